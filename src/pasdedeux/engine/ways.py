"""All ways through all acts, the shortest first.

The naive way would list every plan of the first act before the second is looked at, and may never come to it. Here ways
that were begun wait by how many events they have, and each is gone on with by the next plan of its act only. Plans of
an act from a state are found as they are asked for, and once for all ways that come to that state.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush

from pasdedeux.engine.acts import Acts
from pasdedeux.engine.core import Candidate
from pasdedeux.engine.ledger import Halt
from pasdedeux.model.state import State
from pasdedeux.model.verdict import FoundPlan

FEW = 8  # plans that are asked for at first; then twice as many, and so on

Plans = tuple[FoundPlan, ...]
# How many events, which plan of each act; the plans before the last act, its number, the state in which it began, and
# its plan with the end.
_Begun = tuple[int, tuple[int, ...], Plans, int, State, tuple[FoundPlan, State]]


class Stream:
    """The plans of one act from one state, the shortest first."""

    def __init__(self, acts: Acts, start: State, index: int) -> None:
        self._acts, self._index = acts, index
        self._search = acts.search(start, index)
        self.holds = self._search.holds()  # there is nothing to be done in this act
        self._known: dict[tuple[int, ...], bool] = {}
        self._plans: list[tuple[FoundPlan, State]] = []
        self._begun = self._complete = False

    def at(self, place: int) -> tuple[FoundPlan, State] | None:
        """The plan of that place, with its end; None if there are not so many. Raises Halt."""
        while place >= len(self._plans) and not self._complete:
            self._more()
        return self._plans[place] if place < len(self._plans) else None

    def _more(self) -> None:
        """Ask for more plans than are known; the engine remembers what it has worked out."""
        self._acts.ledger.grant(self._search)
        if not self._begun:
            self._search.begin()
            self._begun = True
        answer = self._search.look("all", self._taken, most=max(FEW, 2 * len(self._plans)))
        if answer.stopped_by not in ("", "number"):
            raise Halt(answer.stopped_by)
        self._complete = not answer.stopped_by

    def _taken(self, candidate: Candidate) -> bool:
        """Whether a plan stands; it is kept if it is new."""
        known = self._known.get(candidate.events)
        if known is None:
            found = self._acts.told(self._search, candidate, self._index)
            known = self._known[candidate.events] = found is not None
            if found is not None:
                self._plans.append(found)
        return known


class Ways:
    """The ways through all acts, with the ends to which they lead. ``once``: only the first that comes to a state."""

    def __init__(self, acts: Acts, *, once: bool = False) -> None:
        self._acts, self._once = acts, once
        self._streams: dict[tuple[int, State], Stream] = {}
        self._seen: set[tuple[int, State]] = set()
        self._waiting: list[_Begun] = []

    def __iter__(self) -> Iterator[tuple[Plans, State]]:
        """Each way in its turn. Raises Halt, Stopped, KeyboardInterrupt where it is stopped, and NoOutcome."""
        yield from self._arrived((), (), 0, self._acts.semantics.start)
        while self._waiting:
            length, places, before, index, start, (plan, end) = heappop(self._waiting)
            yield from self._arrived((*before, plan), places, index + 1, end)
            self._put(length - len(plan.events), (*places[:-1], places[-1] + 1), before, index, start)

    def _arrived(
        self, plans: Plans, places: tuple[int, ...], index: int, state: State
    ) -> Iterator[tuple[Plans, State]]:
        """A way has come to the beginning of an act, or to its end."""
        while index < len(self._acts) and self._stream(index, state).holds:
            index += 1
        if self._once and (index, state) in self._seen:
            return
        self._seen.add((index, state))
        if index == len(self._acts):
            if self._acts.good_enough(state):
                yield plans, state
            return
        self._put(sum(len(plan.events) for plan in plans), (*places, 0), plans, index, state)

    def _put(self, done: int, places: tuple[int, ...], before: Plans, index: int, start: State) -> None:
        """Let a way wait that goes on by one plan of an act, if there is that plan."""
        found = self._stream(index, start).at(places[-1])
        if found is not None:
            heappush(self._waiting, (done + len(found[0].events), places, before, index, start, found))

    def _stream(self, index: int, start: State) -> Stream:
        key = (index, start)
        if key not in self._streams:
            self._streams[key] = Stream(self._acts, start, index)
        return self._streams[key]
