"""Where people can be at all: what a scene's heading need not ask.

A heading has everybody who is elsewhere leave that place. Made for all places, most of these events are of people who
were never there, and impossible, and in a long story with many places they are most of its events. So it is noted which
values the facts about places may have had so far, whichever of the story's events are left out later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pasdedeux.model.event import Event
from pasdedeux.model.formula import TRUE, Compare, Const, Fluent, Named
from pasdedeux.model.ground import Ungroundable, ground
from pasdedeux.model.selection import Needed, needs_of
from pasdedeux.model.start import Begun
from pasdedeux.model.trees import nodes
from pasdedeux.model.values import Entity, Value
from pasdedeux.model.world import Action, World

PLACE = "place"


class Whereabouts:
    """The values that facts about places may have; of those of which nothing is known, any."""

    def __init__(self, world: World) -> None:
        """Begin where the world begins. Where rules move people, or it has no beginning, anybody may be anywhere."""
        self._world = world
        self._facts = {schema.name for schema in world.fluents if schema.kind == PLACE}
        self._anywhere = any(self._speaks_of_places(rule.effects) for rule in world.rules)
        self._values: dict[Fluent, set[Value]] = {}
        self._needed: dict[tuple[Action, tuple[Entity, Entity]], Sequence[Needed]] = {}
        try:
            self._begin(Begun.of(world))
        except (ArithmeticError, Ungroundable):
            self._anywhere = True

    def _begin(self, begun: Begun) -> None:
        for fluent, value in begun.values.items():
            if fluent.kind == PLACE:
                self._values[fluent] = {value}

    def _speaks_of_places(self, tree: object) -> bool:
        return any(isinstance(node, (Named, Fluent)) and node.name in self._facts for node in nodes(tree))

    def may(self, action: Action, args: tuple[Entity, Entity]) -> bool:
        """Whether an act of somebody at a place may be possible, as far as it is known where they are."""
        if self._anywhere:
            return True
        return all(value in self._of(fluent) for fluent, value in self._needs(action, args))

    def _needs(self, action: Action, args: tuple[Entity, Entity]) -> Sequence[Needed]:
        """The values of facts about places without which an act is impossible."""
        found = self._needed.get((action, args))
        if found is None:
            names = (parameter.name for parameter in action.parameters)
            condition = ground(action.precondition, self._world, dict(zip(names, args, strict=True)))
            found = tuple(need for need in needs_of(condition) if need[0].kind == PLACE)
            self._needed[action, args] = found
        return found

    def _of(self, fluent: Fluent) -> set[Value]:
        return self._values.setdefault(fluent, {fluent.default})

    def headed(self, events: Sequence[Event]) -> None:
        """The events of a heading happen: no event of the story comes to be without them."""
        for write in (write for event in events for write in event.writes):
            if not write.path and write.fluent.kind == PLACE and write.condition == TRUE:
                self._values[write.fluent] = set()
        for event in events:
            self.happened(event)
            for fluent, value in _left(event):
                self._of(fluent).discard(value)

    def happened(self, event: Event) -> None:
        """An event happens, or is left out."""
        for write in event.writes:
            if not write.path and write.fluent.kind == PLACE:
                if isinstance(write.value, Const):
                    self._of(write.fluent).add(write.value.value)
                else:
                    self._anywhere = True


def _left(event: Event) -> Iterator[tuple[Fluent, Value]]:
    """The values that an event of a heading takes from facts about places: whoever was there is elsewhere after it."""
    for write in event.writes:
        if not write.path and write.fluent.kind == PLACE and isinstance(write.condition, Compare):
            for fluent, value in needs_of(write.condition):
                if fluent is write.fluent and isinstance(write.value, Const) and write.value.value != value:
                    yield fluent, value
