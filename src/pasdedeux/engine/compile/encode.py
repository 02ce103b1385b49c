"""From a world to its task, and back again: which event of the task is which of the world."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from pasdedeux.engine.compile.events import Lazily, events
from pasdedeux.engine.compile.facts import Code, Facts, coded
from pasdedeux.engine.compile.formulas import Formulas
from pasdedeux.engine.compile.grounding import MOST, Grounding, TooManyEvents
from pasdedeux.engine.compile.instances import Instances
from pasdedeux.engine.compile.lookahead import lookahead
from pasdedeux.engine.compile.outcomes import Outcomes
from pasdedeux.engine.compile.patterns import Pattern, bound, declared, simple
from pasdedeux.engine.compile.scope import Layout, Scope
from pasdedeux.engine.compile.templates import Templates
from pasdedeux.engine.task import EventCode, StateCode, Task
from pasdedeux.model.event import Event
from pasdedeux.model.explanation import Owner
from pasdedeux.model.formula import Claim, Contrary, Definite, Fluent, Hold
from pasdedeux.model.ground import ground
from pasdedeux.model.possible import claims_of, events_of_action
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.trees import nodes
from pasdedeux.model.world import CLAIM, Action, Rule, World

# Rules are kept in mind all the time, each of them, so fewer of them are too many.
RULES = 250_000

Found = tuple[Pattern, tuple[Code, ...]]  # an instance of a pattern


class Unforeseen(Exception):
    """A state in which a fact has a value that nothing in its world brings about: its task cannot tell of it."""

    def __init__(self, fluent: Fluent, value: object) -> None:
        super().__init__(f"nothing in this world makes {fluent} = {value}")
        self.fluent, self.value = fluent, value


@dataclass(frozen=True, eq=False, slots=True)
class Compiled:
    """A task with what its numbers stand for. ``events`` are bound when they are asked for. ``fluents`` has the numbers
    of those that are no constants.
    """

    task: Task
    semantics: Semantics
    events: Sequence[Event]
    fluents: dict[Fluent, int]
    facts: Facts
    rules: Sequence[str]  # the name of each rule of the task
    _places: dict[Event, int] = field(default_factory=dict, repr=False)

    def rules_named(self, place: int) -> tuple[str, ...]:
        """The name of the rule at a place of the task; of all rules, if the place is -1."""
        return (self.rules[place],) if place >= 0 else tuple(dict.fromkeys(self.rules))

    def place(self, event: Event) -> int:
        """The number of an event of the task. Raises ValueError for any other."""
        if event not in self._places:
            self._places.update((known, i) for i, known in enumerate(self.events))
        if event not in self._places:
            raise ValueError(f"{event} is no event of this task")
        return self._places[event]

    def graph(self, state: State) -> tuple[StateCode, ...]:
        """A state of the reference as an engine takes it: itself, and all that is believed in it.

        Raises:
            Unforeseen: if a fact has a value there that it could not come to have: see ``also`` of `compile_world`.
        """
        return _graph(state, self.fluents, self.facts)


def compile_world(
    world: World,
    *,
    semantics: Semantics | None = None,
    go_on: Callable[[], object] = bool,
    also: Iterable[State] = (),
    told: Sequence[Event] = (),
    most: int = MOST,
    start: State | None = None,
) -> Compiled:
    """The task of a world: all events that could ever be possible, in the order of `events_of`, rules, wants and start.

    ``go_on`` is called now and then; what it raises ends the work. ``also`` are states beside the start of which
    something will be asked, ``told`` events that would not be listed (of claims that are no secrets); they come last.

    Raises:
        TooManyEvents: if more than ``most`` events could happen.
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
    """
    with _uncollected():
        semantics = semantics or Semantics(world, _counting(go_on, min(most, RULES)))
        return _compiled(world, semantics, go_on, also, told, most, start)


def _counting(go_on: Callable[[], object], most: int) -> Callable[[Rule], object]:
    """Called for each ground rule: the end of many is told as that of many events is."""
    counts: Counter[str] = Counter()

    def count(rule: Rule) -> None:
        go_on()
        counts[rule.name] += 1
        if counts[rule.name] > most:
            raise TooManyEvents(rule.name, counts[rule.name], most)

    return count


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: hundreds of thousands of small things are made here and nearly all are kept, so the
    collector goes through them again and again in vain, which takes as long as all the rest.
    """
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()


