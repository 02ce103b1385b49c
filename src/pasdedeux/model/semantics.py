"""What an event does: the reference, written to be read. Every faster engine is judged by this one.

A sentence of a story travels so: `after(state, event)` drafts the state that results, `Acted`, in which values are
written at once and each belief is found on demand: whoever notices the event lives through it in their own mind
(corrected first where it surprises them), and explicit effects on beliefs come on top (`Corrected`). Rules then run in
reality and in every mind that was touched (`Settled`). A draft may lead back to itself, as beliefs do; when all
drafts are known, `States` makes them states.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from functools import partial

from pasdedeux.model.drafts import Acted, Settled, Step
from pasdedeux.model.evaluate import negate
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Const
from pasdedeux.model.reads import Literals, literals
from pasdedeux.model.rules import RuleLoop, Rules
from pasdedeux.model.sight import Sight
from pasdedeux.model.start import Begun
from pasdedeux.model.state import State
from pasdedeux.model.states import States
from pasdedeux.model.values import Entity
from pasdedeux.model.world import Rule, World

__all__ = ["RuleLoop", "Semantics"]


class Semantics:
    """A world at work: its states, its ground rules, and what each event makes of each state.

    ``before_each`` is called before each ground rule is made: what it raises ends the work.
    """

    def __init__(self, world: World, before_each: Callable[[Rule], object] = bool) -> None:
        self.world = world
        self.states = States(world.characters)
        self.rules = Rules(world, before_each)
        self._literals: dict[Event, Literals] = {}
        self._seen: dict[tuple[Event, Entity, bool], Literals] = {}
        self._after: dict[tuple[Event, State], State] = {}
        self._start: State | None = None

    @property
    def start(self) -> State:
        """The state before the first event, rules applied.

        Raises:
            RuleLoop, ArithmeticError, Ungroundable: if the declarations have no meaning.
        """
        if self._start is None:
            step = Step(self)
            begun = Begun.of(self.world)
            root = step.settled(begun)
            self._start = root if isinstance(root, State) else self.states.settle(root)[root]
        return self._start

    def after(self, state: State, event: Event) -> State:
        """The state after ``event`` happens in ``state``, whether or not its precondition holds there.

        Raises:
            RuleLoop: if rules keep each other going.
            ArithmeticError: if a number is divided by zero, or grows beyond all bounds.
        """
        known = self._after.get((event, state))
        if known is None:
            known = self._opened(state, event) if event.open else self._acted(state, event)
        return known

    def _acted(self, state: State, event: Event) -> State:
        step = Step(self)
        root = step.settled(step.acted(event, state))
        if isinstance(root, State):
            return root
        for draft, made in self.states.settle(root).items():
            source = draft.source if isinstance(draft, Settled) else None
            if isinstance(source, Acted) and isinstance(source.base, State):
                self._after[source.event, source.base] = made
        return self._after[event, state]

    def _opened(self, state: State, event: Event) -> State:
        """An open event: each of those who really notice it, and not in secret, knows that all of them do."""
        secret = {who for who, hidden in event.secretly.items() if hidden(state)}
        witnesses = frozenset(self.observers(state, event)) - secret
        step = Step(self, event, witnesses, tuple(self._sights(state, event, witnesses)))
        root = step.settled(step.acted(event, state))
        made = root if isinstance(root, State) else self.states.settle(root)[root]
        self._after[event, state] = made
        return made

    def _sights(self, state: State, event: Event, witnesses: frozenset[Entity]) -> Iterator[Sight]:
        for who, notices in event.observing.items():
            openly = who in witnesses
            if isinstance(event.observing_formula[who], Const):
                continue  # no mind could see it otherwise
            if openly or not notices(state):
                yield Sight(openly, notices, event.secretly.get(who), partial(self._shown, event, who, openly), state)

    def _shown(self, event: Event, who: Entity, openly: bool) -> Literals:
        """What of the condition to notice an event shows that somebody does, or does not."""
        key = (event, who, openly)
        if key not in self._seen:
            condition = event.observing_formula[who]
            self._seen[key] = literals(condition if openly else negate(condition))
        return self._seen[key]

    @property
    def transitions(self) -> int:
        """How many pairs of a state and an event were worked out."""
        return len(self._after)

    def with_world(self, world: World) -> Semantics:
        """The same states and transitions for a world that differs in its wants only."""
        other = copy(self)
        other.world = world
        return other

    def known(self, state: State, event: Event) -> State | None:
        """The state after ``event``, if it was worked out before."""
        return self._after.get((event, state))

    def observers(self, state: State, event: Event) -> tuple[Entity, ...]:
        """Those who notice the event when it happens in ``state``: judged before it."""
        return tuple(who for who in self.world.characters if event.observing[who](state))

    def literals(self, event: Event) -> Literals:
        """What of an event's condition makes it true in a state, as far as surprise corrects it."""
        found = self._literals.get(event)
        if found is None:
            found = self._literals[event] = literals(event.precondition)
        return found
