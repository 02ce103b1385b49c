"""Statements as effects: what has to become so for one to hold."""

from __future__ import annotations

from pasdedeux.model.formula import (
    FALSE,
    TRUE,
    And,
    Assign,
    Believes,
    Claim,
    Compare,
    Contrary,
    Each,
    Effects,
    Expr,
    Hold,
    Named,
    Not,
    Quantified,
    Term,
    believing,
)

Path = tuple[Term, ...]


def made_so(expr: Expr, path: Path, real: bool) -> Effects | None:  # noqa: PLR0911  # one case a node
    """The effects that make a statement so; None where it does not say what is to become so."""
    match expr:
        case Named():
            return (Assign(path, expr, TRUE),)
        case Claim():
            return (Hold(path, expr),)
        case Contrary(Claim()):
            return (Hold(path, expr),)
        case Not(Named() as fact) | Contrary(Named() as fact):
            return (Assign(path, fact, FALSE),)
        case Compare("==", Named() as fact, value):
            return (Assign(path, fact, value if real else believing(path, value)),)
        case And((Believes(_, inner), same)) if inner is same:
            return None  # `knows`: an effect on a mind must not change the world by the way
        case And(parts):
            found = [made_so(part, path, real) for part in parts]
            return None if None in found else tuple(e for effects in found for e in effects or ())
        case Believes(who, body):
            return made_so(body, (*path, who), real)
        case Quantified("forall", var, type, body):
            inner_effects = made_so(body, path, real)
            return None if inner_effects is None else (Each(var, type, inner_effects),)
    return None


def instead(expr: Expr) -> str:
    """What to write instead of a statement that does not say what becomes so."""
    match expr:
        case And((Believes(_, inner), same)) if inner is same:
            return "write `believes`; if it is to become so in truth as well, say that on a line of its own."
        case Compare("!=") | Not(Compare("==")):
            return "say what it becomes instead: `becomes unknown`, or somebody else."
        case Not(Believes()):
            return "say what they believe instead, or `forgets`."
    return "say one fact, secret or belief that becomes so."