def _compiled(  # as asked for
    world: World,
    semantics: Semantics,
    go_on: Callable[[], object],
    also: Iterable[State],
    told: Sequence[Event],
    most: int,
    begun: State | None,
) -> Compiled:
    start = begun or semantics.start
    facts = Facts(world)
    facts.begin(list(dict.fromkeys(state for root in (start, *also) for state in root.reachable())))
    shared, outcomes = Scope(Layout(), {}, shared=True), Outcomes(facts)
    actions = list(_actions(world, outcomes, shared, go_on))
    actions += [bound(event, outcomes, shared) for event in told]
    rules = list(_rules(world, outcomes, shared, semantics))
    Grounding(facts, [*actions, *rules], go_on, most).run()
    formulas = Formulas(facts)
    for fact in facts.varying():
        formulas.number(fact)
    templates = Templates(world, formulas)
    made = list(_instances(actions, templates, go_on))
    listed = events([found for found, _ in made], facts)
    made_rules = list(_instances(rules, templates, go_on))
    coded_rules = tuple(code for _, code in made_rules)
    coded_events = tuple(code for _, code in made)
    wants = tuple(_want(owner, templates) for owner in (*world.characters, None))
    task = Task(
        characters=len(world.characters),
        entities=max((e.number for e in world.entities), default=-1) + 1,
        kinds=tuple(_kind(f) for f in formulas.fluents),
        defaults=tuple(_plain(coded(f.default)) for f in formulas.fluents),
        formulas=tuple(formulas.table),
        events=coded_events,
        rules=coded_rules,
        wants=wants,
        start=_graph(start, formulas.fluents, facts),
        lookahead=lookahead(formulas.table, coded_events, coded_rules, wants),
        names=Lazily(len(listed), lambda i: listed[i].signature),
    )
    names = tuple(pattern.source.name for (pattern, _), _ in made_rules)
    return Compiled(task, semantics, listed, formulas.fluents, facts, names)


def _actions(world: World, outcomes: Outcomes, shared: Scope, go_on: Callable[[], object]) -> Iterator[Pattern]:
    """The patterns of all actions that do something, in order; what is said in one is bound, claim by claim."""
    claims = claims_of(world)
    for action in world.actions:
        if not action.effects or action.staging:
            continue
        if _plainly(action):
            yield declared(action, outcomes)
        else:
            for event in events_of_action(world, action, claims, go_on):
                yield bound(event, outcomes, shared)


def _rules(world: World, outcomes: Outcomes, shared: Scope, semantics: Semantics) -> Iterator[Pattern]:
    for rule in world.rules:
        if _plainly(rule):
            yield declared(rule, outcomes)
        else:
            events_of_rule = (ruled.event for ruled in semantics.rules if ruled.rule is rule)
            yield from (bound(event, outcomes, shared) for event in events_of_rule)


def _plainly(source: Action | Rule) -> bool:
    """Whether nothing in a declaration has to be bound before it is known what it means."""
    if isinstance(source, Rule):
        parts: tuple[object, ...] = (source.condition, source.effects)
    else:
        parts = (source.precondition, source.effects, source.observing, source.secretly)
    said = any(p.type == CLAIM for p in source.parameters)
    return (
        not said
        and simple(source.parameters)
        and not any(isinstance(node, (Claim, Contrary, Definite, Hold)) for node in nodes(parts))
    )


def _instances(
    patterns: Sequence[Pattern], templates: Templates, go_on: Callable[[], object]
) -> Iterator[tuple[Found, EventCode]]:
    """What was found possible, in order, but for what now turns out never to be."""
    for pattern in patterns:
        instances = Instances(pattern, templates)
        for codes in _sorted(pattern):
            go_on()
            code = instances.codes(codes)
            if code is not None:
                yield (pattern, codes), code


def _sorted(pattern: Pattern) -> list[tuple[Code, ...]]:
    rank = [{code: i for i, code in enumerate(domain)} for domain in pattern.domains]
    return sorted(pattern.found, key=lambda codes: [rank[i][code] for i, code in enumerate(codes)])


def _want(owner: Owner, templates: Templates) -> int:
    utility = templates.world.utilities.get(owner)
    if utility is None:
        return -1
    scope = Scope(Layout(), {})
    plain = not any(isinstance(node, (Contrary, Definite)) for node in nodes(utility.value))
    template = templates.truth(utility.value if plain else ground(utility.value, templates.world), scope)
    return template.place(list(scope.layout.env))


def _kind(fluent: Fluent) -> str:
    return fluent.kind if fluent.kind in ("boolean", "truth", "number") else "entity"


def _plain(code: Code) -> int | float:
    return code[1] if isinstance(code, tuple) else code


def _graph(root: State, fluents: dict[Fluent, int], facts: Facts) -> tuple[StateCode, ...]:
    states = list(root.reachable())
    place = {state: i for i, state in enumerate(states)}
    return tuple(
        StateCode(_values(state, fluents, facts), tuple(place[inner] for inner in state.beliefs)) for state in states
    )


def _values(state: State, fluents: dict[Fluent, int], facts: Facts) -> tuple[tuple[int, int | float], ...]:
    found = []
    for fluent, value in state.values.items():
        number = fluents.get(fluent)
        code = coded(value)
        if number is not None:
            found.append((number, _plain(code)))
        elif facts.of(fluent).constant != code:
            raise Unforeseen(fluent, value)
    return tuple(sorted(found))
