"""Which actions of a world could make something so, and with which arguments: effects matched against a target.

A write of ``[a]f`` also makes others believe it who see it happen, so the minds of an effect are matched against the
end of the target's minds: whoever stands before them would have to notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pasdedeux.model.event import Argument
from pasdedeux.model.formula import (
    And,
    Assign,
    Believes,
    Claim,
    Compare,
    Const,
    Each,
    Effect,
    Effects,
    Expr,
    Fluent,
    Hold,
    Named,
    Not,
    Or,
    Term,
    When,
)
from pasdedeux.model.ground import contrary
from pasdedeux.model.reads import Path
from pasdedeux.model.values import Entity, Value, same
from pasdedeux.model.world import Action, World

Binding = Mapping[str, Argument]
# One write, its minds, and the variables that are quantified around it.
Leaf = tuple[Assign | Hold, tuple[Term, ...], frozenset[str]]
DEEP = 2  # rules in a row between an act and what it brings about


@dataclass(frozen=True, slots=True)
class Target:
    """A fact that somebody should come to hold: ``value`` None is any known value."""

    path: Path
    fluent: Fluent
    value: Value | None


def bindings(action: Action, targets: list[Target]) -> Iterator[Binding]:
    """What each effect of the action that could hit a target says about the action's arguments."""
    given: list[Binding] = []
    for leaf in _leaves(action.effects, frozenset()):
        for target in targets:
            for binding in _hits(leaf, target):
                if binding not in given:
                    given.append(binding)
                    yield binding


def with_rules(world: World, targets: list[Target]) -> list[Target]:
    """The targets, and the facts from which rules would make them."""
    found = list(targets)
    start = 0
    for _ in range(DEEP):
        fresh, start = found[start:], len(found)
        for target in fresh:
            found.extend(t for t in _causes(world, target) if t not in found)
    return found


def _causes(world: World, target: Target) -> Iterator[Target]:
    """What the rules that write the target's fact read, as far as their variables are known."""
    for rule in world.rules:
        for effect, _, variables in _leaves(rule.effects, frozenset()):
            if isinstance(effect, Assign):
                binding = _matched(effect.target, target.fluent, variables)
                if binding is not None:
                    yield from _read(world, rule.condition, binding, target.path)


def _read(world: World, condition: Expr, binding: Binding, path: Path) -> Iterator[Target]:
    for minds, named in _atoms(condition, ()):
        values = [_value(t, binding) for t in named.args]
        people = [_value(t, binding) for t in minds]
        if None in values or not all(isinstance(p, Entity) for p in people):
            continue
        try:
            fluent = world.fluent(named.name, tuple(v for v in values if v is not None))
        except KeyError:
            continue  # declared for other arguments only
        yield Target((*path, *(p for p in people if isinstance(p, Entity))), fluent, None)


def _atoms(condition: Expr, minds: tuple[Term, ...]) -> Iterator[tuple[tuple[Term, ...], Named]]:
    match condition:
        case Named():
            yield minds, condition
        case Believes(who, body):
            yield from _atoms(body, (*minds, who))
        case Not(body):
            yield from _atoms(body, minds)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _atoms(part, minds)
        case Compare(_, left, right):
            yield from _atoms(left, minds)
            yield from _atoms(right, minds)


def _value(term: Term, binding: Binding) -> Value | None:
    found = term.value if isinstance(term, Const) else binding.get(term.name)
    return found if isinstance(found, bool | float | Entity) else None


def _hits(leaf: Leaf, target: Target) -> Iterator[Binding]:
    effect, path, variables = leaf
    if len(path) > len(target.path):
        return
    end = target.path[len(target.path) - len(path) :]
    minds = _unified(path, end, variables)
    if minds is None:
        return
    match effect:
        case Assign(_, named, _):
            match = _matched(named, target.fluent, variables)
            if match is not None and all(same_argument(match[n], v) for n, v in minds.items() if n in match):
                yield {**minds, **match}
        case Hold(_, Claim(name)):
            for claim in _claims(target):
                yield {**minds, name: claim}


def same_argument(one: Argument, other: Argument) -> bool:
    """Whether two arguments are one: values by `same`, formulas as trees."""
    if isinstance(one, bool | float | Entity) and isinstance(other, bool | float | Entity):
        return same(one, other)
    return one == other


def _claims(target: Target) -> Iterator[Expr]:
    """What somebody could say to make the target believed."""
    fluent = target.fluent
    truth = fluent.kind in ("truth", "boolean")
    if truth and target.value in (True, None):
        yield fluent
    if truth and target.value in (False, None):
        yield contrary(fluent)
    if not truth and target.value is not None:
        yield Compare("==", fluent, Const(target.value))


def _matched(named: Named | Fluent, fluent: Fluent, variables: frozenset[str]) -> Binding | None:
    """The arguments with which a written fact is ``fluent``; None if it never is."""
    if isinstance(named, Fluent):
        return {} if named is fluent else None
    if named.name != fluent.name or len(named.args) != len(fluent.args):
        return None
    return _unified(named.args, fluent.args, variables)


def _unified(terms: tuple[Term, ...], values: tuple[Value, ...], variables: frozenset[str]) -> Binding | None:
    found: dict[str, Argument] = {}
    for term, value in zip(terms, values, strict=True):
        if isinstance(term, Const):
            if not same(term.value, value):
                return None
        elif term.name not in variables and not same_argument(found.setdefault(term.name, value), value):
            return None
    return found


def _leaves(effects: Effects, variables: frozenset[str]) -> Iterator[Leaf]:
    """The single writes of effects."""
    for effect in effects:
        yield from _leaf(effect, variables)


def _leaf(effect: Effect, variables: frozenset[str]) -> Iterator[Leaf]:
    match effect:
        case Assign(path) | Hold(path):
            yield effect, path, variables
        case When(cases, otherwise):
            for _, body in cases:
                yield from _leaves(body, variables)
            yield from _leaves(otherwise, variables)
        case Each(var, _, body):
            yield from _leaves(body, variables | {var})
