"""Reasons: why somebody would do what they do, and which plans of the author need nobody to act without one.

The naive way searches a plan in somebody's mind anew for every act, and within it for everybody who takes part. Two
facts make it one shared computation instead. A minimal plan's every suffix is a minimal plan of the same person from
where it starts (so plans are built from their ends, `minimal`), and what is asked of a state does not depend on how it
was reached (so every answer is kept). `checker.py` has the naive way, and judges this one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Protocol

from pasdedeux.model.event import Event
from pasdedeux.model.explanation import Explanation, Owner, Plan, Step
from pasdedeux.model.formula import Fluent
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.limits import UNLIMITED, Limits
from pasdedeux.model.reads import fluents
from pasdedeux.model.rules import RuleLoop
from pasdedeux.model.selection import Selection
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.touching import Helpful, Touching
from pasdedeux.model.utilities import Utilities
from pasdedeux.model.values import Entity


class Stopped(Exception):
    """A search was stopped from outside: by time, memory, or a person."""


class NoOutcome(Exception):
    """An act that could be imagined has no outcome: rules that keep each other going, or a number without a value.

    ``event`` is the act, ``cause`` what went wrong (RuleLoop, ArithmeticError or Ungroundable).
    """

    def __init__(self, event: Event, cause: Exception) -> None:
        super().__init__(f"{event} has no outcome: {cause}")
        self.event, self.cause = event, cause


class Choices(Protocol):
    """Acts that may be imagined, found for each state: for worlds in which listing them all would take too long."""

    def possible(self, state: State, wanted: frozenset[Fluent] | None = None, /) -> tuple[Event, ...]:
        """The acts that are possible in ``state``, the same objects each time in the same order.

        Those that can touch nothing of what is ``wanted`` may be left out.
        """


class Reasons:
    """All reasons in one world within ``limits``. ``events`` are the acts that may be imagined, listed or as `Choices`.

    ``stop`` is asked before each new transition and each act of a plan; if it says yes, `Stopped` is raised and what is
    known so far is kept.
    """

    def __init__(
        self,
        semantics: Semantics,
        events: Sequence[Event] | Choices,
        limits: Limits,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        self.semantics, self.limits = semantics, limits
        self.choices: Choices = _Listed(events) if isinstance(events, Sequence) else events
        self.utilities = Utilities(semantics)
        self._stop = stop or (lambda: False)
        self._possible: dict[tuple[State, Helpful | None], tuple[Event, ...]] = {}
        self._minimal: dict[tuple[State, Owner, int, int, int], tuple[Plan, ...]] = {}
        self._explained: dict[tuple[State, Event, Entity, int, int], tuple[Event, ...] | None] = {}
        self._reach: dict[State, tuple[set[State], deque[State]]] = {}
        self._touching = Touching(semantics)
        self._helpful: dict[Owner, Helpful] = {}

    # --- questions ---

    def explain(self, state: State, event: Event, who: Entity, minds: int = 1, position: int = 1) -> Explanation | None:
        """The shortest reason of ``who`` to do ``event`` in ``state``, or None within the limits."""
        plan = self._reason(state.believed(who), event, who, minds, position)
        if plan is None:
            return None
        mind = start = state.believed(who)
        steps = []
        for index, act in enumerate(plan):
            others = [y for y in act.consents if y is not who] if index else []
            reasons = (self.explain(mind, act, y, minds + 1, position + index) for y in others)
            steps.append(Step(act, tuple(r for r in reasons if r is not None)))
            mind = self.after(mind, act)
        before, after = self.utilities.of(start, who), self.utilities.of(mind, who)
        return Explanation(who, event, tuple(steps), before or 0.0, after or 0.0)

    def explained(self, state: State, event: Event, who: Entity, minds: int = 1, position: int = 1) -> bool:
        """Whether ``who`` has a reason to do ``event`` in ``state``."""
        return self._reason(state.believed(who), event, who, minds, position) is not None

    def all_explained(self, state: State, event: Event, minds: int, position: int, but: Owner = None) -> bool:
        """Whether everybody who takes part, except ``but``, has a reason."""
        return all(self.explained(state, event, y, minds, position) for y in event.consents if y is not but)

    def author_plans(self, start: State) -> Iterator[Plan]:
        """Every valid plan of the author from ``start`` within the limits, shortest first."""
        for length in self.lengths(start, self.limits.author):
            yield from self.minimal(start, None, 0, 1, length)

    # --- the shared computation ---

    def _reason(self, mind: State, event: Event, who: Entity, minds: int, position: int) -> tuple[Event, ...] | None:
        key = (mind, event, who, minds, self._counted(minds, position))
        if key not in self._explained:
            self._explained[key] = self._search(mind, event, who, minds, position)
        return self._explained[key]

    def _search(self, mind: State, event: Event, who: Entity, minds: int, position: int) -> tuple[Event, ...] | None:
        before = self.utilities.of(mind, who)
        alone = self.limits.longest(minds, position) == 1
        if before is None or not event.possible(mind) or (alone and event not in self._helping(who)):
            return None
        after = self.after(mind, event)
        for plan in self._continuations(after, who, minds, position):
            if plan.utility > before and not self.redundant(
                mind, (event, *plan.events), plan.utility, who, minds, position
            ):
                return (event, *plan.events)
        return None

    def _continuations(self, after: State, who: Entity, minds: int, position: int) -> Iterator[Plan]:
        """What may follow the first act: nothing, or any minimal plan from there, shortest first."""
        now = self.utilities.of(after, who)
        if now is None:
            return
        yield Plan((), now)
        longest = self.limits.longest(minds, position)
        for length in self.lengths(after, longest if longest == UNLIMITED else longest - 1):
            yield from self.minimal(after, who, minds, position + 1, length)

    def minimal(self, state: State, owner: Owner, minds: int, position: int, length: int) -> tuple[Plan, ...]:
        """The minimal plans of exactly ``length`` acts for ``owner`` from ``state``; everyone else has reasons."""
        key = (state, owner, minds, self._counted(minds, position), length)
        found = self._minimal.get(key)
        if found is None:
            found = self._minimal[key] = tuple(self._plans(state, owner, minds, position, length))
        return found

    def _plans(self, state: State, owner: Owner, minds: int, position: int, length: int) -> Iterator[Plan]:
        now = self.utilities.of(state, owner)
        if now is None:
            return
        following = position if owner is None else position + 1
        for event in self._acts(state, owner, last=length == 1):
            self._go_on()
            if not self.all_explained(state, event, minds + 1, position, owner):
                continue
            after = self.after(state, event)
            for plan in self._endings(after, owner, minds, following, length - 1):
                events = (event, *plan.events)
                if plan.utility > now and not (
                    length > 1 and self.redundant(state, events, plan.utility, owner, minds, position)
                ):
                    yield Plan(events, plan.utility)

    def _endings(self, state: State, owner: Owner, minds: int, position: int, length: int) -> Iterable[Plan]:
        if length:
            return self.minimal(state, owner, minds, position, length)
        worth = self.utilities.of(state, owner)
        return () if worth is None else (Plan((), worth),)

    def redundant(
        self, state: State, events: tuple[Event, ...], utility: float, owner: Owner, minds: int, position: int
    ) -> bool:
        """Whether acts can be left out: what is left is possible and explained, and the end is worth as much."""
        following = 0 if owner is None else 1

        def without(at: State, index: int, kept: int) -> bool:
            """Something before ``index`` was left out."""
            self._go_on()
            if index == len(events):
                worth = self.utilities.of(at, owner)
                return worth is not None and worth >= utility
            if without(at, index + 1, kept):
                return True
            event = events[index]
            return (
                event.possible(at)
                and self.all_explained(at, event, minds + 1, position + kept * following, owner)
                and without(self.after(at, event), index + 1, kept + 1)
            )

        at = state
        for index, event in enumerate(events):
            if without(at, index + 1, index):
                return True
            at = self.after(at, event)
        return False

    # --- transitions ---

    def after(self, state: State, event: Event) -> State:
        """The state after an act. Raises `NoOutcome` where it has none."""
        known = self.semantics.known(state, event)
        if known is None:
            self._go_on()
            try:
                known = self.semantics.after(state, event)
            except (RuleLoop, ArithmeticError, Ungroundable) as error:
                raise NoOutcome(event, error) from error
        return known

    def _go_on(self) -> None:
        """Ask whether to go on: before a new transition, and for each act of a plan, as there may be very many."""
        if self._stop():
            raise Stopped

    def possible(self, state: State, helpful: Helpful | None = None) -> tuple[Event, ...]:
        """The acts that are possible in ``state``: all of them, or those that are ``helpful``."""
        found = self._possible.get((state, helpful))
        if found is None:
            if helpful is None:
                found = self.choices.possible(state)
            else:
                found = tuple(e for e in self.choices.possible(state, helpful.wanted) if e in helpful)
            self._possible[state, helpful] = found
        return found

    def _acts(self, state: State, owner: Owner, *, last: bool) -> Iterator[Event]:
        """What a plan may go on with: nobody imagines acts of the author's; the last act must touch what is wanted."""
        for event in self.possible(state, self._helping(owner) if last else None):
            if owner is None or event.consents:
                yield event

    def _helping(self, owner: Owner) -> Helpful:
        found = self._helpful.get(owner)
        if found is None:
            wanted = frozenset(f for _, f in fluents(self.utilities.expr(owner)))
            found = self._helpful[owner] = Helpful(wanted, self._touching)
        return found

    def lengths(self, state: State, longest: int) -> Iterator[int]:
        """The lengths of plans from ``state`` that are worth a look, up to ``longest``, which may be UNLIMITED.

        No minimal plan comes to a state twice, so none has more acts than there are states that can be reached; where
        these have no end, neither have the lengths.
        """
        for length in count(1):
            if length > longest if longest != UNLIMITED else not self._reaches(state, length):
                return
            yield length

    def _reaches(self, state: State, many: int) -> bool:
        """Whether so many states can be reached from ``state`` by possible acts; no more are looked for."""
        seen, waiting = self._reach.setdefault(state, ({state}, deque((state,))))
        while waiting and len(seen) < many:
            at = waiting[0]
            for event in self.possible(at):
                after = self.after(at, event)
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
            waiting.popleft()  # only now: a search that is stopped may be asked again
        return len(seen) >= many

    def _counted(self, minds: int, position: int) -> int:
        """The position, where it makes a difference."""
        limits = self.limits
        if limits.character == UNLIMITED or (limits.epistemic != UNLIMITED and minds > limits.epistemic):
            return 0
        return position


class _Listed:
    """Choices from a list."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = tuple(events)
        self._selection = Selection({i: event.precondition for i, event in enumerate(self._events)})

    def possible(self, state: State, wanted: frozenset[Fluent] | None = None) -> tuple[Event, ...]:
        some = sorted(self._selection.among(state.values))
        return tuple(self._events[i] for i in some if self._events[i].possible(state))
