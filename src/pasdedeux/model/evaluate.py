"""The meaning of ground formulas in a state, as functions made once and called often.

The naive way walks the tree for every question. A story asks the same questions in thousands of belief states, so each
tree is turned into nested Python functions first; the meaning is in one `match` all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from pasdedeux.model.formula import (
    FALSE,
    TRUE,
    And,
    Arith,
    Believes,
    Compare,
    Comparison,
    Const,
    Expr,
    Fluent,
    If,
    Not,
    Or,
)
from pasdedeux.model.values import UNKNOWN, Entity, Value, number, same


class Beliefs(Protocol):
    """Anything that formulas can be read in: values, and what each character believes."""

    @property
    def values(self) -> Mapping[Fluent, Value]:
        """The fluents that differ from their defaults."""

    def believed(self, who: Entity, /) -> Beliefs:
        """What ``who`` believes."""


Reader = Callable[[Beliefs], Value]
Truth = Callable[[Beliefs], bool]
Known = dict[int, tuple[Expr, Truth]]  # functions made before, by the identity of their formulas

OPPOSITE: Mapping[Comparison, Comparison] = {
    "==": "!=",
    "!=": "==",
    ">": "<=",
    "<=": ">",
    "<": ">=",
    ">=": "<",
}


_WORTH, _MOST = 3, 8  # fluents of a condition whose answers are kept
_OFTEN = 8  # times that it is asked before they are


def reader(expr: Expr) -> Reader:
    """A function from a state to the value of a ground expression.

    Raises (when called):
        ArithmeticError: for a division by zero or a result that is no number.
    """
    match expr:
        case Const(value):
            return lambda state: value
        case Fluent():
            default = expr.default
            return lambda state: state.values.get(expr, default)
        case Believes(Const(Entity() as who), body):
            inner = reader(body)
            return lambda state: inner(state.believed(who))
        case Arith(op, left, right):
            return _arithmetic(op, reader(left), reader(right))
        case If(cases, otherwise):
            return _conditional([(truth(c), reader(e)) for c, e in cases], reader(otherwise))
        case And() | Or() | Not() | Compare():
            return truth(expr)
    raise TypeError(f"not a ground expression: {expr!r}")


def truth(expr: Expr, known: Known | None = None) -> Truth:
    """A function from a state to whether a ground condition holds in it. Conditions are two-valued.

    ``known`` keeps the functions of parts: events of one world share most of theirs. What is kept is made when it is
    first asked: most of what an event that is only imagined would do is never looked at.
    """
    if known is None or isinstance(expr, Const | Fluent):
        return _truth(expr, known)
    found = known.get(id(expr))
    if found is None:  # the part itself is kept, so that its id stays its own
        made = _when_asked(expr, known) if isinstance(expr, And | Or) else _truth(expr, known)
        found = known[id(expr)] = (expr, made)
    return found[1]


def _when_asked(expr: Expr, known: Known) -> Truth:
    """The test of a condition, made when it is first asked. Who hears whom is asked of every mind: where a few facts
    settle that, the answers are kept by their values, once it has been asked often enough to be worth it.
    """
    made: Truth | None = None
    asked = 0
    fluents: tuple[Fluent, ...] = ()
    answers: dict[tuple[Value | None, ...], bool] = {}

    def holds(state: Beliefs) -> bool:
        nonlocal asked, fluents
        if fluents:
            key = tuple(map(state.values.get, fluents))
            found = answers.get(key)
            if found is None:
                found = answers[key] = test(state)
            return found
        asked += 1
        if asked == _OFTEN:
            fluents = _settled_by(expr)
        return test(state)

    def test(state: Beliefs) -> bool:
        nonlocal made
        if made is None:
            made = _truth(expr, known)
        return made(state)

    return holds


def _settled_by(expr: Expr) -> tuple[Fluent, ...]:
    """The fluents whose values settle a condition; none where it takes more than a few, or minds, or numbers without
    end.
    """
    found: dict[Fluent, None] = {}
    todo = [expr]
    while todo:
        node = todo.pop()
        match node:
            case Fluent() if node.kind != "number" and len(found) <= _MOST:
                found[node] = None
            case And(parts) | Or(parts):
                todo.extend(parts)
            case Compare(_, left, right):
                todo += (left, right)
            case Not(body):
                todo.append(body)
            case Const():
                pass
            case _:
                return ()
    return tuple(found) if _WORTH <= len(found) <= _MOST else ()


def _truth(expr: Expr, known: Known | None) -> Truth:
    match expr:
        case Const(value):
            return lambda state: value is True
        case Fluent():
            return lambda state: state.values.get(expr) is True
        case Believes(Const(Entity() as who), body):
            inner = truth(body, known)
            return lambda state: inner(state.believed(who))
        case Not(body):
            return truth(negate(body), known)
        case And(parts):
            return _all([truth(p, known) for p in parts])
        case Or(parts):
            return _any([truth(p, known) for p in parts])
        case Compare(op, left, right):
            return _compare(op, left, right)
        case If(cases, otherwise):
            return _condition([(truth(c, known), truth(e, known)) for c, e in cases], truth(otherwise, known))
    raise TypeError(f"not a ground condition: {expr!r}")


def negate(expr: Expr) -> Expr:
    """The negation with ``not`` pushed down to the comparisons."""
    match expr:
        case Const(value):
            return FALSE if value is True else TRUE
        case Fluent():
            opposite = Const(False) if expr.kind == "boolean" else Const(True)
            return Compare("==" if expr.kind == "boolean" else "!=", expr, opposite)
        case Believes(who, body):
            return Believes(who, negate(body))
        case Not(body):
            return body
        case And(parts):
            return Or(tuple(map(negate, parts)))
        case Or(parts):
            return And(tuple(map(negate, parts)))
        case Compare(op, left, right):
            return Compare(OPPOSITE[op], left, right)
        case If(cases, otherwise):
            return If(tuple((c, negate(e)) for c, e in cases), negate(otherwise))
    raise TypeError(f"not a ground condition: {expr!r}")


def _all(tests: list[Truth]) -> Truth:
    match tests:
        case []:
            return lambda state: True
        case [one]:
            return one
        case [one, two]:
            return lambda state: one(state) and two(state)

    def every(state: Beliefs) -> bool:
        for test in tests:  # noqa: SIM110  # a loop costs half of all(...)
            if not test(state):
                return False
        return True

    return every


def _any(tests: list[Truth]) -> Truth:
    if len(tests) == 1:
        return tests[0]

    def some(state: Beliefs) -> bool:
        for test in tests:  # noqa: SIM110
            if test(state):
                return True
        return False

    return some


def _conditional(cases: list[tuple[Truth, Reader]], otherwise: Reader) -> Reader:
    def choose(state: Beliefs) -> Value:
        for holds, value in cases:
            if holds(state):
                return value(state)
        return otherwise(state)

    return choose


def _condition(cases: list[tuple[Truth, Truth]], otherwise: Truth) -> Truth:
    def choose(state: Beliefs) -> bool:
        for holds, value in cases:
            if holds(state):
                return value(state)
        return otherwise(state)

    return choose


def _compare(op: Comparison, left: Expr, right: Expr) -> Truth:
    if op in ("==", "!=") and isinstance(left, Fluent) and isinstance(right, Const):
        return _fluent_is(op == "==", left, right.value)
    if (
        op == "=="
        and isinstance(left, Fluent)
        and isinstance(right, Fluent)
        and "number" not in (left.kind, right.kind)
    ):
        return _fluents_agree(left, right)
    one, two = reader(left), reader(right)
    return lambda state: compare(op, one(state), two(state))


def _fluents_agree(left: Fluent, right: Fluent) -> Truth:
    """Values that are no numbers are one object each, so identity decides."""
    one, two = left.default, right.default
    return lambda state: (get := state.values.get)(left, one) is get(right, two)


def _fluent_is(equal: bool, fluent: Fluent, wanted: Value) -> Truth:
    default = fluent.default
    if isinstance(wanted, float):
        return lambda state: same(state.values.get(fluent, default), wanted) is equal
    # every other value is one object, so identity decides
    if equal:
        return lambda state: state.values.get(fluent, default) is wanted
    return lambda state: state.values.get(fluent, default) is not wanted


def compare(op: str, left: object, right: object) -> bool:
    """Whether two values, or their codes, compare so. Orders are false unless both are numbers, but ``>=`` and ``<=``
    hold of equals.
    """
    if op == "==":
        return same(left, right)
    if op == "!=":
        return not same(left, right)
    if op in (">=", "<=") and same(left, right):
        return True
    if not (isinstance(left, float) and isinstance(right, float)):
        return False
    return left > right if op in (">", ">=") else left < right


def _arithmetic(op: str, left: Reader, right: Reader) -> Reader:
    def combine(state: Beliefs) -> Value:
        return calculate(op, left(state), right(state))

    return combine


def calculate(op: str, left: Value, right: Value) -> Value:
    """Two values combined; unknown if either is.

    Raises:
        ArithmeticError: for a division by zero, or a result that is no number.
        TypeError: for operands that are neither numbers nor unknown.
    """
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    if not (isinstance(left, float) and isinstance(right, float)):
        raise TypeError(f"{left} {op} {right}: only numbers can be calculated with")
    if op == "/":
        if right == 0.0:
            raise ZeroDivisionError(f"{left:g} is divided by zero")
        return number(left / right) if left != 0.0 else 0.0
    if op == "*":
        return number(left * right) if left != 0.0 and right != 0.0 else 0.0
    return number(left + right if op == "+" else left - right)
