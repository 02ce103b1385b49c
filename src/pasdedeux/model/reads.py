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


Reads = tuple[tuple[Path, Fluent], ...]


def reads(expr: Expr, known: dict[int, tuple[Expr, Reads]]) -> Reads:
    """`fluents`, each once. ``known`` keeps those of parts, by identity: events of one world share most of theirs."""
    if not isinstance(expr, And | Or):
        return tuple(fluents(expr))
    found = known.get(id(expr))
    if found is None:
        every = dict.fromkeys(read for part in expr.parts for read in reads(part, known))
        found = known[id(expr)] = (expr, tuple(every))
    return found[1]


@dataclass(frozen=True, slots=True)
class Literal:
    """One comparison of a condition, with what it reads. ``settable`` are the fluents that surprise may correct."""

    op: Comparison
    expr: Expr
    holds: Truth
    settable: tuple[tuple[Path, Fluent], ...]


Literals = Callable[[Beliefs], Iterable[Literal]]
Known = dict[tuple[int, Path, bool], tuple[Expr, Literals]]  # made before, by the identity of their formulas


def true_literals(condition: Expr, state: Beliefs) -> Iterable[Literal]:
    """The literals of those clauses of the condition's disjunctive normal form that are true in ``state``.

    Corrections are idempotent and take their values from ``state``, so the literals of all true clauses can be
    gone through in the order of the text: no clause need be multiplied out. ``condition`` holds in ``state``.
    """
    return literals(condition, {})(state)


def literals(condition: Expr, known: Known, path: Path = (), positive: bool = True) -> Literals:
    """`true_literals` of one condition (or of its negation), made once and asked in many states.

    ``known`` keeps those of its parts: events of one world share most of theirs.
    """
    found = known.get((id(condition), path, positive))
    if found is None:  # the condition itself is kept, so that its id stays its own
        found = known[id(condition), path, positive] = (condition, _literals(condition, known, path, positive))
    return found[1]


def _literals(condition: Expr, known: Known, path: Path, positive: bool) -> Literals:
    match condition:
        case Fluent():
            return _comparison(Compare("==", condition, Const(True)) if positive else negate(condition), path)
        case Believes(Const(Entity() as who), body):
            inner = literals(body, known, (*path, who), positive)
            return lambda state: inner(state.believed(who))
        case Not(body):
            return literals(body, known, path, not positive)
        case And(parts) | Or(parts) if isinstance(condition, And) is positive:
            every = [literals(part, known, path, positive) for part in parts]
            return lambda state: [literal for part in every for literal in part(state)]
        case And(parts) | Or(parts):
            some = [(truth(part if positive else negate(part), {}), part) for part in parts]
            return lambda state: [
                literal
                for holds, part in some
                if holds(state)
                for literal in literals(part, known, path, positive)(state)
            ]
        case If():
            return _choice(condition, known, path, positive)
        case Compare():
            return _comparison(condition if positive else negate(condition), path)
    return lambda state: ()


def _choice(choice: If, known: Known, path: Path, positive: bool) -> Literals:
    ladder = [(truth(condition), condition, value) for condition, value in choice.cases]

    def chosen(state: Beliefs) -> Iterable[Literal]:
        passed: list[Literal] = []
        for holds, condition, value in ladder:
            if holds(state):
                taken = literals(condition, known, path)(state)
                return [*passed, *taken, *literals(value, known, path, positive)(state)]
            passed.extend(literals(condition, known, path, False)(state))
        return [*passed, *literals(choice.otherwise, known, path, positive)(state)]

    return chosen


def _comparison(expr: Expr, path: Path) -> Literals:
    """The literals of one comparison: two facts whose values are no numbers are compared by way of the value."""
    if not isinstance(expr, Compare):
        raise TypeError(f"not a comparison: {expr!r}")
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
