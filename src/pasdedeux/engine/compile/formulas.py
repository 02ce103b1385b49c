"""The table of formulas: each ground formula is written once, however many events share it."""

from __future__ import annotations

from pasdedeux.engine.task import ENTITIES, FALSE, TRUE, UNKNOWN, FormulaCode
from pasdedeux.model.evaluate import negate
from pasdedeux.model.formula import And, Arith, Believes, Compare, Const, Expr, Fluent, If, Not, Or
from pasdedeux.model.values import Entity, Unknown, Value


def code(value: Value) -> int:
    """The code of a value that is no number."""
    match value:
        case bool():
            return TRUE if value else FALSE
        case Unknown():
            return UNKNOWN
        case Entity():
            return ENTITIES + value.number
    raise TypeError(f"{value!r} is a number, which has no code of its own")


class Formulas:
    """Formulas and fluents as they come, each with its number."""

    def __init__(self) -> None:
        self.table: list[FormulaCode] = []
        self.fluents: dict[Fluent, int] = {}
        self._places: dict[tuple[object, ...], int] = {}
        self._known: dict[int, tuple[Expr, int]] = {}  # by identity; the formula is kept so that its id stays its own

    def fluent(self, fluent: Fluent) -> int:
        """The number of a fluent."""
        return self.fluents.setdefault(fluent, len(self.fluents))

    def place(self, expr: Expr) -> int:
        """Where a ground formula stands in the table; it is added if it is new."""
        found = self._known.get(id(expr))
        if found is None:
            found = self._known[id(expr)] = (expr, self._add(self._written(expr)))
        return found[1]

    def _add(self, row: FormulaCode) -> int:
        key: tuple[object, ...] = (*row, *map(type, row)) if row[0] == "number" else row
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = len(self.table)
            self.table.append(row)
        return found

    def _written(self, expr: Expr) -> FormulaCode:  # noqa: PLR0911  # one return for each kind of formula
        match expr:
            case Const(float() as number):
                return ("number", number)
            case Const(value):
                return ("value", code(value))
            case Fluent():
                return ("fluent", self.fluent(expr))
            case Believes(Const(Entity() as who), body):
                return ("believes", who.number, self.place(body))
            case Not(body):
                return self.table[self.place(negate(body))]
            case And(parts):
                return ("and", *map(self.place, parts))
            case Or(parts):
                return ("or", *map(self.place, parts))
            case Compare(op, left, right) | Arith(op, left, right):
                return (op, self.place(left), self.place(right))
            case If(cases, otherwise):
                rows = [p for c, v in cases for p in (self.place(c), self.place(negate(c)), self.place(v))]
                return ("if", *rows, self.place(otherwise))
        raise TypeError(f"not a ground formula: {expr!r}")
