"""The first way through all acts: the quickest that is found through each, and another one where a later act fails."""

from __future__ import annotations

from pasdedeux.engine.acts import Acts
from pasdedeux.engine.core import Candidate
from pasdedeux.engine.ledger import Halt
from pasdedeux.engine.search import Search
from pasdedeux.model.state import State
from pasdedeux.model.verdict import FoundPlan


def onward(acts: Acts, start: State, index: int = 0) -> tuple[FoundPlan, ...] | None:
    """Plans for all acts from ``index`` on, one for each that is not at its goal already; None if there are none.

    Raises:
        Halt, Stopped, KeyboardInterrupt: where it was stopped.
        NoOutcome: if an act that is looked at has no outcome.
    """
    if index == len(acts):
        return () if acts.good_enough(start) else None
    search = acts.search(start, index)
    if search.holds():
        return onward(acts, start, index + 1)
    acts.ledger.grant(search)
    try:
        return _through(acts, search, index)
    finally:
        acts.ledger.close(search)


def _through(acts: Acts, search: Search, index: int) -> tuple[FoundPlan, ...] | None:
    search.begin()
    ways = _Ways(acts, search, index)
    for strategy in ("both", "all"):  # the second tells every way, where the first ends fail
        acts.ledger.grant(search)
        answer = search.look(strategy, ways.leads_on)
        if ways.whole is not None:
            return ways.whole
        if answer.stopped_by:
            raise Halt(answer.stopped_by)
    return None


class _Ways:
    """Ways through one act, each tried until one leads through all that follow."""

    def __init__(self, acts: Acts, search: Search, index: int) -> None:
        self.acts, self.search, self.index = acts, search, index
        self.tried: set[State] = set()
        self.whole: tuple[FoundPlan, ...] | None = None

    def leads_on(self, candidate: Candidate) -> bool:
        """Whether the rest of the acts can follow a plan."""
        if self.whole is not None:
            return False
        found = self.acts.told(self.search, candidate, self.index)
        if found is None or found[1] in self.tried:
            return False
        told, end = found
        self.tried.add(end)
        rest = onward(self.acts, end, self.index + 1)
        if rest is not None:
            self.whole = (told, *rest)
        return rest is not None
