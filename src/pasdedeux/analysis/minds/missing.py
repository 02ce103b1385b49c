"""What is missing where a condition does not hold: the comparisons that fail, and in whose mind they do.

"It is false" is no answer to an author. A condition is a tree; what makes it false are a few of its leaves, and each
of them is read in reality or in somebody's mind. Of an "or" the way with the fewest failing leaves is named: it is
the nearest to being so.
"""

from __future__ import annotations

from dataclasses import dataclass

from pasdedeux.model.evaluate import Beliefs, negate, truth
from pasdedeux.model.formula import And, Believes, Compare, Const, Expr, Fluent, If, Not, Or, believing
from pasdedeux.model.reads import Path, fluents
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity, Value


@dataclass(frozen=True, slots=True)
class Missing:
    """One comparison that fails. ``literal`` is read in the mind at the end of ``path``; the empty path is reality."""

    path: Path
    literal: Expr

    @property
    def whole(self) -> Expr:
        """The comparison as a formula about the state itself."""
        return believing(tuple(map(Const, self.path)), self.literal)

    def holds(self, state: Beliefs) -> bool:
        """Whether it is so in ``state`` after all."""
        return truth(self.whole)(state)

    @property
    def fluent(self) -> Fluent | None:
        """The fact that it is about, if it is one fact compared with something."""
        read = {f for _, f in fluents(self.literal)}
        return next(iter(read)) if len(read) == 1 else None

    @property
    def answers(self) -> tuple[tuple[Fluent, Value | None], ...]:
        """What would fill the gap: facts with the values that would do; None is any value that is known."""
        match self.literal:
            case Fluent() as fluent:
                return ((fluent, True),)
            case Compare("==", Fluent() as fluent, Const(value)):
                return ((fluent, value),)
            case Compare("!=", Fluent() as fluent, Const(bool() as value)):
                return ((fluent, not value),)
        return tuple((f, None) for path, f in fluents(self.literal) if not path)


def missing(condition: Expr, state: State, path: Path = ()) -> tuple[Missing, ...]:
    """The comparisons of a ground condition that keep it from being so in the mind at ``path``; empty if it is so.

    ``state`` is that mind, the one in which the condition is read.
    """
    match condition:
        case Believes(Const(Entity() as who), body):
            return missing(body, state.believed(who), (*path, who))
        case Not(body):
            return missing(negate(body), state, path)
        case And(parts):
            return tuple(dict.fromkeys(m for part in parts for m in missing(part, state, path)))
        case Or(parts):
            return _nearest(parts, state, path) if parts else (Missing(path, condition),)
        case If(cases, otherwise):
            return _chosen(cases, otherwise, state, path)
        case Compare(op, Believes(Const(Entity() as who), body), Const() as value):
            return missing(Compare(op, body, value), state.believed(who), (*path, who))
    return () if truth(condition)(state) else (Missing(path, condition),)


def _nearest(parts: tuple[Expr, ...], state: State, path: Path) -> tuple[Missing, ...]:
    """What is missing of the alternative that lacks least; of several such, of the one that has most already."""
    ways = [(missing(part, state, path), sum(1 for _ in fluents(part))) for part in parts]
    return min(ways, key=lambda way: (len(way[0]), -way[1]))[0]


def _chosen(cases: tuple[tuple[Expr, Expr], ...], otherwise: Expr, state: State, path: Path) -> tuple[Missing, ...]:
    for test, value in cases:
        if truth(test)(state):
            return missing(value, state, path)
    return missing(otherwise, state, path)
