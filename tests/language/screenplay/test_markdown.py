"""Markdown: headings, cues, and what is never read."""

import pytest

from pasdedeux.diagnostics import Source
from pasdedeux.language.screenplay.declarations import elements


def read(text):
    """Kind and text of each element."""
    return [(e.kind, e.text) for e in elements(Source("s.md", text)).elements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## INT. LOFT - NIGHT", [("heading", "INT. LOFT - NIGHT")]),
        ("###### ext. loft ##", [("heading", "ext. loft")]),
        ("## The call, the loft: Katya, Pierre", [("heading", "The call")]),
        ("## Note: a, b", [("section", "Note: a, b")]),
        ("## The call", [("section", "The call")]),
        ("#hashtag", [("action", "#hashtag")]),
        ("**KATYA:** Yes.", [("character", "KATYA"), ("dialogue", "Yes.")]),
        ("**Katya** (V.O.):\nYes.", [("character", "Katya (V.O.)"), ("dialogue", "Yes.")]),
        ("__Katya__\nYes.\nNo.", [("character", "Katya"), ("dialogue", "Yes.\nNo.")]),
        ("KATYA: Yes.", [("character", "KATYA"), ("dialogue", "Yes.")]),
        ("Katya: a portrait", [("action", "Katya: a portrait")]),
        ("**Katya** is here.", [("action", "**Katya** is here.")]),
        ("One\nparagraph.\n\nAnother.", [("action", "One\nparagraph."), ("action", "Another.")]),
        ("<!-- gone\n\n## INT. LOFT\n-->", []),
        ("```\n## INT. LOFT\n```", []),
        ("Text.\n## INT. LOFT\nMore.", [("action", "Text."), ("heading", "INT. LOFT"), ("action", "More.")]),
    ],
)
def test_elements(text, expected) -> None:
    """Each element is read as the page about screenplays has it."""
    assert read(f"---\ntitle: T\n---\n\n{text}\n") == expected


def test_front_matter() -> None:
    """It has the keys of a title page, quoted or not; one that is not closed is text."""
    found = elements(Source("s.md", '---\nTitle: "The loft"\nworld: x.story\ndraft_date: 2020\n---\n'))
    assert [(line.key, line.value) for line in found.title_page] == [
        ("title", "The loft"),
        ("world", "x.story"),
        ("draft date", "2020"),
    ]
    assert elements(Source("s.md", "---\ntitle: x\n")).title_page == ()


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("# The loft\n\n## INT. LOFT", "The loft", ["INT. LOFT"]),
        ("# The loft\n\n# One\n\n## INT. LOFT", "The loft", ["One", "INT. LOFT"]),
        ("## INT. LOFT\n\n# One", "", ["INT. LOFT", "One"]),
    ],
)
def test_title(text, title, rest) -> None:
    """The first heading of the first level is the title, if no scene comes before it."""
    found = elements(Source("s.md", text))
    assert [line.value for line in found.title_page] == ([title] if title else [])
    assert [element.text for element in found.elements] == rest


def test_notes_in_code_are_none() -> None:
    """What stands in code or a comment is no note."""
    found = elements(Source("s.md", "`[[a]]` [[b]] <!-- [[c]] -->\n\n~~~\n[[d]]\n~~~\n\n``[[e]]``"))
    assert [note.span.text for note in found.notes] == ["[[b]]"]
