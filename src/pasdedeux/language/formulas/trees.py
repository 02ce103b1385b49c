"""Formulas made of formulas: their opposite, and their variables replaced."""

from __future__ import annotations

from collections.abc import Mapping

from pasdedeux.model.formula import (
    And,
    Arith,
    Believes,
    Claim,
    Compare,
    Const,
    Contrary,
    Definite,
    Expr,
    If,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Term,
    Var,
)
from pasdedeux.model.trees import free


def opposite(expr: Expr) -> Expr:
    """`not` of a formula: pushed inwards, so that the opposite of a secret is held, not merely no opinion."""
    match expr:
        case Named() | Claim():
            return Contrary(expr)  # of a boolean the same as Not
        case Contrary(body) | Not(body):
            return body
        case And(parts):
            return Or(tuple(map(opposite, parts)))
        case Or(parts):
            return And(tuple(map(opposite, parts)))
        case Quantified(kind, var, type, body):
            return Quantified("exists" if kind == "forall" else "forall", var, type, opposite(body))
        case If(cases, otherwise):
            return If(tuple((c, opposite(e)) for c, e in cases), opposite(otherwise))
        case Const(bool() as value):
            return Const(not value)
    return Not(expr)


Substitution = Mapping[str, Expr]


def substitute(expr: Expr, values: Substitution) -> Expr:  # noqa: PLR0911, PLR0912  # one case a node
    """The expression with its free variables and claims replaced; bound ones are renamed where they would catch one."""
    if not values:
        return expr
    again = substitute
    match expr:
        case Const():
            return expr
        case Var(name) | Claim(name):
            return values.get(name, expr)
        case Named(name, args):
            return Named(name, tuple(_term(x, values) for x in args))
        case Believes(who, body):
            return Believes(_term(who, values), again(body, values))
        case Not(body):
            return Not(again(body, values))
        case Contrary(body):
            inner = again(body, values)
            return Contrary(inner)
        case Definite(body):
            return Definite(again(body, values))
        case IsA(body, type):
            return IsA(again(body, values), type)
        case And(parts):
            return And(tuple(again(p, values) for p in parts))
        case Or(parts):
            return Or(tuple(again(p, values) for p in parts))
        case Compare(op, left, right):
            return Compare(op, again(left, values), again(right, values))
        case Arith(op, left, right):
            return Arith(op, again(left, values), again(right, values))
        case If(cases, otherwise):
            return If(tuple((again(c, values), again(e, values)) for c, e in cases), again(otherwise, values))
        case Quantified():
            return _bound(expr, values)
    return expr


def _term(old: Term, values: Substitution) -> Term:
    new = values.get(old.name, old) if isinstance(old, Var) else old
    return new if isinstance(new, (Const, Var)) else old


def _bound(expr: Quantified, values: Substitution) -> Expr:
    inner = {name: value for name, value in values.items() if name != expr.var}
    taken = {name for value in inner.values() for name in free(value)}
    var, body = expr.var, expr.body
    while var in taken:
        var += "'"
    if var != expr.var:
        inner[expr.var] = Var(var)
    return Quantified(expr.kind, var, expr.type, substitute(body, inner))
