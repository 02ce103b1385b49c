"""Which acts are explained for whom, and which plans are valid: every engine against the naive way of the model."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import TypeVar

from pasdedeux.engine.core import Answer, Candidate, NoOutcome, Reason, Request
from pasdedeux.model.checker import Checker
from pasdedeux.model.explanation import Explanation
from pasdedeux.model.limits import Limits
from pasdedeux.model.reasons import Reasons, Stopped
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity
from pasdedeux.model.verdict import Soundness
from tests.engine.differential.both import NOTHING, WITHOUT_MEANING, Both, Reference, retold

EFFORT = 1_500  # acts that the reference may look at for one reason, or states that it may make: as far as it gets
PLANNING = 6_000  # the same for all plans of a world
PATIENCE = 3  # reasons of one world that may be too much for it, or may come to a loop: it is not asked again
SECONDS = 2.0  # for one search of an engine; where it says that it was stopped, it has claimed nothing
STATES = 5  # in which reasons are looked for
GOALS = (1.0, 2.0)

Told = tuple[tuple[int, ...], tuple[tuple["Told", ...], ...], float, float]
T = TypeVar("T")
Plan = tuple[tuple[int, ...], float]


@dataclass(slots=True)
class Counts:
    """What was compared in one world: the lengths of its valid plans, how many questions had an answer."""

    lengths: list[int] = field(default_factory=list)
    reasons: int = 0
    explained: int = 0
    found: int = 0
    impossible: int = 0
    loops: int = 0  # questions whose answer by the reference is that something has no outcome
    unmet: int = 0  # of these, how many an engine answered without meeting it
    met: int = 0  # questions that an engine answers so, and the reference not: it did not come to look there
    too_much: int = 0  # questions that the reference could not answer in its time
    stopped: int = 0  # searches that an engine gave up, and said so; it is not asked again about this world


class _GaveUp(Exception):
    """A search was stopped by time, or by the length of what it looks at."""


class Asked:
    """One world, asked within some limits."""

    def __init__(
        self, reference: Reference, engines: Sequence[Both], limits: Limits, loops: Callable[[], bool]
    ) -> None:
        self.reference, self.engines, self.limits = reference, engines, limits
        self.loops = loops  # finds out whether some event has no outcome in this world, by the reference
        self.counts = Counts()
        self._left = self._most = 0
        self.model = Reasons(reference.semantics, reference.listed, limits, self._stop)

    def _stop(self) -> bool:
        self._left -= 1
        return self._left < 0 or len(self.reference.semantics.states) > self._most

    def _by_reference(self, ask: Callable[[], T], effort: int) -> T | str:
        """The answer of the reference, NOTHING if there is none; an empty one where it would take too long."""
        self._left, self._most = effort, len(self.reference.semantics.states) + effort
        try:
            return ask()
        except WITHOUT_MEANING:
            self.counts.loops += 1
            return NOTHING
        except (Stopped, RecursionError):
            self.counts.too_much += 1
            return ""

    # --- reasons ---

    def reasons(self, states: Iterable[State], draw: random.Random) -> None:
        """Who has which reason for what: the same shortest one, to the last act in the last mind. Raises Differs."""
        for state in states:
            for place, event in enumerate(self.reference.listed):
                for who in event.consents:
                    self._reason(state, place, who, 1, 1)
                    self._reason(state, place, who, draw.choice([1, 2, 3]), draw.choice([1, 2, 3]))

    def _reason(self, state: State, place: int, who: Entity, minds: int, position: int) -> None:
        event = self.reference.listed[place]
        if max(self.counts.too_much, self.counts.loops) >= PATIENCE:
            return
        expected = self._by_reference(
            lambda: self._told(self.model.explain(state, event, who, minds, position)), EFFORT
        )
        if expected == "":
            return
        self.counts.reasons += 1
        self.counts.explained += expected is not None and expected != NOTHING
        for both in self.engines:
            found = self._found(both, both.number[state], place, who, minds, position)
            self._same(both, f"why {who} would {event} in {state}, {minds} minds deep, act {position}", expected, found)

    def _found(self, both: Both, state: int, place: int, who: Entity, minds: int, position: int) -> Told | str | None:
        try:
            return retold_in_numbers(
                both.core.reason(state, place, who.number, self.limits, minds=minds, position=position)
            )
        except NoOutcome:
            return NOTHING

    def _told(self, explanation: Explanation | None) -> Told | None:
        if explanation is None:
            return None
        acts = tuple(self.reference.places[step.event] for step in explanation.steps)
        others = tuple(tuple(t for r in s.reasons if (t := self._told(r)) is not None) for s in explanation.steps)
        return acts, others, explanation.before, explanation.after

    def _same(self, both: Both, what: str, expected: object, found: object) -> None:
        """Raises Differs unless two answers are the same.

        What cuts beliefs may not meet what has no outcome in them; what asks last for reasons may meet it where the
        reference, which asks for them first, does not look.
        """
        if expected == NOTHING != found:
            self.counts.unmet += 1
        elif found == NOTHING != expected and self.loops():
            self.counts.met += 1
        else:
            both.same(f"{what}, {self.limits}", expected, found)

    # --- plans ---

    def plans(self) -> None:
        """All valid plans in their order, and one plan for each strategy and goal. Raises Differs."""
        start = self.reference.start
        places = self.reference.places
        plans = self._by_reference(
            lambda: [(tuple(places[e] for e in plan.events), plan.utility) for plan in self.model.author_plans(start)],
            PLANNING,
        )
        if isinstance(plans, str):
            if plans == NOTHING:
                self.counts.unmet += len(self.engines)
            return
        self.counts.lengths = [len(events) for events, _ in plans]
        for both in self.engines:
            self._searched(both, plans)
        for goal in GOALS:
            reached = any(worth >= goal for _, worth in plans)
            self.counts.found += reached
            self.counts.impossible += not reached

    def _searched(self, both: Both, plans: list[Plan]) -> None:
        try:
            self._every(both, plans)
            for goal in GOALS:
                for strategy in ("both", "breadth"):
                    self._one(both, goal, strategy, [plan for plan in plans if plan[1] >= goal])
            self._best(both, plans)
        except _GaveUp:
            self.counts.stopped += 1
        except NoOutcome as error:
            self._same(both, f"search ({error})", plans, NOTHING)

    def _every(self, both: Both, plans: list[Plan]) -> None:
        answer = self._search(both, Request(-inf, self.limits, "all", seconds=SECONDS))
        self._same(both, "all valid plans", plans, list(map(_plan, answer.plans)))

    def _one(self, both: Both, goal: float, strategy: str, valid: list[Plan]) -> None:
        """One plan is found exactly if there is a valid one, and it is such a one."""
        accept = {events for events, _ in valid}
        request = Request(goal, self.limits, strategy, seconds=SECONDS, accept=lambda c: c.events in accept)
        answer = self._search(both, request)
        what = f"`{strategy}` for {goal} within {self.limits}"
        found = list(map(_plan, answer.plans))
        if bool(found) != bool(valid) or not set(found) <= set(valid):
            raise both.differs(what, valid, answer)
        if found and strategy == "breadth":
            both.same(f"length of {what}", len(valid[0][0]), len(found[0][0]))
        for candidate in answer.plans:
            self._checked(both, what, candidate)

    def _best(self, both: Both, plans: list[Plan]) -> None:
        """The best plan below a goal out of reach is worth as much as the best of all."""
        answer = self._search(both, Request(inf, self.limits, "best", seconds=SECONDS))
        found = [] if answer.best is None else [answer.best.utility]
        both.same(f"worth of the best plan within {self.limits}", sorted(worth for _, worth in plans)[-1:], found)

    def _checked(self, both: Both, what: str, candidate: Candidate) -> None:
        """The independent checker says of a plan and of every reason in it that they are sound, or could not say."""
        events = [self.reference.listed[number] for number in candidate.events]
        trees = [tuple(retold(self.reference, reason) for reason in row) for row in candidate.reasons]
        checked = Checker(self.reference.semantics, self.reference.listed, self.limits).plan(
            self.reference.start, events, trees
        )
        if checked.answer is Soundness.UNSOUND:
            raise both.differs(f"{what}: {events} explained by {trees}", checked, candidate)

    def _search(self, both: Both, request: Request) -> Answer:
        answer = both.core.search(request)
        if answer.stopped_by:
            raise _GaveUp
        return answer


def _plan(candidate: Candidate) -> Plan:
    return candidate.events, candidate.utility


def retold_in_numbers(reason: Reason | None) -> Told | None:
    """A reason of an engine, as tuples."""
    if reason is None:
        return None
    others = tuple(tuple(t for r in row if (t := retold_in_numbers(r)) is not None) for row in reason.others)
    return reason.events, others, reason.before, reason.after
