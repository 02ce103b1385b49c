"""Fountain: every element of its syntax, and where it stands."""

import pytest

from pasdedeux.diagnostics import Source
from pasdedeux.language.screenplay.declarations import elements


def read(text):
    """Kind and text of each element."""
    return [(e.kind, e.text) for e in elements(Source("s.fountain", text)).elements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INT. HOUSE - DAY", [("heading", "INT. HOUSE - DAY")]),
        ("ext. house - day", [("heading", "ext. house - day")]),
        ("EST. HOUSE", [("heading", "EST. HOUSE")]),
        ("INT./EXT. CAR", [("heading", "INT./EXT. CAR")]),
        ("I/E CAR", [("heading", "I/E CAR")]),
        ("INT HOUSE #12A#", [("heading", "INT HOUSE")]),
        (".THE BOAT", [("heading", "THE BOAT")]),
        ("...and then", [("action", "...and then")]),
        ("INTERIOR MONOLOGUE", [("action", "INTERIOR MONOLOGUE")]),
        ("KATYA\nYes.", [("character", "KATYA"), ("dialogue", "Yes.")]),
        (
            "KATYA (V.O.)\n(low)\nYes.\nNo.\n(louder)\nNever.",
            [
                ("character", "KATYA (V.O.)"),
                ("parenthetical", "(low)"),
                ("dialogue", "Yes.\nNo."),
                ("parenthetical", "(louder)"),
                ("dialogue", "Never."),
            ],
        ),
        ("KATYA\nOne.\n  \nTwo.", [("character", "KATYA"), ("dialogue", "One.\n\nTwo.")]),
        ("@McCLANE\nYippee.", [("character", "McCLANE"), ("dialogue", "Yippee.")]),
        ("R2D2\nBeep.", [("character", "R2D2"), ("dialogue", "Beep.")]),
        ("1999\nA year.", [("action", "1999\nA year.")]),
        ("KATYA\n\nShe waits.", [("action", "KATYA"), ("action", "She waits.")]),
        ("!SCANNING THE AISLES...\nWhere?", [("action", "SCANNING THE AISLES...\nWhere?")]),
        ("CUT TO:", [("transition", "CUT TO:")]),
        ("> Burn to white.", [("transition", "Burn to white.")]),
        ("> THE END <", [("centered", "THE END")]),
        ("~Willy Wonka!", [("lyric", "Willy Wonka!")]),
        (
            "# Act\n\n## Scene\n\n= What happens",
            [("section", "Act"), ("section", "Scene"), ("synopsis", "What happens")],
        ),
        ("===", [("break", "")]),
        ("A /* gone\n\nKATYA\nNo. */ B", [("action", "A  B")]),
        ("KATYA ^\nMe too.", [("character", "KATYA"), ("dialogue", "Me too.")]),
        ("He waits. [[a note\nof two lines]] Long.", [("action", "He waits.  Long.")]),
        ("INT. HOUSE\n[[with Katya]]", [("heading", "INT. HOUSE")]),
        ("INT. HOUSE\nKatya waits.", [("heading", "INT. HOUSE"), ("action", "Katya waits.")]),
        ("[[only a note]]", []),
    ],
)
def test_elements(text, expected) -> None:
    """Each element is read as the syntax has it, also with the line ends of another system."""
    assert read(f"\n{text}\n") == expected
    assert read(f"\n{text}\n".replace("\n", "\r\n")) == expected
    assert read(f"\ufeff\n{text}") == expected


def test_title_page() -> None:
    """The title page has single and several lines, its emphasis is no part of it, and it ends with an empty line."""
    text = "Title:\n    _**THE LOFT**_\n    a film\nAuthor: Ann\nWorld: x.story\n\nContact: me\n"
    found = elements(Source("s.fountain", text))
    assert [(line.key, line.value) for line in found.title_page] == [
        ("title", "THE LOFT a film"),
        ("author", "Ann"),
        ("world", "x.story"),
    ]
    assert found.title_page[2].span.text == "x.story"
    assert [(e.kind, e.text) for e in found.elements] == [("action", "Contact: me")]


@pytest.mark.parametrize("first", ["FADE IN:", "Katya: a portrait", "INT. HOUSE: DAY"])
def test_no_title_page(first) -> None:
    """A script that begins without a title page loses nothing of its first paragraph."""
    assert elements(Source("s.fountain", f"{first}\n\nMore.")).title_page == ()
    assert len(read(f"{first}\n\nMore.")) == 2


def test_places() -> None:
    """An element stands where its text does, whatever notes and remarks stand before it."""
    text = "/* x */\nINT. HOUSE [[a\nb]]\n\nKATYA [[c]]\nYes.\n"
    source = Source("s.fountain", text)
    script = elements(source)
    assert [script.span(e).text.split()[0] for e in script.elements] == ["INT.", "KATYA", "Yes."]
    assert [note.span.text for note in script.notes] == ["[[a\nb]]", "[[c]]"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("[[Katya waits [P2.3]]]", "Katya waits [P2.3]"),
        ("[[Katya waits [P2.3] ]]", "Katya waits [P2.3] "),
        ("[see [[this]]]", "this"),
        ("[[a]] [[b]]", "a"),
        ("[[one\n  \ntwo]]", "one\n  \ntwo"),
    ],
)
def test_notes_end(text, inside) -> None:
    """A note ends with its brackets, those of source ids apart, and two blanks keep an empty line inside."""
    note = elements(Source("s.fountain", f"x {text} y")).notes[0]
    assert f"x {text} y"[note.start : note.end] == inside
