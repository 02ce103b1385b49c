"""Grounding: from a formula as declared to one that reads fluents only.

Its variables are replaced, its quantifiers expanded, and what is constant is folded. Nothing is enumerated but the
values of quantifiers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

from pasdedeux.model.evaluate import calculate, compare, negate
from pasdedeux.model.event import Argument
from pasdedeux.model.formula import (
    FALSE,
    NO_IDEA,
    TRUE,
    And,
    Arith,
    Believes,
    Claim,
    Compare,
    Const,
    Contrary,
    Definite,
    Expr,
    Fluent,
    If,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Term,
    Var,
    is_condition,
)
from pasdedeux.model.trees import free
from pasdedeux.model.values import Entity, Unknown, Value
from pasdedeux.model.world import World

Binding = Mapping[str, Argument]


class Ungroundable(Exception):
    """A formula or effect that has no meaning with these arguments. The message is a sentence for its author."""


def ground(expr: Expr, world: World, binding: Binding | None = None) -> Expr:
    """``expr`` with every variable replaced, every quantifier expanded and constants folded.

    Raises:
        Ungroundable: if a fact has no declaration for these arguments.
        ArithmeticError: if constants divide by zero.
    """
    return Grounding(world, binding or {}).formula(expr)


class Grounding:
    """One substitution in one world. Raises what `ground` raises."""

    def __init__(self, world: World, binding: Binding) -> None:
        self.world = world
        self.binding = binding

    def extended(self, name: str, value: Value) -> Grounding:
        """The same with one variable more."""
        return Grounding(self.world, {**self.binding, name: value})

    def term(self, term: Term) -> Value:
        """The entity or value that a term stands for. Raises Ungroundable for a claim."""
        value: object = term.value if isinstance(term, Const) else self.binding[term.name]
        if isinstance(value, (bool, float, Entity, Unknown)):
            return value
        raise Ungroundable(f"{term} stands for a claim, where somebody or something is wanted")

    def who(self, term: Term) -> Entity:
        """The character that a term stands for. Raises Ungroundable for anybody or anything else."""
        value = self.term(term)
        if isinstance(value, Entity) and value.is_character:
            return value
        raise Ungroundable(f"{value} cannot believe anything: only characters can")

    def fluent(self, target: Named | Fluent) -> Fluent:
        """The fluent of a fact with its arguments. Raises Ungroundable where it is not declared for them."""
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
            return self.world.unique(self._formula(expr))
        known = self.world.grounded
        key = (id(expr), *(self._key(n) for n in self.free(expr)))
        found = known.get(key)
        if found is None:  # the part itself is kept, so that its id stays its own
            found = known[key] = (expr, self.world.unique(self._formula(expr)))
        return found[1]

    def _key(self, name: str) -> object:
        value = self.binding.get(name)
        return value if isinstance(value, Entity) else (type(value), value)

    def free(self, expr: Expr) -> tuple[str, ...]:
        """The variables in ``expr`` that are bound outside of it."""
        found = self.world.free.get(id(expr))
        if found is None:
            found = self.world.free[id(expr)] = (expr, tuple(sorted(free(expr))))
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
                return self._choice(expr)
            case Quantified():
                return self._quantified(expr)
            case IsA(body, type):
                return self._is_a(self.formula(body), type)
            case Contrary(body):
                return contrary(self.formula(body))
            case Definite(body):
                return definite(self.formula(body))

    def _choice(self, expr: If) -> Expr:
        cases: list[tuple[Expr, Expr]] = []
        for condition, value in expr.cases:
            test = self.formula(condition)
            if test == TRUE:
                return If(tuple(cases), self.formula(value)) if cases else self.formula(value)
            if test != FALSE:
                cases.append((test, self.formula(value)))
        otherwise = self.formula(expr.otherwise)
        return If(tuple(cases), otherwise) if cases else otherwise

    def _quantified(self, expr: Quantified) -> Expr:
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

    def _is_a(self, body: Expr, type: str) -> Expr:
        if isinstance(body, Const):
            return Const(self.world.is_a(body.value, type))
        if isinstance(body, Believes):
            return Believes(body.who, self._is_a(body.body, type))
        if isinstance(body, Fluent) and body.kind in ("boolean", "number"):
            return Const(body.kind == type)
        if isinstance(body, Fluent):
            return disjunction(Compare("==", body, Const(v)) for v in self.world.values_of(type))
        raise Ungroundable("only a fact or a name can be asked for its type")


def conjunction(parts: Iterable[Expr]) -> Expr:
    """All of ``parts``, flattened, without those that are always true. What is there twice is kept once."""
    kept: dict[int, Expr] = {}
    for part in parts:
        if isinstance(part, And):
            kept.update((id(inner), inner) for inner in part.parts)
        elif not isinstance(part, Const):
            kept[id(part)] = part
        elif part.value is not True:
            return FALSE
    return _joined(And, kept, TRUE)


def disjunction(parts: Iterable[Expr]) -> Expr:
    """Any of ``parts``, flattened, without those that are never true. What is there twice is kept once."""
    kept: dict[int, Expr] = {}
    for part in parts:
        if isinstance(part, Or):
            kept.update((id(inner), inner) for inner in part.parts)
        elif not isinstance(part, Const):
            kept[id(part)] = part
        elif part.value is True:
            return TRUE
    return _joined(Or, kept, FALSE)


def _joined(kind: type[And | Or], kept: Mapping[int, Expr], none: Expr) -> Expr:
    parts = tuple(kept.values())
    return parts[0] if len(parts) == 1 else kind(parts) if parts else none


def _folded_comparison(expr: Compare) -> Expr:
    if isinstance(expr.left, Const) and isinstance(expr.right, Const):
        return Const(compare(expr.op, expr.left.value, expr.right.value))
    return expr


def _folded(op: str, parts: Iterator[Expr], empty: float) -> Expr:
    def combine(left: Expr, right: Expr) -> Expr:
        if isinstance(left, Const) and isinstance(right, Const):
            return Const(calculate(op, left.value, right.value))
        return Arith("+" if op == "+" else "*", left, right)

    terms = [If(((p, Const(1.0)),), Const(0.0)) if is_condition(p) else p for p in parts]
    return reduce(combine, terms) if terms else Const(empty)


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
