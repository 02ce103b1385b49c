"""Formulas and events in words, as prose for a reader: "Katya believes that Pierre believes that the diary is hers"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pasdedeux.model.english import denied
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
    Fluent,
    If,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Var,
)
from pasdedeux.model.values import UNKNOWN, Entity, Value, show

_OPS = {"==": "is", "!=": "is not", ">": ">", "<": "<", ">=": ">=", "<=": "<="}


def name(value: Value) -> str:
    """How prose refers to a value: an entity by its label, unknown as a word."""
    if value is UNKNOWN:
        return "unknown"
    if isinstance(value, Entity):
        return value.label or value.name
    if isinstance(value, bool):
        return "true" if value else "false"
    return show(value)


def say(expr: Expr) -> str:  # noqa: PLR0911, PLR0912  # one case a node
    """The formula as a clause, without a capital or a full stop."""
    match expr:
        case Const(value):
            return name(value)
        case Var(text) | Claim(text):
            return text
        case Fluent():
            return fluent_words(expr)
        case Named(text, args):
            return f"{text}({', '.join(say(a) for a in args)})"
        case Believes(who, body):
            return f"{say(who)} believes that {_inner(body)}"
        case Not(Believes(who, body)):
            return f"{say(who)} does not believe that {_inner(body)}"
        case Not(Fluent() as fluent):
            return denied(fluent_words(fluent))
        case Not(body):
            return f"not {_inner(body)}"
        case And(parts):
            return " and ".join(map(_inner, parts)) or "nothing"
        case Or(parts):
            return " or ".join(map(_inner, parts)) or "the impossible"
        case Compare(op, left, right):
            return _comparison(op, left, right)
        case Arith(op, left, right):
            return f"{_inner(left)} {op} {_inner(right)}"
        case If(cases, otherwise):
            chain = ", ".join(f"{_inner(e)} if {_inner(c)}" for c, e in cases)
            return f"{chain}, otherwise {_inner(otherwise)}"
        case Quantified(kind, var, type, body):
            word = {"forall": "every", "exists": "some", "sum": "the sum over", "product": "the product over"}[kind]
            return f"{word} {type} {var}: {_inner(body)}"
        case IsA(body, type):
            return f"{_inner(body)} is a {type}"
        case Contrary(body):
            return f"not {_inner(body)}"
        case Definite(body):
            return f"whether {_inner(body)} is known"


def _inner(expr: Expr) -> str:
    text = say(expr)
    return (
        f"({text})"
        if isinstance(expr, And | Or | If) and (not isinstance(expr, And | Or) or len(expr.parts) > 1)
        else text
    )


def _comparison(op: str, left: Expr, right: Expr) -> str:
    if isinstance(left, Believes):  # said of what they believe, not of a value in the air
        return f"{say(left.who)} believes that {_comparison(op, left.body, right)}"
    if isinstance(left, Fluent):
        said = value_words(left, op, right)
        if said:
            return said
    return f"{_inner(left)} {_OPS[op]} {_inner(right)}"


def value_words(fluent: Fluent, op: str, right: Expr) -> str:
    """A comparison of a fact with a value in the words of its gloss; empty where the gloss has no words for it."""
    if isinstance(right, Const) and isinstance(right.value, bool):
        positive = right.value is (op == "==")
        said = fluent_words(fluent)
        return said if positive else denied(said)
    if op in ("==", "!=") and "{value}" in fluent.gloss:
        value = say(right) if op == "==" else f"not {say(right)}"
        return _fill(fluent.gloss, fluent.args).replace("{value}", value)
    return ""


def fluent_words(fluent: Fluent) -> str:
    """The fact itself: a statement if it is true or false, else "the holder of the diary"."""
    if fluent.gloss and "{value}" not in fluent.gloss:
        return _fill(fluent.gloss, fluent.args)
    args = [name(a) for a in fluent.args]
    spoken = fluent.name.replace("_", " ")
    if fluent.kind not in ("boolean", "truth"):
        if said := _open_question(fluent):
            return said
        return f"the {spoken} of {' and '.join(args)}" if args else f"the {spoken}"
    if not args:
        return spoken
    return f"{args[0]} is {spoken}" if len(args) == 1 else f"{spoken}({', '.join(args)})"


_PLACED = re.compile(r"(\{\d+\} (?:is|was|lives|stays|sleeps|sits|hides)) (?:in|at|on) \{value\}(.*)")
_DONE_BY = re.compile(r"\{value\} (?!and\b|or\b)(.*)")


def _open_question(fluent: Fluent) -> str:
    """A fact without its value as a question: "where Dorian was at nine", "who has the upper hand"; empty if unsure."""
    placed = _PLACED.fullmatch(fluent.gloss) if fluent.kind == "place" else None
    if placed:
        return _fill(f"where {placed[1]}{placed[2]}", fluent.args)
    done = _DONE_BY.fullmatch(fluent.gloss) if fluent.kind == "character" else None
    return _fill(f"who {done[1]}", fluent.args) if done else ""


def state_words(fluent: Fluent, value: Value) -> str:
    """A fact with its value: "the holder of the diary is Katya", "Katya is not asleep"."""
    if fluent.kind in ("boolean", "truth") and isinstance(value, bool):
        said = fluent_words(fluent)
        return said if value else denied(said)
    if value is UNKNOWN and fluent.kind == "truth":
        return f"whether {fluent_words(fluent)} is unknown"
    return _comparison("==", fluent, Const(value))


def _fill(gloss: str, args: tuple[Value, ...]) -> str:
    for index, arg in enumerate(args, 1):
        gloss = gloss.replace(f"{{{index}}}", quoted(arg))
    return gloss


def quoted(value: Value) -> str:
    """The name of a value inside a sentence: a secret's is a sentence itself, and stands in quotes."""
    return f"“{name(value)}”" if isinstance(value, Entity) and "secret" in value.types else name(value)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a header: which parameter's value is told there."""

    parameter: str


def header_parts(header: str) -> Iterator[str | Slot]:
    """The words and slots of an action's header, in order."""
    rest = header
    while "{" in rest:
        before, _, tail = rest.partition("{")
        if before:
            yield before
        inside, _, rest = tail.partition("}")
        yield Slot(inside.partition(":")[0].strip())
    if rest:
        yield rest


def sentence(text: str) -> str:
    """``text`` with a capital and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".") if text else ""
