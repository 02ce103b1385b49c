"""Shadows: plans through values alone, as if everybody would do whatever is possible.

Of every state there is one that keeps only what decides about its values. There are few of those, and what cannot be
reached in them cannot be reached at all: so a search through them comes before the one through what people believe.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from pasdedeux.engine.core import NoOutcome
from pasdedeux.engine.plain.bound import AUTHOR, Bound
from pasdedeux.engine.plain.helpful import Helpful
from pasdedeux.engine.plain.nodes import Node
from pasdedeux.engine.plain.transitions import Transitions
from pasdedeux.engine.plain.worth import Worth

FAR = 2  # acts from which on only the bound is asked: a search would look at too much


class Shadows:
    """What may be reached in a task, whatever people think of it."""

    def __init__(self, work: Transitions, worth: Worth, bound: Bound, helpful: Helpful) -> None:
        self.work, self.worth, self.bound, self.helpful = work, worth, bound, helpful
        self.go_on: Callable[[], object] = bool
        # by state, owner, whether others must gain at once, and what is needed: in how many acts it is not reached,
        # and in how many it is
        self._known: dict[tuple[Node, int, bool, float], tuple[float, float]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def could(self, state: Node, owner: int, acts: float, needed: float, *, last: bool) -> bool:
        """Whether ``state``, cut to what decides about values, may come to be worth more than ``needed`` to the owner
        within so many acts. ``last``: others take part only where they gain at once.
        """
        if self.bound.most(state.facts, owner, acts) <= needed:
            return False
        return acts > FAR or self._reaches(state, owner, acts, needed, last=last)

    def _reaches(self, state: Node, owner: int, acts: float, needed: float, *, last: bool) -> bool:
        worth = self.worth.of(state, owner)
        if worth is None or worth > needed:
            return worth is not None
        if acts == 0 or self.bound.most(state.facts, owner, acts) <= needed:
            return False
        key = (state, owner, last, needed)
        fails, works = self._known.get(key, (0, inf))
        if acts <= fails or acts >= works:
            return acts >= works
        found = self._looked(state, owner, acts, needed, last=last)
        self._known[key] = (fails, acts) if found else (acts, works)
        return found

    def _looked(self, state: Node, owner: int, acts: float, needed: float, *, last: bool) -> bool:
        events, after = self.work.events, self.work.after
        useful = self.helpful.acts(owner) if acts == 1 else None
        hopeless = self.helpful.hopeless(owner) if last else ()
        for event in self.work.among(state):
            if (useful is not None and event not in useful) or event in hopeless:
                continue
            if owner == AUTHOR or events[event].consents:
                self.go_on()
                try:
                    follows = after(state, event)
                except NoOutcome:
                    return True  # whether that matters is for those to say who would do it
                if self._reaches(follows, owner, acts - 1, needed, last=last):
                    return True
        return False
