"""The meter of one search: how far it is, and whether it must stop."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from time import monotonic

from pasdedeux.engine.core import Progress, Request
from pasdedeux.engine.plain.transitions import Transitions

_OFTEN = 64  # acts between two looks at the clock
_PATIENCE = 0.1  # seconds between two reports
# What things take up in memory, with what is kept of them in tables: measured, in bytes.
_NODE, _TRANSITION, _FACTS = 700, 200, 1100


class Stopped(Exception):
    """A search came to a limit; ``cause`` says which."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


class Paused(Exception):
    """It is another search's turn."""


class Meter:
    """Counts acts, and keeps limits by asking now and then."""

    def __init__(self, work: Transitions) -> None:
        self._work = work
        self._began = monotonic()
        self._reported = 0.0
        self._asked = 0
        self.besides: Callable[[], int] = int  # bytes that others keep
        self.depth = 0
        self.request: Request | None = None
        self._pause = inf

    def begin(self, request: Request) -> None:
        """A search begins."""
        self.request, self._began, self._reported, self.depth = request, monotonic(), 0.0, 0
        self._pause = inf

    def end(self) -> None:
        """A search ends: nothing stops what is asked from now on."""
        self.request, self._pause = None, inf

    def pause_after(self, effort: float) -> None:
        """Raise Paused after so much more effort."""
        self._pause = self.effort + effort

    @property
    def effort(self) -> int:
        """Acts looked at, and transitions worked out: time that does not depend on the machine."""
        return self._asked + 8 * self._work.count

    def go_on(self, acts: int = 1) -> None:
        """Asked for each act, or for what takes as long as several. Raises Stopped, Paused."""
        self._asked += acts
        if self._asked % _OFTEN < acts and self.request is not None:
            self._look(self.request)
            if self.effort >= self._pause:
                raise Paused

    def _look(self, request: Request) -> None:
        now = self.progress()
        for limit, value, cause in (
            (request.seconds, now.seconds, "time"),
            (request.bytes, now.bytes, "memory"),
            (request.states, now.states, "states"),
        ):
            if limit is not None and value >= limit:
                raise Stopped(cause)
        if request.progress is not None and now.seconds - self._reported >= _PATIENCE:
            self._reported = now.seconds
            if request.progress(now) is False:
                raise Stopped("interruption")

    def progress(self) -> Progress:
        """What was done so far."""
        work = self._work
        states, facts = len(work.nodes), len(work.table)
        size = states * _NODE + work.count * _TRANSITION + facts * _FACTS + self.besides()
        return Progress(states, work.count, self.depth, monotonic() - self._began, size)
