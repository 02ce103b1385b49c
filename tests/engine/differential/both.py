"""One world in the reference and in an engine at once: which number is which state.

The naive way unfolds beliefs to some depth and compares the values met. Here both graphs of beliefs are walked
together to their end, and a state must have one number and a number one state, whatever was met before: so beliefs are
equal at every depth, and states are kept once exactly as the reference keeps them once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from pasdedeux.engine.compile import compile_world
from pasdedeux.engine.compile.facts import coded
from pasdedeux.engine.core import AUTHOR, Core, NoOutcome, Reason
from pasdedeux.engine.which import make
from pasdedeux.model.event import Event
from pasdedeux.model.explanation import Explanation, Owner, Step
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.possible import events_of
from pasdedeux.model.reasons import NoOutcome as NoneThere
from pasdedeux.model.rules import RuleLoop
from pasdedeux.model.state import State
from pasdedeux.model.utilities import Utilities
from pasdedeux.model.world import World

WITHOUT_MEANING = (RuleLoop, ArithmeticError, Ungroundable, NoneThere)
NOTHING = "no outcome"


class Differs(Exception):
    """An engine and the reference do not agree."""


class Reference:
    """The judge: a world in the semantics that are written to be read, and its task. Its events are listed without the
    compiler's help, so that grounding is judged too; ``told`` are more events.

    Raises:
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
    """

    def __init__(self, world: World, told: Sequence[Event] = ()) -> None:
        self.world = world
        self.compiled = compile_world(world, told=told)
        self.semantics, self.task = self.compiled.semantics, self.compiled.task
        self.utilities = Utilities(self.semantics)
        self.events = (*events_of(world), *told)
        self._values: dict[State, tuple[int | float, ...]] = {}

    @property
    def start(self) -> State:
        """The state before the first event."""
        return self.semantics.start

    @cached_property
    def places(self) -> dict[Event, int]:
        """The number in the task of each event that is in it."""
        named = {event.signature: place for place, event in enumerate(self.compiled.events)}
        return {event: named[event.signature] for event in self.events if event.signature in named}

    @cached_property
    def listed(self) -> list[Event]:
        """The events of the task, in its order."""
        return sorted(self.places, key=self.places.__getitem__)

    def possible(self, state: State) -> tuple[int, ...] | str:
        """What an engine should say is possible; an event that the task leaves out must not be."""
        try:
            return tuple(sorted(self.places.get(event, -1) for event in self.events if event.possible(state)))
        except WITHOUT_MEANING:
            return NOTHING

    def after(self, state: State, event: Event) -> State | str:
        """The state after an event."""
        try:
            return self.semantics.after(state, event)
        except WITHOUT_MEANING:
            return NOTHING

    def worth(self, state: State) -> list[float | str | None]:
        """What a state is worth to each character and to the author."""
        return [self._worth(state, owner) for owner in (*self.world.characters, None)]

    def _worth(self, state: State, owner: Owner) -> float | str | None:
        try:
            return self.utilities.of(state, owner)
        except WITHOUT_MEANING:
            return NOTHING

    def values(self, state: State) -> tuple[int | float, ...]:
        """The value of each fluent of the task in a state."""
        if state not in self._values:
            found = list(self.task.defaults)
            for fluent, value in state.values.items():
                code = coded(value)
                number = self.compiled.fluents.get(fluent)
                if number is not None:
                    found[number] = code[1] if isinstance(code, tuple) else code
                elif self.compiled.facts.of(fluent).constant != code:
                    raise Differs(f"the task takes {fluent} for a constant, it can become {value}")
            self._values[state] = tuple(found)
        return self._values[state]


class Both:
    """A world in the reference and in one engine."""

    def __init__(self, reference: Reference, engine: str) -> None:
        self.reference, self.engine = reference, engine
        self.core: Core = make(engine, reference.task)
        self.number: dict[State, int] = {}
        self._state: dict[int, State] = {}
        self.pair(reference.start, self.core.start, "at the start")

    def differs(self, what: str, expected: object, found: object) -> Differs:
        """Something is not as the reference says."""
        return Differs(f"{self.engine}: {what}: {found}, by the reference {expected}")

    def pair(self, state: State, number: int, where: str) -> None:
        """Take a state and a number for the same, with all that is believed there. Raises Differs."""
        todo = [(state, number, where)]
        while todo:
            state, number, where = todo.pop()
            if state in self.number or number in self._state:
                if self.number.get(state) != number or self._state.get(number) is not state:
                    raise self.differs(f"the state {where}", f"{state}, {self.number.get(state)}", number)
                continue
            self.number[state], self._state[number] = number, state
            self._compare(state, number, where)
            for who, mind in zip(self.reference.world.characters, state.beliefs, strict=True):
                todo.append((mind, self.core.believed(number, who.number), f"that {who} believes in, {where}"))

    def _compare(self, state: State, number: int, where: str) -> None:
        """What one state holds: values, what is possible, and what it is worth to whom."""
        self.same(f"values {where}", typed(self.reference.values(state)), typed(self.core.values(number)))
        self.same(f"possible {where}", self.reference.possible(state), self._possible(number))
        owners = (*(who.number for who in self.reference.world.characters), AUTHOR)
        worth = [self._worth(number, owner) for owner in owners]
        self.same(f"worth {where}", self.reference.worth(state), worth)

    def same(self, what: str, expected: object, found: object) -> None:
        """Raises Differs unless two answers are the same."""
        if expected != found:
            raise self.differs(what, expected, found)

    def step(self, state: State, event: Event) -> State | None:
        """The state after an event, compared to its last belief; None if it has no outcome."""
        expected = self.reference.after(state, event)
        number = self.number[state]
        where = f"after {event} in state {number}"
        try:
            found: int | str = self.core.after(number, self.reference.places[event])
        except NoOutcome:
            found = NOTHING
        if isinstance(expected, str) or isinstance(found, str):
            self.same(f"the state {where}", expected, found)
            return None
        self.pair(expected, found, where)
        return expected

    def _possible(self, number: int) -> tuple[int, ...] | str:
        try:
            return tuple(self.core.possible(number))
        except NoOutcome:
            return NOTHING

    def _worth(self, number: int, owner: int) -> float | str | None:
        try:
            return self.core.utility(number, owner)
        except NoOutcome:
            return NOTHING


def typed(values: tuple[int | float, ...]) -> list[tuple[type, int | float]]:
    """Values with their types: the number 1 is not the code 1."""
    return [(type(value), value) for value in values]


def retold(reference: Reference, reason: Reason) -> Explanation:
    """A reason of an engine as an explanation of the model."""
    acts = [reference.listed[number] for number in reason.events]
    rows = [tuple(retold(reference, other) for other in row) for row in reason.others]
    steps = tuple(Step(act, row) for act, row in zip(acts, rows, strict=True))
    return Explanation(reference.world.characters[reason.who], acts[0], steps, reason.before, reason.after)
