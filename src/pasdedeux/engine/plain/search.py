"""Search for stories: through the states of the author's, by acts that everybody in them has reasons for."""

from __future__ import annotations

from math import inf

from pasdedeux.engine.core import AUTHOR, Answer, Request
from pasdedeux.engine.plain.frontiers import BestFirst, BreadthFirst, Came, Explained, path
from pasdedeux.engine.plain.horizon import horizon, plan_depth
from pasdedeux.engine.plain.meter import Meter, Stopped
from pasdedeux.engine.plain.nodes import Node
from pasdedeux.engine.plain.reasons import Reasons
from pasdedeux.model.limits import UNLIMITED

_EAGER = 2  # best first gets so much more time than breadth first, besides the same

Found = tuple[tuple[int, ...], float]


class Search:
    """One search from a state."""

    def __init__(self, reasons: Reasons, meter: Meter, start: Node, request: Request) -> None:
        self.reasons, self.meter, self.request = reasons, meter, request
        self.levels, self.budget = horizon(request.limits)
        self.longest = inf if request.limits.author == UNLIMITED else request.limits.author
        self.explained = Explained(reasons, self.levels, self.budget, self.longest)
        self.start = reasons.cut(start, plan_depth(self.levels + 1, self.budget))
        self.plans: list[Found] = []
        self.best: Found | None = None

    def answer(self) -> Answer:
        """What the search comes to. Raises NoOutcome."""
        stopped = ""
        self.meter.begin(self.request)
        try:
            if self.request.strategy == "all":
                self._every()
            else:
                self._some()
        except Stopped as stop:
            stopped = stop.cause
        except RecursionError:
            stopped = "length"  # plans are built act by act from their ends: some hundred acts are as many as can be
        except KeyboardInterrupt:
            stopped = "interruption"
        finally:
            self.meter.end()
        return Answer(tuple(self.plans), self.best, stopped, self.meter.depth)

    def _every(self) -> None:
        """All valid plans, counted from their ends."""
        for length in self.reasons.lengths(self.start, self.longest):
            for plan in self.reasons.plans(self.start, AUTHOR, self.levels + 1, self.budget, length):
                if plan[1] >= self.request.goal:
                    self.plans.append(plan)
                    if len(self.plans) == self.request.most:
                        return
                elif self.best is None or plan[1] > self.best[1]:
                    self.best = plan
            self.meter.depth = length

    def _some(self) -> None:
        """A plan that reaches the goal, or the best of all. The search is over when one frontier has been through."""
        initial = self.reasons.worth.of(self.start, AUTHOR)
        if initial is None:
            return
        breadth = BreadthFirst(self.start, self.explained)
        frontiers: list[BreadthFirst | BestFirst] = [breadth]
        if self.request.strategy == "both":
            frontiers.append(BestFirst(self.start, self.explained, self.request.goal))
        spent = [0] * len(frontiers)
        while True:
            turn = spent.index(min(spent))
            frontier, before = frontiers[turn], self.meter.effort
            states = frontier.step()
            self.meter.depth = breadth.depth
            if states is None or any(self._is_end(state, initial, frontier.came) for state in states):
                return
            spent[turn] += (self.meter.effort - before) // (1 + turn * _EAGER)

    def _is_end(self, state: Node, initial: float, came: Came) -> bool:
        """Whether the search is at its end here; the best plan so far is kept."""
        worth = self.reasons.worth.of(state, AUTHOR)
        if worth is None or worth <= initial:
            return False
        known = self.plans[0] if self.plans else self.best
        if worth < self.request.goal:
            if known is None or worth > known[1]:
                self.best = (self._minimal(path(came, state), worth), worth)
            return False
        if known is None or worth > known[1] or self.request.strategy != "best":
            self.plans[:] = [(self._minimal(path(came, state), worth), worth)]
        return self.request.strategy != "best"

    def _minimal(self, events: tuple[int, ...], worth: float) -> tuple[int, ...]:
        """The acts without those that can be left out: what comes first by estimates may take detours."""
        return self._fewest(self.start, events, worth, {}) or events

    def _fewest(
        self, state: Node, events: tuple[int, ...], worth: float, known: dict[tuple[Node, int], tuple[int, ...] | None]
    ) -> tuple[int, ...] | None:
        """The fewest of some acts, in their order, after which it is worth as much."""
        key = (state, len(events))
        if key not in known:
            now = self.reasons.worth.of(state, AUTHOR)
            if now is not None and now >= worth:
                known[key] = ()
            elif not events:
                known[key] = None
            else:
                without = self._fewest(state, events[1:], worth, known)
                known[key] = _shorter(without, self._kept(state, events, worth, known))
        return known[key]

    def _kept(
        self, state: Node, events: tuple[int, ...], worth: float, known: dict[tuple[Node, int], tuple[int, ...] | None]
    ) -> tuple[int, ...] | None:
        """The same if the first of them happens."""
        work, event = self.reasons.work, events[0]
        if not work.is_possible(work.events[event], state) or not self.explained(state, event):
            return None
        rest = self._fewest(work.after(state, event), events[1:], worth, known)
        return None if rest is None else (event, *rest)


def _shorter(one: tuple[int, ...] | None, two: tuple[int, ...] | None) -> tuple[int, ...] | None:
    """The shorter of two plans, the first if neither is; either may be missing."""
    if one is None or two is None:
        return two if one is None else one
    return one if len(one) <= len(two) else two
