"""The world as far as somebody has met it: a world of its own, with fewer entities.

Quantifiers run through the entities of a world. So whether "somebody is asleep" holds in a mind must be asked in the
world of those whom this mind knows of: asked in the whole world, the answer could give away that there is another.
"""

from __future__ import annotations

from dataclasses import replace

from pasdedeux.analysis.perspectives.mentions import in_action
from pasdedeux.model.formula import Const, Var
from pasdedeux.model.values import Entity
from pasdedeux.model.world import Action, World


class Horizons:
    """The worlds of those who have met part of a world. For the same part it is the same object."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._actions = tuple((a, in_action(a)) for a in world.actions if a.consents and not a.staging)
        self._known: dict[tuple[Entity, frozenset[Entity]], World] = {}

    def world(self, who: Entity, met: frozenset[Entity]) -> World:
        """The world of ``who``, who has met ``met``."""
        key = (who, met)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._narrowed(who, met)
        return found

    def _narrowed(self, who: Entity, met: frozenset[Entity]) -> World:
        utility = self._world.utilities.get(who)
        return replace(
            self._world,
            name="",
            entities=tuple(e for e in self._world.entities if e in met),
            actions=tuple(a for a, speaks_of in self._actions if speaks_of <= met and may_do(self._world, a, who)),
            rules=(),
            initial=(),
            utilities={} if utility is None else {who: utility},
            grounded={},
            truths={},
        )


def may_do(world: World, action: Action, who: Entity) -> bool:
    """Whether an action is for ``who`` to do, whoever else takes part."""
    slots = {p.name: p for p in action.parameters}
    return any(
        (isinstance(term, Const) and term.value is who)
        or (isinstance(term, Var) and term.name in slots and world.accepts(slots[term.name], who))
        for term in action.consents
    )
