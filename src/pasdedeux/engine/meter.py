"""A limit of time, kept by asking now and then."""

from __future__ import annotations

from time import monotonic

MIB = 1024 * 1024


class Stopped(Exception):
    """The time is over."""


class Meter:
    """A stopwatch with a limit of ``seconds`` (None: none)."""

    def __init__(self, seconds: float | None = None) -> None:
        self._seconds = seconds
        self._began = monotonic()

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return monotonic() - self._began

    @property
    def left(self) -> float | None:
        """Seconds that are left; None for any number."""
        return None if self._seconds is None else max(0.0, self._seconds - self.elapsed)

    def go_on(self) -> None:
        """Raise Stopped when the time is over."""
        if self._seconds is not None and self.elapsed >= self._seconds:
            raise Stopped
