"""Actions, triggers, utilities and the beginning: everything that is made of formulas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pasdedeux.diagnostics.diagnostic import Diagnostic
from pasdedeux.diagnostics.span import Span
from pasdedeux.model.formula import TRUE, Const, Effects, Expr, If, Var
from pasdedeux.model.values import Entity
from pasdedeux.model.world import BOOLEAN, NUMBER, Action, Parameter, Rule, Utility
from pasdedeux.sabre.meaning.effects import Effecting
from pasdedeux.sabre.meaning.expressions import Meaning, Watch
from pasdedeux.sabre.meaning.kinds import Typed, said
from pasdedeux.sabre.meaning.lookup import Lookup, Scope
from pasdedeux.sabre.meaning.overloads import Overloads
from pasdedeux.sabre.meaning.vocabulary import parameters_of, scope_of
from pasdedeux.sabre.written.statements import Written
from pasdedeux.sabre.written.syntax import EventStatement, InitialStatement, Node, Several, Slot, UtilityStatement

_NOBODY: Scope = {}


class Part(NamedTuple):
    """Something declared, with its place and what has to be watched when it is bound."""

    what: Action | Rule | Utility | Effects
    span: Span
    watch: Watch


class Events:
    """What happens in a file, what is so at the start, and what is wanted. ``parts`` has all of it in order."""

    def __init__(self, written: Written, names: Lookup) -> None:
        self.statements, self.names = written.statements, names
        self.meaning = Meaning(names)
        self.effecting = Effecting(self.meaning)
        self.parts: list[Part] = []
        events = tuple(self._events())
        self.actions = tuple(event for event in events if isinstance(event, Action))
        self.rules = tuple(event for event in events if isinstance(event, Rule))
        self.initial = tuple(self._initial())
        self.utilities = dict(self._utilities())

    def _kept(self, what: Action | Rule | Utility | Effects, span: Span) -> None:
        self.parts.append(Part(what, span, self.meaning.watch))
        self.meaning.watch = Watch()

    # --- actions and triggers ---

    def _events(self) -> Iterator[Action | Rule]:
        overloads = Overloads(self.names, "event")
        for statement in self.statements:
            if isinstance(statement, EventStatement):
                parameters = parameters_of(statement.slots, self.names)
                if parameters is None or not overloads.admits(statement.name, parameters, statement.kind):
                    continue
                event = self._event(statement, parameters)
                if event.effects:  # without any effect nothing would happen
                    self._kept(event, self._effect_span(statement))
                    yield event

    def _effect_span(self, statement: EventStatement) -> Span:
        effect = statement.effect
        return self.meaning.span(effect) if effect else self.names.tokens.at(statement.name)

    def _event(self, statement: EventStatement, parameters: tuple[Parameter, ...]) -> Action | Rule:
        name, span = self.names.tokens.words[statement.name], self.names.tokens.at(statement.name)
        scope: Scope = {v: (Var(v), kind) for v, kind in scope_of(parameters).items()}
        condition = self.meaning.condition(statement.precondition, scope) if statement.precondition else TRUE
        effects = self.effecting.effects(statement.effect, scope) if statement.effect else ()
        if statement.kind == "trigger":
            return Rule(name, parameters, condition, effects, span=span)
        consents = tuple(dict.fromkeys(self.meaning.character(at, scope) for at in statement.consenting))
        observing = self._observing(statement.observer, statement.observing, scope)
        return Action(name, parameters, condition, effects, consents, observing, span=span)

    def _observing(self, slot: Slot | None, node: Node | None, scope: Scope) -> tuple[str, Expr] | None:
        if slot is None or slot.type is None or node is None:
            return None
        type, variable = self.names.type(slot.type), self.names.tokens.words[slot.name]
        if type is not None and not self.names.kinds.below("character", type):
            self.meaning.report(_no_observer(self.names.tokens.at(slot.type), type))
        inner = {**scope, variable: (Var(variable), ("character",))}
        return variable, self.meaning.condition(node, inner)

    # --- the beginning and the wants ---

    def _initial(self) -> Iterator[Effects]:
        for statement in self.statements:
            if isinstance(statement, InitialStatement):
                for part in _parts(statement.effect):
                    effects = self.effecting.effects(part, _NOBODY)
                    if effects:
                        self._kept(effects, self.meaning.span(part))
                        yield effects

    def _utilities(self) -> Iterator[tuple[Entity | None, Utility]]:
        """The last one that is given for somebody counts."""
        words = self.names.tokens.words
        given = [s for s in self.statements if isinstance(s, UtilityStatement)]
        for statement in {s.who and words[s.who]: s for s in given}.values():
            who = statement.who and self.meaning.character(statement.who, _NOBODY)
            utility = self._utility(statement.value)
            self._kept(utility, self.meaning.span(statement.value))
            if who is None:
                yield None, utility
            elif isinstance(who, Const) and isinstance(who.value, Entity):
                yield who.value, utility

    def _utility(self, node: Node) -> Utility:
        typed = self.meaning.value(node, _NOBODY)
        if self.names.kinds.all_fit(typed, NUMBER):
            return Utility(typed.expr)
        if not self.names.kinds.all_fit(typed, BOOLEAN):
            self.meaning.report(_no_utility(self.meaning.span(node), typed))
        return Utility(If(((typed.expr, Const(1.0)),), Const(0.0)))


def _parts(node: Node) -> Iterator[Node]:
    """The parts of a statement that are executed one after the other."""
    if isinstance(node, Several) and node.sign == "&":
        for part in node.parts:
            yield from _parts(part)
    else:
        yield node


def _no_observer(span: Span, type: str) -> Diagnostic:
    return Diagnostic(
        "P307",
        f"a `{type}` need not be a character, and only characters notice",
        span,
        consequence="Every character is put in the place of this variable in turn.",
        hint="write `character`.",
    )


def _no_utility(span: Span, typed: Typed) -> Diagnostic:
    return Diagnostic(
        "P310",
        f"a utility is a number or a condition, and this is {said(typed.kinds)}",
        span,
        consequence="Nobody could tell whether one state is better than another.",
        hint="write what is to be so, as in `at(Tom) == Home`, or a number: more is better.",
    )
