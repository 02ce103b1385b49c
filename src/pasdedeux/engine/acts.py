"""Acts in order, each with its own goal: what is known of them while ways through them are searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pasdedeux.engine.core import Candidate
from pasdedeux.engine.ledger import Ledger
from pasdedeux.engine.meter import Meter
from pasdedeux.engine.search import Options, Search
from pasdedeux.model.formula import FALSE, TRUE, Expr, If
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.utilities import Utilities
from pasdedeux.model.verdict import FoundPlan, Searched, Soundness
from pasdedeux.model.world import Utility, World


class Acts:
    """The acts of a story by title and goal, and what they cost so far. ``goal`` is what the author's own wants must
    come to at the end of all (None: nothing is asked of them).
    """

    def __init__(
        self,
        world: World,
        goals: Sequence[tuple[str, Expr]],
        options: Options,
        goal: float | None = None,
        semantics: Semantics | None = None,
    ) -> None:
        self.world, self.goals, self.options, self.goal = world, goals, options, goal
        self.meter = Meter(options.seconds)
        self.semantics = semantics or Semantics(world, lambda rule: self.meter.go_on())
        self.ledger = Ledger(options, self.meter)
        self.furthest = 0  # the last act that was searched
        self.best: FoundPlan | None = None  # the way through the furthest act that one was found for
        self._utilities: Utilities | None = None

    def __len__(self) -> int:
        return len(self.goals)

    def search(self, start: State, index: int) -> Search:
        """The search of an act from a state; it has not begun."""
        self.furthest = max(self.furthest, index)
        wants = Utility(If(((self.goals[index][1], TRUE),), FALSE))
        world = replace(self.world, utilities={**self.world.utilities, None: wants})
        return Search(world, 1.0, self.options, self.meter, self.semantics.with_world(world), start)

    def told(self, search: Search, candidate: Candidate, index: int) -> tuple[FoundPlan, State] | None:
        """A way through one act, and its end; None for one that does not stand."""
        told = search.telling.told(candidate)
        if told.checked.answer is Soundness.UNSOUND:
            return None
        end = search.start
        for event in told.events:
            end = self.semantics.after(end, event)
        told = replace(told, act=self.goals[index][0], utility=self.worth(end) or 0.0)
        if index >= self.furthest:
            self.best = told
        return told, end

    def worth(self, state: State) -> float | None:
        """What a state is worth to the author, by wants and not by goals of acts; None if that is unknown."""
        if self._utilities is None:
            self._utilities = Utilities(self.semantics)
        return self._utilities.of(state, None)

    def good_enough(self, end: State) -> bool:
        """Whether the end of all acts is worth what was asked for."""
        worth = self.worth(end)
        return self.goal is None or (worth is not None and worth >= self.goal)

    def searched(self) -> Searched:
        """What was searched and what it cost."""
        return Searched(1.0 if self.goal is None else self.goal, self.options.limits, self.ledger.effort)
