"""Ground formulas, each kept once: equal parts of different events are one object.

What is worked out for a formula (its test, its literals) is filed under the object, so that it is found again wherever
the same is asked: who hears whom is asked by every event at which something is said.
"""

from __future__ import annotations

from pasdedeux.model.formula import And, Arith, Believes, Compare, Const, Expr, Fluent, If, Not, Or


class Unique:
    """A collection in which formulas are equal only if they are the same object, as far as their parts are its own."""

    def __init__(self) -> None:
        # A formula keeps its parts alive, so the identities in its key stay theirs.
        self._kept: dict[tuple[object, ...], Expr] = {}

    def __call__(self, expr: Expr) -> Expr:
        """The one formula that is made of the same parts."""
        if isinstance(expr, Fluent):
            return expr
        key = _key(expr)
        return expr if key is None else self._kept.setdefault(key, expr)


def _key(expr: Expr) -> tuple[object, ...] | None:
    match expr:
        case Compare(op, left, right) | Arith(op, left, right):
            return (type(expr), op, id(left), id(right))
        case And(parts) | Or(parts):
            return (type(expr), *map(id, parts))
        case Const(value):
            return (Const, type(value), value)  # 1.0 equals True
        case Not(body):
            return (Not, id(body))
        case Believes(Const(who), body):
            return (Believes, who, id(body))
        case If(cases, otherwise):
            return (If, *(id(part) for case in cases for part in case), id(otherwise))
    return None
