"""What a report is made of: a story as told, what was found in it, how it may end, and the stops of its slider."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from pasdedeux.analysis.checks.findings import Report
from pasdedeux.analysis.endings.tree import EndingTrees
from pasdedeux.analysis.telling.tell import Telling, Told
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.state import State
from pasdedeux.model.story import Line, Story


@dataclass(frozen=True, eq=False, slots=True)
class Stop:
    """Where the slider can stand: after an event, or (``told`` is None) before the first one."""

    told: Told | None
    state: State

    @property
    def line(self) -> Line | None:
        """The event that has just happened."""
        return self.told.line if self.told else None


@dataclass(frozen=True, eq=False)
class Contents:
    """Everything that a report shows. Staging has no stop of its own: what it changes is seen at the next event."""

    telling: Telling
    findings: Report
    endings: EndingTrees

    @property
    def replay(self) -> Replay:
        """The moments of the story."""
        return self.telling.replay

    @property
    def story(self) -> Story:
        """The story itself."""
        return self.replay.story

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """The stops of the slider, in order; the first is the beginning."""
        told = (Stop(told, told.moment.after) for told in self.telling.events if not told.line.staging)
        return (Stop(None, self.replay.start), *told)

    def stop_of(self, moment: Moment) -> int:
        """The first stop at which a moment has happened; the number of stops where there is none after it."""
        return 1 + bisect_left(self._indices, moment.index)

    @cached_property
    def _indices(self) -> list[int]:
        return [stop.told.moment.index for stop in self.stops if stop.told]
