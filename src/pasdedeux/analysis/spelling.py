"""Formulas and events as the story language writes them: with names instead of labels, so that they can be pasted."""

from __future__ import annotations

from pasdedeux.model.event import Argument, Event
from pasdedeux.model.formula import And, Believes, Compare, Const, Expr, Fluent, Not, Or
from pasdedeux.model.values import UNKNOWN, Entity, Unknown, Value, show
from pasdedeux.model.words import Slot, header_parts, say
from pasdedeux.model.world import Action

SECRET = "so"  # the fact that says of a secret whether it is so


def spelled_value(value: Value) -> str:
    """A value as the story language writes it."""
    if value is UNKNOWN:
        return "unknown"
    if isinstance(value, bool):
        return "true" if value else "false"
    return show(value)


def spelled_fluent(fluent: Fluent) -> str:
    """A fact: ``holder(Diary)``; a secret by its name."""
    args = [spelled_value(a) for a in fluent.args]
    if fluent.name == SECRET and fluent.kind == "truth" and len(args) == 1:
        return args[0]
    return f"{fluent.name}({', '.join(args)})"


def spelled(expr: Expr) -> str:  # noqa: PLR0911  # one case a node
    """A ground formula in the story language."""
    match expr:
        case Const(value):
            return spelled_value(value)
        case Fluent():
            return spelled_fluent(expr)
        case Believes(Const(Entity() as who), body):
            return f"{who.name} believes that {_unary(body)}"
        case Compare("==", Fluent() as fluent, Const(bool() as value)):
            return spelled_fluent(fluent) if value else f"not {spelled_fluent(fluent)}"
        case Compare(op, left, right):
            sign = {"==": "is", "!=": "is not"}.get(op, op)
            return f"{_unary(left)} {sign} {_unary(right)}"
        case Not(body):
            return f"not {_unary(body)}"
        case And(parts):
            return " and ".join(map(_unary, parts))
        case Or(parts):
            return " or ".join(map(_unary, parts))
    return say(expr)


def _unary(expr: Expr) -> str:
    text = spelled(expr)
    return f"({text})" if isinstance(expr, And | Or) and len(expr.parts) > 1 else text


def spelled_event(event: Event) -> str:
    """The event as a line of a story, without indentation or marks: ``Pierre reads Diary, unseen by Katya``."""
    return f"{_sentence(event)}{spelled_unseen(event)}"


def spelled_unseen(event: Event) -> str:
    """The end of a line that says who does not see the event; empty if nobody is left out."""
    if not event.unseen_by:
        return ""
    others = [who for who in event.observing if who not in event.consents]
    if all(who in event.unseen_by for who in others):
        return ", unseen"
    left_out = [who.name for who in event.observing if who in event.unseen_by]
    return f", unseen by {', '.join(left_out)}"


def _sentence(event: Event) -> str:
    source = event.source
    if not isinstance(source, Action) or not source.header:
        return event.signature
    given = {p.name: a for p, a in zip(source.parameters, event.args, strict=True)}
    return "".join(
        _argument(given[part.parameter]) if isinstance(part, Slot) else part for part in header_parts(source.header)
    )


def _argument(argument: Argument) -> str:
    return spelled_value(argument) if isinstance(argument, bool | float | Entity | Unknown) else spelled(argument)
