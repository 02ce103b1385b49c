"""Patterns: what an action or a rule needs so that it can happen at all, and what could be so after it.

Needs are atoms, "this fact has that value", in reality or in any mind: minds share one set of values, so it does not
matter whose. What of a condition is no atom is a test where it is about facts that never change, and else it is passed
over, which is generous. What could be so afterwards counts what surprise can write, as `model/drafts.py` has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pasdedeux.engine.compile.facts import Code, Facts, Relation, coded
from pasdedeux.engine.compile.outcomes import Outcome, Outcomes
from pasdedeux.engine.compile.scope import Layout, Scope
from pasdedeux.model.event import Event
from pasdedeux.model.formula import And, Believes, Compare, Const, Expr, Fluent, Named, Not, Term, Var
from pasdedeux.model.world import Action, Parameter, Rule


@dataclass(frozen=True, slots=True)
class Atom:
    """A fact with a value: ``terms`` are where its arguments and then the value stand."""

    relation: Relation
    terms: tuple[int, ...]


@dataclass(eq=False, slots=True)
class Pattern:
    """An action or a rule with variables (or ``event``, one that is bound already) and what was found to be possible
    of it: the codes of its variables.
    """

    source: Action | Rule
    scope: Scope
    args: tuple[int, ...]  # where the argument for each parameter stands
    domains: tuple[tuple[Code, ...], ...]  # of the variables, which stand first
    precondition: Expr
    atoms: list[Atom] = field(default_factory=list)
    others: list[Expr] = field(default_factory=list)  # parts of the condition that are no atoms
    outcomes: list[Outcome] = field(default_factory=list)
    event: Event | None = None
    found: dict[tuple[Code, ...], None] = field(default_factory=dict)


def declared(source: Action | Rule, outcomes: Outcomes) -> Pattern:
    """The pattern of a declaration."""
    layout, facts = Layout(), outcomes.facts
    names, args, domains = _slots(source.parameters, layout, facts)
    condition = source.precondition if isinstance(source, Action) else source.condition
    pattern = Pattern(source, Scope(layout, names), args, domains, condition)
    _needs(pattern, facts)
    outcomes = outcomes.into(pattern.outcomes)
    outcomes.effects(source.effects, pattern.scope)
    if isinstance(source, Action):
        outcomes.surprise(condition, pattern.scope)
        if source.open and source.observing:
            outcomes.sights(*source.observing, pattern.scope)
    return pattern


def bound(event: Event, outcomes: Outcomes, scope: Scope) -> Pattern:
    """The pattern of one event. ``scope`` and what outcomes of formulas are known are shared by all bound events."""
    pattern = Pattern(event.source, scope, (), (), event.precondition, event=event)
    _needs(pattern, outcomes.facts)
    outcomes = outcomes.into(pattern.outcomes)
    for write in event.writes:
        outcomes.write(write.fluent, write.value, (write.condition,), pattern.scope)
    if isinstance(event.source, Action):
        outcomes.surprise(event.precondition, pattern.scope)
        for condition in event.observing_formula.values() if event.open else ():
            outcomes.seen(condition, pattern.scope)
    pattern.outcomes = list(dict.fromkeys(pattern.outcomes))
    return pattern


def simple(parameters: Sequence[Parameter]) -> bool:
    """Whether each name stands for one thing."""
    constant = {p.name for p in parameters if p.constant is not None and p.name}
    named = [p.name for p in parameters if p.name]
    return not any(named.count(name) > 1 for name in constant)


def _slots(
    parameters: Sequence[Parameter], layout: Layout, facts: Facts
) -> tuple[dict[str, int], tuple[int, ...], tuple[tuple[Code, ...], ...]]:
    """Places for the parameters: variables first. Two of one name are one variable, and must fit both."""
    names: dict[str, int] = {}
    args: list[int] = []
    domains: list[tuple[Code, ...]] = []
    for parameter in parameters:
        if parameter.constant is None:
            values = tuple(map(coded, facts.world.values_of(parameter.type)))
            if parameter.name and parameter.name in names:
                at = names[parameter.name]
                domains[at] = tuple(v for v in domains[at] if v in values)
            else:
                at = layout.slot()
                domains.append(values)
                names.update({parameter.name: at} if parameter.name else {})
            args.append(at)
        else:
            args.append(-1)
    for i, parameter in enumerate(parameters):
        if parameter.constant is not None:
            args[i] = layout.constant(coded(parameter.constant))
            names.update({parameter.name: args[i]} if parameter.name else {})
    return names, tuple(args), tuple(domains)


def _needs(pattern: Pattern, facts: Facts) -> None:
    for part, believed in conjuncts(pattern.precondition):
        found = _atom(part, facts)
        if found is None:
            pattern.others.append(believed)
        else:
            relation, args, value = found
            pattern.atoms.append(Atom(relation, pattern.scope.terms((*args, value))))


def conjuncts(expr: Expr) -> Iterator[tuple[Expr, Expr]]:
    """The parts that must all hold: each as read in the mind that it is about, and as read from outside."""
    match expr:
        case And(parts):
            for part in parts:
                yield from conjuncts(part)
        case Believes(who, body):
            for part, believed in conjuncts(body):
                yield part, Believes(who, believed)
        case Not(Not(body)):
            yield from conjuncts(body)
        case _:
            yield expr, expr


def _atom(expr: Expr, facts: Facts) -> tuple[Relation, Sequence[Term], Term] | None:
    """The fact and its value, if a condition asks for just that."""
    match expr:
        case Named() | Fluent():
            return _valued(expr, Const(True), facts)
        case Not(Named() | Fluent() as target):
            found = _valued(target, Const(False), facts)
            return found if all(s.kind == "boolean" for s in found[0].schemas) else None
        case Compare("==", left, right) | Not(Compare("!=", left, right)):
            for side, value in ((_inside(left), right), (_inside(right), left)):
                if isinstance(side, (Named, Fluent)) and isinstance(value, (Const, Var)):
                    found = _valued(side, value, facts)
                    return None if found[0].numeric else found
    return None


def _inside(expr: Expr) -> Expr:
    while isinstance(expr, Believes):
        expr = expr.body
    return expr


def _valued(target: Named | Fluent, value: Term, facts: Facts) -> tuple[Relation, Sequence[Term], Term]:
    args: Iterable[Term] = map(Const, target.args) if isinstance(target, Fluent) else target.args
    terms = tuple(args)
    return facts.relation(target.name, len(terms)), terms, value
