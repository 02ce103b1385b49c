"""A perspective: all that one character has to go on, and nothing else.

It is made of their mind before the story and of their experiences, each with the mind before and after it. The state
that is real, what others really believe, the events that passed them by, and the names of whom they never met are not
in it, so nothing that is made from it can give them away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pasdedeux.model.formula import Fluent
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity
from pasdedeux.model.world import Speech, World

START = 0  # the number of what was so before any experience


@dataclass(frozen=True, eq=False, slots=True)
class Seen:
    """An event as everybody perceives it who notices it: the words of what was done, who did it, and what was said.

    ``mentioned`` are all who and what occur in it.
    """

    sentence: str
    by: tuple[Entity, ...]
    speech: tuple[Speech, ...]
    mentioned: frozenset[Entity]


@dataclass(frozen=True, eq=False, slots=True)
class Experience:
    """An event that somebody noticed, or that changed their mind. ``before`` and ``after`` are their mind, not reality.

    ``seen`` is None where they noticed nothing and believe something else all the same.
    """

    seen: Seen | None
    before: State
    after: State


@dataclass(frozen=True, eq=False, slots=True)
class Perspective:
    """What ``who`` has to go on.

    ``start`` is their mind before the story, ``experiences`` what they lived through, in order. ``world`` is the world
    as far as they have met it: its entities are those whom they know of, its actions those that they could do, its only
    wants their own. ``met`` says of each of its entities, and ``since`` of each fact on which they changed their mind,
    at which of their experiences that was (from 1; `START`: before the first).
    """

    who: Entity
    start: State
    experiences: tuple[Experience, ...]
    world: World
    met: Mapping[Entity, int]
    since: Mapping[Fluent, int]

    @property
    def mind(self) -> State:
        """What they believe now."""
        return self.experiences[-1].after if self.experiences else self.start

    def knows_of(self, mentioned: frozenset[Entity]) -> bool:
        """Whether they have met all of them."""
        return mentioned <= self.met.keys()

    def knew_of(self, mentioned: frozenset[Entity], number: int) -> bool:
        """Whether they had met all of them by the end of an experience."""
        return self.knows_of(mentioned) and all(self.met[e] <= number for e in mentioned)
