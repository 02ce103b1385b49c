"""Instances of a pattern as a task has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from pasdedeux.engine.compile.effects import writing
from pasdedeux.engine.compile.facts import Code
from pasdedeux.engine.compile.patterns import Pattern
from pasdedeux.engine.compile.scope import Env, Scope, getter
from pasdedeux.engine.compile.template import Template
from pasdedeux.engine.compile.templates import Templates
from pasdedeux.engine.task import EventCode, SightCode, WriteCode
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Const, Expr
from pasdedeux.model.world import Action, Rule

T = TypeVar("T")
Observers = Callable[[Env], tuple[int, ...]]  # for each character the formula by which they notice an event


class Instances:
    """Writes the instances of one pattern."""

    def __init__(self, pattern: Pattern, templates: Templates) -> None:
        self._pattern, self._templates = pattern, templates
        scope, source = pattern.scope, pattern.source
        self._open = isinstance(source, Action) and source.open
        if isinstance(source, Rule):  # nobody is surprised by a rule: they fire where they hold
            self._precondition = templates.truth(pattern.precondition, scope)
        else:
            self._precondition = templates.precondition(pattern.precondition, scope)
        if pattern.event is None:
            self._declared(source, scope)
        else:
            self._bound(pattern.event, scope)
        self._env = list(scope.layout.env)

    def codes(self, codes: Sequence[Code]) -> EventCode | None:
        """The instance with these values of its variables; None if its condition never holds, after all."""
        env = self._env
        env[: len(codes)] = codes
        formulas = self._templates.formulas
        pre = self._precondition.place(env)
        if pre == formulas.false:
            return None
        return EventCode(
            pre,
            self._writes(env),
            self._consents(env),
            self._notices(env),
            self._secretly(env),
            self._open,
            self._sights(env),
        )

    # --- a declaration ---

    def _declared(self, source: Action | Rule, scope: Scope) -> None:
        nobody: Observers = lambda env: ()  # noqa: E731
        effects, true = writing(source.effects, scope, self._templates), self._templates.formulas.true
        self._writes = _shared(lambda env: tuple(effects.writes(env, true)), effects.slots)
        self._consents = self._notices = self._secretly = nobody
        self._sights: Callable[[Env], tuple[SightCode, ...]] = lambda env: ()
        if isinstance(source, Action):
            key, who = getter(consents := scope.terms(source.consents)), self._templates.who
            everyone: Observers = lambda env: tuple(dict.fromkeys(who(code) for code in key(env)))  # noqa: E731
            self._consents = _shared(everyone, scope.free(consents))
            self._notices = self._observers(source.observing, scope)
            if source.secretly:
                self._secretly = self._observers(source.secretly, scope)
            if source.open and source.observing:
                self._sights = self._seen(*source.observing, scope)

    def _observers(self, observing: tuple[str, Expr] | None, scope: Scope) -> Observers:
        characters = self._templates.world.characters
        if observing is None:
            everybody = (self._templates.formulas.true,) * len(characters)
            return lambda env: everybody
        at, template = self._variable(observing[0], observing[1], scope, self._templates.truth)
        codes = [scope.layout.env[self._constant(scope, who)] for who in characters]

        def notice(env: Env) -> tuple[int, ...]:
            found = []
            for env[at] in codes:
                found.append(template.place(env))
            return tuple(found)

        return _shared(notice, template.slots - {at})

    def _seen(self, variable: str, condition: Expr, scope: Scope) -> Callable[[Env], tuple[SightCode, ...]]:
        at, shown = self._variable(variable, condition, scope, self._templates.precondition)
        inner = Scope(scope.layout, {**scope.names, variable: at})
        hidden = self._templates.precondition(condition, inner, negated=True)
        characters = self._templates.world.characters
        codes = [(who.number, scope.layout.env[self._constant(scope, who)]) for who in characters]

        def see(env: Env) -> tuple[SightCode, ...]:
            found = []
            for number, env[at] in codes:
                found.append(SightCode(number, shown.place(env), hidden.place(env)))
            return tuple(sight for sight in found if self._visible(sight))

        return _shared(see, (shown.slots | hidden.slots) - {at})

    def _visible(self, sight: SightCode) -> bool:
        """Whether some mind could see it otherwise."""
        return self._templates.formulas.value(sight.shown) is None

    def _variable(
        self, name: str, expr: Expr, scope: Scope, ready: Callable[[Expr, Scope], Template]
    ) -> tuple[int, Template]:
        inner, at = scope.extended(name)
        return at, ready(expr, inner)

    def _constant(self, scope: Scope, value: object) -> int:
        return scope.term(Const(value))  # type: ignore[arg-type]

    # --- a bound event ---

    def _bound(self, event: Event, scope: Scope) -> None:
        templates = self._templates

        def places(conditions: Sequence[Expr]) -> Observers:
            ready = [templates.truth(condition, scope) for condition in conditions]
            return lambda env: tuple(template.place(env) for template in ready)

        self._writes = _written(event, scope, templates)
        consents = tuple(who.number for who in event.consents)
        self._consents = lambda env: consents
        self._notices = places(tuple(event.observing_formula.values()))
        self._secretly = places(tuple(event.secretly_formula.values()))
        sights = [
            (who.number, templates.precondition(c, scope), templates.precondition(c, scope, negated=True))
            for who, c in (event.observing_formula.items() if event.open else ())
        ]

        def see(env: Env) -> tuple[SightCode, ...]:
            found = (SightCode(who, shown.place(env), hidden.place(env)) for who, shown, hidden in sights)
            return tuple(sight for sight in found if self._visible(sight))

        self._sights = see


def _written(event: Event, scope: Scope, templates: Templates) -> Callable[[Env], tuple[WriteCode, ...]]:
    ready = [
        (w, templates.facts.of(w.fluent), templates.truth(w.condition, scope), templates.truth(w.value, scope))
        for w in event.writes
    ]
    formulas = templates.formulas

    def write(env: Env) -> Iterator[WriteCode]:
        for one, fact, test, value in ready:
            when = test.place(env)
            if when != formulas.false and fact.constant is None:
                path = tuple(who.number for who in one.path)
                yield WriteCode(path, formulas.number(fact), when, value.place(env))

    return lambda env: tuple(write(env))


def _shared(made: Callable[[Env], T], slots: frozenset[int]) -> Callable[[Env], T]:
    """The same, one object for each combination of codes."""
    known: dict[tuple[Code, ...], T] = {}
    key = getter(sorted(slots))

    def shared(env: Env) -> T:
        at = key(env)
        found = known.get(at)
        if found is None:
            found = known[at] = made(env)
        return found

    return shared
