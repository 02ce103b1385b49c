"""Turns: the search for one plan within one pair of limits, which can be paused and gone on with.

States wait in two orders at once: as they were found, and by what was done and what seems to be missing to the goal.
Whether an act is explained is asked only when its state's turn comes, which for most is never (lazy A*). Neither order
is better everywhere, and what one finds out the other knows.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from pasdedeux.engine.plain.bound import AUTHOR
from pasdedeux.engine.plain.horizon import horizon, plan_depth
from pasdedeux.engine.plain.nodes import Node
from pasdedeux.engine.plain.plans import Plans
from pasdedeux.engine.plain.reasons import Reasons
from pasdedeux.model.limits import UNLIMITED, Limits

_WEIGHT = 3  # of an act that is missing, against one that is done
_FAR = 10  # acts that are taken to be missing where no bound says how many
_ESTIMATE = 16  # acts that could be looked at while one estimate is made
_RANKED = 2  # states that are looked at by rank for each that is looked at in the order of finding


class Edge(NamedTuple):
    """A way to a state: the state before and the event (none: the beginning), and after how many acts."""

    came: tuple[Node, int] | None
    state: Node
    depth: int


class Turn:
    """The search within some limits. ``plans`` judges what reaches the goal, or is better than what was known."""

    def __init__(self, reasons: Reasons, start: Node, limits: Limits, goal: float) -> None:
        self.reasons, self.limits, self.goal = reasons, limits, goal
        self.levels, self.budget = horizon(limits)
        self.longest = inf if limits.author == UNLIMITED else limits.author
        self.start = reasons.cut(start, plan_depth(self.levels + 1, self.budget))
        self.plans = Plans(reasons, self.start, limits)
        # what the end must come to for a state to be followed at all: a little less than the goal, which is enough
        self.needed = -inf if goal == inf else goal - max(abs(goal), 1.0) * 1e-9
        self.depth = 0  # acts of the plans that were looked at
        self._edges: list[Edge] = [Edge(None, self.start, 0)]
        self._seen = [False]
        self._closed: dict[Node, Edge] = {}
        self._first = 0  # edges before this one were looked at in the order of finding
        self._ranks: list[tuple[float, int]] = []
        self._ranked = self._order = 0
        self._current: Edge | None = None
        self._entered = False
        self._at = 0  # how many of its events were looked at

    def next(self, *, ranked: bool) -> tuple[tuple[int, ...], float] | None:
        """The next plan that is worth more to the author than the beginning; None if there is nothing left.

        Raises whatever pauses it: then it is gone on with where it was.
        """
        initial = self.reasons.worth.of(self.start, AUTHOR)
        while initial is not None and (edge := self._current or self._next(ranked=ranked)) is not None:
            if self._current is None:
                self._current, self._entered, self._at = edge, False, 0
            if not self._entered and not self._enter(edge):
                self._current = None
                continue
            found = self._followed(edge, initial)
            if found is not None:
                return found
            self._current = None
        return None

    def _followed(self, edge: Edge, initial: float) -> tuple[tuple[int, ...], float] | None:
        """The first plan that goes on from a state by one act; all other acts become edges."""
        work = self.reasons.work
        events = work.among(edge.state) if edge.depth < self.longest else ()
        while self._at < len(events):
            event = events[self._at]
            self.reasons.go_on()
            after = self.reasons.outcome(edge.state, edge.state, event, AUTHOR, *self.plans.asked)
            found = None
            if after is None:
                self._at += 1
                continue
            if after not in self._closed or self._closed[after].depth > edge.depth + 1:
                found = self._plan(edge.state, event, after, initial)
                self._edges.append(Edge((edge.state, event), after, edge.depth + 1))
                self._seen.append(False)
            self._at += 1
            if found is not None:
                return found
        return None

    def _plan(self, state: Node, event: int, after: Node, initial: float) -> tuple[tuple[int, ...], float] | None:
        worth = self.reasons.worth.of(after, AUTHOR)
        if worth is None or worth <= initial or not self.plans.wanted(worth, self.goal):
            return None
        if not self.plans.explained(state, event):
            return None
        return self.plans.shortened((*self._path(state), event), worth), worth

    def _enter(self, edge: Edge) -> bool:
        """Whether an edge leads to a state that was not come to as soon before, by an act that is explained."""
        known = self._closed.get(edge.state)
        if known is not None and known.depth <= edge.depth:
            return False
        if self.reasons.bound.most(edge.state.facts, AUTHOR, self.longest - edge.depth) < self.needed:
            return False
        if edge.came is not None and not self.plans.explained(*edge.came):
            return False
        self._closed[edge.state] = edge
        self._entered = True
        self.depth = max(self.depth, edge.depth)
        return True

    def _next(self, *, ranked: bool) -> Edge | None:
        self._order += 1
        if ranked and self._order % (_RANKED + 1):
            self._rank()
            while self._ranks:
                place = -heappop(self._ranks)[1]
                if not self._seen[place]:
                    self._seen[place] = True
                    return self._edges[place]
        while self._first < len(self._edges):
            self._first += 1
            if not self._seen[self._first - 1]:
                self._seen[self._first - 1] = True
                return self._edges[self._first - 1]
        return None

    def _rank(self) -> None:
        """Rank the edges that were found since the last time."""
        while self._ranked < len(self._edges):
            edge = self._edges[self._ranked]
            if not self._seen[self._ranked]:
                self.reasons.go_on(_ESTIMATE)
                missing = self._missing(edge.state)
                heappush(self._ranks, (edge.depth + _WEIGHT * missing, -self._ranked))
            self._ranked += 1

    def _missing(self, state: Node) -> int:
        """How many acts are missing at least, as far as values tell."""
        most = self.reasons.bound.most
        return next((acts for acts in range(_FAR) if most(state.facts, AUTHOR, acts) >= self.goal), _FAR)

    def _path(self, state: Node) -> tuple[int, ...]:
        """The acts by which a state was come to."""
        events: list[int] = []
        while (came := self._closed[state].came) is not None:
            state, event = came
            events.append(event)
        return tuple(reversed(events))
