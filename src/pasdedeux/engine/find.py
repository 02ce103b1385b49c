"""Search for stories: every state, breadth first, explained acts only, within narrow limits first and then within all.

People who think one act ahead are quickly understood, so plans are looked for there first: the naive way, at the full
limits from the start, spends its time on reasons that nobody needs. What is found is told and checked at the full
limits before it is believed. If nothing is found on the way, the search at the full limits decides, and it is
exhaustive: *Impossible* is said of all of it. All plans are counted from their ends instead (`Reasons.author_plans`).
Where a story has acts with goals, each act is searched from the end of the one before, and another way through an
earlier act is tried where a later one fails.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pasdedeux.engine.meter import Meter
from pasdedeux.model.checker import Checker
from pasdedeux.model.event import Event
from pasdedeux.model.explanation import Explanation, Plan
from pasdedeux.model.formula import FALSE, TRUE, Expr, If
from pasdedeux.model.limits import NO_LIMITS, UNLIMITED, Limits
from pasdedeux.model.possible import events_of
from pasdedeux.model.reasons import Reasons, Stopped
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.story import Act
from pasdedeux.model.verdict import Effort, Found, FoundPlan, Impossible, Searched, Soundness, Unknown, Verdict
from pasdedeux.model.world import Utility, World


def find(  # the limits of a search are what they are
    world: World,
    *,
    goal: float | None = None,
    limits: Limits = NO_LIMITS,
    every: bool = False,
    seconds: float | None = None,
    mebibytes: float | None = None,
    acts: Sequence[Act] = (),
) -> Verdict:
    """A story that reaches ``goal``, or all valid ones, or why there is none.

    ``goal`` is a value of the author's utility (default: the next whole number above the start's). ``every`` asks for
    all valid plans: without a goal all that improve on the start, with one those that reach it. ``acts`` with goals are
    searched one after the other, each from where the one before ended.

    Raises:
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
        NoOutcome: if an act that is looked at has no outcome.
    """
    meter = Meter(seconds, mebibytes)
    goals = [(act.title, act.goal) for act in acts if act.goal is not None]
    if goals:
        return _ActByAct(world, goals, limits, meter).verdict()
    try:
        search = _Search(world, limits, meter, goal)
    except Stopped:
        nothing = Effort(0, 0, meter.elapsed, 0)  # there are so many acts that they were not even listed
        return Unknown(Searched(1.0 if goal is None else goal, limits, nothing), meter.stopped_by)
    return search.all_plans(goal) if every else search.first_plan()


class _Search:
    """One search in one world from its start (or from ``start``)."""

    def __init__(
        self,
        world: World,
        limits: Limits,
        meter: Meter,
        goal: float | None,
        semantics: Semantics | None = None,
        start: State | None = None,
    ) -> None:
        self.limits, self.meter = limits, meter
        self.semantics = semantics or Semantics(world)
        self.start = start or self.semantics.start
        self.events = events_of(world, before_each=self._go_on)
        self.reasons = Reasons(self.semantics, self.events, limits, meter.stop)
        self.initial = self.reasons.utilities.of(self.start, None)
        self.goal = goal if goal is not None else default_goal(self.initial or 0.0)
        self.depth = 0
        self.best: tuple[float, tuple[Event, ...]] | None = None

    def _go_on(self) -> None:
        if self.meter.stop():
            raise Stopped

    # --- one plan ---

    def first_plan(self) -> Verdict:
        """A plan that reaches the goal: the shortest within the narrowest limits in which there is a valid one."""
        try:
            found = self._widening()
        except Stopped:
            return Unknown(self.searched(), self.meter.stopped_by, self._best_plan())
        except RecursionError:
            return Unknown(self.searched(), "length", self._best_plan())
        except KeyboardInterrupt:
            return Unknown(self.searched(), "interruption", self._best_plan())
        if found is None:
            return Impossible(self.searched(), self._best_plan())
        return Found((found,), self.searched())

    def _widening(self) -> FoundPlan | None:
        for limits in narrower(self.limits):
            plan = self._breadth_first(Reasons(self.semantics, self.events, limits, self.meter.stop))
            told = None if plan is None else self.told(plan)
            if told is not None and told.checked.answer is Soundness.SOUND:
                return told
        plan = self._breadth_first(self.reasons)
        return None if plan is None else self.told(plan)

    def _breadth_first(self, reasons: Reasons) -> Plan | None:
        came: dict[State, tuple[State, Event] | None] = {self.start: None}
        layer, depth = [self.start], 0
        while layer and (self.limits.author == UNLIMITED or depth < self.limits.author):
            following: list[State] = []
            for state in layer:
                for event in reasons.possible(state):
                    if not reasons.all_explained(state, event, 1, 1):
                        continue
                    after = reasons.after(state, event)
                    if after in came:
                        continue
                    came[after] = (state, event)
                    worth = reasons.utilities.of(after, None)
                    if self._improves(worth, came, after):
                        return Plan(_path(came, after), worth or 0.0)
                    following.append(after)
            layer, depth = following, depth + 1
            if reasons is self.reasons:
                self.depth = depth
        return None

    def _improves(self, worth: float | None, came: dict[State, tuple[State, Event] | None], at: State) -> bool:
        """Whether the goal is reached; on the way, the best plan below it is kept."""
        if worth is None or self.initial is None or worth <= self.initial:
            return False
        if worth < self.goal and (self.best is None or worth > self.best[0]):
            self.best = (worth, _path(came, at))
        return worth >= self.goal

    def _best_plan(self) -> FoundPlan | None:
        if self.best is None:
            return None
        self.meter.release()
        told = self.told(Plan(self.best[1], self.best[0]))
        return None if told.checked.answer is Soundness.UNSOUND else told  # it was found within narrower limits

    # --- all plans ---

    def all_plans(self, goal: float | None) -> Verdict:
        """Every valid plan, or as many as could be found."""
        plans: list[Plan] = []
        stopped = ""
        try:
            for plan in self._lengthening():
                if goal is None or plan.utility >= goal:
                    plans.append(plan)
        except Stopped:
            stopped = self.meter.stopped_by
        except RecursionError:
            stopped = (
                "length"  # plans are built act by act from their ends: some hundred acts are as many as there can be
            )
        except KeyboardInterrupt:
            stopped = "interruption"
        self.meter.release()
        if not plans:
            return Unknown(self.searched(), stopped) if stopped else Impossible(self.searched())
        return Found(tuple(map(self.told, plans)), self.searched(), not stopped, stopped)

    def _lengthening(self) -> Iterator[Plan]:
        for length in self.reasons.lengths(self.start, self.limits.author):
            yield from self.reasons.minimal(self.start, None, 0, 1, length)
            self.depth = length

    # --- telling ---

    def told(self, plan: Plan) -> FoundPlan:
        """A plan with its explanations, as checked by the checker."""
        trees = tuple(self._trees(plan.events))
        checked = Checker(self.semantics, self.events, self.limits).plan(self.start, plan.events, trees)
        return FoundPlan(plan.events, plan.utility, trees, checked)

    def _trees(self, events: tuple[Event, ...]) -> Iterator[tuple[Explanation, ...]]:
        state = self.start
        for event in events:
            trees = (self.reasons.explain(state, event, who) for who in event.consents)
            yield tuple(t for t in trees if t is not None)
            state = self.semantics.after(state, event)

    def searched(self) -> Searched:
        """What was searched and what it cost."""
        effort = Effort(len(self.semantics.states), self.semantics.transitions, self.meter.elapsed, self.depth)
        return Searched(self.goal, self.limits, effort)


def narrower(limits: Limits) -> Iterator[Limits]:
    """Limits to try before the asked ones: people who think one act ahead, then two, three and so on, of one mind.

    Where no number of acts is asked for, only the shortest are tried first.
    """
    longest = limits.character if limits.character != UNLIMITED else 4
    if limits.epistemic == 0:
        return
    for ahead in range(1, longest + 1):
        step = replace(limits, character=ahead, epistemic=1)
        if step != limits:
            yield step


def _path(came: dict[State, tuple[State, Event] | None], state: State) -> tuple[Event, ...]:
    events: list[Event] = []
    while (step := came[state]) is not None:
        state, event = step
        events.append(event)
    return tuple(reversed(events))


def default_goal(initial: float) -> float:
    """The goal where none is given: the start rounded away from zero, or one more where that is no more."""
    rounded = float(math.ceil(initial) if initial > 0 else math.floor(initial))
    return rounded if rounded > initial else initial + 1.0


class _ActByAct:
    """Acts in order, each with its own goal; what one act can end in is tried shortest first."""

    def __init__(self, world: World, goals: Sequence[tuple[str, Expr]], limits: Limits, meter: Meter) -> None:
        self.world, self.goals, self.limits, self.meter = world, goals, limits, meter
        self.semantics = Semantics(world)
        self.furthest = 0
        self.last: _Search | None = None

    def verdict(self) -> Verdict:
        """The first way through all acts."""
        try:
            plans = self._from(self.semantics.start, 0)
        except Stopped:
            return Unknown(self._searched(), self.meter.stopped_by)
        except RecursionError:
            return Unknown(self._searched(), "length")
        except KeyboardInterrupt:
            return Unknown(self._searched(), "interruption")
        if plans is None:
            return Impossible(self._searched(), where=self.goals[self.furthest][0])
        return Found(plans, self._searched())

    def _from(self, start: State, index: int) -> tuple[FoundPlan, ...] | None:
        if index == len(self.goals):
            return ()
        title, goal = self.goals[index]
        self.furthest = max(self.furthest, index)
        world = replace(self.world, utilities={**self.world.utilities, None: Utility(If(((goal, TRUE),), FALSE))})
        search = self.last = _Search(world, self.limits, self.meter, 1.0, self.semantics.with_world(world), start)
        if search.initial:
            return self._from(start, index + 1)  # it is so already
        tried: set[State] = set()
        for plan in search._lengthening():
            end = start
            for event in plan.events:
                end = self.semantics.after(end, event)
            if end not in tried:
                tried.add(end)
                rest = self._from(end, index + 1)
                if rest is not None:
                    return (replace(search.told(plan), act=title), *rest)
        return None

    def _searched(self) -> Searched:
        if self.last is None:
            return Searched(1.0, self.limits, Effort(0, 0, self.meter.elapsed, 0))
        return self.last.searched()
