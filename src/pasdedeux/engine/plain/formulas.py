"""Formulas of a task as functions of a state, each made once, when it is first asked for.

A conjunction of facts is one test of the packed values. What lies beyond the depth at which beliefs are cut off is
neither true nor false: a condition that reads there does not hold, and neither does its negation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pasdedeux.engine.plain.layout import Layout
from pasdedeux.engine.plain.table import ARITHMETIC, Table, children
from pasdedeux.engine.plain.values import Value, calculate
from pasdedeux.engine.task import FALSE, TRUE, FormulaCode, Task
from pasdedeux.model.evaluate import compare


class View(Protocol):
    """What formulas are read in: packed values, and what each character believes (None: beyond)."""

    @property
    def values(self) -> int:
        """The packed values."""

    def believed(self, who: int, /) -> View | None:
        """What a character believes."""


Test = Callable[[View], bool]
Reader = Callable[[View], Value | None]
Masked = tuple[int, int]  # what bits are looked at, and what they must be


class Formulas(Table):
    """The formula table at work."""

    def __init__(self, task: Task, layout: Layout) -> None:
        super().__init__(task)
        self.layout = layout
        self._tests: dict[int, Test] = {}
        self._readers: dict[int, Reader] = {}

    def test(self, place: int) -> Test:
        """Whether a formula holds."""
        found = self._tests.get(place)
        if found is None:
            found = self._tests[place] = self._test(self.table[place])
        return found

    def reader(self, place: int) -> Reader:
        """The value of a formula; None beyond. Raises ArithmeticError (when called)."""
        found = self._readers.get(place)
        if found is None:
            found = self._readers[place] = self._reader(place)
        return found

    # --- conditions ---

    def masked(self, place: int) -> Masked | None:
        """A fact or a conjunction of facts as one test of bits; None for any other formula, or one never true."""
        row = self.table[place]
        if row == ("value", TRUE):
            return 0, 0
        if row[0] == "fluent":
            return self._fact(int(row[1]), TRUE)
        if row[0] == "==" and (fact := self._equality(row)) is not None:
            return self._fact(*fact)
        if row[0] == "and":
            return _joined([self.masked(part) for part in children(row)])
        return None

    def _equality(self, row: FormulaCode) -> tuple[int, Value] | None:
        match self.table[int(row[1])], self.table[int(row[2])]:
            case (("fluent", int(fluent)), ("value" | "number", (int() | float()) as value)):
                return fluent, value
        return None

    def _fact(self, fluent: int, value: Value) -> Masked | None:
        raw, shift = self.layout.raw(fluent, value), self.layout.shifts[fluent]
        return None if raw is None else (self.layout.ones[fluent] << shift, raw << shift)

    def _test(self, row: FormulaCode) -> Test:
        match row:
            case ("value", code):
                holds = code == TRUE
                return lambda state: holds
            case ("fluent", int(fluent)):
                return _bits(self._fact(fluent, TRUE) or (0, 1))
            case ("believes", int(who), int(body)):
                inner = self.test(body)
                return inner if self.constant(body) else _inside(who, inner)
            case ("and", *_):
                return self._all(row)
            case ("or", *_):
                return _any([self.test(part) for part in children(row)])
            case ("if", *_):
                return self._condition(row)
        return self._compare(row)

    def _all(self, row: FormulaCode) -> Test:
        facts, others = [], []
        for part in children(row):
            fact = self.masked(part)
            if fact is None:
                others.append(self.test(part))
            else:
                facts.append(fact)
        together = _joined(list(facts))
        if together is None:
            return lambda state: False
        return _every(*together, others) if others else _bits(together)

    def _condition(self, row: FormulaCode) -> Test:
        rows = children(row)
        cases = [(self.test(rows[at]), self.test(rows[at + 2])) for at in range(0, len(rows) - 1, 3)]
        otherwise = self.test(rows[-1])

        def choose(state: View) -> bool:
            for holds, value in cases:
                if holds(state):
                    return value(state)
            return otherwise(state)

        return choose

    def _compare(self, row: FormulaCode) -> Test:
        op, fact = row[0], self._equality(row)
        if fact is not None and op in ("==", "!="):
            bits = self._fact(*fact)
            if bits is None:
                return lambda state: op == "!="
            return _bits(bits) if op == "==" else _other_bits(bits)
        left, right = self.reader(int(row[1])), self.reader(int(row[2]))

        def holds(state: View) -> bool:
            one, two = left(state), right(state)
            return one is not None and two is not None and compare(str(op), one, two)

        return holds

    # --- values ---

    def _reader(self, place: int) -> Reader:
        match self.table[place]:
            case ("value" | "number", (int() | float()) as constant):
                return lambda state: constant
            case ("fluent", int(fluent)):
                return self._field(fluent)
            case ("believes", int(who), int(body)):
                inner = self.reader(body)
                if self.constant(body):
                    return inner

                def within(state: View) -> Value | None:
                    mind = state.believed(who)
                    return None if mind is None else inner(mind)

                return within
            case (op, int(one), int(two)) if op in ARITHMETIC:
                left, right = self.reader(one), self.reader(two)
                return lambda state: calculate(op, left(state), right(state))
            case ("if", *_) as row:
                return self._choice(row)
        test = self.test(place)
        return lambda state: TRUE if test(state) else FALSE

    def _field(self, fluent: int) -> Reader:
        shift, ones, layout = self.layout.shifts[fluent], self.layout.ones[fluent], self.layout
        if layout.kinds[fluent] == "number":
            return lambda state: layout.value(fluent, (state.values >> shift) & ones)
        return lambda state: (state.values >> shift) & ones

    def _choice(self, row: FormulaCode) -> Reader:
        rows = children(row)
        cases = [(self.test(rows[at]), self.reader(rows[at + 2])) for at in range(0, len(rows) - 1, 3)]
        otherwise = self.reader(rows[-1])

        def choose(state: View) -> Value | None:
            for holds, value in cases:
                if holds(state):
                    return value(state)
            return otherwise(state)

        return choose


def _bits(masked: Masked) -> Test:
    mask, want = masked
    return lambda state: state.values & mask == want


def _other_bits(masked: Masked) -> Test:
    mask, want = masked
    return lambda state: state.values & mask != want


def _inside(who: int, inner: Test) -> Test:
    def holds(state: View) -> bool:
        mind = state.believed(who)
        return mind is not None and inner(mind)

    return holds


def _every(mask: int, want: int, others: list[Test]) -> Test:
    def every(state: View) -> bool:
        if state.values & mask != want:
            return False
        for test in others:  # noqa: SIM110  # a loop costs half of all(...)
            if not test(state):
                return False
        return True

    return every


def _any(tests: list[Test]) -> Test:
    def some(state: View) -> bool:
        for test in tests:  # noqa: SIM110
            if test(state):
                return True
        return False

    return some


def _joined(facts: list[Masked | None]) -> Masked | None:
    """Several tests of bits as one; None if one is missing or two contradict each other."""
    mask = want = 0
    for fact in facts:
        if fact is None or (mask & fact[0]) & (want ^ fact[1]):
            return None
        mask, want = mask | fact[0], want | fact[1]
    return mask, want
