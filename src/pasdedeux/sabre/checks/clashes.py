"""Effects that give one fact two values at once, found in the declarations before anything is bound.

Binding every instance of every action only to find the few that contradict themselves would take longer than reading
the file. So two assignments are compared as they are declared: where their variables could stand for the same things,
the instances in which they do are the only ones to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from pasdedeux.model.formula import TRUE, And, Assign, Compare, Const, Each, Effects, Expr, Named, Term, Var
from pasdedeux.model.values import same
from pasdedeux.model.world import Parameter, World

Binding = Mapping[str, Term]


class Given(NamedTuple):
    """An unconditional assignment: whose belief, which fact, and the value, if it is a constant or a variable."""

    name: str
    places: tuple[Term, ...]
    depth: int
    value: Term


class Clash(NamedTuple):
    """Two assignments that meet where variables are equal as ``equal`` says. ``always``: in every instance."""

    equal: Binding
    always: bool

    def parameters(self, declared: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
        """The parameters of the instances in which they meet: equal ones have one name, or are constants."""
        return tuple(self._narrowed(p) for p in declared)

    def _narrowed(self, parameter: Parameter) -> Parameter:
        if parameter.constant is not None:
            return parameter
        term = _resolved(Var(parameter.name), self.equal)
        return Parameter(parameter.type, term.name) if isinstance(term, Var) else parameter

    def excluded(self, condition: Expr) -> bool:
        """Whether the condition says outright that they never meet, as ``a != b`` does."""
        match condition:
            case And(parts):
                return any(map(self.excluded, parts))
            case Compare("!=", (Var() | Const()) as left, (Var() | Const()) as right):
                return _resolved(left, self.equal) == _resolved(right, self.equal)
        return False


def clashes(effects: Effects, world: World) -> Iterator[Clash]:
    """The pairs of unconditional assignments that could give different values to one fact."""
    groups: dict[tuple[str, int, int], list[Given]] = {}
    for given in _unconditional(effects, world, {}):
        groups.setdefault((given.name, given.depth, len(given.places)), []).append(given)
    for group in groups.values():
        for one, other in _pairs(group):
            clash = _clash(one, other)
            if clash is not None:
                yield clash


def _unconditional(effects: Effects, world: World, bound: Binding) -> Iterator[Given]:
    for effect in effects:
        if isinstance(effect, Assign) and isinstance(effect.target, Named):
            if isinstance(effect.value, Const | Var):
                places = tuple(_resolved(t, bound) for t in (*effect.path, *effect.target.args))
                value = _resolved(effect.value, bound)
                yield Given(effect.target.name, places, len(effect.path), value)
        elif isinstance(effect, Each) and effect.where == TRUE:
            for each in world.values_of(effect.type):
                yield from _unconditional(effect.effects, world, {**bound, effect.var: Const(each)})


def _pairs(group: list[Given]) -> Iterator[tuple[Given, Given]]:
    """Pairs that may be about one fact: those without variables only with their equals, so that a long list of facts
    is not compared each with each.
    """
    closed: dict[tuple[Term, ...], list[Given]] = {}
    opened: list[Given] = []
    for given in group:
        if any(isinstance(place, Var) for place in given.places):
            opened.append(given)
        else:
            closed.setdefault(given.places, []).append(given)
    for equals in closed.values():
        yield from ((equals[0], other) for other in equals[1:])
    yield from combinations(opened, 2)
    yield from ((one, equals[0]) for one in opened for equals in closed.values())


def _clash(one: Given, other: Given) -> Clash | None:
    equal: dict[str, Term] = {}
    for here, there in zip(one.places, other.places, strict=True):
        left, right = _resolved(here, equal), _resolved(there, equal)
        if isinstance(left, Var):
            if left != right:
                equal[left.name] = right
        elif isinstance(right, Var):
            equal[right.name] = left
        elif not same(left.value, right.value):
            return None
    first, second = _resolved(one.value, equal), _resolved(other.value, equal)
    if isinstance(first, Const) and isinstance(second, Const):
        return None if same(first.value, second.value) else Clash(equal, not equal)
    return None if first == second else Clash(equal, False)


def _resolved(term: Term, bound: Binding) -> Term:
    while isinstance(term, Var) and term.name in bound:
        term = bound[term.name]
    return term
