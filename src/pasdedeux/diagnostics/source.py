"""A text with a name, and the way from an offset in it to a line and a column.

A line ends at a line feed; a carriage return before it belongs to the ending. Columns count characters, so
that an editor finds the place; how wide a character looks is the concern of `glyphs`.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Source:
    """A text and the name it is shown under, mostly a path. Offsets count characters from 0."""

    name: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def end_of_ink(self) -> int:
        """The offset after the last character that is not blank: there belongs what is missing at the end."""
        return len(self.text.rstrip())

    @property
    def line_count(self) -> int:
        """How many lines there are; a text that ends with a line feed has an empty last line."""
        return len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1. Offsets outside the text count as its nearer end."""
        inside = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, inside)
        return line, inside - self._starts[line - 1] + 1

    def line_start(self, line: int) -> int:
        """The offset of the first character of a line. Raises IndexError for a line that is not there."""
        if not 1 <= line <= self.line_count:
            raise IndexError(f"{self.name} has {self.line_count} lines, not a line {line}")
        return self._starts[line - 1]

    def line_text(self, line: int) -> str:
        """The text of a line without its ending. Raises IndexError for a line that is not there."""
        start = self.line_start(line)
        if line == self.line_count:
            return self.text[start:]
        return self.text[start : self._starts[line] - 1].removesuffix("\r")

    def __repr__(self) -> str:
        """Name and size: a text may be long."""
        return f"Source({self.name!r}, {len(self.text)} characters)"
