"""Sums and products of something for each of many."""

from __future__ import annotations

from collections.abc import Iterable

from pasdedeux.engine.compile.facts import Facts
from pasdedeux.engine.compile.formulas import Formulas
from pasdedeux.model.formula import And, Believes, Compare, Const, Expr, Fluent, If, IsA, Named, Not, Or, Quantified
from pasdedeux.model.world import BOOLEAN, TRUTH


def is_condition(expr: Expr, facts: Facts) -> bool:
    """Whether an expression is true or false, so that it counts as 1 or 0 in a sum."""
    match expr:
        case Believes(_, body):
            return is_condition(body, facts)
        case Named() | Fluent():
            schemas = facts.relation(expr.name, len(expr.args)).schemas
            return all(schema.kind in (BOOLEAN, TRUTH) for schema in schemas)
        case If(_, otherwise):
            return is_condition(otherwise, facts)
        case Const(value):
            return isinstance(value, bool)
        case Quantified(kind):
            return kind in ("forall", "exists")
    return isinstance(expr, (Not, And, Or, Compare, IsA))


def total(formulas: Formulas, op: str, parts: Iterable[int], counts: bool) -> int:
    """The parts added up or multiplied; ``counts`` if they are conditions."""
    found = -1
    for part in parts:
        term = formulas.counted(part) if counts else part
        found = term if found < 0 else formulas.arithmetic(op, found, term)
    return found if found >= 0 else formulas.constant(("#", 0.0 if op == "+" else 1.0))
