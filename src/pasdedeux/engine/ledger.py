"""What several searches for one story cost together, and what is left of their limits."""

from __future__ import annotations

from dataclasses import replace

from pasdedeux.engine.meter import Meter
from pasdedeux.engine.search import Options, Search
from pasdedeux.model.verdict import Effort


class Halt(Exception):
    """A search on the way was stopped. ``by`` what."""

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by


class Ledger:
    """The searches that are at work, and the sum of those that are done with."""

    def __init__(self, options: Options, meter: Meter) -> None:
        self._options, self._meter = options, meter
        self._done = Effort(0, 0, 0.0, 0)
        self._live: list[Search] = []

    def grant(self, search: Search) -> None:
        """Let a search go on, for the first time or once more, with what the others leave of states and memory.

        Raises:
            Halt: if they leave nothing.
        """
        others = self._sum([live for live in self._live if live is not search])
        states, mebibytes = self._options.states, self._options.mebibytes
        kept = sum(live.searched().effort.mebibytes for live in self._live if live is not search)
        if states is not None and others.states >= states:
            raise Halt("states")
        if mebibytes is not None and kept >= mebibytes:
            raise Halt("memory")
        if search not in self._live:
            self._live.append(search)
        search.options = replace(
            self._options,
            states=None if states is None else states - others.states,
            mebibytes=None if mebibytes is None else mebibytes - kept,
        )

    def close(self, search: Search) -> None:
        """A search is done with, and what it kept is given back."""
        if search in self._live:
            self._live.remove(search)
            self._done = _together(self._done, search.searched().effort)

    @property
    def effort(self) -> Effort:
        """What all of them cost; the seconds are those that went by."""
        return replace(self._sum(self._live), seconds=self._meter.elapsed)

    def _sum(self, searches: list[Search]) -> Effort:
        effort = self._done
        for search in searches:
            effort = _together(effort, search.searched().effort)
        return effort


def _together(one: Effort, other: Effort) -> Effort:
    return Effort(
        one.states + other.states,
        one.transitions + other.transitions,
        one.seconds,
        max(one.depth, other.depth),
        one.mebibytes + other.mebibytes,
        other.engine or one.engine,
        one.searching + other.searching,
    )
