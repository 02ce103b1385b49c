"""Limits of time and memory, kept by asking now and then."""

from __future__ import annotations

import resource
import sys
from time import monotonic

MIB = 1024 * 1024


class Meter:
    """A stopwatch with limits: ``seconds`` and ``mebibytes`` (None: none). Once it says stop, it says so for good."""

    def __init__(self, seconds: float | None = None, mebibytes: float | None = None) -> None:
        self.seconds, self.mebibytes = seconds, mebibytes
        self._began = monotonic()
        self._asked = 0
        self.stopped_by = ""

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return monotonic() - self._began

    def stop(self) -> bool:
        """Whether a limit is reached; memory is looked at every hundred questions."""
        self._asked += 1
        if self.seconds is not None and self.elapsed >= self.seconds:
            self.stopped_by = self.stopped_by or "time"
        if self.mebibytes is not None and self._asked % 100 == 1 and memory() >= self.mebibytes:
            self.stopped_by = self.stopped_by or "memory"
        return bool(self.stopped_by)

    def release(self) -> None:
        """No limits from here on: what was found is told in full."""
        self.seconds = self.mebibytes = None
        self.stopped_by = ""


def memory() -> float:
    """The most memory that this process has held so far, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (MIB if sys.platform == "darwin" else 1024)
