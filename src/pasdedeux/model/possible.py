"""The events that a search may choose from: every action of a world with every argument that could ever make sense."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pasdedeux.model.binding import bind
from pasdedeux.model.event import Argument, Event
from pasdedeux.model.formula import FALSE, Claim, Expr, Fluent
from pasdedeux.model.ground import Ungroundable, contrary
from pasdedeux.model.trees import nodes
from pasdedeux.model.world import CLAIM, Action, World


def claims_of(world: World) -> tuple[Expr, ...]:
    """What people may say in an imagined future if nobody says otherwise: every secret, and its contrary."""
    return tuple(claim for secret in _secrets(world) for claim in (secret, contrary(secret)))


def _secrets(world: World) -> Iterator[Fluent]:
    for schema in world.fluents:
        if schema.secret:
            for args in world.arguments(schema.parameters):
                yield world.fluent(schema.name, args)


def events_of(
    world: World, claims: Iterable[Expr] | None = None, before_each: Callable[[], object] = bool
) -> tuple[Event, ...]:
    """Every event whose precondition is not false outright, action by action, arguments in order.

    ``claims`` are what the parameters may be that stand for whole formulas (default: `claims_of`). An action that has
    no effect at all never helps anybody and is left out, as is staging, which belongs to the author's headings.
    ``before_each`` is called before each binding, of which there may be very many: what it raises ends the list.
    """
    said = claims_of(world) if claims is None else tuple(claims)
    found: list[Event] = []
    for action in world.actions:
        if action.effects and not action.staging:
            found.extend(events_of_action(world, action, said, before_each))
    return tuple(found)


def events_of_action(
    world: World, action: Action, claims: tuple[Expr, ...], before_each: Callable[[], object] = bool
) -> Iterator[Event]:
    """Every event of one action whose precondition is not false outright, arguments in order."""
    for args in arguments_of(world, action, claims):
        before_each()
        event = _bound(world, action, args)
        if event is not None:
            yield event


def arguments_of(world: World, action: Action, claims: tuple[Expr, ...]) -> Iterator[tuple[Argument, ...]]:
    """Every list of arguments that fits an action, claim parameters running through ``claims``.

    Of an act that does the same whatever is said (a threat, a question whether) one claim stands for all.
    """
    claims = claims if _turns_on_claims(action) else claims[:1]
    kept = tuple(p for p in action.parameters if p.type != CLAIM)
    for args in world.arguments(kept):
        values = iter(args)
        yield from _filled([None if p.type == CLAIM else next(values) for p in action.parameters], claims)


def _turns_on_claims(action: Action) -> bool:
    """Whether what is said decides if an act is possible, what it does, or who notices."""
    parts = (action.precondition, action.effects, action.observing, action.secretly)
    return any(isinstance(node, Claim) for node in nodes(parts))


def _filled(args: list[Argument | None], claims: tuple[Expr, ...]) -> Iterator[tuple[Argument, ...]]:
    if None not in args:
        yield tuple(a for a in args if a is not None)
        return
    at = args.index(None)
    for claim in claims:
        yield from _filled([*args[:at], claim, *args[at + 1 :]], claims)


def _bound(world: World, action: Action, args: tuple[Argument, ...]) -> Event | None:
    try:
        event = bind(world, action, args)
    except Ungroundable:
        if any(p.type == CLAIM for p in action.parameters):
            return None  # a claim that this action cannot be about
        raise
    return None if event.precondition == FALSE else event
