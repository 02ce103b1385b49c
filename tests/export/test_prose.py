"""The prose of scripts."""

import pytest

from pasdedeux import api
from pasdedeux.export import FORMATS, script_of
from pasdedeux.export.parts import ActionPart, EndingPart, ScenePart, SpeechPart
from pasdedeux.model.replay import replay

STORY = """story "Prose"
character Ann, Ben "the editor", Cleo, left_hand
place Loft "the loft", Garden
secret gold "Ann has gold" true, known to Ann
secret debt "the editor owes her" known to Ben
action "{one: character} whispers {s: secret} to {other: character}"
    says s to other
action "{one: character} warns {other: character} of {s: secret}"
    threatens s to other
action "{one: character} signs for {other: character}"
    promises to keep gold to other
action "{who: character} opens the show"
scene "One" at Loft with Ann, Ben
    Ann tells Ben that gold
    Ann tells Ben that not gold
    Ben asks Ann whether gold
    Ben promises Ann to keep gold
    Ben promises Ann that Ann believes gold
    Ann threatens Ben that not gold
    Cleo arrives at the loft
    Ann tells Cleo that debt, unseen by Ben
    Ann whispers gold to Ben
    Ann warns Ben of gold
    Ann signs for Ben
    Ann turns away, unseen
scene "Two" at Loft with Ann, Cleo
    Ann phones Ben
    Ben tells Ann that gold
scene "Three" at Garden with left_hand
    Left_hand opens the show
scene "Four" at Garden with nobody
meanwhile scene "Five" at Loft with Ben, Ann, Cleo
ending "What now"
    Ann either
        Ann gives gold to Ben
        nothing
"""


@pytest.fixture(scope="module")
def parts():
    """The parts of the script."""
    text = STORY.replace("Ann gives gold to Ben", "Ann turns away").replace('scene "Four" at Garden with nobody\n', "")
    return script_of(replay(api.load_text(text))).parts


def said(part: SpeechPart) -> str:
    """A speech on one line."""
    return " ".join(filter(None, (part.cue, part.extension, part.manner and f"({part.manner})", part.words)))


def test_scenes_open_with_who_is_there(parts):
    """Whoever comes in is in capitals; whoever was there before is not. A scene in the same place plays later."""
    scenes = [(part.heading, part.opening) for part in parts if isinstance(part, ScenePart)]
    assert scenes == [
        ("INT. LOFT", "ANN and THE EDITOR are here."),
        ("INT. LOFT - LATER", "Ann and CLEO are here."),
        ("EXT. GARDEN", "LEFT HAND is alone."),
        ("INT. LOFT - SAME TIME", "THE EDITOR, ANN and CLEO are here."),
    ]


def test_what_is_said_is_dialogue(parts):
    """Words are dialogue in the speaker's own person, with how and to whom where that is not plain."""
    assert [said(part) for part in parts if isinstance(part, SpeechPart)] == [
        "ANN I have gold.",
        "ANN CONT'D I do not have gold.",
        "EDITOR You have gold?",
        "EDITOR CONT'D I will keep it to myself: you have gold.",
        "EDITOR CONT'D I promise: you believe that you have gold.",
        "ANN I warn you: I do not have gold.",
        "ANN (whispers to the editor) I have gold.",
        "ANN CONT'D (warns the editor) I warn you: I have gold.",
        "EDITOR V.O. (to Ann) You have gold.",
    ]


def test_what_is_done_is_action(parts):
    """Deeds are sentences, with whoever comes in in capitals and a word about those who miss it."""
    assert [part.prose for part in parts if isinstance(part, ActionPart)] == [
        "CLEO arrives at the loft.",
        "Ann tells Cleo that the editor owes her. The editor does not see it.",
        "Ann signs for the editor.",
        "Ann turns away. Nobody sees it.",
        "Ann phones the editor.",
        "Left hand opens the show.",
    ]


def test_what_is_left_open_is_said(parts):
    """An ending says what each may do."""
    assert [part for part in parts if isinstance(part, EndingPart)] == [
        EndingPart("What now", ("Ann either turns away, or does nothing.",))
    ]


def test_every_format_has_every_mark(parts):
    """Whatever the format, no mark is left out."""
    story = api.load("interview")
    script = script_of(replay(story), "interview")
    marks = [mark for part in script.parts if isinstance(part, ActionPart | SpeechPart) for mark in part.marks]
    assert len(marks) == len([line for line in story.lines if not line.staging])
    for text in FORMATS.values():
        assert all(f"[[{mark}" in text(script) for mark in marks)
