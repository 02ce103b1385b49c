"""From a world to its task, and back again: which event of the task is which of the world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pasdedeux.engine.compile.formulas import Formulas, code
from pasdedeux.engine.compile.lookahead import lookahead
from pasdedeux.engine.task import EventCode, SightCode, StateCode, Task, WriteCode
from pasdedeux.model.evaluate import negate
from pasdedeux.model.event import Event
from pasdedeux.model.explanation import Owner
from pasdedeux.model.formula import Const, Fluent
from pasdedeux.model.ground import ground
from pasdedeux.model.possible import events_of
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.values import Value
from pasdedeux.model.world import World


@dataclass(frozen=True, eq=False, slots=True)
class Compiled:
    """A task with what its numbers stand for."""

    task: Task
    semantics: Semantics
    events: tuple[Event, ...]
    fluents: dict[Fluent, int]

    def graph(self, state: State) -> tuple[StateCode, ...]:
        """A state of the reference as an engine takes it: itself, and all that is believed in it."""
        return _graph(state, self.fluents)


def compile_world(world: World, *, semantics: Semantics | None = None, go_on: Callable[[], object] = bool) -> Compiled:
    """The task of a world: all its events, its rules, wants and start. ``go_on`` is called now and then.

    Raises:
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
    """
    semantics = semantics or Semantics(world)
    start = semantics.start
    formulas = Formulas()
    for fluent in world.all_fluents():
        formulas.fluent(fluent)
    events = events_of(world, before_each=go_on)
    encoder = _Encoder(world, formulas)
    coded = tuple(map(encoder.event, events))
    rules = tuple(encoder.event(rule.event) for rule in semantics.rules)
    wants = tuple(encoder.want(owner) for owner in (*world.characters, None))
    graph = _graph(start, formulas.fluents)
    task = Task(
        characters=len(world.characters),
        entities=len(world.entities),
        kinds=tuple(_kind(f) for f in formulas.fluents),
        defaults=tuple(_constant(f.default) for f in formulas.fluents),
        formulas=tuple(formulas.table),
        events=coded,
        rules=rules,
        wants=wants,
        start=graph,
        lookahead=lookahead(formulas.table, coded, rules, wants),
        names=tuple(e.signature for e in events),
    )
    return Compiled(task, semantics, events, formulas.fluents)


class _Encoder:
    def __init__(self, world: World, formulas: Formulas) -> None:
        self.world, self.formulas = world, formulas

    def event(self, event: Event) -> EventCode:
        """An event or a rule in numbers."""
        return EventCode(
            pre=self.formulas.place(event.precondition),
            writes=tuple(
                WriteCode(
                    tuple(who.number for who in w.path),
                    self.formulas.fluent(w.fluent),
                    self.formulas.place(w.condition),
                    self.formulas.place(w.value),
                )
                for w in event.writes
            ),
            consents=tuple(who.number for who in event.consents),
            notices=tuple(map(self.formulas.place, event.observing_formula.values())),
            secretly=tuple(
                self.formulas.place(event.secretly_formula[who]) if who in event.secretly_formula else -1
                for who in (self.world.characters if event.secretly_formula else ())
            ),
            open=event.open,
            sights=tuple(self._sights(event)) if event.open else (),
        )

    def _sights(self, event: Event) -> list[SightCode]:
        return [
            SightCode(who.number, self.formulas.place(condition), self.formulas.place(negate(condition)))
            for who, condition in event.observing_formula.items()
            if not isinstance(condition, Const)  # no mind could see it otherwise
        ]

    def want(self, owner: Owner) -> int:
        """Somebody's wants in numbers."""
        utility = self.world.utilities.get(owner)
        return -1 if utility is None else self.formulas.place(ground(utility.value, self.world))


def _kind(fluent: Fluent) -> str:
    return fluent.kind if fluent.kind in ("boolean", "truth", "number") else "entity"


def _constant(value: Value) -> int | float:
    return value if type(value) is float else code(value)


def _graph(root: State, fluents: dict[Fluent, int]) -> tuple[StateCode, ...]:
    states = list(root.reachable())
    place = {state: i for i, state in enumerate(states)}
    return tuple(
        StateCode(
            tuple(sorted((fluents[f], _constant(v)) for f, v in state.values.items())),
            tuple(place[inner] for inner in state.beliefs),
        )
        for state in states
    )
