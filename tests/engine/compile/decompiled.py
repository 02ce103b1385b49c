"""Back from a task to formulas: so the reference can say whether a task means what its world does."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from pasdedeux.engine.compile import Compiled, compile_world
from pasdedeux.engine.task import ENTITIES, EventCode
from pasdedeux.model.evaluate import reader, truth
from pasdedeux.model.event import Event, Write
from pasdedeux.model.formula import And, Arith, Believes, Compare, Const, Expr, If, Or
from pasdedeux.model.possible import events_of
from pasdedeux.model.reads import Literals, Reads, literals, reads
from pasdedeux.model.ruled import Ruled
from pasdedeux.model.rules import Rules
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.values import UNKNOWN, Entity, Value
from pasdedeux.model.world import World


class Decompiled:
    """A world's task, each event and rule of which is made one of the reference again."""

    def __init__(self, world: World, semantics: Semantics | None = None) -> None:
        self.world = world
        self.compiled: Compiled = compile_world(world, semantics=semantics)
        self._fluents = {number: fluent for fluent, number in self.compiled.fluents.items()}
        self._who = {who.number: who for who in world.characters}
        self._codes: dict[int, Value] = {0: False, 1: True, 2: UNKNOWN}
        self._codes.update({ENTITIES + e.number: e for e in world.entities})
        self._exprs: dict[int, Expr] = {}
        task = self.compiled.task
        self.events = tuple(self._event(e, code) for e, code in zip(self.compiled.events, task.events, strict=True))
        self.rules = [self._rule(code) for code in task.rules]
        self.semantics = _OfTask(world, self)

    def expr(self, place: int) -> Expr:
        """The formula that stands somewhere in the table."""
        if place not in self._exprs:
            self._exprs[place] = self._expr(*self.compiled.task.formulas[place])
        return self._exprs[place]

    def _expr(self, op, *rest) -> Expr:
        match op:
            case "value":
                return Const(self._codes[rest[0]])
            case "number":
                return Const(rest[0])
            case "fluent":
                return self._fluents[rest[0]]
            case "believes":
                return Believes(Const(self._who[rest[0]]), self.expr(rest[1]))
            case "and" | "or":
                parts = tuple(map(self.expr, rest))
                return And(parts) if op == "and" else Or(parts)
            case "if":
                *rows, otherwise = map(self.expr, rest)
                return If(tuple(zip(rows[::3], rows[2::3], strict=True)), otherwise)
            case "+" | "-" | "*" | "/":
                return Arith(op, *map(self.expr, rest))
        return Compare(op, *map(self.expr, rest))

    def _writes(self, code: EventCode) -> tuple[Write, ...]:
        return tuple(
            Write(
                tuple(self._who[n] for n in w.path),
                self._fluents[w.fluent],
                self.expr(w.when),
                self.expr(w.value),
                truth(self.expr(w.when)),
                reader(self.expr(w.value)),
            )
            for w in code.writes
        )

    def _event(self, event: Event, code: EventCode) -> Event:
        pre = self.expr(code.pre)
        notices = dict(zip(self.world.characters, map(self.expr, code.notices), strict=True))
        secretly = dict(zip(self.world.characters, map(self.expr, code.secretly), strict=bool(code.secretly)))
        assert code.open == event.open
        assert [self._who[n] for n in code.consents] == list(event.consents)
        return replace(
            event,
            precondition=pre,
            possible=truth(pre),
            writes=self._writes(code),
            observing={who: truth(e) for who, e in notices.items()},
            observing_formula=notices,
            secretly={who: truth(e) for who, e in secretly.items()},
            secretly_formula=secretly,
        )

    def _rule(self, code: EventCode) -> Event:
        pre = self.expr(code.pre)
        rule = self.world.rules[0]
        return Event(rule, (), pre, truth(pre), self._writes(code), (), {}, {})

    def sights(self, event: Event) -> dict[Entity, tuple[Expr, Expr]]:
        """What shows that somebody notices an event, and that they do not."""
        code = self.compiled.task.events[self.events.index(event)]
        return {self._who[s.who]: (self.expr(s.shown), self.expr(s.hidden)) for s in code.sights}


class _OfTask(Semantics):
    """The semantics in which everything comes from the task."""

    def __init__(self, world: World, made: Decompiled) -> None:
        super().__init__(world)
        self.rules = _RulesOf(world, made.rules)
        self.states = made.compiled.semantics.states
        self._made = made

    def _sights(self, state, event, witnesses):
        seen = self._made.sights(event)
        return (sight for who, sight in self._each(state, event, witnesses) if who in seen)

    def _each(self, state, event, witnesses):
        for who in event.observing:
            one = replace(event, observing={who: event.observing[who]})
            one_formula = {w: f if w is who else Const(True) for w, f in event.observing_formula.items()}
            for sight in super()._sights(state, replace(one, observing_formula=one_formula), witnesses):
                yield who, replace(sight, needed=partial(self._shown, event, who, who in witnesses))

    def _seen_of(self, event: Event) -> Reads:
        """What is put right is read from what shows it, which the task has as formulas of its own."""
        seen = self._made.sights(event) if event in self._made.events else {}
        more = (read for both in seen.values() for formula in both for read in reads(formula, {}))
        return tuple(dict.fromkeys((*super()._seen_of(event), *more)))

    def _shown(self, event: Event, who: Entity, openly: bool) -> Literals:
        seen = self._made.sights(event) if event in self._made.events else {}
        return literals(seen[who][0 if openly else 1] if who in seen else Const(True), {})


class _RulesOf(Rules):
    def __init__(self, world: World, events: list[Event]) -> None:
        super().__init__(replace(world, rules=()))
        self.all = tuple(map(Ruled.of, events))

    def _candidates(self, draft):
        return range(len(self.all))


def twins(made: Decompiled) -> dict[str, tuple[Event, Event]]:
    """Each event of the reference that is in the task, with the one made of the task again."""
    listed = {e.signature: e for e in events_of(made.world)}
    return {again.signature: (listed[again.signature], again) for again in made.events}


def states_around(semantics: Semantics, events, depth: int, most: int) -> list[State]:
    """The states that come about in some acts, in reality or in any mind, from which acts are taken too; not all."""
    seen: dict[State, None] = dict.fromkeys(semantics.start.reachable())
    layer = list(seen)
    for _ in range(depth):
        found: dict[State, None] = {}
        for state in layer:
            for event in events:
                if event.possible(state):
                    for inner in semantics.after(state, event).reachable():
                        if inner not in seen:
                            seen[inner] = found[inner] = None
                if len(seen) >= most:
                    return list(seen)
        layer = list(found)
    return list(seen)
