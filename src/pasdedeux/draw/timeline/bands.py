"""The geometry of a timeline: which columns stand in which band, and where.

A long story is broken as a score is: into bands below each other, each with its own heading, rows and matters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from pasdedeux.analysis.pictures.columns import Column
from pasdedeux.analysis.pictures.standing import Stretch
from pasdedeux.analysis.pictures.timeline import Row, Timeline
from pasdedeux.draw.frame import MARGIN, WIDTH
from pasdedeux.draw.lettering import BODY
from pasdedeux.draw.measure import width
from pasdedeux.model.words import name

NARROWEST, COMFORTABLE, WIDEST = 17.0, 26.0, 140.0  # pixels of a column
_LEAST_GUTTER, _MOST_GUTTER = 76.0, 180.0
TRUTH = "in truth"
NOTHING = "There is no secret in this story, and nobody speaks of anything."


@dataclass(frozen=True, slots=True)
class Band:
    """Some columns in a row: the first stands at ``left``, each is ``step`` wide. ``only``: there is no other band."""

    columns: tuple[Column, ...]
    left: float
    step: float
    only: bool

    @property
    def first(self) -> int:
        """The index of its first column."""
        return self.columns[0].index

    @property
    def end(self) -> int:
        """The index after its last column."""
        return self.columns[-1].index + 1

    @property
    def right(self) -> float:
        """Where its last column ends."""
        return self.x(self.end)

    @property
    def gutter(self) -> float:
        """The room for the names of rows."""
        return self.left - MARGIN - 8

    def x(self, column: int) -> float:
        """Where a column begins."""
        return self.left + (column - self.first) * self.step

    def centre(self, column: int) -> float:
        """The middle of a column."""
        return self.x(column) + self.step / 2

    def has(self, column: int) -> bool:
        """Whether a column stands in it."""
        return self.first <= column < self.end

    def cut(self, begin: int, end: int) -> tuple[int, int] | None:
        """The part of a stretch of columns that stands in it."""
        start, stop = max(begin, self.first), min(end, self.end)
        return (start, stop) if start < stop else None

    def stretches(self, whole: Sequence[Stretch]) -> Iterator[Stretch]:
        """The parts of stretches that stand in it."""
        for stretch in whole:
            part = self.cut(stretch.begin, stretch.end)
            if part is not None:
                yield Stretch(*part, stretch.held, stretch.standing)

    def standing(self, row: Row) -> Stretch:
        """How somebody stands to a matter at its end."""
        return list(self.stretches(row.stretches))[-1]


def bands(picture: Timeline) -> tuple[Band, ...]:
    """The bands of a picture: one, if its columns fit into it, else as many of about the same length as are needed."""
    names = {name(row.who) for course in picture.courses for row in course.rows}
    widest = max((width(text, BODY) for text in (*names, TRUTH)), default=0.0)
    left = MARGIN + min(max(widest, _LEAST_GUTTER), _MOST_GUTTER) + 8
    room = WIDTH - MARGIN - left
    count = len(picture.columns)
    narrowest = NARROWEST if count <= 100 else NARROWEST + 5  # three figures need more room than two
    if count * narrowest <= room:
        return (Band(picture.columns, left, min(room / count, WIDEST), True),)
    parts = ceil(count / (room // max(COMFORTABLE, narrowest)))
    each = ceil(count / parts)
    cut = [picture.columns[at : at + each] for at in range(0, count, each)]
    return tuple(Band(part, left, room / each, False) for part in cut)
