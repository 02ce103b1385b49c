"""Judges: engines that are asked by the checker whether somebody would do something.

That nobody would cannot be told by a tree of reasons: it is a search of its own. The one that found a plan should not
say so of itself, so the other engine is asked first; what takes that one too long, a fresh one of the fastest kind.
"""

from __future__ import annotations

import math
from time import monotonic

from pasdedeux.engine import which
from pasdedeux.engine.compile import Compiled, Unforeseen
from pasdedeux.engine.core import Core, Halted
from pasdedeux.model.event import Event
from pasdedeux.model.limits import Limits
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity

# Seconds that a judge may take for one question, and for all of one search: the last one gets what it needs.
PATIENCE, ALTOGETHER = 0.3, 1.0
PATIENCE_WITH_THE_LAST, ALTOGETHER_WITH_THE_LAST = 4.0, 8.0


class Judges:
    """Engines beside the one that searched."""

    def __init__(self, compiled: Compiled, limits: Limits, searching: str) -> None:
        self._compiled, self._limits = compiled, limits
        native = which.native().ready
        others = [name for name in which.ENGINES if name != searching and (name != which.NATIVE or native)]
        self._names = [*others, *([which.NATIVE] if native and searching == which.NATIVE else [])]
        self._names = self._names or [searching]
        self._cores: dict[int, Core] = {}
        self._places: dict[int, int] | None = None
        last = len(self._names) - 1
        self._patience = [PATIENCE_WITH_THE_LAST if place == last else PATIENCE for place in range(last + 1)]
        self._left = [ALTOGETHER_WITH_THE_LAST if place == last else ALTOGETHER for place in range(last + 1)]
        self._hurried = math.inf

    def hurry(self, seconds: float) -> None:
        """From now on all questions together may take no longer than this."""
        self._hurried = min(self._hurried, seconds)

    def __call__(self, state: State, event: Event, who: Entity, minds: int, position: int, /) -> bool | None:
        """Whether ``who`` has a reason; None if no judge can say in time."""
        for place in range(len(self._names)):
            found = self._asked(place, state, event, who, minds, position)
            if found is not None:
                return found
        return None

    def _core(self, place: int) -> Core:
        if place not in self._cores:
            self._cores[place] = which.make(self._names[place], self._compiled.task)
        return self._cores[place]

    def _asked(self, place: int, state: State, event: Event, who: Entity, minds: int, position: int) -> bool | None:
        seconds = min(self._patience[place], self._left[place], self._hurried)
        if seconds <= 0:
            return None
        core, began = self._core(place), monotonic()
        until = began + seconds
        try:
            found = core.reason(
                core.state(self._compiled.graph(state)),
                self._compiled.place(event),
                who.number,
                self._limits,
                minds=minds,
                position=position,
                go_on=lambda progress: monotonic() < until,
            )
        except (Halted, Unforeseen):
            return None
        finally:
            self._left[place] -= monotonic() - began
            self._hurried -= monotonic() - began
        return found is not None
