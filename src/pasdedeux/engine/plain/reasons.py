"""Reasons: plans in minds, as one shared computation, after `model.reasons`, which says why that is possible.

What is added: plans are enumerated only as far as they are asked for; states are cut to the beliefs that a question
needs; what cannot become worth enough is not looked at; others are asked for their reasons only where there is a plan.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import count
from math import inf

from pasdedeux.engine.core import NoOutcome
from pasdedeux.engine.plain.bound import AUTHOR, Bound
from pasdedeux.engine.plain.helpful import Helpful
from pasdedeux.engine.plain.horizon import Count, plan_depth, reason_depth, within
from pasdedeux.engine.plain.nodes import Node, known
from pasdedeux.engine.plain.shadows import Shadows
from pasdedeux.engine.plain.streams import NONE, Events, Plan, Stream
from pasdedeux.engine.plain.transitions import Transitions
from pasdedeux.engine.plain.worth import Worth
from pasdedeux.engine.task import Task

_NEW: Events = (-1,)
_MANY = 32  # a plan of so many acts is only looked for where so many states can be reached


def _freely(acts: int = 1) -> None:
    """Nothing stops what is asked outside of a search."""


class Reasons:
    """All reasons in one task. ``go_on`` is asked for each act of a plan, and raises to stop."""

    def __init__(self, task: Task, work: Transitions, worth: Worth) -> None:
        self.work, self.worth = work, worth
        self.lookahead = task.lookahead if task.lookahead >= 0 else inf
        self.go_on: Callable[..., object] = _freely
        self.bound = Bound(task, work.formulas, work.events, work.rules.acts)
        self.helpful = Helpful(task, work.formulas)
        self.shadows = Shadows(work, worth, self.bound, self.helpful)
        self._reasons: dict[tuple[Node, int, int, Count, Count], Events | None] = {}
        self._underway: set[tuple[Node, int, int, Count, Count]] = set()
        self._plans: dict[tuple[Node, int, Count, Count, int], Stream] = {}
        self._others: dict[tuple[int, int], tuple[int, ...]] = {}
        self._reach: dict[Node, tuple[set[Node], deque[Node]]] = {}

    @property
    def bytes(self) -> int:
        """About what is remembered takes up, in bytes: sizes as measured."""
        layer = 200 + 120 * len(self.bound.relaxed.numbers)
        answers = len(self._reasons) + len(self.shadows)
        return self.bound.layers * layer + answers * 230 + len(self._plans) * 520

    # --- questions ---

    def reason(self, mind: Node, event: int, who: int, levels: Count, budget: Count) -> Events | None:
        """The shortest plan for which ``who``, who believes ``mind``, would do ``event``. Raises NoOutcome.

        ``levels`` and ``budget``: see `horizon`; in simplest form.
        """
        mind = self.cut(mind, reason_depth(levels, budget))
        key = (mind, event, who, levels, budget)
        found = self._reasons.get(key, _NEW)
        if found is not _NEW:
            return found
        if key in self._underway:
            raise RecursionError("a reason depends on itself")
        self._underway.add(key)
        try:
            found = self._reasons[key] = self._search(mind, event, who, levels, budget)
        finally:
            self._underway.discard(key)
        return found

    def explained(self, state: Node, event: int, but: int, levels: Count, budget: Count) -> bool:
        """Whether everybody who takes part, except ``but``, has a reason."""
        for who in self.others(event, but):
            if self.reason(known(state.beliefs[who]), event, who, levels, budget) is None:
                return False
        return True

    def others(self, event: int, but: int) -> tuple[int, ...]:
        """Those who take part in an event, except one."""
        found = self._others.get((event, but))
        if found is None:
            found = tuple(who for who in self.work.events[event].consents if who != but)
            self._others[event, but] = found
        return found

    # --- the shared computation ---

    def _search(self, mind: Node, event: int, who: int, levels: Count, budget: Count) -> Events | None:
        work, act = self.work, self.work.events[event]
        before = self.worth.of(mind, who)
        if before is None or not work.is_possible(act, mind):
            return None
        if budget == 1 and event not in self.helpful.acts(who):
            return None
        after = work.after(self.cut(mind, 0), event)
        now = self.worth.of(after, who)
        if now is None or now > before:
            return None if now is None else (event,)
        if budget == 1 or not self.shadows.could(after, who, budget - 1, before, last=levels == 0):
            return None
        for plan, utility in self._continuations(mind, event, who, levels, budget, before):
            if not self._redundant(mind, plan, utility, who, levels, budget):
                return (event, *plan)
        return None

    def _continuations(
        self, mind: Node, event: int, who: int, levels: Count, budget: Count, before: float
    ) -> Iterator[Plan]:
        """What may follow the first act and end better than ``before``, shortest first."""
        after = self.work.after(self.cut(mind, plan_depth(levels, budget - 1)), event)
        glimpse = self.cut(after, 0)
        for length in self.lengths(after, budget - 1):
            if not self.shadows.could(glimpse, who, length, before, last=levels == 0):
                continue
            for plan in self.plans(after, who, levels, budget - 1, length):
                if plan[1] > before:
                    yield plan

    def plans(self, state: Node, owner: int, levels: Count, budget: Count, length: int) -> Iterable[Plan]:
        """The minimal plans of exactly ``length`` acts for ``owner``; everyone else has reasons.

        ``budget`` is how many acts the longest plan of another may have that begins with the first act.
        """
        now = self.worth.of(state, owner)
        if now is None or self.bound.most(state.facts, owner, length) <= now:
            return NONE
        state = self.cut(state, plan_depth(levels, budget))
        # at the last level the others think one act ahead, however far the owner thinks
        key = (state, owner, levels, budget if levels > 0 else 0, length)
        found = self._plans.get(key)
        if found is None:
            found = self._plans[key] = Stream(partial(self._found, state, owner, levels, budget, length, now))
        return found

    def _found(self, state: Node, owner: int, levels: Count, budget: Count, length: int, now: float) -> Iterator[Plan]:
        asked = within(levels - 1, budget)
        cheap = asked == (0, 1)
        # what follows an act may go on without end where no acts are counted: then who would do it is asked first
        first = cheap or budget == inf
        for event in self._acts(state, owner, cheap=cheap, last=length == 1):
            self.go_on()
            after = self.outcome(self.cut(state, 0), state, event, owner, *asked)
            if after is None:
                continue
            if length > 1 and not self.shadows.could(after, owner, length - 1, now, last=cheap):
                continue
            asking = not first
            if first and not self.explained(state, event, owner, *asked):
                continue
            for rest, utility in self._endings(state, event, after, owner, levels, budget, length - 1):
                if utility <= now:
                    continue
                if asking and not self.explained(state, event, owner, *asked):
                    break
                asking = False
                if not rest or not self._redundant(state, rest, utility, owner, levels, budget):
                    yield (event, *rest), utility

    def _endings(
        self, state: Node, event: int, glimpse: Node, owner: int, levels: Count, budget: Count, length: int
    ) -> Iterable[Plan]:
        """What may follow an act that leads to the values of ``glimpse``."""
        if length == 0:
            worth = self.worth.of(glimpse, owner)
            return () if worth is None else (((), worth),)
        left = budget if owner == AUTHOR else budget - 1
        cut = self.cut(state, plan_depth(levels, left))
        after = self.outcome(cut, state, event, owner, *within(levels - 1, budget))
        return NONE if after is None else self.plans(after, owner, levels, left, length)

    def outcome(self, cut: Node, state: Node, event: int, owner: int, levels: Count, budget: Count) -> Node | None:
        """The state after an act, from ``state`` as it is ``cut``. Raises NoOutcome if there is none, and everybody
        would do their part; what somebody would not do needs no outcome, and has none (None).
        """
        try:
            return self.work.after(cut, event)
        except NoOutcome:
            if self.explained(state, event, owner, levels, budget):
                raise
            return None

    def _acts(self, state: Node, owner: int, *, cheap: bool, last: bool) -> Iterator[int]:
        """What a plan may go on with: nobody imagines acts of the author's; the last act must touch what is wanted."""
        helpful = self.helpful.acts(owner) if last else None
        hopeless = self.helpful.hopeless(owner) if cheap else ()
        for event in self.work.among(state):
            if owner != AUTHOR and not self.work.events[event].consents:
                continue
            if (helpful is None or event in helpful) and event not in hopeless:
                yield event

    def _redundant(self, state: Node, rest: Events, utility: float, owner: int, levels: Count, budget: Count) -> bool:
        """Whether the first act of a plan can be left out, and perhaps some of the rest, which is minimal itself: what
        is left is possible and explained, and the end is worth as much.
        """
        self.go_on()
        if not rest:
            worth = self.worth.of(state, owner)
            return worth is not None and worth >= utility
        if self.bound.most(state.facts, owner, len(rest)) < utility:
            return False
        if self._redundant(state, rest[1:], utility, owner, levels, budget):
            return True
        event = rest[0]
        if not self.work.is_possible(self.work.events[event], state):
            return False
        if not self.explained(state, event, owner, *within(levels - 1, budget)):
            return False
        left = budget if owner == AUTHOR else budget - 1
        return self._redundant(self.work.after(state, event), rest[1:], utility, owner, levels, left)

    def cut(self, node: Node, depth: Count) -> Node:
        """A state with the beliefs that a question of such depth can be about, and no more."""
        deep = depth + self.lookahead
        return node if deep == inf else self.work.nodes.cut(node, int(deep))

    # --- how long plans may be ---

    def lengths(self, state: Node, longest: Count) -> Iterator[int]:
        """The lengths of plans from ``state`` that are worth a look, up to ``longest``, which may be beyond all
        counting: no minimal plan comes to a state twice.
        """
        for length in count(1):
            if length > longest or (longest > _MANY and not self._reaches(state, length)):
                return
            yield length

    def _reaches(self, state: Node, many: int) -> bool:
        """Whether so many states can be reached from ``state`` by possible acts; no more are looked for."""
        seen, waiting = self._reach.setdefault(state, ({state}, deque((state,))))
        while waiting and len(seen) < many:
            at = waiting[0]
            for event in self.work.among(at):
                self.go_on()
                try:
                    after = self.work.after(at, event)
                except NoOutcome:
                    continue  # that is told where somebody would do it
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
            waiting.popleft()  # only now: a search that is stopped may be asked again
        return len(seen) >= many
