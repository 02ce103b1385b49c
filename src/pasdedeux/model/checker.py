"""The checker: it replays a plan and its explanation trees by the letter of the definition, and trusts no search.

It shares with the search only the meaning of single events (`semantics.py`). What a tree asserts is replayed. What it
cannot assert, that no shorter plan would do, is looked for: every shorter sequence is replayed too. Whether somebody
would take part in one is asked of a `Judge`, or found in the naive way, through every sequence of acts, one by one.
Either may take too long: then the answer is *unchecked*, never *sound*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Protocol

from pasdedeux.model.event import Event
from pasdedeux.model.explanation import Explanation, Owner
from pasdedeux.model.limits import UNLIMITED, Limits
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.utilities import Utilities
from pasdedeux.model.values import Entity
from pasdedeux.model.verdict import Checked, Soundness

# Events replayed before the checker says that it could not check.
EFFORT = 200_000


class Judge(Protocol):
    """Somebody who knows whether there is a reason: not the one whose plan is checked."""

    def __call__(self, state: State, event: Event, who: Entity, minds: int, position: int, /) -> bool | None:
        """Whether ``who`` has a reason to do ``event`` in ``state``; None if that takes too long."""


class _TooMuch(Exception):
    """The naive way would take too long."""


class _Unsound(Exception):
    """Something in the plan or a tree is not so."""


class Checker:
    """Checks plans in one world. ``events`` are the acts that somebody might imagine; ``effort`` how many events may be
    replayed for one answer. ``judge`` answers whether somebody would do something, in place of the naive way.
    """

    def __init__(
        self,
        semantics: Semantics,
        events: Sequence[Event],
        limits: Limits,
        effort: int = EFFORT,
        judge: Judge | None = None,
    ) -> None:
        self.semantics, self.events, self.limits = semantics, events, limits
        self.effort, self._judge = effort, judge
        self._spent = 0
        self._worth = Utilities(semantics)
        self._naive: dict[tuple[State, Event, Entity, int, int], bool] = {}

    def plan(self, start: State, events: Sequence[Event], trees: Sequence[Sequence[Explanation]]) -> Checked:
        """Whether ``events`` is a valid plan of the author from ``start``, each event explained by its trees."""
        self._spent = 0
        try:
            self._plan(start, tuple(events), trees)
        except _Unsound as wrong:
            return Checked(Soundness.UNSOUND, str(wrong))
        except _TooMuch:
            return Checked(Soundness.UNCHECKED, self._too_much())
        return Checked(Soundness.SOUND)

    def explanation(self, state: State, event: Event, tree: Explanation) -> Checked:
        """Whether ``tree`` is a reason to do ``event`` in ``state``."""
        self._spent = 0
        try:
            self._tree(state, event, tree, 1, 1)
        except _Unsound as wrong:
            return Checked(Soundness.UNSOUND, str(wrong))
        except _TooMuch:
            return Checked(Soundness.UNCHECKED, self._too_much())
        return Checked(Soundness.SOUND)

    def _too_much(self) -> str:
        if self._judge is not None and self._spent <= self.effort:
            return "whether somebody would do with less takes too long to find out"
        return f"more than {self.effort} events would have to be replayed"

    # --- what is asserted ---

    def _plan(self, start: State, events: tuple[Event, ...], trees: Sequence[Sequence[Explanation]]) -> None:
        _demand(bool(events), "a plan has at least one event")
        _demand(
            self.limits.author in (UNLIMITED,) or len(events) <= self.limits.author, "the plan is over the author limit"
        )
        _demand(len(trees) == len(events), "each event needs its explanations")
        states = self._states(start, events)
        for state, event, given in zip(states, events, trees, strict=False):
            _demand(
                {t.who for t in given} == set(event.consents), f"{event}: explanations for others than those who do it"
            )
            for tree in given:
                self._tree(state, event, tree, 1, 1)
        self._rises(states, None)
        self._minimal(events, states, None, 0, 1)

    def _tree(self, state: State, event: Event, tree: Explanation, minds: int, position: int) -> None:
        who, acts = tree.who, tuple(s.event for s in tree.steps)
        _demand(who in event.consents, f"{event}: {who} has no part in it")
        _demand(acts[:1] == (event,) and tree.event is event, f"{event}: its explanation begins with another act")
        longest = self.limits.longest(minds, position)
        _demand(longest == UNLIMITED or len(acts) <= longest, f"{event}: the reason of {who} is over the limits")
        states = self._states(state.believed(who), acts)
        for index, step in enumerate(tree.steps[1:], 1):
            _demand(bool(step.event.consents), f"{step.event}: nobody can count on it, it is the author's")
            others = {y for y in step.event.consents if y is not who}
            _demand(
                {r.who for r in step.reasons} == others, f"{step.event}: somebody in the plan of {who} has no reason"
            )
            for reason in step.reasons:
                self._tree(states[index], step.event, reason, minds + 1, position + index)
        self._rises(states, who)
        self._minimal(acts, states, who, minds, position)

    def _states(self, start: State, events: tuple[Event, ...]) -> list[State]:
        states = [start]
        for event in events:
            _demand(event.possible(states[-1]), f"{event} is not possible where it should happen")
            states.append(self._after(states[-1], event))
        return states

    def _rises(self, states: list[State], owner: Owner) -> None:
        worth = [self._worth.of(s, owner) for s in states]
        numbers = [w for w in worth if w is not None]
        _demand(len(numbers) == len(worth), f"the utility of {owner or 'the author'} is unknown on the way")
        _demand(all(w < numbers[-1] for w in numbers[:-1]), f"it was worth as much to {owner or 'the author'} before")

    # --- what nothing can assert: that there is no shorter way ---

    def _minimal(self, events: tuple[Event, ...], states: list[State], owner: Owner, minds: int, position: int) -> None:
        if (left := self._shorter(events, states, owner, minds, position)) is not None:
            names = ", ".join(map(str, left)) or "doing nothing"
            raise _Unsound(f"{names} would have been enough for {owner or 'the author'}")

    def _shorter(
        self, events: tuple[Event, ...], states: list[State], owner: Owner, minds: int, position: int
    ) -> tuple[Event, ...] | None:
        goal = self._worth.of(states[-1], owner)
        for length in range(len(events)):
            for kept in combinations(range(len(events)), length):
                chosen = tuple(events[i] for i in kept)
                end = self._run(states[0], chosen)
                worth = None if end is None else self._worth.of(end, owner)
                if worth is None or goal is None or worth < goal:
                    continue
                first_gap = next((i for i, k in enumerate(kept) if i != k), len(kept))
                if self._others_would(states[0], chosen, first_gap, owner, minds, position):
                    return chosen
        return None

    def _run(self, state: State, events: tuple[Event, ...]) -> State | None:
        for event in events:
            if not event.possible(state):
                return None
            state = self._after(state, event)
        return state

    def _others_would(
        self, state: State, events: tuple[Event, ...], since: int, owner: Owner, minds: int, position: int
    ) -> bool:
        for index, event in enumerate(events):
            there = position if owner is None else position + index
            others = (y for y in event.consents if y is not owner)
            if index >= since and not all(self._would(state, event, y, minds + 1, there) for y in others):
                return False
            state = self._after(state, event)
        return True

    # --- the naive way ---

    def _would(self, state: State, event: Event, who: Entity, minds: int, position: int) -> bool:
        key = (state, event, who, minds, position)
        if key not in self._naive:
            self._naive[key] = self._judged(state, event, who, minds, position)
        return self._naive[key]

    def _judged(self, state: State, event: Event, who: Entity, minds: int, position: int) -> bool:
        if self._judge is None:
            return self._has_reason(state.believed(who), event, who, minds, position)
        found = self._judge(state, event, who, minds, position)
        if found is None:
            raise _TooMuch
        return found

    def _has_reason(self, mind: State, event: Event, who: Entity, minds: int, position: int) -> bool:
        longest = self.limits.longest(minds, position)
        length = 1
        while longest == UNLIMITED or length <= longest:
            seen = False
            for events, states in self._sequences((event,), [mind], length, who, minds, position):
                seen = True
                if self._is_reason(events, states, who, minds, position):
                    return True
            if not seen:
                return False
            length += 1
        return False

    def _is_reason(
        self, events: tuple[Event, ...], states: list[State], who: Entity, minds: int, position: int
    ) -> bool:
        worth = [self._worth.of(s, who) for s in states]
        numbers = [w for w in worth if w is not None]
        if len(numbers) != len(worth) or any(w >= numbers[-1] for w in numbers[:-1]):
            return False
        return self._shorter(events, states, who, minds, position) is None

    def _sequences(
        self, first: tuple[Event, ...], states: list[State], length: int, who: Entity, minds: int, position: int
    ) -> Iterator[tuple[tuple[Event, ...], list[State]]]:
        """Every possible sequence of that length that begins with ``first``, visits no state twice and has everybody's
        reasons. (A plan that comes back to a state is not minimal.)
        """
        for event in first or (e for e in self.events if e.consents):
            here, index = states[-1], len(states) - 1
            if not event.possible(here):
                continue
            there = self._after(here, event)
            if there in states:
                continue
            others = (y for y in event.consents if y is not who)
            if index and not all(self._would(here, event, y, minds + 1, position + index) for y in others):
                continue
            if length == 1:
                yield (event,), [*states, there]
                continue
            for rest, visited in self._sequences((), [*states, there], length - 1, who, minds, position):
                yield (event, *rest), visited

    def _after(self, state: State, event: Event) -> State:
        self._spent += 1
        if self._spent > self.effort:
            raise _TooMuch
        return self.semantics.after(state, event)


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise _Unsound(otherwise)
