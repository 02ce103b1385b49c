"""Which of many conditions hold: each narrowed down fluent by fluent, all of them at once.

The naive way asks one condition after the other. Here every condition is a bit, and each value of each fluent has a
number that says which conditions it leaves possible: what they have in common is the answer. Parts of conditions that
read several fluents, or calculate, are asked one by one, and only for those that are left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pasdedeux.engine.plain.formulas import Formulas, Test


class _Bare:
    """Values of one fluent alone, to ask of each what it allows."""

    def __init__(self, values: int) -> None:
        self.values = values

    def believed(self, who: int) -> None:
        """Nobody's beliefs are read."""


class _Column:
    """One fluent: for each of its values, the conditions that it rules out none of."""

    def __init__(self, shift: int, ones: int) -> None:
        self.shift, self.ones = shift, ones
        self.asked: dict[int, tuple[Test, int]] = {}  # by formula: its test, and the conditions that need it
        self.known: dict[int, int] = {}

    def allowed(self, raw: int) -> int:
        """The conditions that a value leaves possible, worked out."""
        state, mask = _Bare(raw << self.shift), -1
        for test, needing in self.asked.values():
            if not test(state):
                mask &= ~needing
        self.known[raw] = mask
        return mask


class Sieve:
    """Conditions that read values only, each a list of formulas that must hold together, by their places in a list."""

    def __init__(self, formulas: Formulas, conditions: Sequence[Sequence[int]]) -> None:
        self._all = (1 << len(conditions)) - 1
        columns: dict[int, _Column] = {}
        self._rest: list[tuple[int, Test]] = []  # the conditions that need it as bits, and a test of several fluents
        rest: dict[int, int] = {}
        for place, parts in enumerate(conditions):
            for part in parts:
                read = {fluent for _, fluent in formulas.reads(part)}
                if len(read) != 1 or formulas.calculates(part):
                    rest[part] = rest.get(part, 0) | 1 << place
                    continue
                fluent = read.pop()
                layout = formulas.layout
                column = columns.setdefault(fluent, _Column(layout.shifts[fluent], layout.ones[fluent]))
                test, needing = column.asked.get(part, (formulas.test(part), 0))
                column.asked[part] = (test, needing | 1 << place)
        self._columns = [(c.shift, c.ones, c.known, c.allowed) for c in columns.values()]
        self._rest = [(needing, formulas.test(part)) for part, needing in rest.items()]

    def holding(self, values: int) -> int:
        """The conditions that hold, one bit each."""
        left = self._all
        for shift, ones, known, allowed in self._columns:
            raw = (values >> shift) & ones
            mask = known.get(raw)
            left &= allowed(raw) if mask is None else mask
            if not left:
                return 0
        if self._rest:
            state = _Bare(values)
            for needing, test in self._rest:
                if left & needing and not test(state):
                    left &= ~needing
        return left


def places(bits: int) -> Iterator[int]:
    """The places of the ones in a number, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
