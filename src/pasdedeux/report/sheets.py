"""Pictures of one kind at many moments, as data.

From one event to the next little of a picture changes: a mind that nothing touched has the same box, wherever the box
stands. So pictures are taken apart into elements, an element into the elements in it, and each is kept once. To keep
every picture as it is took nineteen megabytes for a story of 500 events.
"""

from __future__ import annotations

import re
from typing import TypedDict

_PIECE = re.compile(r"<[^>]*>|[^<]+")
_SENTENCE = re.compile(r"(?<=[.;:] )")  # a description says of many minds in turn what they hold

Part = str | list[int]  # text as it is, or the numbers of the parts that it is made of


class SheetsData(TypedDict):
    """Parts, and for each picture the number of the part that is all of it."""

    parts: list[Part]
    sheets: list[int]


class Sheets:
    """Many pictures that have most of their elements in common."""

    def __init__(self) -> None:
        self._numbers: dict[str | tuple[int, ...], int] = {}
        self._seen: dict[str, int] = {}
        self._sheets: list[int] = []

    def add(self, picture: str) -> None:
        """Keep one more picture: markup in which every element is closed."""
        if picture in self._seen:
            self._sheets.append(self._seen[picture])
            return
        inside: list[list[int]] = [[]]
        for piece in _PIECE.findall(picture):
            if piece.startswith("</"):
                inside[-1].append(self._number(piece))
                element = self._number(tuple(inside.pop()))
                inside[-1].append(element)
            elif piece.startswith("<") and not piece.endswith("/>"):
                inside.append([self._number(piece)])
            elif piece.startswith("<"):
                inside[-1].append(self._number(piece))
            else:
                inside[-1] += map(self._number, _SENTENCE.split(piece))
        self._seen[picture] = self._number(tuple(inside[0]))
        self._sheets.append(self._seen[picture])

    def to_json(self) -> SheetsData:
        """Plain data."""
        return {"parts": [n if isinstance(n, str) else list(n) for n in self._numbers], "sheets": self._sheets}

    def _number(self, part: str | tuple[int, ...]) -> int:
        return self._numbers.setdefault(part, len(self._numbers))
