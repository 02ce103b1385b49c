"""Three answers to a claim: yes, no, and unknown. Formulas know only two.

A condition of an act either holds or it does not. Whoever asks wants more: that Katya does not believe it may mean
that she believes the opposite, or that she has no idea. So the yes is that of the formula, and what is not yes is
read again by the three-valued logic of Kleene, in which the unknown value of a fact makes a comparison unknown.

To know is to believe what is so: whether somebody knows is never unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from pasdedeux.model.evaluate import Beliefs, compare, reader, truth
from pasdedeux.model.formula import NO_IDEA, And, Believes, Compare, Comparison, Const, Expr, Fluent, If, Not, Or
from pasdedeux.model.ground import contrary
from pasdedeux.model.values import UNKNOWN, Entity, Value

Stance = Literal["yes", "no", "unknown"]
Judge = Callable[[Beliefs], Stance]


def judge(claim: Expr) -> Judge:
    """A function from a state (or a mind) to what it answers to a ground claim. A mind without a view makes it
    unknown.
    """
    holds = truth(claim)

    def answer(state: Beliefs) -> Stance:
        if holds(state):
            return "yes"
        return "unknown" if _kleene(claim, state) is None else "no"

    return answer


def view(claim: Expr) -> Judge:
    """Like `judge`, for what somebody holds of a claim: that another has no view is for them a plain no.

    Who tells that Pierre believes it, and thinks that Pierre has no idea, says what they hold to be false.
    """
    holds, opposite = truth(claim), truth(contrary(claim))
    about_minds = _is_about_minds(claim)

    def answer(mind: Beliefs) -> Stance:
        if holds(mind):
            return "yes"
        return "no" if about_minds or opposite(mind) or _kleene(claim, mind) is False else "unknown"

    return answer


def _is_about_minds(claim: Expr) -> bool:
    return isinstance(claim, Believes) or (isinstance(claim, Not) and _is_about_minds(claim.body))


def _kleene(expr: Expr, state: Beliefs) -> bool | None:  # noqa: PLR0911  # one case a node
    match expr:
        case Const(value):
            return _truth_of(value)
        case Fluent():
            return _truth_of(state.values.get(expr, expr.default))
        case Believes(Const(Entity() as who), body):
            return _kleene(body, state.believed(who))
        case Not(body):
            inner = _kleene(body, state)
            return None if inner is None else not inner
        case And(parts):
            return _all(_known(part, parts, state) for part in parts)
        case Or(parts):
            return _any(_kleene(part, state) for part in parts)
        case Compare(op, left, right):
            return _compared(op, left, right, state)
        case If(cases, otherwise):
            chosen = next((value for test, value in cases if truth(test)(state)), otherwise)
            return _kleene(chosen, state)
    return truth(expr)(state)


def _truth_of(value: Value) -> bool | None:
    return None if value is UNKNOWN else value is True


def _known(part: Expr, parts: tuple[Expr, ...], state: Beliefs) -> bool | None:
    """A part of a conjunction; a belief beside that which is believed says that somebody knows it."""
    if isinstance(part, Believes):
        body = part.body.parts if isinstance(part.body, And) else (part.body,)
        if all(b in parts for b in body):
            return truth(part)(state)
    return _kleene(part, state)


def _compared(op: Comparison, left: Expr, right: Expr, state: Beliefs) -> bool | None:
    """Unknown if a side has no value, unless the comparison asks for just that."""
    one, two = reader(left)(state), reader(right)(state)
    asks = NO_IDEA in (left, right)
    if not asks and (one is UNKNOWN or two is UNKNOWN):
        return None
    return compare(op, one, two)


def _all(parts: Iterable[bool | None]) -> bool | None:
    found = list(parts)
    return False if False in found else None if None in found else True


def _any(parts: Iterable[bool | None]) -> bool | None:
    found = list(parts)
    return True if True in found else None if None in found else False
