"""What a state is worth to those who want something: line by line, so that a line's weight can be tried otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from pasdedeux.model.evaluate import Beliefs, Reader, reader
from pasdedeux.model.ground import ground
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity, Value
from pasdedeux.model.world import Utility, Want, World

Weights = Mapping[tuple[Entity, int], float]  # another weight for a line of somebody's wants, by its place
DECLARED: Weights = {}


class Payoffs:
    """The worth of states to every character with wants. An unknown worth is None: it is never better than another."""

    def __init__(self, world: World) -> None:
        self._scales = {who: _Scale(world, utility) for who, utility in world.utilities.items() if who is not None}

    @property
    def people(self) -> tuple[Entity, ...]:
        """Those who want something, in the world's order."""
        return tuple(sorted(self._scales, key=lambda who: who.number))

    def worth(self, who: Entity, state: State, weights: Weights = DECLARED) -> float | None:
        """What ``state`` is worth to ``who``. 0 for somebody without wants: nothing matters to them.

        Raises:
            ArithmeticError: if a number is divided by zero.
        """
        scale = self._scales.get(who)
        if scale is None:
            return 0.0
        total = scale.total(state)
        if not isinstance(total, float):
            return None
        changed = ((i, w) for (owner, i), w in weights.items() if owner is who)
        return total + sum((weight - scale.wants[i].weight) * scale.amount(i, state) for i, weight in changed)

    def wants(self, who: Entity) -> tuple[Want, ...]:
        """The lines of somebody's wants, their conditions ground."""
        scale = self._scales.get(who)
        return scale.wants if scale is not None else ()

    def amount(self, who: Entity, line: int, state: State) -> float:
        """How many times a line counts in ``state``: 1 or 0 for a condition, else its number."""
        return self._scales[who].amount(line, state)


class _Scale:
    """One character's utility, made into functions."""

    def __init__(self, world: World, utility: Utility) -> None:
        self.total: Reader = reader(ground(utility.value, world))
        self.wants = tuple(Want(w.weight, ground(w.condition, world), w.span) for w in utility.wants)
        self._amounts = tuple(reader(w.condition) for w in self.wants)

    def amount(self, line: int, state: Beliefs) -> float:
        return _count(self._amounts[line](state))


def _count(value: Value) -> float:
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    return value if isinstance(value, float) else 0.0


def better(one: float | None, other: float | None) -> bool:
    """Whether a worth is strictly better than another. The unknown is never better, and nothing is better than it."""
    return one is not None and other is not None and one > other
