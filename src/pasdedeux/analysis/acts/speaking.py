"""What an act speaks of: the facts that it may touch, told by its declaration and its arguments, before it is bound.

Binding an act with all its effects only to see that it has nothing to do with what somebody wants took most of the time
in which reasons are looked for.
"""

from __future__ import annotations

from collections.abc import Mapping

from pasdedeux.model.event import Argument
from pasdedeux.model.formula import Const, Each, Fluent, Named, Quantified, Term, Var
from pasdedeux.model.reads import fluents
from pasdedeux.model.trees import nodes
from pasdedeux.model.values import Entity, Unknown, Value
from pasdedeux.model.world import Action, World

_Pattern = tuple[str, tuple[Term | None, ...]]  # a fact with its arguments; None for any


class Speaking:
    """What the acts of one world speak of."""

    def __init__(self, world: World) -> None:
        self._ruled = {n.name for rule in world.rules for n in nodes(rule.effects) if isinstance(n, (Named, Fluent))}
        self._patterns: dict[Action, tuple[_Pattern, ...]] = {}

    def of(self, action: Action, args: tuple[Argument, ...], wanted: frozenset[Fluent]) -> bool:
        """Whether an act may touch something of what is ``wanted``, itself or by rules. Never false where it does."""
        if any(fluent.name in self._ruled for fluent in wanted):
            return True
        claims = (arg for arg in args if not isinstance(arg, (bool, float, Entity, Unknown)))
        if any(fluent in wanted for claim in claims for _, fluent in fluents(claim)):
            return True
        given = {p.name: arg for p, arg in zip(action.parameters, args, strict=True) if p.name}
        patterns = self._patterns_of(action)
        return any(_fits(pattern, fluent, given) for pattern in patterns for fluent in wanted)

    def _patterns_of(self, action: Action) -> tuple[_Pattern, ...]:
        found = self._patterns.get(action)
        if found is None:
            every = tuple(nodes((action.precondition, action.effects, action.observing, action.secretly)))
            inner = {n.var for n in every if isinstance(n, (Quantified, Each))}
            inner.update(seen[0] for seen in (action.observing, action.secretly) if seen)
            said = (_pattern(n, inner) for n in every if isinstance(n, (Named, Fluent)))
            found = self._patterns[action] = tuple(dict.fromkeys(said))
        return found


def _pattern(fact: Named | Fluent, inner: set[str]) -> _Pattern:
    if isinstance(fact, Fluent):
        return fact.name, tuple(Const(value) for value in fact.args)
    return fact.name, tuple(None if isinstance(term, Var) and term.name in inner else term for term in fact.args)


def _fits(pattern: _Pattern, fluent: Fluent, given: Mapping[str, Argument]) -> bool:
    name, terms = pattern
    return name == fluent.name and all(map(_is, terms, fluent.args, [given] * len(terms)))


def _is(term: Term | None, value: Value, given: Mapping[str, Argument]) -> bool:
    meant = None if term is None else term.value if isinstance(term, Const) else given.get(term.name)
    return meant is None or not isinstance(meant, Entity) or meant is value
