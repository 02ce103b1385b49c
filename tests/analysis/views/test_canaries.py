"""Canaries: everything has a name of its own, and no view has one of something that its character cannot know of."""

import json
import random
import re
from collections.abc import Iterator

import pytest

from pasdedeux import api
from pasdedeux.analysis.perspectives.sieve import Sieve
from pasdedeux.analysis.views.viewer import Viewer
from pasdedeux.model.replay import Replay, replay
from pasdedeux.model.story import Story
from pasdedeux.model.values import Entity
from tests.analysis.views import pairs
from tests.analysis.views.alike import in_mind, initiated, mentioned

CANARY = re.compile(r"Q\d+Z")
NOBODYS = "Q0Z"  # of what no character can know of: titles, ids, the words of a line, names of rules


def put(thing: object, **values: object) -> None:
    """Write into frozen data."""
    for name, value in values.items():
        object.__setattr__(thing, name, value)


def canaried(story: Story) -> tuple[Story, dict[str, Entity]]:
    """The story with a canary in every name and label, and in everything that is for readers only."""
    there: dict[str, Entity] = {}
    for number, entity in enumerate(story.world.entities, 1):
        there[f"Q{number}Z"] = entity
        put(entity, name=f"Q{number}Z", label=f"the Q{number}Z")
    for fluent in story.world._ground.values():
        if fluent.name == "so":
            put(fluent, gloss=fluent.args[0].label)  # type: ignore[union-attr]
    story.world.__dict__.pop("by_name", None)
    put(story, title=NOBODYS)
    for line in story.lines:
        put(line, text=NOBODYS, ids=(NOBODYS,))
    for part in (*story.scenes, *story.acts):
        put(part, title=NOBODYS)
    for rule in story.world.rules:
        put(rule, name=NOBODYS)
    return story, there


def knowing(replayed: Replay, who: Entity) -> Iterator[set[Entity]]:
    """Whom and what somebody can know of, before all and after each moment, by the model alone."""
    world = replayed.story.world
    secrets = {e for e in world.entities if "secret" in e.types}
    utility = world.utilities.get(who)
    wants = mentioned((utility.value, tuple(w.condition for w in utility.wants))) - secrets if utility else set()
    found = {who, *wants, *initiated(replayed, who), *_in(replayed.start.believed(who), secrets)}
    yield found
    for moment in replayed.moments:
        mind = moment.after.believed(who)
        if mind is not moment.before.believed(who):
            found = found | _in(mind, secrets)
        if who in moment.observers and not moment.line.staging:
            found = found | mentioned((moment.event.args, moment.event.speech))
        yield found


def _in(mind, secrets: set[Entity]) -> set[Entity]:
    return (in_mind(mind, secret=False) - secrets) | (in_mind(mind, secret=True) & secrets)


def leaks(story: Story, every: int = 1) -> list[str]:
    """The canaries that views have and should not, of everybody at every moment; says how many views there were."""
    marked, there = canaried(story)
    replayed = replay(marked)
    found: list[str] = []
    for who in marked.world.characters:
        sieve, viewer = Sieve(marked.world), Viewer()
        perspective = sieve.begin(who, replayed.start)
        for at, known in enumerate(knowing(replayed, who)):
            if at:
                perspective = sieve.all_lived(perspective, (replayed.moments[at - 1],))
            if at % every == 0 or at == len(replayed.moments):
                view = viewer.view(perspective)
                said = set(CANARY.findall(f"{view} {json.dumps(view.to_json())}"))
                allowed = {entity.name for entity in known}
                found += [f"{who} after {at}: {there.get(canary, canary)}" for canary in sorted(said - allowed)]
    return found


@pytest.mark.parametrize("name", ["interview", "murder_party", "comedy_of_errors"])
def test_no_view_of_a_bundled_story_leaks(name) -> None:
    """Nobody is shown a name of whom or what they cannot know of, nor a title, an id or a rule, every few moments."""
    assert leaks(api.load(name), every=7) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["interview", "murder_party", "comedy_of_errors"])
def test_no_view_of_any_moment_leaks(name) -> None:
    """The same of every moment."""
    assert leaks(api.load(name)) == []


@pytest.mark.parametrize("seed", range(3))
def test_no_view_of_a_random_story_leaks(seed) -> None:
    """The same of random stories with somebody and something that nobody ever meets."""
    told = pairs.story(random.Random(seed))
    for _ in range(3):
        told = pairs._more(random.Random(seed), told)
    assert leaks(api.load_text(told.text), every=3) == []


@pytest.mark.slow
def test_no_view_of_many_random_stories_leaks() -> None:
    """The same of sixty random stories."""
    assert [
        leak for seed in range(100, 160) for leak in leaks(api.load_text(pairs.story(random.Random(seed)).text))
    ] == []


@pytest.mark.parametrize("name", ["interview", "murder_party"])
def test_what_may_be_said_names_nothing_unknown(name) -> None:
    """Asked of every secret, in the author's words, the answers name only whom and what the speaker can know of."""
    story = api.load(name)
    secrets = [entity.name for entity in story.world.entities if "secret" in entity.types]
    claims = [*secrets, *(f"not {secret}" for secret in secrets)]
    marked, _ = canaried(story)
    replayed = replay(marked)
    for who in marked.world.characters:
        *_, known = knowing(replayed, who)
        text = str(api.may_say(marked, who.name, claims))
        assert set(CANARY.findall(text)) <= {entity.name for entity in known}, who
        assert text.count("never heard of") == 2 * sum(
            marked.world.by_name.get(c) not in known for c in _called(marked)
        )


def _called(story: Story) -> list[str]:
    return [entity.name for entity in story.world.entities if "secret" in entity.types]


def test_a_leak_is_found(monkeypatch) -> None:
    """Where the sieve lets through what nobody noticed, canaries sing: the test can fail."""
    whole = Sieve.lived
    monkeypatch.setattr(
        Sieve, "lived", lambda self, p, before, event, after, noticed: whole(self, p, before, event, after, True)
    )
    assert leaks(api.load("murder_party"), every=7)
