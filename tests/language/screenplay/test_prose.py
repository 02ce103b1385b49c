"""Writers' own notes stay possible: what resembles no mark is left alone, and counted."""

import pytest

from tests.language.screenplay.scripts import script, sure

OWN = [
    "check the rhythm here",
    "Pierre is too nice here.",
    "Pierre should be drunk; ask Anna!",
    "TODO: a better line",
    "story idea: they swap coats",
    "Cast someone tall.",
    "Act two drags.",
    "with more feeling",
    "scene too long?",
    "secret door?",
    "She reads him like a book",
    "Who knows what he wants…",
    "“Quotes” — and dashes – of all kinds",
    "Is it [really] so?",
    "wants more tension",
    "place holder",
    "Wiki Page",
    "https://example.org/a_b?c=d#e",
    "#12",
    "Katya",
    "cancer",
    "the author wants to see this cut, the end is near and everybody knows it",
    "note: Pierre reads the diary",
    "Note: it is fine",
    "import duties apply to the diary",
    "Pierre tells a joke here, no idea which",
    "rule of three",
    "define the stakes",
    "Remember to check\nwhether this\n\tworks out",
    "100% sure?",
    "a\\b",
]


@pytest.mark.parametrize("note", OWN)
def test_left_alone(note, tmp_path) -> None:
    """A note of the writer's own is no mistake and no mark, and its line is told unless it says that it is a note."""
    story = script(f"INT. LOFT\n\nKATYA\nYes. [[{note}]]\n", tmp_path)
    notes = sure(story.notes)
    assert notes.read == 0
    assert not [line for line in story.lines if line.number]
    assert [span.line for span in notes.left] == ([] if note.casefold().startswith("note:") else [7])


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Pierre reads the diary", "Pierre reads the diary"),
        ("pierre READS the Diary.", "Pierre reads the diary"),
        ("Pierre tells Katya that (hers and not cancer) [A, B]", None),
        ("event: Pierre turns away", "Pierre turns away"),
        ("\n  Pierre turns away\n", "Pierre turns away"),
        ("Pierre turns away  # why?", "Pierre turns away"),
    ],
)
def test_read(note, told, tmp_path) -> None:
    """A sentence of the story is an event however it is laid out."""
    story = script(f"INT. LOFT\n\nKATYA\nYes. [[{note}]]\n\nPIERRE\nNo.\n", tmp_path)
    lines = [line.text for line in story.lines if line.number]
    assert len(lines) == 1
    assert told is None or lines == [told]
    assert sure(story.notes).summary.startswith("1 note: 1 mark read, 0 left alone")


def test_several_marks_in_one_note(tmp_path) -> None:
    """Each row is a mark of its own; a row that is none among them is the writer's."""
    story = script(
        "INT. LOFT\n\nKATYA\nYes.\n[[Pierre turns away\nwhat a day\nPierre looks up\n    intentional: so]]\n\n"
        "PIERRE\nNo.\n",
        tmp_path,
    )
    told = [line for line in story.lines if line.number]
    assert [line.text for line in told] == ["Pierre turns away", "Pierre looks up"]
    assert [accepted.reason for accepted in told[1].accepted] == ["so"]
    assert sure(story.notes).read == 2
