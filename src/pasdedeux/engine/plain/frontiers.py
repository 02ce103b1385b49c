"""Frontiers: which of the author's states a search looks at next.

Breadth first asks of every act at once whether everybody in it has a reason. Best first puts that off until the act's
state is looked at, which for most never comes (lazy A*, Likhachev et al.); what is missing to the goal is estimated
from values alone. Neither is better everywhere, so they are used in turn: what one finds out, the other knows.
"""

from __future__ import annotations

from collections import deque
from heapq import heappop, heappush
from math import inf

from pasdedeux.engine.plain.bound import AUTHOR
from pasdedeux.engine.plain.horizon import Count
from pasdedeux.engine.plain.nodes import Node
from pasdedeux.engine.plain.reasons import Reasons

Came = dict[Node, tuple[Node, int] | None]

_WEIGHT = 3  # of an act that is missing, against one that is done
_FAR = 24  # acts that are taken to be missing where no bound says how many


class Explained:
    """Which acts of the author's are explained within the limits of a search."""

    def __init__(self, reasons: Reasons, levels: Count, budget: Count, longest: Count) -> None:
        self.reasons, self.levels, self.budget, self.longest = reasons, levels, budget, longest

    def __call__(self, state: Node, event: int) -> bool:
        """Whether everybody who takes part has a reason."""
        return self.reasons.explained(state, event, AUTHOR, self.levels, self.budget)


class BreadthFirst:
    """All states of one depth before those of the next."""

    def __init__(self, start: Node, explained: Explained) -> None:
        self.explained, self.came = explained, Came({start: None})
        self._waiting: deque[tuple[Node, int]] = deque([(start, 0)])
        self.depth = 0

    def step(self) -> list[Node] | None:
        """States that come next, each for the first time; None if there are no more."""
        if not self._waiting:
            return None
        state, self.depth = self._waiting.popleft()
        if self.depth >= self.explained.longest:
            return []
        reasons, found = self.explained.reasons, []
        for event in reasons.work.among(state):
            reasons.go_on()
            if self.explained(state, event):
                after = reasons.work.after(state, event)
                if after not in self.came:
                    self.came[after] = (state, event)
                    self._waiting.append((after, self.depth + 1))
                    found.append(after)
        return found


class BestFirst:
    """First the states that seem nearest to the goal."""

    def __init__(self, start: Node, explained: Explained, goal: float) -> None:
        self.explained, self.goal, self.came = explained, goal, Came()
        self._depths: dict[Node, int] = {}
        # rank and age, then the state, its depth, and how it was come to
        self._open: list[tuple[float, int, Node, int, tuple[Node, int] | None]] = [(0, 0, start, 0, None)]
        self._age = 0

    def step(self) -> list[Node] | None:
        """A state, if it is one that was not looked at before; None if there are no more."""
        if not self._open:
            return None
        _, _, state, depth, came = heappop(self._open)
        if self._depths.get(state, inf) <= depth or not (came is None or self.explained(*came)):
            return []
        new = state not in self._depths
        self.came[state], self._depths[state] = came, depth
        if depth < self.explained.longest:
            self._expand(state, depth + 1)
        return [state] if new else []

    def _expand(self, state: Node, depth: int) -> None:
        reasons = self.explained.reasons
        for event in reasons.work.among(state):
            reasons.go_on()
            after = reasons.work.after(state, event)
            if self._depths.get(after, inf) > depth:
                missing = self._missing(after)
                if depth + missing <= self.explained.longest or missing == _FAR:
                    self._age += 1
                    heappush(self._open, (depth + _WEIGHT * missing, self._age, after, depth, (state, event)))

    def _missing(self, state: Node) -> int:
        """How many acts are missing at least."""
        most = self.explained.reasons.bound.most
        return next((acts for acts in range(_FAR) if most(state.facts, AUTHOR, acts) >= self.goal), _FAR)


def path(came: Came, state: Node) -> tuple[int, ...]:
    """The acts by which a state was come to."""
    events: list[int] = []
    while (step := came[state]) is not None:
        state, event = step
        events.append(event)
    return tuple(reversed(events))
