"""What can matter to a goal: from the goal backwards, through what acts and rules write, ask and show, and what those
who take part in them want. What is not reached this way can be changed as one likes, and nothing comes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import prod

from pasdedeux.engine.compile import compile_world
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Const, Expr, Fluent
from pasdedeux.model.possible import claims_of, events_of
from pasdedeux.model.reads import fluents
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.touching import Touching
from pasdedeux.model.trees import nodes
from pasdedeux.model.utilities import Utilities
from pasdedeux.model.values import UNKNOWN, Value
from pasdedeux.model.world import BOOLEAN, CLAIM, NUMBER, Action, World

# So many events are listed one by one; of more, only those that could happen in the world as it is.
LISTED = 20_000


class Relevant:
    """The facts and events on which it can turn whether one of ``goals`` is reached: each fact with its distance."""

    def __init__(self, semantics: Semantics, goals: Iterable[Expr]) -> None:
        self.world, self.semantics = semantics.world, semantics
        self.events = _events(semantics)
        self.distance: dict[Fluent, int] = {}
        self.acts: dict[Event, int] = {}
        self._utilities = Utilities(semantics)
        self._goals = tuple(goals)
        self._close({f for goal in self._goals for _, f in fluents(goal)})

    def _close(self, found: set[Fluent]) -> None:
        layer = 0
        while found:
            self.distance.update((f, layer) for f in sorted(found, key=lambda f: f.number))
            layer += 1
            new = {event for event in self.events if event not in self.acts and self.touched[event] & found}
            self.acts.update((event, layer) for event in self.events if event in new)
            found = {f for event in new for f in self._asked(event)} | self._of_rules(found)
            found -= self.distance.keys()

    def _asked(self, event: Event) -> Iterable[Fluent]:
        """What an act asks for, and what decides what it does, who notices and who would do it."""
        yield from _read(event)
        for formula in (*event.observing_formula.values(), *event.secretly_formula.values()):
            yield from (f for _, f in fluents(formula))
        for who in event.consents:
            yield from (f for _, f in fluents(self._utilities.expr(who)))

    def _of_rules(self, found: set[Fluent]) -> set[Fluent]:
        rules = (ruled.event for ruled in self.semantics.rules)
        return {f for event in rules if any(w.fluent in found for w in event.writes) for f in _read(event)}

    @cached_property
    def touched(self) -> dict[Event, frozenset[Fluent]]:
        """What each event may change, in reality or in any mind."""
        touching = Touching(self.semantics)
        return {event: touching.of(event) for event in self.events}

    @cached_property
    def written(self) -> frozenset[Fluent]:
        """Everything that any event may change."""
        return frozenset(f for some in self.touched.values() for f in some)

    def values(self, fluent: Fluent) -> tuple[Value, ...]:
        """The values that are worth trying: all of a type, "unknown" last; or numbers about which something asks."""
        if fluent.kind == NUMBER:
            return self._numbers
        known = self.world.values_of(fluent.kind)
        return known if fluent.kind == BOOLEAN else (*known, UNKNOWN)

    @cached_property
    def _numbers(self) -> tuple[float, ...]:
        """Every number that stands in a condition, with the one below and the one above."""
        asked = (
            *self._goals,
            *(event.precondition for event in self.acts),
            *(w.condition for e in self.acts for w in e.writes),
        )
        plain = {n.value for n in nodes(asked) if isinstance(n, Const) and isinstance(n.value, float)}
        return tuple(sorted({near for number in plain for near in (number - 1, number, number + 1)}))

    @cached_property
    def actions(self) -> dict[int, int]:
        """The places of the actions that can matter, with their distance, nearest first."""
        place = {action: i for i, action in enumerate(self.world.actions)}
        found: dict[int, int] = {}
        for event, layer in self.acts.items():
            if isinstance(event.source, Action):
                found.setdefault(place[event.source], layer)
        return found


def _read(event: Event) -> Iterable[Fluent]:
    yield from (f for _, f in fluents(event.precondition))
    for write in event.writes:
        yield from (f for expr in (write.condition, write.value) for _, f in fluents(expr))


def _events(semantics: Semantics) -> Sequence[Event]:
    world = semantics.world
    if sum(_bindings(world, action) for action in world.actions) <= LISTED:
        return events_of(world)
    return tuple(compile_world(world, semantics=semantics).events)


def _bindings(world: World, action: Action) -> int:
    claims = len(claims_of(world))
    return prod(
        claims if p.type == CLAIM else 1 if p.constant is not None else len(world.values_of(p.type))
        for p in action.parameters
    )
