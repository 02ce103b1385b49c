"""What a screenplay is made of: its elements in order, whichever way they were written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pasdedeux.diagnostics import Source, Span
from pasdedeux.language.screenplay.headings import Heading
from pasdedeux.language.screenplay.notes import Note

SECTION, SYNOPSIS, HEADING, ACTION = "section", "synopsis", "heading", "action"
CHARACTER, PARENTHETICAL, DIALOGUE, LYRIC = "character", "parenthetical", "dialogue", "lyric"
TRANSITION, CENTERED, BREAK = "transition", "centered", "break"


class Element(NamedTuple):
    """One element: its kind, its text without notes and forcing signs, and where it stands.

    ``level`` is the depth of a section; ``dual`` is set for a cue that speaks beside the one before. A ``heading``
    says what was understood of a scene heading.
    """

    kind: str
    text: str
    start: int
    end: int
    level: int = 0
    dual: bool = False
    heading: Heading | None = None


@dataclass(frozen=True, slots=True)
class TitleLine:
    """One entry of a title page: the key in lower case, its value, and where that stands."""

    key: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Screenplay:
    """A screenplay as written."""

    source: Source
    title_page: tuple[TitleLine, ...]
    elements: tuple[Element, ...]
    notes: tuple[Note, ...]
    entries: Mapping[str, TitleLine] = field(default_factory=dict)

    def span(self, element: Element) -> Span:
        """Where an element stands."""
        return Span(self.source, element.start, element.end)
