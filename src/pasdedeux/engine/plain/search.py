"""Search for stories, as the native core does it.

One plan is looked for within narrow limits first: people who think few acts ahead are quickly understood, and what they
do mostly stands when they may think further. The searches within all these limits take turns, earlier ones longer, and
the asked one as long as the first. All valid plans are counted from their ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from math import inf

from pasdedeux.engine.core import AUTHOR, Answer, Candidate, Request
from pasdedeux.engine.plain.horizon import horizon, plan_depth
from pasdedeux.engine.plain.meter import Meter, Paused, Stopped
from pasdedeux.engine.plain.nodes import Node
from pasdedeux.engine.plain.plans import Plans
from pasdedeux.engine.plain.reasons import Reasons
from pasdedeux.engine.plain.turns import Turn
from pasdedeux.model.limits import UNLIMITED, Limits

_FIRST = 2048  # the effort of the first turn


class Search:
    """One search from a state."""

    def __init__(self, reasons: Reasons, meter: Meter, start: Node, request: Request) -> None:
        self.reasons, self.meter, self.start, self.request = reasons, meter, start, request
        self.found: list[Candidate] = []
        self.best: Candidate | None = None

    def answer(self) -> Answer:
        """What the search comes to. Raises NoOutcome."""
        stopped = ""
        self.meter.begin(self.request)
        try:
            stopped = self._every() if self.request.strategy == "all" else self._some()
        except Stopped as stop:
            stopped = stop.cause
        except RecursionError:
            stopped = "length"  # plans are built act by act from their ends: some hundred acts are as many as can be
        except KeyboardInterrupt:
            stopped = "interruption"
        finally:
            self.meter.end()
        return Answer(tuple(self.found), self.best, stopped, self.meter.depth)

    def _accepted(self, candidate: Candidate) -> bool:
        return self.request.accept is None or self.request.accept(candidate)

    # --- all plans ---

    def _every(self) -> str:
        """All valid plans; what stopped them."""
        request, reasons = self.request, self.reasons
        levels, budget = horizon(request.limits)
        start = reasons.cut(self.start, plan_depth(levels + 1, budget))
        plans = Plans(reasons, start, request.limits)
        for length in reasons.lengths(start, inf if request.limits.author == UNLIMITED else request.limits.author):
            for events, worth in reasons.plans(start, AUTHOR, levels + 1, budget, length):
                if worth >= request.goal:
                    if len(self.found) == request.most:
                        return "number"
                    candidate = plans.told(events, worth)
                    if self._accepted(candidate):
                        self.found.append(candidate)
            self.meter.depth = length
        return ""

    # --- one plan ---

    def _some(self) -> str:
        """A plan that reaches the goal, or the best of all; what stopped it."""
        waiting = [Turn(self.reasons, self.start, limits, self.request.goal) for limits in self._ladder()]
        for turn in waiting:
            turn.plans.wanted = self._wanted
        trouble = ""
        for round_ in count():
            for place, turn in enumerate(tuple(waiting)):
                alone = len(waiting) == 1
                later = 0 if turn.limits == self.request.limits else min(place, 6)
                self.meter.pause_after(inf if alone else (_FIRST << min(round_, 40)) >> later)
                try:
                    if self._go_on(turn, ranked=self.request.strategy == "both" and (round_ > 0 or alone)):
                        return ""
                except Paused:
                    continue
                except RecursionError:
                    trouble = "length"  # within unlimited reasons only: narrower ones may still find something
                waiting.remove(turn)
                if turn.limits == self.request.limits and not trouble:
                    return ""
            if not waiting:
                return trouble
        return trouble

    def _go_on(self, turn: Turn, *, ranked: bool) -> bool:
        """Whether a plan was found that will do; if not, nothing is left. Raises Paused."""
        while True:
            try:
                plan = turn.next(ranked=ranked)
            finally:
                if turn.limits == self.request.limits:
                    self.meter.depth = max(self.meter.depth, turn.depth)
            if plan is None:
                return False
            self.meter.pause_after(inf)  # a plan that was found is told to its end
            if self._taken(turn.plans.told(*plan)):
                return True
            self.meter.pause_after(0)

    def _taken(self, candidate: Candidate) -> bool:
        """Whether a plan ends the search."""
        if candidate.utility < self.request.goal:
            self.best = candidate
            return False
        if not self._accepted(candidate):
            return False
        self.found[:] = [candidate]
        return self.request.strategy != "best"

    def _wanted(self, worth: float, goal: float) -> bool:
        """Whether a plan that is worth so much is worth a look."""
        if worth >= goal:
            return self.request.strategy != "best" or not self.found or worth > self.found[0].utility
        return not self.found and (self.best is None or worth > self.best.utility)

    def _ladder(self) -> Iterator[Limits]:
        """Limits to look within, the asked ones last: people who think ever further ahead, of ever more minds."""
        full = self.request.limits
        if self.request.strategy == "both" and full.epistemic != 0:
            acts = 6 if full.character == UNLIMITED else min(full.character, 64)
            minds = 2 if full.epistemic == UNLIMITED else full.epistemic
            # deeper minds than acts ahead but one make no difference
            steps = [(a, m) for a in range(1, acts + 1) for m in range(1, min(minds, max(a - 1, 1)) + 1)]
            for ahead, deep in sorted(steps, key=lambda step: (step[0] + 2 * (step[1] - 1), step[1])):
                narrow = replace(full, character=ahead, epistemic=deep)
                if narrow != full:
                    yield narrow
        yield full
