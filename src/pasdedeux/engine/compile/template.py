"""A template: a formula with variables that was made ready, and how it may be folded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from pasdedeux.engine.compile.scope import Env, Scope, getter
from pasdedeux.model.formula import (
    And,
    Believes,
    Compare,
    Const,
    Expr,
    Fluent,
    If,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Var,
)
from pasdedeux.model.trees import nodes


class Mode(Enum):
    """What may be folded: all that is known; what no surprise could tell; nothing but what has no fluents in it."""

    LOOSE = 0
    STRICT = 1
    RAW = 2


@dataclass(frozen=True, slots=True)
class Template:
    """``place`` writes the formula for the codes in a list; it depends on those in ``slots``."""

    place: Callable[[Env], int]
    slots: frozenset[int]


def inside(mode: Mode) -> Mode:
    """How the sides of a comparison are written, or the numbers of a calculation."""
    return Mode.RAW if mode is Mode.RAW else Mode.LOOSE


def is_simple(expr: Expr) -> bool:
    """A fact, perhaps in somebody's mind, or a value."""
    while isinstance(expr, Believes):
        expr = expr.body
    return isinstance(expr, (Named, Fluent, Const, Var))


def has_conditions(sides: tuple[Expr, Expr]) -> bool:
    """Whether a value depends on something being so."""
    kinds = (If, Quantified, And, Or, Not, Compare, IsA)
    return any(isinstance(node, kinds) for node in nodes(sides))


def sensitive(expr: Expr, negated: bool) -> bool:
    """Whether folding could change which literals a condition has, and not only drop some that never fail."""
    for node in nodes(expr):
        match node:
            case Or() | Not() | If() | Quantified() | IsA():
                if not (isinstance(node, Not) and isinstance(node.body, (Named, Fluent, Compare))):
                    return True
            case And() if negated:
                return True
            case Compare(_, left, right):
                plain = [side for side in (left, right) if isinstance(side, (Const, Var))]
                if not plain or not (is_simple(left) and is_simple(right)):
                    return True
    return False


def remembered(place: Callable[[Env], int], slots: frozenset[int], scope: Scope) -> Template:
    """The same, asked once for each combination of codes; of all codes at once there is hardly a second time."""
    if slots and slots.issuperset(scope.free(scope.names.values())):
        return Template(place, slots)
    known: dict[object, int] = {}
    order = sorted(slots)
    key = getter(order)

    def remembered(env: Env) -> int:
        at = key(env)
        found = known.get(at)
        if found is None:
            found = known[at] = place(env)
        return found

    return Template(remembered, slots)
