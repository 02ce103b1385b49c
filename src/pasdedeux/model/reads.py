"""What a ground formula reads, and which of its literals make it true: the parts that surprise works on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
from pasdedeux.model.values import Entity, Value

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


Literals = Callable[[Beliefs], Iterable[Literal]]


def true_literals(condition: Expr, state: Beliefs) -> Iterable[Literal]:
    """The literals of those clauses of the condition's disjunctive normal form that are true in ``state``.

    Corrections are idempotent and take their values from ``state``, so the literals of all true clauses can be
    gone through in the order of the text: no clause need be multiplied out. ``condition`` holds in ``state``.
    """
    return literals(condition)(state)


def literals(condition: Expr, path: Path = ()) -> Literals:
    """`true_literals` of one condition, made once and asked in many states."""
    match condition:
        case Fluent():
            one = (_literal("==", Compare("==", condition, Const(True)), path),)
            return lambda state: one
        case Believes(Const(Entity() as who), body):
            inner = literals(body, (*path, who))
            return lambda state: inner(state.believed(who))
        case Not(body):
            return literals(negate(body), path)
        case And(parts):
            every = [literals(part, path) for part in parts]
            return lambda state: [literal for part in every for literal in part(state)]
        case Or(parts):
            some = [(truth(part), literals(part, path)) for part in parts]
            return lambda state: [literal for holds, part in some if holds(state) for literal in part(state)]
        case If(cases, otherwise):
            return _choice(cases, otherwise, path)
        case Compare():
            return _comparison(condition, path)
    return lambda state: ()


def _choice(cases: tuple[tuple[Expr, Expr], ...], otherwise: Expr, path: Path) -> Literals:
    ladder = [
        (truth(condition), literals(And((condition, value)), path), literals(negate(condition), path))
        for condition, value in cases
    ]
    last = literals(otherwise, path)

    def chosen(state: Beliefs) -> Iterable[Literal]:
        passed: list[Literal] = []
        for holds, taken, refused in ladder:
            if holds(state):
                return [*passed, *taken(state)]
            passed.extend(refused(state))
        return [*passed, *last(state)]

    return chosen


def _comparison(expr: Compare, path: Path) -> Literals:
    """The literals of one comparison: two facts whose values are no numbers are compared by way of the value."""
    read = tuple(fluents(expr))
    if len(read) != 2 or any(f.kind == "number" for _, f in read):
        one = (_literal(expr.op, expr, path),)
        return lambda state: one
    right = reader(expr.right)
    by_value: dict[Value, tuple[Literal, ...]] = {}

    def through(state: Beliefs) -> tuple[Literal, ...]:
        value = right(state)
        if value not in by_value:
            sides = (Compare(expr.op, expr.left, Const(value)), Compare("==", expr.right, Const(value)))
            by_value[value] = tuple(_literal(side.op, side, path) for side in sides)
        return by_value[value]

    return through


def _literal(op: Comparison, expr: Expr, path: Path) -> Literal:
    whole = believing(tuple(map(Const, path)), expr)
    return Literal(op, whole, truth(whole), tuple(fluents(whole)))
