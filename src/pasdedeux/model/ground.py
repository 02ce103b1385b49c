"""Binding: from an action as declared to one event with constants in all its places.

A formula is grounded by substituting its variables, expanding its quantifiers and folding what is constant, so that
what remains reads fluents only. Nothing is enumerated here but the values of quantifiers: an event is bound when
somebody needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce

from pasdedeux.model.evaluate import Known, calculate, compare, negate, reader, truth
from pasdedeux.model.event import Argument, Event, Write
from pasdedeux.model.formula import (
    FALSE,
    NO_IDEA,
    TRUE,
    And,
    Arith,
    Assign,
    Believes,
    Claim,
    Compare,
    Const,
    Contrary,
    Definite,
    Each,
    Effects,
    Expr,
    Fluent,
    Hold,
    If,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Term,
    Var,
    When,
    believing,
)
from pasdedeux.model.values import Entity, Unknown, Value
from pasdedeux.model.world import TRUTH, Action, Rule, Speech, World

Binding = Mapping[str, Argument]


class Ungroundable(Exception):
    """A formula or effect that has no meaning with these arguments. The message is a sentence for its author."""


# --- formulas -------------------------------------------------------------------------------------------------------


def ground(expr: Expr, world: World, binding: Binding | None = None) -> Expr:
    """``expr`` with every variable replaced, every quantifier expanded and constants folded.

    Raises:
        Ungroundable: if a fact has no declaration for these arguments.
        ArithmeticError: if constants divide by zero.
    """
    return _Grounding(world, binding or {}).formula(expr)


class _Grounding:
    """One substitution in one world."""

    def __init__(self, world: World, binding: Binding) -> None:
        self.world = world
        self.binding = binding

    def extended(self, name: str, value: Value) -> _Grounding:
        return _Grounding(self.world, {**self.binding, name: value})

    def term(self, term: Term) -> Value:
        value: object = term.value if isinstance(term, Const) else self.binding[term.name]
        if isinstance(value, (bool, float, Entity, Unknown)):
            return value
        raise Ungroundable(f"{term} stands for a claim, where somebody or something is wanted")

    def who(self, term: Term) -> Entity:
        value = self.term(term)
        if isinstance(value, Entity) and value.is_character:
            return value
        raise Ungroundable(f"{value} cannot believe anything: only characters can")

    def fluent(self, target: Named | Fluent) -> Fluent:
        if isinstance(target, Fluent):
            return target
        args = tuple(map(self.term, target.args))
        try:
            return self.world.fluent(target.name, args)
        except KeyError:
            given = ", ".join(map(str, args))
            raise Ungroundable(f"`{target.name}` is not declared for ({given})") from None

    def formula(self, expr: Expr) -> Expr:
        """The ground formula. Large parts, such as who hears whom, are the same in many events: they are made once."""
        if not isinstance(expr, Quantified | And | Or | If):
            return self._formula(expr)
        known = self.world.grounded
        key = (id(expr), *(self._key(n) for n in self.free(expr)))
        found = known.get(key)
        if found is None:
            found = known[key] = (expr, self._formula(expr))  # the part itself is kept, so that its id stays its own
        return found[1]

    def _key(self, name: str) -> object:
        value = self.binding.get(name)
        return value if isinstance(value, Entity) else (type(value), value)

    def free(self, expr: Expr) -> tuple[str, ...]:
        """The variables in ``expr`` that are bound outside of it."""
        found = self.world.free.get(id(expr))
        if found is None:
            found = self.world.free[id(expr)] = (expr, tuple(sorted(_free(expr))))
        return found[1]

    def _formula(self, expr: Expr) -> Expr:  # noqa: PLR0911, PLR0912  # one case a node
        match expr:
            case Const() | Fluent():
                return expr
            case Var(name) | Claim(name):
                bound = self.binding[name]
                return Const(bound) if isinstance(bound, (bool, float, Entity, Unknown)) else bound
            case Named():
                return self.fluent(expr)
            case Believes(who, body):
                inner = self.formula(body)
                return inner if isinstance(inner, Const) else Believes(Const(self.who(who)), inner)
            case Not(body):
                inner = self.formula(body)
                return negate(inner) if isinstance(inner, Const | Compare) else Not(inner)
            case And(parts):
                return conjunction(self.formula(p) for p in parts)
            case Or(parts):
                return disjunction(self.formula(p) for p in parts)
            case Compare(op, left, right):
                return _folded_comparison(Compare(op, self.formula(left), self.formula(right)))
            case Arith(op, left, right):
                one, two = self.formula(left), self.formula(right)
                if isinstance(one, Const) and isinstance(two, Const):
                    return Const(calculate(op, one.value, two.value))
                return Arith(op, one, two)
            case If():
                return self.choice(expr)
            case Quantified():
                return self.quantified(expr)
            case IsA(body, type):
                return self.is_a(self.formula(body), type)
            case Contrary(body):
                return contrary(self.formula(body))
            case Definite(body):
                return definite(self.formula(body))

    def choice(self, expr: If) -> Expr:
        cases: list[tuple[Expr, Expr]] = []
        for condition, value in expr.cases:
            test = self.formula(condition)
            if test == TRUE:
                return If(tuple(cases), self.formula(value)) if cases else self.formula(value)
            if test != FALSE:
                cases.append((test, self.formula(value)))
        otherwise = self.formula(expr.otherwise)
        return If(tuple(cases), otherwise) if cases else otherwise

    def quantified(self, expr: Quantified) -> Expr:
        bodies = (self.extended(expr.var, v).formula(expr.body) for v in self.world.values_of(expr.type))
        match expr.kind:
            case "forall":
                return conjunction(bodies)
            case "exists":
                return disjunction(bodies)
            case "sum":
                return _folded("+", bodies, 0.0)
            case "product":
                return _folded("*", bodies, 1.0)

    def is_a(self, body: Expr, type: str) -> Expr:
        if isinstance(body, Const):
            return Const(self.world.is_a(body.value, type))
        if isinstance(body, Believes):
            return Believes(body.who, self.is_a(body.body, type))
        if isinstance(body, Fluent) and body.kind in ("boolean", "number"):
            return Const(body.kind == type)
        if isinstance(body, Fluent):
            return disjunction(Compare("==", body, Const(v)) for v in self.world.values_of(type))
        raise Ungroundable("only a fact or a name can be asked for its type")


def _free(expr: Expr) -> set[str]:  # noqa: PLR0911  # one case a node
    match expr:
        case Var(name) | Claim(name):
            return {name}
        case Named(_, args):
            return {a.name for a in args if isinstance(a, Var)}
        case Believes(who, body):
            return _free(who) | _free(body)
        case Not(body) | IsA(body) | Contrary(body) | Definite(body):
            return _free(body)
        case And(parts) | Or(parts):
            return set().union(*map(_free, parts))
        case Compare(_, left, right) | Arith(_, left, right):
            return _free(left) | _free(right)
        case If(cases, otherwise):
            return _free(otherwise).union(*(_free(e) for case in cases for e in case))
        case Quantified(_, var, _, body):
            return _free(body) - {var}
    return set()


def conjunction(parts: Iterator[Expr] | tuple[Expr, ...]) -> Expr:
    """All of ``parts``, flattened, without those that are always true."""
    kept: list[Expr] = []
    for part in parts:
        if part == FALSE:
            return FALSE
        kept.extend(part.parts if isinstance(part, And) else () if part == TRUE else (part,))
    return kept[0] if len(kept) == 1 else And(tuple(kept)) if kept else TRUE


def disjunction(parts: Iterator[Expr] | tuple[Expr, ...]) -> Expr:
    """Any of ``parts``, flattened, without those that are never true."""
    kept: list[Expr] = []
    for part in parts:
        if part == TRUE:
            return TRUE
        kept.extend(part.parts if isinstance(part, Or) else () if part == FALSE else (part,))
    return kept[0] if len(kept) == 1 else Or(tuple(kept)) if kept else FALSE


def _folded_comparison(expr: Compare) -> Expr:
    if isinstance(expr.left, Const) and isinstance(expr.right, Const):
        return Const(compare(expr.op, expr.left.value, expr.right.value))
    return expr


def _folded(op: str, parts: Iterator[Expr], empty: float) -> Expr:
    def combine(left: Expr, right: Expr) -> Expr:
        if isinstance(left, Const) and isinstance(right, Const):
            return Const(calculate(op, left.value, right.value))
        return Arith("+" if op == "+" else "*", left, right)

    terms = [If(((p, Const(1.0)),), Const(0.0)) if _is_condition(p) else p for p in parts]
    return reduce(combine, terms) if terms else Const(empty)


def _is_condition(expr: Expr) -> bool:
    match expr:
        case Not() | And() | Or() | Compare():
            return True
        case Const(value):
            return isinstance(value, bool)
        case Fluent():
            return expr.kind in ("boolean", "truth")
        case Believes(_, body):
            return _is_condition(body)
    return False


def contrary(expr: Expr) -> Expr:
    """What somebody holds who holds the opposite of the ground claim ``expr``: unknown is no opposite."""
    match expr:
        case Fluent():
            return Compare("==", expr, Const(False))
        case Compare("==", Fluent() as fluent, Const(False)) if fluent.kind in ("boolean", "truth"):
            return fluent
        case Compare("==", left, right):
            return conjunction((Compare("!=", left, right), definite(expr)))
        case Compare("!=", left, right):
            return Compare("==", left, right)
        case Believes(who, body):
            return Believes(who, contrary(body))
        case And(parts):
            return disjunction(tuple(map(contrary, parts)))
        case Or(parts):
            return conjunction(tuple(map(contrary, parts)))
    return negate(expr)


def definite(expr: Expr) -> Expr:
    """That nothing which the ground claim ``expr`` is about is unknown."""
    match expr:
        case Fluent():
            return TRUE if expr.kind == "boolean" else Compare("!=", expr, NO_IDEA)
        case Believes(who, body):
            inner = definite(body)
            return inner if isinstance(inner, Const) else Believes(who, inner)
        case And(parts) | Or(parts):
            return conjunction(tuple(map(definite, parts)))
        case Compare(_, left, right) | Arith(_, left, right):
            return conjunction((definite(left), definite(right)))
        case Not(body):
            return definite(body)
        case If(cases, otherwise):
            return conjunction(definite(e) for e in (*(e for case in cases for e in case), otherwise))
    return TRUE


# --- effects --------------------------------------------------------------------------------------------------------


def ground_effects(effects: Effects, world: World, binding: Binding | None = None) -> tuple[Write, ...]:
    """The ground writes of ``effects``, in the order of the text. Writes that can never happen are left out.

    Raises:
        Ungroundable: if a claim cannot be made so ("A or B"), or a fact has no declaration for the arguments.
    """
    return tuple(_writes(effects, _Grounding(world, binding or {}), TRUE))


def _writes(effects: Effects, at: _Grounding, condition: Expr) -> Iterator[Write]:
    for effect in effects:
        match effect:
            case Assign(path, target, value):
                yield _write(tuple(map(at.who, path)), at.fluent(target), condition, at.formula(value), at.world.truths)
            case Hold(path, claim):
                yield from _held(tuple(map(at.who, path)), at.formula(claim), condition, at.world.truths)
            case When(cases, otherwise):
                yield from _cases(cases, otherwise, at, condition)
            case Each(var, type, body, where):
                for member in at.world.values_of(type):
                    inner = at.extended(var, member)
                    yield from _guarded(body, inner, (condition, inner.formula(where)))


def _cases(
    cases: tuple[tuple[Expr, Effects], ...], otherwise: Effects, at: _Grounding, condition: Expr
) -> Iterator[Write]:
    before: Expr = condition
    for test, body in cases:
        holds = at.formula(test)
        yield from _guarded(body, at, (before, holds))
        before = conjunction((before, negate(holds)))
    yield from _guarded(otherwise, at, (before,))


def _guarded(effects: Effects, at: _Grounding, conditions: tuple[Expr, ...]) -> Iterator[Write]:
    together = conjunction(conditions)
    if together != FALSE:
        yield from _writes(effects, at, together)


def _write(path: tuple[Entity, ...], fluent: Fluent, condition: Expr, value: Expr, known: Known) -> Write:
    return Write(path, fluent, condition, value, truth(condition, known), reader(value))


def _held(path: tuple[Entity, ...], claim: Expr, condition: Expr, known: Known) -> Iterator[Write]:
    """The writes that make a ground claim so at ``path``."""
    match claim:
        case Const(True):
            return
        case Fluent():
            yield _write(path, claim, condition, TRUE, known)
        case Compare("==", Fluent() as fluent, value):
            yield _write(path, fluent, condition, believing(tuple(map(Const, path)), value), known)
        case Compare("!=", Fluent() as fluent, Const(bool() as value)):
            yield _write(path, fluent, condition, Const(not value), known)
        case Not(Fluent() as fluent) if fluent.kind in ("boolean", TRUTH):
            yield _write(path, fluent, condition, FALSE, known)
        case Not(body):
            yield from _held(path, negate(body), condition, known)
        case And(parts):
            for part in parts:
                yield from _held(path, part, condition, known)
        case Believes(Const(Entity() as who), body):
            yield from _held((*path, who), body, condition, known)
        case _:
            raise Ungroundable("this claim says too little to be believed outright: say which of its parts is so")


def contradiction(writes: tuple[Write, ...]) -> tuple[Write, Write] | None:
    """Two unconditional writes of different constants to one fluent, if there are any."""
    first: dict[tuple[tuple[Entity, ...], Fluent], Write] = {}
    for write in writes:
        if write.condition == TRUE and isinstance(write.value, Const):
            other = first.setdefault((write.path, write.fluent), write)
            if other.value != write.value:
                return other, write
    return None


# --- events ---------------------------------------------------------------------------------------------------------


def bind(
    world: World, action: Action | Rule, args: tuple[Argument, ...], unseen_by: frozenset[Entity] = frozenset()
) -> Event:
    """The event of ``action`` with ``args``, one for each parameter. The same call gives an equal, new object.

    Raises:
        Ungroundable: if the action has no meaning with these arguments.
    """
    if isinstance(action, Rule):
        return _bind_rule(world, action, args)
    at = _Grounding(world, {p.name: a for p, a in zip(action.parameters, args, strict=True) if p.name})
    precondition = at.formula(action.precondition)
    seen = _observing(world, action, at, unseen_by)
    return Event(
        source=action,
        args=args,
        precondition=precondition,
        possible=truth(precondition, world.truths),
        writes=ground_effects(action.effects, world, at.binding),
        consents=tuple(dict.fromkeys(map(at.who, action.consents))),
        observing={who: truth(test, world.truths) for who, test in seen.items()},
        observing_formula=seen,
        speech=tuple(_speech(s, at) for s in action.speech),
        unseen_by=unseen_by,
    )


def _bind_rule(world: World, rule: Rule, args: tuple[Argument, ...]) -> Event:
    at = _Grounding(world, {p.name: a for p, a in zip(rule.parameters, args, strict=True) if p.name})
    condition = at.formula(rule.condition)
    writes = ground_effects(rule.effects, world, at.binding)
    return Event(rule, args, condition, truth(condition, world.truths), writes, (), {}, {})


def _observing(world: World, action: Action, at: _Grounding, unseen_by: frozenset[Entity]) -> dict[Entity, Expr]:
    def seen(who: Entity) -> Expr:
        if who in unseen_by:
            return FALSE
        if action.observing is None:
            return TRUE
        variable, condition = action.observing
        return at.extended(variable, who).formula(condition)

    return {who: seen(who) for who in world.characters}


def _speech(speech: Speech, at: _Grounding) -> Speech:
    hearers = tuple(Const(at.term(t)) for t in speech.to)
    return Speech(speech.kind, Const(at.term(speech.speaker)), hearers, at.formula(speech.claim), speech.secret)


def all_events(world: World, action: Action | Rule) -> Iterator[Event]:
    """Every event of an action whose condition is not false outright, arguments in order. Claims cannot be listed."""
    for args in world.arguments(action.parameters):
        event = bind(world, action, args)
        if event.precondition != FALSE:
            yield event
