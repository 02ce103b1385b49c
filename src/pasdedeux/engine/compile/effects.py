"""Effects as declared, made ready to be written down for any arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pasdedeux.engine.compile.facts import coded
from pasdedeux.engine.compile.scope import Env, Scope
from pasdedeux.engine.compile.template import Template
from pasdedeux.engine.compile.templates import Templates
from pasdedeux.engine.task import WriteCode
from pasdedeux.model.formula import Assign, Each, Effects, Expr, Not, When


@dataclass(frozen=True, slots=True)
class Writing:
    """``writes`` gives the writes of some effects for the codes in a list, where a condition holds; they depend on the
    codes in ``slots``.
    """

    writes: Callable[[Env, int], Iterator[WriteCode]]
    slots: frozenset[int]


def writing(effects: Effects, scope: Scope, templates: Templates) -> Writing:
    """The writes of ``effects`` in the order of the text; none that could never happen or would change nothing."""
    return _in_turn([_one(effect, scope, templates) for effect in effects])


def _in_turn(ways: list[Writing]) -> Writing:
    each = [way.writes for way in ways]

    def write(env: Env, condition: int) -> Iterator[WriteCode]:
        for one in each:
            yield from one(env, condition)

    return Writing(write, frozenset[int]().union(*(way.slots for way in ways)))


def _one(effect: object, scope: Scope, templates: Templates) -> Writing:
    match effect:
        case Assign():
            return _assign(effect, scope, templates)
        case When(cases, otherwise):
            return _cases(cases, otherwise, scope, templates)
        case Each():
            return _each(effect, scope, templates)
    raise TypeError(f"an effect that only bound events have: {effect!r}")


def _assign(effect: Assign, scope: Scope, templates: Templates) -> Writing:
    find, slots = templates.fact(effect.target, scope)
    path = scope.terms(effect.path)
    value = templates.truth(effect.value, scope)
    formulas = templates.formulas

    def write(env: Env, condition: int) -> Iterator[WriteCode]:
        fact = find(env)
        minds = tuple(templates.who(env[at]) for at in path)
        if fact.constant is None:  # a constant is written as what it is already
            yield WriteCode(minds, formulas.number(fact), condition, value.place(env))

    return Writing(write, slots | value.slots | scope.free(path))


def _guarded(tests: list[Template], then: Writing, templates: Templates) -> Writing:
    formulas = templates.formulas

    def write(env: Env, condition: int) -> Iterator[WriteCode]:
        together = formulas.conjunction((condition, *(test.place(env) for test in tests)))
        if together != formulas.false:
            yield from then.writes(env, together)

    return Writing(write, then.slots.union(*(test.slots for test in tests)))


def _cases(cases: tuple[tuple[Expr, Effects], ...], otherwise: Effects, scope: Scope, templates: Templates) -> Writing:
    passed: list[Template] = []
    ways: list[Writing] = []
    for test, body in cases:
        holds = templates.truth(test, scope)
        ways.append(_guarded([*passed, holds], writing(body, scope, templates), templates))
        passed.append(templates.truth(Not(test), scope))
    ways.append(_guarded(passed, writing(otherwise, scope, templates), templates))
    return _in_turn(ways)


def _each(effect: Each, scope: Scope, templates: Templates) -> Writing:
    inner, at = scope.extended(effect.var)
    values = [coded(value) for value in templates.world.values_of(effect.type)]
    where = templates.truth(effect.where, inner)
    body = _guarded([where], writing(effect.effects, inner, templates), templates)

    def write(env: Env, condition: int) -> Iterator[WriteCode]:
        for value in values:
            env[at] = value
            yield from body.writes(env, condition)

    return Writing(write, body.slots - {at})
