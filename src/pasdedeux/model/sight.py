"""Sight: what those who notice an open event see of who else does, and what that makes of their minds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from pasdedeux.model.corrections import Corrections
from pasdedeux.model.evaluate import Truth
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Literal, Literals
from pasdedeux.model.state import Draft, State
from pasdedeux.model.values import Entity, Value

# What decides what an open event makes of a mind: the mind, whose it is, whether they notice it, what they are told.
Moved = tuple[State, Entity, bool, Corrections]


@dataclass(frozen=True)
class Sight:
    """Whether one character notices an open event, as everyone who notices it sees, in ``root``, where it happens."""

    openly: bool
    notices: Truth
    secretly: Truth | None
    needed: Callable[[], Literals]  # made ready only for a mind that sees it otherwise
    root: State

    @cached_property
    def literals(self) -> tuple[Literal, ...]:
        """What makes it so."""
        return tuple(self.needed()(self.root))

    def agrees(self, mind: Draft | State) -> bool:
        """Whether a mind has the right idea of it. Whom it takes for an eavesdropper it goes on taking for one."""
        return self.notices(mind) == self.openly or (self.secretly is not None and self.secretly(mind))


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """An open event with those who are there, the same wherever all that decides who notices it is the same.

    ``witnesses`` notice it openly. ``sights`` are what is seen of who does and who does not; ``settling`` are the facts
    that settle whether a mind agrees with all of them, none where it takes more than facts. ``lived`` is what the event
    made of minds before.
    """

    witnesses: frozenset[Entity] = frozenset()
    sights: tuple[Sight, ...] = ()
    settling: tuple[Fluent, ...] = ()
    lived: dict[Moved, State] = field(default_factory=dict)
    _agreed: dict[tuple[Value | None, ...], bool] = field(default_factory=dict)

    def agrees(self, mind: Draft | State) -> bool:
        """Whether a mind has the right idea of all who are there, as far as that is quickly known."""
        if not self.settling:
            return not self.sights
        key = tuple(map(mind.values.get, self.settling))
        found = self._agreed.get(key)
        if found is None:
            found = self._agreed[key] = all(sight.agrees(mind) for sight in self.sights)
        return found
