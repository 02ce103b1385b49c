"""What a ground formula reads, and which of its literals make it true: the parts that surprise works on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pasdedeux.model.evaluate import Beliefs, Truth, negate, reader, truth
from pasdedeux.model.formula import (
    And,
    Arith,
    Believes,
    Compare,
    Comparison,
    Const,
    Expr,
    Fluent,
    If,
    Not,
    Or,
    believing,
)
from pasdedeux.model.values import Entity

Path = tuple[Entity, ...]


def fluents(expr: Expr, path: Path = ()) -> Iterator[tuple[Path, Fluent]]:
    """Each fluent that a ground expression reads, with the minds in which it is read, in the order of the text."""
    match expr:
        case Fluent():
            yield path, expr
        case Believes(Const(Entity() as who), body):
            yield from fluents(body, (*path, who))
        case Not(body):
            yield from fluents(body, path)
        case And(parts) | Or(parts):
            for part in parts:
                yield from fluents(part, path)
        case Compare(_, left, right) | Arith(_, left, right):
            yield from fluents(left, path)
            yield from fluents(right, path)
        case If(cases, otherwise):
            for condition, value in cases:
                yield from fluents(condition, path)
                yield from fluents(value, path)
            yield from fluents(otherwise, path)


@dataclass(frozen=True, slots=True)
class Literal:
    """One comparison of a condition, with what it reads. ``settable`` are the fluents that surprise may correct."""

    op: Comparison
    expr: Expr
    holds: Truth
    settable: tuple[tuple[Path, Fluent], ...]


def true_literals(condition: Expr, state: Beliefs, path: Path = ()) -> Iterator[Literal]:
    """The literals of those clauses of the condition's disjunctive normal form that are true in ``state``.

    Corrections are idempotent and take their values from ``state``, so the literals of all true clauses can be
    gone through in the order of the text: no clause need be multiplied out. ``condition`` holds in ``state``.
    """
    match condition:
        case Const():
            return
        case Fluent():
            yield _literal("==", Compare("==", condition, Const(True)), path, (condition,))
        case Believes(Const(Entity() as who), body):
            yield from true_literals(body, state.believed(who), (*path, who))
        case Not(body):
            yield from true_literals(negate(body), state, path)
        case And(parts):
            for part in parts:
                yield from true_literals(part, state, path)
        case Or(parts):
            for part in parts:
                if truth(part)(state):
                    yield from true_literals(part, state, path)
        case If(cases, otherwise):
            yield from _chosen(cases, otherwise, state, path)
        case Compare():
            yield from _comparison(condition, state, path)


def _chosen(cases: tuple[tuple[Expr, Expr], ...], otherwise: Expr, state: Beliefs, path: Path) -> Iterator[Literal]:
    for condition, value in cases:
        if truth(condition)(state):
            yield from true_literals(condition, state, path)
            yield from true_literals(value, state, path)
            return
        yield from true_literals(negate(condition), state, path)
    yield from true_literals(otherwise, state, path)


def _comparison(expr: Compare, state: Beliefs, path: Path) -> Iterator[Literal]:
    """The literals of one comparison: two facts whose values are no numbers are compared by way of the value."""
    read = tuple(fluents(expr))
    values = [f for _, f in read if f.kind != "number"]
    if len(read) == 2 and len(values) == 2:  # f == g
        right = reader(expr.right)(state)
        yield _literal(expr.op, Compare(expr.op, expr.left, Const(right)), path, ())
        yield _literal("==", Compare("==", expr.right, Const(right)), path, ())
    else:
        yield _literal(expr.op, expr, path, ())


def _literal(op: Comparison, expr: Expr, path: Path, known: tuple[Fluent, ...]) -> Literal:
    whole = believing(tuple(map(Const, path)), expr)
    settable = tuple((path, f) for f in known) or tuple(fluents(whole))
    return Literal(op, whole, truth(whole), settable)
