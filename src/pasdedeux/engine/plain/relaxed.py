"""Formulas read generously: whether a condition may hold, and between which bounds a value lies, when each fluent may
have any of the values that it has had on the way.

What somebody believes counts as possible from the start.
"""

from __future__ import annotations

from collections.abc import Callable

from pasdedeux.engine.plain.formulas import Formulas
from pasdedeux.engine.plain.layers import Layer
from pasdedeux.engine.plain.ranges import ANYTHING, NOTHING, Range, added, exactly, may_be_less, negative, united
from pasdedeux.engine.plain.sieve import FEW
from pasdedeux.engine.plain.table import COMPARISONS, children
from pasdedeux.engine.task import FALSE, TRUE, Task

Maybe = Callable[[Layer], bool]
Bounds = Callable[[Layer], Range]
Need = tuple[int, tuple[Maybe, ...]]  # bits that must all be there, and what else must be possible


class Relaxed:
    """The formulas of a task, read generously."""

    def __init__(self, task: Task, formulas: Formulas) -> None:
        self.formulas, self.layout = formulas, formulas.layout
        # a fluent that is no number may have a code: as many bits as there are codes that fit into its field
        sizes = [1 if kind == "number" else min(ones + 1, 3 + task.entities) for kind, ones in self._fields()]
        self.sizes = sizes
        self.bases = [sum(sizes[:fluent]) for fluent in range(len(sizes))]
        self.numbers = [fluent for fluent, kind in enumerate(task.kinds) if kind == "number"]
        self._neighbours = self._grouped()
        self._maybe: dict[int, Maybe] = {}
        self._bounds: dict[int, Bounds] = {}

    def _fields(self) -> list[tuple[str, int]]:
        return list(zip(self.layout.kinds, self.layout.ones, strict=True))

    def begun(self, values: int) -> Layer:
        """What is so before any act."""
        bits = 0
        for fields, fluents, known in self._neighbours:
            some = known.get(values & fields)
            if some is None:
                some = known[values & fields] = self._begun(values, fluents)
            bits |= some
        return Layer(bits, {fluent: exactly(self.layout.read(values, fluent)) for fluent in self.numbers})

    def _begun(self, values: int, fluents: list[int]) -> int:
        layout = self.layout
        return sum(1 << self.bases[f] + ((values >> layout.shifts[f]) & layout.ones[f]) for f in fluents)

    def _grouped(self) -> list[tuple[int, list[int], dict[int, int]]]:
        """Neighbouring fluents, as many together as have few values: their bits, and what is known of them."""
        groups: list[list[int]] = []
        size = FEW
        for fluent, kind in enumerate(self.layout.kinds):
            if kind == "number":
                continue
            size *= self.layout.size(fluent)
            if size > FEW:
                groups.append([])
                size = self.layout.size(fluent)
            groups[-1].append(fluent)
        return [(sum(map(self.layout.mask, group)), group, {}) for group in groups]

    def field(self, fluent: int) -> int:
        """The bits of all values of a fluent."""
        return (1 << self.sizes[fluent]) - 1 << self.bases[fluent]

    def copied(self, layer: Layer, source: int, target: int) -> int:
        """The bits of one fluent for every value that another may have."""
        return (layer.bits & self.field(source)) >> self.bases[source] << self.bases[target] & self.field(target)

    # --- conditions ---

    def need(self, place: int) -> Need:
        """A condition as bits, as far as it is a conjunction of facts, and whatever else it needs."""
        bits, others = 0, []
        for part in self.formulas.parts(place):
            atom = self._atom(part)
            if atom is None:
                others.append(self.maybe(part))
            else:
                bits |= atom
        return bits, tuple(others)

    def _atom(self, place: int) -> int | None:
        match self.formulas.table[place]:
            case ("value", 1):
                return 0
            case ("fluent", int(fluent)) if self.layout.kinds[fluent] != "number":
                return self.bit(fluent, TRUE)
            case ("==", int(left), int(right)):
                match self.formulas.table[left], self.formulas.table[right]:
                    case (("fluent", int(fluent)), ("value", int(code))) if self.layout.kinds[fluent] != "number":
                        return self.bit(fluent, code) or None
        return None

    def bit(self, fluent: int, code: int) -> int:
        """The bit of one value of a fluent; none if the fluent cannot have it."""
        return 1 << self.bases[fluent] + code if code < self.sizes[fluent] else 0

    def maybe(self, place: int) -> Maybe:
        """Whether a condition may hold."""
        found = self._maybe.get(place)
        if found is None:
            found = self._maybe[place] = self._maybe_of(place)
        return found

    def _maybe_of(self, place: int) -> Maybe:
        row = self.formulas.table[place]
        atom = self._atom(place)
        if atom is not None:
            return lambda layer: layer.bits & atom == atom
        match row:
            case ("value", code):
                return lambda layer: code == TRUE
            case ("and", *_):
                bits, others = self.need(place)
                return lambda layer: not bits & ~layer.bits and holding(others, layer)
            case ("or", *_):
                return self._maybe_one(children(row))
            case ("if", *_):
                return self._maybe_either(children(row))
            case (op, int(left), int(right)) if op in COMPARISONS:
                return self._maybe_compared(str(op), left, right)
        return lambda layer: True  # a belief

    def _maybe_one(self, parts: tuple[int, ...]) -> Maybe:
        """A disjunction: facts of which one is enough are one test of bits."""
        single, several, others = 0, list[int](), list[Maybe]()
        for part in parts:
            bits, tests = self.need(part)
            if tests:
                others.append(self.maybe(part))
            elif bits.bit_count() == 1:
                single |= bits
            else:
                several.append(bits)

        def one(layer: Layer) -> bool:
            bits = layer.bits
            if bits & single:
                return True
            for needed in several:
                if not needed & ~bits:
                    return True
            for test in others:  # noqa: SIM110  # a loop costs half of any(...)
                if test(layer):
                    return True
            return False

        return one

    def _maybe_either(self, rows: tuple[int, ...]) -> Maybe:
        cases = [(self.maybe(rows[at]), self.maybe(rows[at + 2])) for at in range(0, len(rows) - 1, 3)]
        otherwise = self.maybe(rows[-1])
        return lambda layer: otherwise(layer) or any(when(layer) and then(layer) for when, then in cases)

    def _maybe_compared(self, op: str, left: int, right: int) -> Maybe:
        one, two = self.formulas.table[left], self.formulas.table[right]
        match one, two:
            case (("fluent", int(fluent)), ("value", int(code))) if self.layout.kinds[fluent] != "number":
                bit, field = self.bit(fluent, code), self.field(fluent)
                if op == "!=":
                    return lambda layer: layer.bits & field & ~bit != 0
            case (("fluent", int(fluent)), ("fluent", int(other))) if op == "==" and "number" not in (
                self.layout.kinds[fluent],
                self.layout.kinds[other],
            ):
                field = self.field(other)
                return lambda layer: self.copied(layer, fluent, other) & layer.bits & field != 0
        if op in ("==", "!=") or not (self._is_number(left) and self._is_number(right)):
            return self._maybe_equal(op, left, right)
        low, high = self.bounds(left), self.bounds(right)
        if op in (">", ">="):
            low, high = high, low
        strict = op in ("<", ">")
        return lambda layer: may_be_less(low(layer), high(layer), strict)

    def _maybe_equal(self, op: str, left: int, right: int) -> Maybe:
        if op == "!=" or not (self._is_number(left) and self._is_number(right)):
            return lambda layer: True
        one, two = self.bounds(left), self.bounds(right)
        return lambda layer: may_be_less(one(layer), two(layer), False) and may_be_less(two(layer), one(layer), False)

    def _is_number(self, place: int) -> bool:
        """Whether a formula is made of numbers only, and none of them can be unknown (it is, after a surprise)."""
        match self.formulas.table[place]:
            case ("number", _):
                return True
            case ("fluent", int(fluent)):
                return self.layout.kinds[fluent] == "number"
            case ("+" | "-" | "*", int(left), int(right)):
                return self._is_number(left) and self._is_number(right)
        return False

    # --- values ---

    def bounds(self, place: int) -> Bounds:
        """Between which numbers a value lies; a truth value counts as 0 or 1."""
        found = self._bounds.get(place)
        if found is None:
            found = self._bounds[place] = self._bounds_of(place)
        return found

    def _bounds_of(self, place: int) -> Bounds:
        row = self.formulas.table[place]
        match row:
            case ("number", (int() | float()) as number):
                return lambda layer: (number, number)
            case ("value", int(code)):
                constant: Range = (code, code) if code in (FALSE, TRUE) else NOTHING
                return lambda layer: constant
            case ("fluent", int(fluent)) if self.layout.kinds[fluent] == "number":
                return lambda layer: layer.ranges[fluent]
            case ("+", int(left), int(right)):
                one, two = self.bounds(left), self.bounds(right)
                return lambda layer: added(one(layer), two(layer))
            case ("-", int(left), int(right)):
                one, two = self.bounds(left), self.bounds(right)
                return lambda layer: added(one(layer), negative(two(layer)))
            case ("*" | "/", *_) | ("believes", *_):
                return lambda layer: ANYTHING
            case ("if", *_):
                return self._either(children(row))
        holds = self.maybe(place)
        return lambda layer: (0.0, 1.0 if holds(layer) else 0.0)

    def _either(self, rows: tuple[int, ...]) -> Bounds:
        cases = [
            (self.maybe(rows[at]), self.maybe(rows[at + 1]), self.bounds(rows[at + 2]))
            for at in range(0, len(rows) - 1, 3)
        ]
        otherwise = self.bounds(rows[-1])

        def span(layer: Layer) -> Range:
            found: Range | None = None
            for holds, fails, value in cases:
                if holds(layer):
                    found = united(found, value(layer))
                if not fails(layer):
                    return found or NOTHING
            return united(found, otherwise(layer))

        return span


def holding(tests: tuple[Maybe, ...], layer: Layer) -> bool:
    """Whether every one of some conditions may hold."""
    for test in tests:  # noqa: SIM110  # a loop costs half of all(...)
        if not test(layer):
            return False
    return True
