"""Text in the cells of a terminal, where a letter of East Asia takes two and a mark above another letter none."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.diagnostics.glyphs import cells, shown
from pasdedeux.draw.measure import ELLIPSIS

NARROWEST = 40  # cells below which nothing can be laid out


def padded(text: str, room: int) -> str:
    """The text in just ``room`` cells: cut, or with blanks after it."""
    safe = shown(text)
    if cells(safe) > room:
        while safe and cells(safe) > room - 1:
            safe = safe[:-1]
        safe += ELLIPSIS
    return safe + " " * (room - cells(safe))


def wrapped(text: str, room: int, indent: str = "", hanging: str | None = None) -> Iterator[str]:
    """The text in lines of at most ``room`` cells. The first begins with ``indent``, the others with ``hanging``."""
    start, later = indent, indent if hanging is None else hanging
    line = ""
    for word in _pieces(shown(text).split(), max(room - cells(later), 8)):
        longer = f"{line} {word}" if line else word
        if line and cells(start + longer) > room:
            yield start + line
            start, line = later, word
        else:
            line = longer
    yield start + line


def _pieces(words: list[str], room: int) -> Iterator[str]:
    """Words, those cut that are longer than a line."""
    for word in words:
        rest = word
        while cells(rest) > room:
            end = next(n for n in range(len(rest) - 1, 0, -1) if cells(rest[:n]) <= room or n == 1)
            yield rest[:end]
            rest = rest[end:]
        yield rest
