"""Who is in the room."""

from pasdedeux.analysis.minds.presence import Presence
from tests.analysis.stage import at, played

LEAVES = """
action "{s: character} leaves for {p: place}"
    called leaves
    by s
    then s is at p
    seen by everyone
"""


def test_whoever_left_is_not_present() -> None:
    """The heading says who is there at first; the story's own fact of places says who is there later."""
    run = played("Ann tells Ben that ill\nBen leaves for Yard\nAnn takes Box", LEAVES)
    room = Presence(run.story.world)
    assert [[w.name for w in room.at(at(run, n))] for n in "123"] == [["Ann", "Ben"], ["Ann", "Ben"], ["Ann"]]


def test_whoever_comes_later_is_present() -> None:
    """Somebody who is not in the heading and comes in is there."""
    run = played("Cleo leaves for Room\nAnn takes Box", LEAVES)
    room = Presence(run.story.world)
    assert [[w.name for w in room.at(at(run, n))] for n in "12"] == [["Ann", "Ben"], ["Ann", "Ben", "Cleo"]]
