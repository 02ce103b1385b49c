"""The lines of a cleared text: their places in the file, and their words without the fillers of notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pasdedeux.language.screenplay.notes import FILLERS, NOTE, OUT

_TAB = 4  # columns


class Line(NamedTuple):
    """A line: where it stands without blanks at its end, as it is (``raw``), and its words (``text``)."""

    start: int
    end: int
    raw: str
    text: str

    @property
    def blank(self) -> bool:
        """Whether it parts paragraphs: nothing stands on it. Two blanks or a note keep a paragraph together."""
        return not self.text.strip() and NOTE not in self.raw and self.text != "  "


def lines_of(text: str) -> list[Line]:
    """The lines of a text."""
    found, at = [], 1 if text.startswith("\ufeff") else 0
    for raw in text[at:].split("\n"):
        line = raw.removesuffix("\r")
        found.append(Line(at, at + len(line.rstrip()), line, _words(line)))
        at += len(raw) + 1
    return found


def _words(line: str) -> str:
    if NOTE in line or OUT in line:
        line = line.translate(FILLERS)
        line = line if line.strip() else ""
    return line.expandtabs(_TAB) if "\t" in line else line


def paragraphs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines between blank ones, in order."""
    start = 0
    for at, line in enumerate(lines):
        if line.blank:
            if at > start:
                yield lines[start:at]
            start = at + 1
    if start < len(lines):
        yield lines[start:]
