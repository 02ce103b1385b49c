"""Outcomes: which values facts may come to have by an event, whoever's mind they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pasdedeux.engine.compile.facts import ANY, Code, Facts, Relation, coded
from pasdedeux.engine.compile.scope import Env, Scope, getter
from pasdedeux.engine.task import FALSE, TRUE, UNKNOWN
from pasdedeux.model.evaluate import OPPOSITE
from pasdedeux.model.formula import (
    And,
    Arith,
    Assign,
    Believes,
    Compare,
    Const,
    Each,
    Effects,
    Expr,
    Fluent,
    If,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Var,
    When,
)
from pasdedeux.model.world import CHARACTER

Place = tuple[Relation, Callable[[Env], tuple[Code, ...]], tuple[int, ...]]  # a fact, where its arguments stand


@dataclass(frozen=True, eq=False, slots=True)
class Outcome:
    """A fact may come to have a value: some ``codes``, the value at ``slot``, or any that ``source`` has.

    ``extras`` are variables that run through values; ``guards`` are conditions without which it does not happen.
    With ``among`` it happens only if one of those relations changes at all: surprise puts right what was wrong.
    """

    target: Place
    scope: Scope
    extras: tuple[tuple[int, tuple[Code, ...]], ...] = ()
    guards: tuple[tuple[Expr, Scope], ...] = ()
    codes: tuple[Code, ...] = ()
    slot: int | None = None
    source: Place | None = None
    among: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Where:
    """The circumstances of a part of an effect or condition."""

    scope: Scope
    extras: tuple[tuple[int, tuple[Code, ...]], ...] = ()
    guards: tuple[tuple[Expr, Scope], ...] = ()


class Outcomes:
    """Finds the outcomes of events, each in a list of its own."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._into: list[Outcome] = []
        # Of parts of bound formulas, by identity: events share most of theirs.
        self._known: dict[tuple[int, bool], tuple[Expr, list[Outcome]]] = {}

    def into(self, outcomes: list[Outcome]) -> Outcomes:
        """Itself, from now on adding to a list."""
        self._into = outcomes
        return self

    # --- effects ---

    def effects(self, effects: Effects, scope: Scope) -> None:
        """What effects may write."""
        self._effects(effects, _Where(scope))

    def write(self, target: Named | Fluent, value: Expr, guards: tuple[Expr, ...], scope: Scope) -> None:
        """What one effect may write."""
        self._assign(target, value, _Where(scope, (), tuple((guard, scope) for guard in guards)))

    def _effects(self, effects: Effects, at: _Where) -> None:
        for effect in effects:
            match effect:
                case Assign(_, target, value):
                    self._assign(target, value, at)
                case When(cases, otherwise):
                    for test, body in cases:
                        self._effects(body, _Where(at.scope, at.extras, (*at.guards, (test, at.scope))))
                    self._effects(otherwise, at)
                case Each(var, type, body, where):
                    inner = self._each(var, type, at)
                    self._effects(body, _Where(inner.scope, inner.extras, (*at.guards, (where, inner.scope))))

    def _each(self, var: str, type: str, at: _Where) -> _Where:
        scope, slot = at.scope.extended(var)
        values = tuple(map(coded, self.facts.world.values_of(type)))
        return _Where(scope, (*at.extras, (slot, values)), at.guards)

    def _assign(self, target: Named | Fluent, value: Expr, at: _Where) -> None:
        place = self._place(target, at.scope)
        for part in _ends(value):
            match part:
                case Const() | Var():
                    self._add(Outcome(place, at.scope, at.extras, at.guards, slot=at.scope.term(part)))
                case Named() | Fluent():
                    self._add(Outcome(place, at.scope, at.extras, at.guards, source=self._place(part, at.scope)))
                case Arith() | Quantified("sum" | "product"):
                    self._add(Outcome(place, at.scope, at.extras, at.guards, codes=(ANY, UNKNOWN)))
                case _:
                    self._add(Outcome(place, at.scope, at.extras, at.guards, codes=(FALSE, TRUE)))

    def _place(self, target: Named | Fluent, scope: Scope) -> Place:
        args = scope.terms(map(Const, target.args) if isinstance(target, Fluent) else target.args)
        return self.facts.relation(target.name, len(args)), getter(args), args

    def _add(self, outcome: Outcome) -> None:
        self._into.append(outcome)

    # --- surprise ---

    def surprise(self, condition: Expr, scope: Scope) -> None:
        """What may become unknown to those who thought a condition false: a literal that is no ``==`` says only that
        something is not so. With ``==`` a mind takes over what is so outside of it, which was counted there.
        """
        self._literals(condition, _Where(scope), True)

    def seen(self, condition: Expr, scope: Scope) -> None:
        """What may become unknown to those who see that a condition holds, or that it does not."""
        for positive in (True, False):
            self._literals(condition, _Where(scope), positive)

    def sights(self, variable: str, condition: Expr, scope: Scope) -> None:
        """The same for everybody who may notice an open event."""
        inner = self._each(variable, CHARACTER, _Where(scope))
        characters = tuple(map(coded, self.facts.world.characters))
        for positive in (True, False):
            self._literals(condition, _Where(inner.scope, ((inner.extras[0][0], characters),)), positive)

    def _literals(self, expr: Expr, at: _Where, positive: bool) -> None:
        if not at.scope.shared:
            self._walk(expr, at, positive)
            return
        key = (id(expr), positive)
        if key not in self._known:
            outer, self._into = self._into, []
            self._walk(expr, at, positive)
            self._known[key] = (expr, list(dict.fromkeys(self._into)))
            self._into = outer
        self._into.extend(self._known[key][1])

    def _walk(self, expr: Expr, at: _Where, positive: bool) -> None:
        match expr:
            case Believes(_, body):
                self._literals(body, at, positive)
            case Not(body):
                self._literals(body, at, not positive)
            case And(parts) | Or(parts):
                for part in parts:
                    self._literals(part, at, positive)
            case If(cases, otherwise):
                for condition, value in cases:
                    self._literals(condition, at, True)
                    self._literals(condition, at, False)
                    self._literals(value, at, positive)
                self._literals(otherwise, at, positive)
            case Quantified(_, var, type, body):
                self._literals(body, self._each(var, type, at), positive)
            case Compare(op, left, right):
                if (op if positive else OPPOSITE[op]) != "==":
                    self._compared(left, right, at)
            case IsA(body, _) if not positive:
                self._compared(body, Const(True), at)
            case Named() | Fluent() if not positive:
                self._compared(expr, Const(True), at)

    def _compared(self, left: Expr, right: Expr, at: _Where) -> None:
        """A literal that is no ``==`` failed: the facts in it become unknown one after the other until it holds."""
        one, two = list(self._reads(left, at)), list(self._reads(right, at))
        simple = len(one) == len(two) == 1 and _is_fact(left) and _is_fact(right)
        if simple and not (one[0][0][0].numeric or two[0][0][0].numeric):
            two = []  # of facts that are no numbers, the second is put right by its value
        among = tuple(dict.fromkeys(place[0] for place, _ in (*one, *two)))
        for place, where in (*one, *two):
            self._add(Outcome(place, where.scope, where.extras, codes=(UNKNOWN,), among=among))

    def _reads(self, expr: Expr, at: _Where) -> Iterator[tuple[Place, _Where]]:
        match expr:
            case Named() | Fluent():
                yield self._place(expr, at.scope), at
            case Believes(_, body) | Not(body) | IsA(body, _):
                yield from self._reads(body, at)
            case And(parts) | Or(parts):
                for part in parts:
                    yield from self._reads(part, at)
            case Compare(_, left, right) | Arith(_, left, right):
                yield from self._reads(left, at)
                yield from self._reads(right, at)
            case If(cases, otherwise):
                for condition, value in cases:
                    yield from self._reads(condition, at)
                    yield from self._reads(value, at)
                yield from self._reads(otherwise, at)
            case Quantified(_, var, type, body):
                yield from self._reads(body, self._each(var, type, at))


def _is_fact(expr: Expr) -> bool:
    while isinstance(expr, Believes):
        expr = expr.body
    return isinstance(expr, (Named, Fluent))


def _ends(value: Expr) -> Iterator[Expr]:
    """What an expression may come to, choice by choice."""
    match value:
        case Believes(_, body):
            yield from _ends(body)
        case If(cases, otherwise):
            for _, part in cases:
                yield from _ends(part)
            yield from _ends(otherwise)
        case _:
            yield value
