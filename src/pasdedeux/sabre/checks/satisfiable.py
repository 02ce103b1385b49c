"""Whether some state could make a ground condition true: a search through its alternatives, one literal at a time.

Only what a single fact can say is held against itself: two values at once, a value and its exclusion, bounds that
cross. Comparisons of several facts are taken to be possible. So *no* is certain, and *yes* nearly always right.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pasdedeux.model.evaluate import compare, negate
from pasdedeux.model.formula import And, Believes, Compare, Comparison, Const, Expr, Fluent, If, Not, Or
from pasdedeux.model.values import UNKNOWN, Entity, Value, same
from pasdedeux.model.world import BOOLEAN, NUMBER, World

STEPS = 20_000  # after so many the condition counts as possible
_Key = tuple[tuple[Entity, ...], Fluent]
_Todo = tuple[tuple[tuple[Entity, ...], Expr], "_Todo"] | None
_FLIPPED: dict[Comparison, Comparison] = {"==": "==", "!=": "!=", ">": "<", "<": ">", ">=": "<=", "<=": ">="}


@dataclass(eq=False, repr=False)
class _Known:
    """What one clause has said so far about each fact in each mind."""

    said: dict[_Key, list[tuple[Comparison, Value]]] = field(default_factory=dict)

    def copy(self) -> _Known:
        return _Known({key: list(said) for key, said in self.said.items()})


def satisfiable(condition: Expr, world: World) -> bool:
    """Whether nothing speaks against some state in which the condition holds."""
    branches: list[tuple[_Todo, _Known]] = [((((), condition), None), _Known())]
    for _ in range(STEPS):
        if not branches:
            return False
        todo, known = branches.pop()
        if todo is None:
            return True
        (path, expr), rest = todo
        for further in _alternatives(path, expr, rest):
            branches.append((further, known.copy()))
        if _is_literal(expr) and _agrees(path, expr, known, world):
            branches.append((rest, known))
    return True


def _is_literal(expr: Expr) -> bool:
    return not isinstance(expr, And | Or | Not | Believes | If) and expr != Const(False)


def _alternatives(path: tuple[Entity, ...], expr: Expr, rest: _Todo) -> list[_Todo]:
    """What is left to do in each case in which an expression of several parts is true; the first case comes last."""
    match expr:
        case Not(body):
            return [((path, negate(body)), rest)]
        case Believes(Const(Entity() as who), body):
            return [(((*path, who), body), rest)]
        case And(parts):
            for part in reversed(parts):
                rest = ((path, part), rest)
            return [rest]
        case Or(parts):
            return [((path, part), rest) for part in reversed(parts)]
        case If(cases, otherwise):
            found: list[_Todo] = []
            for test, branch in cases:
                found.append(((path, test), ((path, branch), rest)))
                rest = ((path, negate(test)), rest)
            return [*found, ((path, otherwise), rest)][::-1]
    return []


def _agrees(path: tuple[Entity, ...], expr: Expr, known: _Known, world: World) -> bool:
    """Whether a literal can be so together with what is known; it is noted."""
    literal = _literal(path, expr)
    if literal is None:
        return True
    key, op, value = literal
    if key[1].kind == BOOLEAN and op == "!=" and isinstance(value, bool):
        op, value = "==", not value
    said = known.said.setdefault(key, [])
    if not all(_compatible(op, value, *other) for other in said):
        return False
    said.append((op, value))
    return not _nothing_left(key[1], said, world)


def _literal(path: tuple[Entity, ...], expr: Expr) -> tuple[_Key, Comparison, Value] | None:
    match expr:
        case Fluent():
            return (path, expr), "==", True
        case Compare(op, Const(value), side) if not isinstance(side, Const):
            return _literal(path, Compare(_FLIPPED[op], side, Const(value)))
        case Compare(op, Believes(Const(Entity() as who), body), right):
            return _literal((*path, who), Compare(op, body, right))
        case Compare(op, Fluent() as fluent, Const(value)):
            return (path, fluent), op, value
    return None


def _compatible(op: Comparison, value: Value, other_op: Comparison, other: Value) -> bool:
    """Whether one value can stand in both relations."""
    if op == "==":
        return compare(other_op, value, other)
    if other_op == "==":
        return compare(op, other, value)
    if "!=" in (op, other_op) or op[0] == other_op[0]:
        return True
    if op[0] == ">":
        return _room(value, op, other, other_op)
    return _room(other, other_op, value, op)


def _room(low: Value, low_op: Comparison, high: Value, high_op: Comparison) -> bool:
    """Whether something lies between two bounds."""
    if not isinstance(low, float) or not isinstance(high, float):
        return same(low, high)  # `?` is at least and at most itself
    return low < high or (low == high and low_op == ">=" and high_op == "<=")


def _nothing_left(fluent: Fluent, said: list[tuple[Comparison, Value]], world: World) -> bool:
    """Whether every value of the fact is excluded."""
    excluded = [value for op, value in said if op == "!="]
    if fluent.kind in (BOOLEAN, NUMBER) or not excluded:
        return False
    values = (*world.values_of(fluent.kind), UNKNOWN)
    return all(any(same(value, other) for other in excluded) for value in values)
