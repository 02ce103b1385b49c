"""Search for stories: every state of the author's, breadth first, by acts that everybody in them has reasons for."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.engine.core import AUTHOR, Answer, Request
from pasdedeux.engine.plain.horizon import horizon, plan_depth
from pasdedeux.engine.plain.meter import Meter, Stopped
from pasdedeux.engine.plain.nodes import Node
from pasdedeux.engine.plain.reasons import Reasons
from pasdedeux.model.limits import UNLIMITED

Found = tuple[tuple[int, ...], float]


class Search:
    """One search from a state."""

    def __init__(self, reasons: Reasons, meter: Meter, start: Node, request: Request) -> None:
        self.reasons, self.meter, self.request = reasons, meter, request
        self.levels, self.budget = horizon(request.limits)
        deep = plan_depth(self.levels + 1, self.budget)
        self.start = reasons.cut(start, deep)
        self.initial = reasons.worth.of(self.start, AUTHOR)
        self.plans: list[Found] = []
        self.best: Found | None = None
        self._came: dict[Node, tuple[Node, int] | None] = {self.start: None}

    def answer(self) -> Answer:
        """What the search comes to. Raises NoOutcome."""
        stopped = ""
        self.meter.begin(self.request)
        try:
            if self.request.strategy == "all":
                self._every()
            else:
                self._breadth_first()
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
        longest = float("inf") if self.request.limits.author == UNLIMITED else self.request.limits.author
        for length in self.reasons.lengths(self.start, longest):
            for plan in self.reasons.plans(self.start, AUTHOR, self.levels + 1, self.budget, length):
                if plan[1] >= self.request.goal:
                    self.plans.append(plan)
                    if len(self.plans) == self.request.most:
                        return
                elif self.best is None or plan[1] > self.best[1]:
                    self.best = plan
            self.meter.depth = length

    def _breadth_first(self) -> None:
        """A plan that reaches the goal, or the best of all."""
        layer, limit = [self.start], self.request.limits.author
        while layer and (limit == UNLIMITED or self.meter.depth < limit):
            following: list[Node] = []
            for state in layer:
                for after in self._edges(state):
                    following.append(after)
                    if self._is_end(after):
                        return
            layer = following
            self.meter.depth += 1

    def _edges(self, state: Node) -> Iterator[Node]:
        """The states that come next and were not seen before."""
        reasons = self.reasons
        for event in reasons.work.among(state):
            self.meter.go_on()
            if not reasons.explained(state, event, AUTHOR, self.levels, self.budget):
                continue
            after = reasons.work.after(state, event)
            if after not in self._came:
                self._came[after] = (state, event)
                yield after

    def _is_end(self, state: Node) -> bool:
        """Whether the search is at its end here; the best plan so far is kept."""
        worth = self.reasons.worth.of(state, AUTHOR)
        if worth is None or self.initial is None or worth <= self.initial:
            return False
        if worth >= self.request.goal and self.request.strategy != "best":
            self.plans.append((self._path(state), worth))
            return True
        known = self.plans[0] if self.plans else self.best
        if known is None or worth > known[1]:
            plan = (self._path(state), worth)
            if worth >= self.request.goal:
                self.plans[:] = [plan]
            else:
                self.best = plan
        return False

    def _path(self, state: Node) -> tuple[int, ...]:
        events: list[int] = []
        while (step := self._came[state]) is not None:
            state, event = step
            events.append(event)
        return tuple(reversed(events))
