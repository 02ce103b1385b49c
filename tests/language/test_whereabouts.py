"""A heading has only those leave who can be somewhere: what happens is the same as if all were asked."""

import pytest

from pasdedeux import api
from pasdedeux.api import bundled
from pasdedeux.language.story import resolve
from pasdedeux.model.replay import replay
from pasdedeux.model.semantics import Semantics

MOVES = """
character Ada, Ben, Cleo
place Hall, Study, Attic, Cellar
initially
    Ada is at Hall; Ben is at Attic
scene "One" at Hall with Ada, Cleo
    Cleo leaves Hall for Cellar
    Ada arrives at Study
scene "Two" at Study with Ada, Ben
    Ben leaves Study
scene "Three" at Cellar with Ada, Ben, Cleo
scene "Four" at Hall with Ben
    Cleo leaves Cellar for Attic
scene "Five" at Attic with Ada
"""
RULED = """
character Ada, Ben
place Hall, Study
fact drunk(character)
rule "drunkards sleep in the study" for character c
    whenever drunk(c) and not c is at Study
    then c is at Study
action "{who: character} drinks"
    then drunk(who)
scene "One" at Hall with Ada, Ben
    Ada drinks
scene "Two" at Hall with Ben
scene "Three" at Study with Ben
"""
TEXTS = {name: bundled.source(name).text for name in ("interview", "murder_party", "comedy_of_errors")}
TEXTS |= {"moves": MOVES, "ruled": RULED}


class Anywhere:
    """Whereabouts of which nothing is known."""

    def __init__(self, world):
        pass

    def may(self, action, args):
        """Anybody may be anywhere."""
        return True

    def headed(self, events):
        """Nothing is noted."""

    def happened(self, event):
        """Nothing is noted."""


def moments(story, without=()):
    """What happens in a story, each state by its values and those in all minds, two deep."""
    done = replay(story, Semantics(story.world), without).moments
    return [(m.event.signature, str(m.after.values), [str(b.values) for b in m.after.beliefs]) for m in done]


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_happens(name, monkeypatch) -> None:
    """Moment by moment, in the whole story and without any one of its events."""
    few = api.load_text(TEXTS[name])
    with monkeypatch.context() as context:
        context.setattr(resolve, "Whereabouts", Anywhere)
        all_places = api.load_text(TEXTS[name])
    assert len(few.lines) <= len(all_places.lines)
    told = [[line for line in story.lines if not line.staging] for story in (few, all_places)]
    pairs = list(zip(*told, strict=True))[:: max(1, len(told[0]) // 6)]
    assert moments(few) == moments(all_places)
    for one, other in pairs:
        assert moments(few, (one,)) == moments(all_places, (other,))


def test_fewer_events_are_made() -> None:
    """Nobody leaves a place at which they cannot be."""
    story = api.load_text(MOVES)
    first = [line.event.signature for line in story.lines if line.staging and line.scene is story.scenes[0]]
    assert first == ["comes(Ada, Cleo, Hall)"]
