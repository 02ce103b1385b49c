"""Binding: from an action or a rule as declared to one event, with constants in all its places.

An event is bound when somebody needs it: to list all events of a world first would be hopeless where claims are said.
"""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.model.evaluate import Known, negate, reader, truth
from pasdedeux.model.event import Argument, Event, Write
from pasdedeux.model.formula import (
    FALSE,
    TRUE,
    And,
    Assign,
    Believes,
    Compare,
    Const,
    Each,
    Effects,
    Expr,
    Fluent,
    Hold,
    Not,
    When,
    believing,
)
from pasdedeux.model.ground import Binding, Grounding, Ungroundable, conjunction
from pasdedeux.model.values import Entity
from pasdedeux.model.world import TRUTH, Action, Rule, Speech, World


def ground_effects(effects: Effects, world: World, binding: Binding | None = None) -> tuple[Write, ...]:
    """The ground writes of ``effects``, in the order of the text. Writes that can never happen are left out.

    Raises:
        Ungroundable: if a claim cannot be made so ("A or B"), or a fact has no declaration for the arguments.
    """
    return tuple(_writes(effects, Grounding(world, binding or {}), TRUE))


def _writes(effects: Effects, at: Grounding, condition: Expr) -> Iterator[Write]:
    for effect in effects:
        match effect:
            case Assign(path, target, value):
                yield _write(tuple(map(at.who, path)), at.fluent(target), condition, at.formula(value), at.world.truths)
            case Hold(path, claim):
                yield from _held(tuple(map(at.who, path)), at.formula(claim), condition, at.world.truths)
            case When(cases, otherwise):
                yield from _cases(cases, otherwise, at, condition)
            case Each(var, type, body, where):
                for member in at.world.values_of(type):
                    inner = at.extended(var, member)
                    yield from _guarded(body, inner, (condition, inner.formula(where)))


def _cases(
    cases: tuple[tuple[Expr, Effects], ...], otherwise: Effects, at: Grounding, condition: Expr
) -> Iterator[Write]:
    before: Expr = condition
    for test, body in cases:
        holds = at.formula(test)
        yield from _guarded(body, at, (before, holds))
        before = conjunction((before, negate(holds)))
    yield from _guarded(otherwise, at, (before,))


def _guarded(effects: Effects, at: Grounding, conditions: tuple[Expr, ...]) -> Iterator[Write]:
    together = conjunction(conditions)
    if together != FALSE:
        yield from _writes(effects, at, together)


def _write(path: tuple[Entity, ...], fluent: Fluent, condition: Expr, value: Expr, known: Known) -> Write:
    return Write(path, fluent, condition, value, truth(condition, known), reader(value))


def _held(path: tuple[Entity, ...], claim: Expr, condition: Expr, known: Known) -> Iterator[Write]:
    """The writes that make a ground claim so at ``path``."""
    match claim:
        case Const(True):
            return
        case Fluent():
            yield _write(path, claim, condition, TRUE, known)
        case Compare("==", Fluent() as fluent, value):
            yield _write(path, fluent, condition, believing(tuple(map(Const, path)), value), known)
        case Compare("!=", Fluent() as fluent, Const(bool() as value)):
            yield _write(path, fluent, condition, Const(not value), known)
        case Not(Fluent() as fluent) if fluent.kind in ("boolean", TRUTH):
            yield _write(path, fluent, condition, FALSE, known)
        case Not(body):
            yield from _held(path, negate(body), condition, known)
        case And(parts):
            for part in parts:
                yield from _held(path, part, condition, known)
        case Believes(Const(Entity() as who), body):
            yield from _held((*path, who), body, condition, known)
        case _:
            raise Ungroundable("this claim says too little to be believed outright: say which of its parts is so")


def contradiction(writes: tuple[Write, ...]) -> tuple[Write, Write] | None:
    """Two unconditional writes of different constants to one fluent, if there are any."""
    first: dict[tuple[tuple[Entity, ...], Fluent], Write] = {}
    for write in writes:
        if write.condition == TRUE and isinstance(write.value, Const):
            other = first.setdefault((write.path, write.fluent), write)
            if other.value != write.value:
                return other, write
    return None


def bind(
    world: World, action: Action | Rule, args: tuple[Argument, ...], unseen_by: frozenset[Entity] = frozenset()
) -> Event:
    """The event of ``action`` with ``args``, one for each parameter. The same call gives an equal, new object.

    Raises:
        Ungroundable: if the action has no meaning with these arguments.
    """
    if isinstance(action, Rule):
        return _bind_rule(world, action, args)
    at = Grounding(world, {p.name: a for p, a in zip(action.parameters, args, strict=True) if p.name})
    precondition = at.formula(action.precondition)
    seen = _observing(world, action.observing, at, unseen_by)
    secretly = _observing(world, action.secretly, at, unseen_by) if action.secretly else {}
    return Event(
        source=action,
        args=args,
        precondition=precondition,
        possible=truth(precondition, world.truths),
        writes=tuple(w for w in ground_effects(action.effects, world, at.binding) if unseen_by.isdisjoint(w.path)),
        consents=tuple(dict.fromkeys(map(at.who, action.consents))),
        observing={who: truth(test, world.truths) for who, test in seen.items()},
        observing_formula=seen,
        speech=tuple(_speech(s, at) for s in action.speech),
        unseen_by=unseen_by,
        secretly={who: truth(test, world.truths) for who, test in secretly.items()},
        secretly_formula=secretly,
    )


def _bind_rule(world: World, rule: Rule, args: tuple[Argument, ...]) -> Event:
    at = Grounding(world, {p.name: a for p, a in zip(rule.parameters, args, strict=True) if p.name})
    condition = at.formula(rule.condition)
    writes = ground_effects(rule.effects, world, at.binding)
    return Event(rule, args, condition, truth(condition, world.truths), writes, (), {}, {})


def _observing(
    world: World, observing: tuple[str, Expr] | None, at: Grounding, unseen_by: frozenset[Entity]
) -> dict[Entity, Expr]:
    def seen(who: Entity) -> Expr:
        if who in unseen_by:
            return FALSE
        if observing is None:
            return TRUE
        variable, condition = observing
        return at.extended(variable, who).formula(condition)

    return {who: seen(who) for who in world.characters}


def _speech(speech: Speech, at: Grounding) -> Speech:
    hearers = tuple(Const(at.term(t)) for t in speech.to)
    return Speech(speech.kind, Const(at.term(speech.speaker)), hearers, at.formula(speech.claim), speech.secret)


def all_events(world: World, action: Action | Rule) -> Iterator[Event]:
    """Every event of an action whose condition is not false outright, arguments in order. Claims cannot be listed."""
    for args in world.arguments(action.parameters):
        event = bind(world, action, args)
        if event.precondition != FALSE:
            yield event
