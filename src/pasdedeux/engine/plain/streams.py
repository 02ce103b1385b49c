"""Streams: plans that are enumerated as far as somebody asks, and remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Events = tuple[int, ...]
Plan = tuple[Events, float]  # the acts, and what their end is worth


class Stream:
    """Plans in their order; each is found when it is first asked for. A search that was stopped begins anew."""

    __slots__ = ("_begin", "_complete", "_found", "_looking", "_source")

    def __init__(self, begin: Callable[[], Iterator[Plan]]) -> None:
        self._begin = begin
        self._source: Iterator[Plan] | None = None
        self._found: list[Plan] = []
        self._complete = False
        self._looking = False

    def __iter__(self) -> Iterator[Plan]:
        found, at = self._found, 0
        while True:
            while at < len(found):
                yield found[at]
                at += 1
            if self._complete:
                return
            self._look()

    def _look(self) -> None:
        """Find one more plan, if there is one. Raises RecursionError where that takes a plan of this very stream."""
        if self._looking:
            raise RecursionError("a plan depends on itself")
        if self._source is None:
            self._source = self._begin()
            self._found.clear()
        self._looking = True
        try:
            plan = next(self._source, None)
        except BaseException:
            self._source = None  # whatever stopped it: it would seem to have come to its end
            raise
        finally:
            self._looking = False
        if plan is None:
            self._complete = True
            self._source = None
        else:
            self._found.append(plan)


NONE: tuple[Plan, ...] = ()
