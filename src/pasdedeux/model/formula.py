"""Formulas: what can be asked of a state, and effects: what an event writes into it.

Both are small trees of frozen data. A tree as declared names facts and variables (`Named`, `Var`, `Claim`); binding an
action (`ground.py`) replaces them until the only leaves are `Const` and `Fluent`. Meaning is given in `evaluate.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pasdedeux.model.values import UNKNOWN, Value, show

Comparison = Literal["==", "!=", ">", "<", ">=", "<="]
Operator = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Const:
    """A value written down."""

    value: Value


@dataclass(frozen=True, slots=True)
class Var:
    """A parameter of an action or the variable of a quantifier."""

    name: str


Term = Const | Var


@dataclass(frozen=True, slots=True)
class Claim:
    """A parameter that stands for a whole formula: what somebody says."""

    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """The value of a fact, by name and arguments, before it is known which ground fluent is meant."""

    name: str
    args: tuple[Term, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Fluent:
    """A ground fact: a name with constant arguments. A world makes one object for each, so identity is equality.

    ``kind`` is the name of the type of its values: ``boolean`` (never unknown), ``truth`` (true, false or unknown),
    ``number``, or a type of entities.
    """

    name: str
    args: tuple[Value, ...]
    kind: str
    default: Value
    number: int
    gloss: str = ""

    def __repr__(self) -> str:
        return f"{self.name}({', '.join(show(a) for a in self.args)})"

    __str__ = __repr__


@dataclass(frozen=True, slots=True)
class Believes:
    """``body`` as read in what ``who`` believes."""

    who: Term
    body: Expr


@dataclass(frozen=True, slots=True)
class Not:
    """The negation, which is pushed inwards: ``not (x > 1)`` is ``x <= 1``, so both are false of an unknown x."""

    body: Expr


@dataclass(frozen=True, slots=True)
class And:
    """Every part holds; the empty conjunction is true."""

    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Some part holds; the empty disjunction is false."""

    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values compared. ``==`` and ``!=`` compare any values, the others only numbers."""

    op: Comparison
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Arith:
    """Two numbers combined; unknown if either is."""

    op: Operator
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class If:
    """The value of the first case whose condition holds, else ``otherwise``."""

    cases: tuple[tuple[Expr, Expr], ...]
    otherwise: Expr


@dataclass(frozen=True, slots=True)
class Quantified:
    """``body`` for every value of ``type``, combined: ``forall``, ``exists``, ``sum`` or ``product``."""

    kind: Literal["forall", "exists", "sum", "product"]
    var: str
    type: str
    body: Expr


@dataclass(frozen=True, slots=True)
class IsA:
    """The value of ``body`` is an entity (or value) of ``type``."""

    body: Expr
    type: str


@dataclass(frozen=True, slots=True)
class Contrary:
    """The opposite of a claim is held: ``f == v`` is answered by another *known* value of f. Unknown is no contrary."""

    body: Expr


@dataclass(frozen=True, slots=True)
class Definite:
    """There is an answer to the claim, yes or no: nothing that it is about is unknown."""

    body: Expr


Expr = (
    Const
    | Var
    | Claim
    | Named
    | Fluent
    | Believes
    | Not
    | And
    | Or
    | Compare
    | Arith
    | If
    | Quantified
    | IsA
    | Contrary
    | Definite
)

TRUE = Const(True)
FALSE = Const(False)
NO_IDEA = Const(UNKNOWN)


@dataclass(frozen=True, slots=True)
class Assign:
    """``target`` gets the value of ``value`` at ``path``: the empty path is the state itself, ``(c, d)`` what c
    believes that d believes. ``value`` is always read in the state in which the whole event happens, before it:
    wrap it in `Believes` to have it read in somebody's mind.
    """

    path: tuple[Term, ...]
    target: Named | Fluent
    value: Expr


@dataclass(frozen=True, slots=True)
class Hold:
    """Make ``claim`` so at ``path``: how a `Claim` parameter becomes an effect once it is bound."""

    path: tuple[Term, ...]
    claim: Expr


@dataclass(frozen=True, slots=True)
class When:
    """The effects of the first case whose condition holds before the event, else ``otherwise``."""

    cases: tuple[tuple[Expr, Effects], ...]
    otherwise: Effects = ()


@dataclass(frozen=True, slots=True)
class Each:
    """``effects`` for every value of ``type`` for which ``where`` holds before the event."""

    var: str
    type: str
    effects: Effects
    where: Expr = TRUE


Effect = Assign | Hold | When | Each
Effects = tuple[Effect, ...]


def believing(path: tuple[Term, ...], body: Expr) -> Expr:
    """``body`` as read in what path[0] believes that path[1] believes that ..."""
    for who in reversed(path):
        body = Believes(who, body)
    return body


def is_condition(expr: Expr) -> bool:
    """Whether a ground expression is so or is not so, rather than a number: in a sum it counts as 1 or 0."""
    match expr:
        case Not() | And() | Or() | Compare():
            return True
        case Const(value):
            return isinstance(value, bool)
        case Fluent():
            return expr.kind in ("boolean", "truth")
        case Believes(_, body):
            return is_condition(body)
        case If(_, otherwise):
            return is_condition(otherwise)
    return False
