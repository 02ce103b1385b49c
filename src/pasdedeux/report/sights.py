"""Which states look alike in the picture of beliefs, so that it is drawn once for all of them.

To draw a picture and compare costs a hundred times as much as to ask what it would be drawn from: what each mind holds
of the matters of the story, as deep as is drawn. People who walk from room to room change the state and no picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from pasdedeux.analysis.pictures.matters import matters
from pasdedeux.model.replay import Replay
from pasdedeux.model.state import State
from pasdedeux.model.values import Value


class Sights:
    """What of a state can be seen ``depth`` minds deep. Two states of one sight have the same picture."""

    def __init__(self, replay: Replay, depth: int) -> None:
        self._fluents = [matter.fluent for matter in matters(replay)]
        people = replay.story.world.characters
        chains = (chain for length in range(depth + 1) for chain in product(people, repeat=length))
        self._paths = [chain for chain in chains if all(a is not b for a, b in pairwise(chain))]
        self._numbers: dict[tuple[tuple[type, Value], ...], int] = {}
        self._known: dict[State, int] = {}

    def of(self, state: State) -> tuple[int | bool, ...]:
        """The sight of a state."""
        return tuple(self._parts(state))

    def _parts(self, state: State) -> Iterator[int | bool]:
        for path in self._paths:
            mind = state.along(path)
            number = self._known.get(mind)
            if number is None:
                number = self._known[mind] = self._number(mind)
            yield number
            if path:  # a mind that is as it is elsewhere may be told there alone
                yield mind is state.along(path[1:])
                yield mind is state.along(path[:-1])

    def _number(self, mind: State) -> int:
        held = tuple((type(value), value) for value in map(mind.value, self._fluents))
        return self._numbers.setdefault(held, len(self._numbers))
