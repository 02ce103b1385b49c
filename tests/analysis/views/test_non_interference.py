"""Non-interference: whoever cannot tell two stories apart is shown the same of both, to the byte."""

import random
from dataclasses import replace

import pytest

from pasdedeux.analysis.perspectives.sieve import Sieve
from pasdedeux.model.binding import all_events
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.replay import replay
from pasdedeux.model.semantics import RuleLoop, Semantics
from pasdedeux.model.story import Line, Story
from tests.analysis.views import pairs
from tests.analysis.views.alike import alike
from tests.analysis.views.pairs import Pair, alike_pairs
from tests.strategies import errand

SHARE = 0.8  # of pairs in which something that really happens differs, at the least


def checked(found: list[Pair]) -> None:
    """Each pair shows the same; a difference is shown with what differs in the stories."""
    for pair in found:
        one, other = pair.views
        assert one == other, f"{pair.who}\n{pair.base.text}\n---\n{pair.other.text}"


@pytest.mark.parametrize("seed", range(4))
def test_what_somebody_cannot_distinguish_changes_nothing_that_they_see(seed) -> None:
    """Stories alike to somebody, whatever else differs in them, give them one view."""
    found = list(alike_pairs(seed))
    checked(found)
    assert len(found) > 10
    assert sum(not pair.trivial for pair in found) > SHARE / 2 * len(found)


@pytest.mark.slow
def test_five_thousand_pairs() -> None:
    """The same of 5,000 pairs, in most of which something different really happens."""
    count, serious, seed = 0, 0, 10_000
    while count < 5_000:
        found = list(alike_pairs(seed))
        checked(found)
        count, serious, seed = count + len(found), serious + sum(not p.trivial for p in found), seed + 1
    assert serious > SHARE * count


def test_a_sieve_with_a_hole_is_found(monkeypatch) -> None:
    """Where everybody is shown what they did not notice, some pairs differ: the test can fail."""
    whole = Sieve.lived
    monkeypatch.setattr(
        Sieve, "lived", lambda self, p, before, event, after, noticed: whole(self, p, before, event, after, True)
    )
    assert any(pair.views[0] != pair.views[1] for seed in range(3) for pair in alike_pairs(seed, 8, 0))


def walks(seed: int) -> tuple[Story, Semantics, list[list[Line]]]:
    """A random world with acts of any effect, a walk in it, and other walks that differ in a few places."""
    draw, world = random.Random(seed), errand(seed)
    events = [event for action in world.actions for event in all_events(world, action)]
    walk = [draw.choice(events) for _ in range(5)] if events else []
    walks = [walk]
    for _ in range(12):
        other = list(walk)
        at = draw.randrange(len(other) + 1)
        other[at : at + draw.choice([0, 0, 1])] = [draw.choice(events)] * draw.choice([0, 1, 1]) if events else []
        walks.append(other)
    told = [[Line(e, i, e.sentence) for i, e in enumerate(events, 1)] for events in walks]
    return Story("Walk", world), Semantics(world), told


def walked(seed: int) -> int:
    """How many pairs of walks of one seed are alike to somebody; each must show them the same."""
    story, semantics, told = walks(seed)
    try:
        replays = [replay(replace(story, lines=tuple(lines)), semantics) for lines in told]
    except (RuleLoop, ArithmeticError, Ungroundable):
        return 0
    stage = object.__new__(pairs.Stage)
    stage.story, stage._seeing = story, pairs.seeing(story.world)
    count = 0
    for other in replays[1:]:
        for who in story.world.characters:
            if alike(replays[0], other, who.name):
                count += 1
                assert stage.view(replays[0], who.name) == stage.view(other, who.name), (seed, who)
    return count


def test_acts_of_any_effect() -> None:
    """The same of walks in random worlds, whose acts write beliefs about beliefs and are noticed by whomever."""
    assert sum(walked(seed) for seed in range(40)) > 40


@pytest.mark.slow
def test_many_acts_of_any_effect() -> None:
    """The same of a thousand random worlds."""
    assert sum(walked(seed) for seed in range(100, 1_100)) > 1_000
