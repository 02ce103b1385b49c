"""Judges: engines that are asked by the checker whether somebody would do something.

That nobody would cannot be told by a tree of reasons: it is a search of its own. The one that found a plan should not
say so of itself, so the other engine is asked first; what takes that one too long, a fresh one of the fastest kind.
"""

from __future__ import annotations

from time import monotonic

from pasdedeux.engine import which
from pasdedeux.engine.compile import Compiled, Unforeseen
from pasdedeux.engine.core import Core, Halted
from pasdedeux.model.event import Event
from pasdedeux.model.limits import Limits
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity

# Seconds that each of the judges may take for one question, and all together for one search.
PATIENCE, ALTOGETHER = 0.6, 3.0


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
        self._left = ALTOGETHER

    def hurry(self, seconds: float) -> None:
        """From now on all questions together may take no longer than this."""
        self._left = min(self._left, seconds)

    def __call__(self, state: State, event: Event, who: Entity, minds: int, position: int, /) -> bool | None:
        """Whether ``who`` has a reason; None if no judge can say in time."""
        for place in range(len(self._names)):
            if self._left <= 0:
                return None
            found = self._ask(self._core(place), state, event, who, minds, position)
            if found is not None:
                return found
        return None

    def _core(self, place: int) -> Core:
        if place not in self._cores:
            self._cores[place] = which.make(self._names[place], self._compiled.task)
        return self._cores[place]

    def _ask(self, core: Core, state: State, event: Event, who: Entity, minds: int, position: int) -> bool | None:
        began = monotonic()
        until = began + min(PATIENCE, self._left)
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
            self._left -= monotonic() - began
        return found is not None
