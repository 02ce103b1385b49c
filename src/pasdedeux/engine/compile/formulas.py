"""The table of formulas: each is written once, and none that is known to be always so or never.

A comparison is folded where it comes out the same for all values that its sides can ever have, which for a constant
fluent is one. Facts must be complete before a formula about them is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pasdedeux.engine.compile.facts import ANY, Code, Fact, Facts
from pasdedeux.engine.task import FALSE, TRUE, FormulaCode
from pasdedeux.model.evaluate import OPPOSITE, calculate, compare
from pasdedeux.model.formula import Comparison, Fluent

# Comparing every value of one side with every value of the other is worth it up to so many pairs.
PAIRS = 256


class Formulas:
    """Formulas and fluents as they come, each with its number."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.table: list[FormulaCode] = []
        self.fluents: dict[Fluent, int] = {}
        self._places: dict[object, int] = {}
        self._read: list[Fact] = []  # by the number of the fluent
        self.false, self.true = self.constant(FALSE), self.constant(TRUE)

    # --- leaves ---

    def constant(self, value: Code) -> int:
        """A value written down."""
        if isinstance(value, tuple):
            key: tuple[object, ...] = value
            row: FormulaCode = ("number", value[1])
        else:
            key = row = ("value", value)
        return self._add(row, key)

    def number(self, fact: Fact) -> int:
        """The number of a fluent."""
        found = self.fluents.setdefault(fact.fluent, len(self.fluents))
        if found == len(self._read):
            self._read.append(fact)
        return found

    def fluent(self, fact: Fact) -> int:
        """A fluent, or its only value."""
        only = fact.constant
        return self.kept(fact) if only is None else self.constant(only)

    def kept(self, fact: Fact) -> int:
        """A fluent, even if it is a constant."""
        return self._add(("fluent", self.number(fact)))

    def value(self, place: int) -> Code | None:
        """The value of a formula that is a constant."""
        match self.table[place]:
            case ("value", int(value)):
                return value
            case ("number", float(number)):
                return ("#", number)
        return None

    def is_number(self, place: int) -> bool:
        """Whether a formula is a fact about numbers, here or in a mind."""
        match self.table[place]:
            case ("fluent", int(f)):
                return self._read[f].fluent.kind == "number"
            case ("believes", _, int(inner)):
                return self.is_number(inner)
        return False

    # --- compositions ---

    def believes(self, who: int, body: int) -> int:
        """A formula read in somebody's mind; what is always so is so there."""
        return body if self.value(body) is not None else self._add(("believes", who, body))

    def conjunction(self, parts: Iterable[int]) -> int:
        """All of the parts."""
        kept: list[int] = []
        for part in parts:
            if part == self.false:
                return self.false
            if part != self.true:
                kept.extend(self._parts("and", part))
        return kept[0] if len(kept) == 1 else self._add(("and", *kept)) if kept else self.true

    def disjunction(self, parts: Iterable[int], *, whole: bool = False) -> int:
        """One of the parts. ``whole`` keeps what stands beside a part that is always so: surprise may correct it."""
        kept: list[int] = []
        for part in parts:
            if part == self.true and not whole:
                return self.true
            if part != self.false:
                kept.extend(self._parts("or", part))
        if all(part == self.true for part in kept):
            return self.true if kept else self.false
        return kept[0] if len(kept) == 1 else self._add(("or", *kept))

    def _parts(self, op: str, place: int) -> Iterator[int]:
        row = self.table[place]
        if row[0] == op:
            yield from (part for part in row[1:] if isinstance(part, int))
        else:
            yield place

    def comparison(self, op: Comparison, left: int, right: int) -> int:
        """Two values compared."""
        always = self._judged(op, left, right)
        if always is None:
            return self.compared(op, left, right)
        return self.true if always else self.false

    def compared(self, op: Comparison, left: int, right: int) -> int:
        """Two values compared, even if the outcome is known."""
        return self._add((op, left, right))

    def arithmetic(self, op: str, left: int, right: int) -> int:
        """Two numbers combined. What cannot be calculated is left to whoever comes to do so."""
        one, two = self.value(left), self.value(right)
        if one is None or two is None:
            return self._add((op, left, right))
        try:
            result = calculate(op, self.facts.value(one), self.facts.value(two))
        except (ArithmeticError, TypeError):
            return self._add((op, left, right))
        return self.constant(("#", result) if isinstance(result, float) else 2)

    def choice(self, cases: Sequence[int], otherwise: int) -> int:
        """The value of the first case that holds: a condition, its negation and a value for each. None is dropped."""
        true = [self.true if place < 0 else place for place in (*cases, otherwise)]
        return self._add(("if", *true)) if cases else otherwise

    def counted(self, condition: int) -> int:
        """1 where a condition holds, else 0."""
        one, zero = self.constant(("#", 1.0)), self.constant(("#", 0.0))
        if condition in (self.true, self.false):
            return one if condition == self.true else zero
        return self._add(("if", condition, self.negation(condition), one, zero))

    def negation(self, place: int) -> int:
        """The negation, pushed down to the comparisons."""
        match self.table[place]:
            case ("value", value):
                return self.false if value == TRUE else self.true
            case ("fluent", int(f)):
                boolean = self._read[f].fluent.kind == "boolean"
                return self.comparison("==", place, self.false) if boolean else self.comparison("!=", place, self.true)
            case ("believes", int(who), int(inner)):
                return self.believes(who, self.negation(inner))
            case ("and" | "or" as op, *parts):
                opposite = [self.negation(part) for part in parts if isinstance(part, int)]
                return self.disjunction(opposite) if op == "and" else self.conjunction(opposite)
            case ("==" | "!=" | "<" | ">" | "<=" | ">=" as op, int(left), int(right)):
                return self.comparison(OPPOSITE[op], left, right)
            case ("if", *rows):
                places = [place for place in rows if isinstance(place, int)]
                opposite = [self.negation(p) if i % 3 == 2 else p for i, p in enumerate(places[:-1])]
                return self.choice(opposite, self.negation(places[-1]))
        raise TypeError(f"not a condition: {self.table[place]!r}")

    # --- what is known ---

    def _judged(self, op: Comparison, left: int, right: int) -> bool | None:
        """What a comparison always comes to, if that is known."""
        one, two = self._spread(left), self._spread(right)
        if one is None or two is None or ANY in one or ANY in two:
            return None
        if op in ("==", "!="):
            if one.isdisjoint(two):
                return op == "!="
            return op == "==" if len(one) == len(two) == 1 else None
        if len(one) * len(two) > PAIRS:
            return None
        value = self.facts.value
        outcomes = {compare(op, value(a), value(b)) for a in one for b in two}
        return outcomes.pop() if len(outcomes) == 1 else None

    def _spread(self, place: int) -> set[Code] | None:
        """All that the value of a formula can be, if that is known."""
        only = self.value(place)
        if only is not None:
            return {only}
        match self.table[place]:
            case ("fluent", int(f)):
                return set(self._read[f].values)
            case ("believes", _, int(inner)):
                return self._spread(inner)
        return None

    def _add(self, row: FormulaCode, key: object = None) -> int:
        key = row if key is None else key
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = len(self.table)
            self.table.append(row)
        return found
