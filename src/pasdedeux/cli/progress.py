"""A line that says how far a search is: rewritten in place on a terminal, and wiped at its end."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from pasdedeux.engine.core import Progress

QUICK = 0.5  # seconds that nobody minds waiting without a word
BETWEEN = 1.0  # seconds between two lines where none can be rewritten
MIB = 1024 * 1024

Callback = Callable[[Progress], None]


@contextmanager
def told(stream: TextIO, asked: bool | None, *, as_json: bool) -> Iterator[Callback | None]:
    """What a search is to call now and then; None where nobody looks.

    By itself that is a line on a terminal, and nothing beside a JSON document. Where it was ``asked`` for and the
    stream is no terminal, there is a line each second.
    """
    terminal = stream.isatty()
    if asked is False or (asked is None and (as_json or not terminal)):
        yield None
        return
    line = Line(stream, terminal=terminal)
    try:
        yield line
    finally:
        line.wipe()


class Line:
    """How far a search is, on a stream."""

    def __init__(self, stream: TextIO, *, terminal: bool) -> None:
        self._stream, self._terminal = stream, terminal
        self._before = Progress(0, 0, 0, 0.0, 0)
        self._said = 0.0
        self._width = 0

    def __call__(self, now: Progress) -> None:
        """Say it, if it is worth saying."""
        if now.seconds < self._before.seconds:  # another search: the next act of a story
            self._before, self._said = Progress(0, 0, 0, 0.0, 0), 0.0
        if now.seconds < QUICK or (not self._terminal and now.seconds - self._said < BETWEEN):
            return
        self._write(words(now, self._before))
        self._before, self._said = now, now.seconds

    def wipe(self) -> None:
        """Leave the terminal as it was."""
        if self._width:
            self._put("\r" + " " * self._width + "\r")
            self._width = 0

    def _write(self, text: str) -> None:
        if not self._terminal:
            self._put(text + "\n")
            return
        text = text[: shutil.get_terminal_size().columns - 1]
        self._put("\r" + text.ljust(self._width))
        self._width = len(text)

    def _put(self, text: str) -> None:
        """Write a text. Where that fails, nobody looks any more: the search is not to suffer."""
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            self._width = 0


def words(now: Progress, before: Progress) -> str:
    """States, depth, rate since ``before``, memory and time in a row."""
    rate = (now.states - before.states) / max(now.seconds - before.seconds, 1e-3)
    deep = "1 act deep" if now.depth == 1 else f"{now.depth} acts deep"
    return (
        f"{now.states:,} states, {deep}, {max(rate, 0):,.0f} states/s, {now.bytes / MIB:,.0f} MiB, {now.seconds:.0f} s"
    )
