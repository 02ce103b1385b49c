"""Which of many conditions hold: each narrowed down fluent by fluent, all of them at once.

The naive way asks one condition after the other. Here every condition is a bit, and each value of each fluent has a
number that says which conditions it leaves possible: what they have in common is the answer. Parts of conditions that
read several fluents, or calculate, are asked one by one, and only for those that are left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pasdedeux.engine.plain.formulas import Formulas, Test

FEW = 256  # values of neighbours that are looked up together


class _Bare:
    """Values of one fluent alone, to ask of each what it allows."""

    def __init__(self, values: int) -> None:
        self.values = values

    def believed(self, who: int) -> None:
        """Nobody's beliefs are read."""


class _Column:
    """One fluent or a few neighbours: for each of their values, the conditions that they leave possible."""

    def __init__(self, fields: int, size: int) -> None:
        self.fields, self.size = fields, size  # their bits, and how many values they have together
        self.asked: dict[int, tuple[Test, int]] = {}  # by formula: its test, and the conditions that need it
        self.known: dict[int, int] = {}

    def allowed(self, values: int) -> int:
        """The conditions that values leave possible, worked out."""
        state, mask = _Bare(values), -1
        for test, needing in self.asked.values():
            if not test(state):
                mask &= ~needing
        self.known[values] = mask
        return mask


class Sieve:
    """Conditions that read values only, each a list of formulas that must hold together, by their places in a list."""

    def __init__(self, formulas: Formulas, conditions: Sequence[Sequence[int]]) -> None:
        self._all = (1 << len(conditions)) - 1
        needing: dict[int, int] = {}  # by formula: the conditions that need it, as bits
        for place, parts in enumerate(conditions):
            for part in parts:
                needing[part] = needing.get(part, 0) | 1 << place
        columns: dict[int, _Column] = {}
        self._rest: list[tuple[int, Test]] = []  # what reads several fluents
        for part, bits in needing.items():
            read = {fluent for _, fluent in formulas.reads(part)}
            test = formulas.test(part)
            if len(read) != 1 or formulas.calculates(part):
                self._rest.append((bits, test))
                continue
            fluent = read.pop()
            if fluent not in columns:
                columns[fluent] = _Column(formulas.layout.mask(fluent), formulas.layout.size(fluent))
            columns[fluent].asked[part] = (test, bits)
        together = _merged([column for _, column in sorted(columns.items())])
        self._columns = [(c.fields, c.known, c.allowed) for c in together]

    def holding(self, values: int) -> int:
        """The conditions that hold, one bit each."""
        left = self._all
        for fields, known, allowed in self._columns:
            mask = known.get(values & fields)
            left &= allowed(values & fields) if mask is None else mask
            if not left:
                return 0
        if self._rest:
            state = _Bare(values)
            for needing, test in self._rest:
                if left & needing and not test(state):
                    left &= ~needing
        return left


def _merged(columns: Sequence[_Column]) -> list[_Column]:
    """Neighbours looked up together, as long as they have few values."""
    found: list[_Column] = []
    for column in columns:
        if found and found[-1].size * column.size <= FEW:
            last = found[-1]
            last.fields |= column.fields
            last.size *= column.size
            last.asked.update(column.asked)
        else:
            found.append(column)
    return found


def places(bits: int) -> Iterator[int]:
    """The places of the ones in a number, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
