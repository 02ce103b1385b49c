"""A workshop makes reading quicker, and changes nothing else."""

from importlib.resources import files
from pathlib import Path
from random import Random

import pytest

from pasdedeux import api
from pasdedeux.api.loading import load
from pasdedeux.diagnostics import Diagnostic, Refused, Source
from pasdedeux.language import Workshop

STORIES = ("comedy_of_errors", "interview", "interview_2003", "murder_party")

SMALL = """story "Eyes"
character Ann, Bob
place Room
item Vase "the vase"
fact broken(item)
fact purse(character): number
secret clumsy "Ann broke the vase" known to nobody
secret idle "Bob dreams" known to Bob
wants Ann
    2 for not (Bob believes clumsy)    intentional: it is hers
    the purse of Ann
rule "shards" for item x
    whenever broken(x) and not clumsy
    then clumsy
action "{who: character} breaks {x: item}"
    when in_reach(who, x)
    then broken(x)
initially
    Ann believes that the purse of Ann becomes unknown
    Vase is at Room
act "One"
    goal broken(Vase)
scene "Tea" at Room with Ann, Bob
    Ann breaks the vase                 [E1]
    Bob tells Ann that clumsy           [E2]  intentional: he guesses
scene "Later" at Room with Bob
    Ann tells Bob that clumsy
    Bob tells Bob that idle
"""


class Desk:
    """A shelf on which any name is the text that lies there now."""

    def __init__(self) -> None:
        self.text = ""

    def exists(self, path: Path, /) -> bool:
        return path.name == "mine.story"

    def read(self, path: Path, /) -> Source:
        return Source(str(path), self.text)


def told(text: str, workshop: Workshop | None) -> object:
    """All that is found in a text, or all that is wrong with it, as data."""
    desk = Desk()
    desk.text = text
    try:
        story = load("mine.story", shelf=desk, workshop=workshop)
        report = api.check(story)
    except Refused as refused:
        return [home(item, workshop).to_json() for item in refused.diagnostics]
    judged = [*report.findings, *report.accepted]
    found = [{**item.to_json(), **home(item.diagnostic, workshop).to_json()} for item in judged]
    events = [(line.number, line.text, str(line.span), line.event.signature) for line in story.lines]
    return found, events, story.marks, story.world.name


def home(item: Diagnostic, workshop: Workshop | None) -> Diagnostic:
    """The message with its places in the text that was read last."""
    return workshop.at_home(item) if workshop else item


def edited(text: str, dice: Random) -> str:
    """The text after one edit of the kind that writers make."""
    rows = text.split("\n")
    at, other = dice.randrange(len(rows)), dice.randrange(len(rows))
    words = rows[at].split(" ")
    match dice.randrange(8):
        case 0 | 1:
            del rows[at]
        case 2:
            rows.insert(at, rows[other])
        case 3:
            rows.insert(at, "")
        case 4:
            rows.insert(at, "# a word of the author")
        case 5:
            rows[at], rows[other] = rows[other], rows[at]
        case 6:
            del words[dice.randrange(len(words))]
            rows[at] = " ".join(words)
        case _:
            rows[at] = rows[at] + " " + dice.choice(words)
    return "\n".join(rows)


def follows(text: str, edits: int, dice: Random) -> None:
    """Edit a text again and again, mostly from its last good state, and compare what is said of it."""
    workshop, before = Workshop(), text
    for _ in range(edits):
        assert told(text, workshop) == told(text, None), text
        text = edited(before if dice.random() < 0.7 else text, dice)
        if dice.random() < 0.3 and not isinstance(told(text, None), list):
            before = text


def bundled(name: str) -> str:
    """The text of a bundled story."""
    return files("pasdedeux").joinpath("stories", f"{name}.story").read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", range(3))
def test_a_workshop_changes_nothing(seed) -> None:
    """A story read in a workshop after many others says the same, at the same places, as one that is read alone."""
    follows(SMALL, 12, Random(seed))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SMALL", *STORIES])
def test_a_workshop_changes_nothing_in_long_stories(name) -> None:
    """It is so in every bundled story, with imports and remakes."""
    follows(SMALL if name == "SMALL" else bundled(name), 200 if name == "SMALL" else 10, Random(7))


def test_a_sentence_leaves_the_world() -> None:
    """A change of what happens leaves the world; a change of what is declared, or of its place, makes it anew."""
    desk, workshop = Desk(), Workshop()

    def world(text: str) -> object:
        desk.text = text
        return load("mine.story", shelf=desk, workshop=workshop).world

    first = world(SMALL)
    assert world(SMALL.replace("Ann breaks the vase", "Bob breaks the vase")) is first
    assert world(SMALL.replace('scene "Later"', '# a word\nscene "Later"')) is first
    assert world(SMALL.replace("2 for not", "3 for not")) is not first
    moved = world(SMALL)
    assert world("# a word\n" + SMALL) is not moved


def test_at_home() -> None:
    """What stands in a kept world is told at its place in the text that was read last, excerpt included."""
    desk, workshop = Desk(), Workshop()
    longer = SMALL + "    Bob breaks the vase\n"
    for text in (SMALL, longer):
        desk.text = text
        report = api.check(load("mine.story", shelf=desk, workshop=workshop))
    (found,) = (item for item in report.accepted if item.code == "C209")
    assert found.span is not None
    assert found.span.source.text == SMALL
    place = workshop.at_home(found.diagnostic).span
    assert place is not None
    assert place.source.text == longer
