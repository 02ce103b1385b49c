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

from pasdedeux.model.drafts import Step
from pasdedeux.model.evaluate import Beliefs
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Const, Expr
from pasdedeux.model.reads import Known, Literals, Reads, literals, reads
from pasdedeux.model.rules import RuleLoop, Rules
from pasdedeux.model.sight import Scene, Sight
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
        self._literals: Known = {}
        self._after: dict[tuple[Event, State], State] = {}
        self._scenes: dict[tuple[object, ...], Scene] = {}  # by the event and all that decides who is there
        self._deciding: dict[Event, Reads] = {}
        self._reads: dict[int, tuple[Expr, Reads]] = {}
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
        return self._acted(state, event) if known is None else known

    def glimpse(self, state: State, event: Event) -> Beliefs:
        """As `after`, but only what is looked at is worked out, and nothing of it is kept: for one question about an
        event that may never happen. Raises what `after` raises when it is looked at.
        """
        known = self._after.get((event, state))
        if known is not None:
            return known
        step = self._step(state, event)
        return step.settled(step.acted(event, state))

    def _acted(self, state: State, event: Event) -> State:
        step = self._step(state, event)
        root = step.settled(step.acted(event, state))
        if isinstance(root, State):
            made = root
        else:
            settled = self.states.settle(root)
            step.keep(settled)
            made = settled[root]
        self._after[event, state] = made
        return made

    def _step(self, state: State, event: Event) -> Step:
        """A step in which nothing is drafted yet.

        Of an open event each of those who really notice it, and not in secret, knows that all of them do; what it makes
        of a mind is the same wherever those who are there are the same, as far as one sees it of them.
        """
        return Step(self, event, self._scene(state, event)) if event.open else Step(self)

    def _scene(self, state: State, event: Event) -> Scene:
        """Who is there at an open event."""
        deciding = self._seen_of(event)
        key = (event, *(state.value(fluent, path) for path, fluent in deciding))
        found = self._scenes.get(key)
        if found is None:
            secret = {who for who, hidden in event.secretly.items() if hidden(state)}
            witnesses = frozenset(self.observers(state, event)) - secret
            settling = () if any(path for path, _ in deciding) else tuple(fluent for _, fluent in deciding)
            sights = tuple(self._sights(state, event, witnesses))
            found = self._scenes[key] = Scene(witnesses, sights, settling)
        return found

    def _seen_of(self, event: Event) -> Reads:
        """What decides who notices an open event, and who does so unnoticed."""
        found = self._deciding.get(event)
        if found is None:
            formulas = (*event.observing_formula.values(), *event.secretly_formula.values())
            every = dict.fromkeys(read for formula in formulas for read in reads(formula, self._reads))
            found = self._deciding[event] = tuple(every)
        return found

    def _sights(self, state: State, event: Event, witnesses: frozenset[Entity]) -> Iterator[Sight]:
        for who, notices in event.observing.items():
            openly = who in witnesses
            if isinstance(event.observing_formula[who], Const):
                continue  # no mind could see it otherwise
            if openly or not notices(state):
                yield Sight(openly, notices, event.secretly.get(who), partial(self._shown, event, who, openly), state)

    def _shown(self, event: Event, who: Entity, openly: bool) -> Literals:
        """What of the condition to notice an event shows that somebody does, or does not."""
        return literals(event.observing_formula[who], self._literals, positive=openly)

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

    def keep(self, state: State, event: Event, after: State) -> None:
        """Keep what was worked out."""
        self._after[event, state] = after

    def observers(self, state: State, event: Event) -> tuple[Entity, ...]:
        """Those who notice the event when it happens in ``state``: judged before it."""
        return tuple(who for who in self.world.characters if event.observing[who](state))

    def literals(self, event: Event) -> Literals:
        """What of an event's condition makes it true in a state, as far as surprise corrects it."""
        return literals(event.precondition, self._literals)
