"""Telling: from the numbers that an engine found to a plan with its explanations, as checked by the checker."""

from __future__ import annotations

from pasdedeux.engine.compile import Compiled
from pasdedeux.engine.core import Candidate, Reason
from pasdedeux.engine.judges import Judges
from pasdedeux.model.checker import Checker
from pasdedeux.model.explanation import Explanation, Step
from pasdedeux.model.limits import Limits
from pasdedeux.model.state import State
from pasdedeux.model.verdict import FoundPlan


class Telling:
    """Tells the plans of one search: what was found is trusted only as far as the checker says."""

    def __init__(self, compiled: Compiled, start: State, limits: Limits, engine: str) -> None:
        self.compiled, self.start = compiled, start
        self._judges = Judges(compiled, limits, engine)
        self._checker = Checker(compiled.semantics, compiled.events, limits, judge=self._judges)

    def hurry(self, seconds: float) -> None:
        """Somebody waits for the end: what cannot be checked so quickly is told unchecked."""
        self._judges.hurry(seconds)

    def told(self, candidate: Candidate) -> FoundPlan:
        """A plan with its explanations, and the checker's word on it."""
        events = tuple(self.compiled.events[number] for number in candidate.events)
        trees = tuple(tuple(map(self.explanation, row)) for row in candidate.reasons)
        return FoundPlan(events, candidate.utility, trees, self._checker.plan(self.start, events, trees))

    def explanation(self, reason: Reason) -> Explanation:
        """A reason in the words of the model."""
        events = [self.compiled.events[number] for number in reason.events]
        who = self.compiled.semantics.world.characters[reason.who]
        steps = zip(events, reason.others, strict=True)
        told = tuple(Step(event, tuple(map(self.explanation, row))) for event, row in steps)
        return Explanation(who, events[0], told, reason.before, reason.after)
