"""The values of a state as one number: each fluent has a few bits of it.

The naive way is a mapping from fluents to values. Packed, a state's values are copied, compared and hashed as one
number, and whether many facts hold at once is one test: `values & mask == want`.
"""

from __future__ import annotations

from collections.abc import Iterable

from pasdedeux.engine.plain.values import Value
from pasdedeux.engine.task import ENTITIES, FALSE, TRUE, UNKNOWN, Task

_NUMBER_BITS = 32
_TRUTH_BITS = 2
_CODES = (FALSE, TRUE, UNKNOWN)  # what a number's field may hold besides numbers: surprise leaves numbers unknown


class Layout:
    """Where each fluent's bits are, and what they stand for. Numbers are written as places in a table of those met."""

    def __init__(self, task: Task) -> None:
        self.kinds = task.kinds
        wide = max(_TRUTH_BITS, (ENTITIES + task.entities - 1).bit_length())
        widths = {"boolean": _TRUTH_BITS, "truth": _TRUTH_BITS, "number": _NUMBER_BITS}
        self.widths = tuple(widths.get(kind, wide) for kind in task.kinds)
        self.shifts = tuple(sum(self.widths[:i]) for i in range(len(self.widths)))
        self.ones = tuple((1 << width) - 1 for width in self.widths)
        self._numbers: list[float] = []
        self._places: dict[float, int] = {}

    def mask(self, fluent: int) -> int:
        """The bits of a fluent."""
        return self.ones[fluent] << self.shifts[fluent]

    def size(self, fluent: int) -> int:
        """How many values a fluent may have; of numbers, more than can be counted."""
        return {"boolean": 2, "truth": 3}.get(self.kinds[fluent], self.ones[fluent] + 1)

    def raw(self, fluent: int, value: Value) -> int | None:
        """The bits that stand for a value; None if this fluent can never have it."""
        if isinstance(value, float):
            return self._number(value) if self.kinds[fluent] == "number" else None
        if self.kinds[fluent] == "number":
            return value if value in _CODES else None
        return value if value <= self.ones[fluent] else None

    def _number(self, value: float) -> int:
        place = self._places.get(value)
        if place is None:
            place = self._places[value] = len(self._numbers) + len(_CODES)
            self._numbers.append(value)
        return place

    def value(self, fluent: int, raw: int) -> Value:
        """What bits stand for."""
        if self.kinds[fluent] == "number" and raw >= len(_CODES):
            return self._numbers[raw - len(_CODES)]
        return raw

    def read(self, values: int, fluent: int) -> Value:
        """The value of a fluent."""
        return self.value(fluent, (values >> self.shifts[fluent]) & self.ones[fluent])

    def write(self, values: int, changes: Iterable[tuple[int, Value]]) -> int:
        """The values with some fluents changed; what a fluent can never be is not written."""
        for fluent, value in changes:
            raw = self.raw(fluent, value)
            if raw is not None:
                shift = self.shifts[fluent]
                values = values & ~(self.ones[fluent] << shift) | raw << shift
        return values

    def unpack(self, values: int) -> tuple[Value, ...]:
        """The value of each fluent."""
        return tuple(self.read(values, fluent) for fluent in range(len(self.kinds)))
