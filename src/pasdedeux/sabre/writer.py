"""Writing a world as a problem file: reading what is written gives the same world again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from pasdedeux.model.formula import (
    TRUE,
    And,
    Arith,
    Assign,
    Believes,
    Compare,
    Const,
    Each,
    Effect,
    Effects,
    Expr,
    If,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Term,
    Var,
    When,
)
from pasdedeux.model.values import Entity, Value, show
from pasdedeux.model.world import ENTITY, Action, Confined, FluentSchema, Parameter, Rule, Type, World


class Unwritable(ValueError):
    """A world has something that problem files have no words for; the message says what."""


def write(world: World) -> str:
    """The world as the text of a problem file.

    Raises:
        Unwritable: for what only stories have, such as secrets, claims and speech.
    """
    blocks = (
        map(_type, (t for t in world.types.values() if t.name != ENTITY)),
        map(_entity, world.entities),
        map(_property, world.fluents),
        map(_initial, world.initial),
        map(_event, world.actions),
        map(_event, world.rules),
        (f"utility({who or ''}): {expression(u.value)};" for who, u in world.utilities.items()),
    )
    return "\n\n".join(text for block in blocks if (text := "\n".join(block))) + "\n"


def _type(type: Type) -> str:
    return f"type {type.name} : {', '.join(type.parents)};"


def _entity(entity: Entity) -> str:
    return f"entity {entity.name} : {', '.join(entity.types)};"


def _property(schema: FluentSchema) -> str:
    if schema.kind == "truth":
        raise Unwritable(f"`{schema.name}` may be unknown although it is true or false: only stories know that")
    return f"property {schema.name}({_parameters(schema.parameters)}) : {schema.kind};"


def _parameters(parameters: tuple[Parameter, ...]) -> str:
    return ", ".join(_value(p.constant) if p.constant is not None else f"{p.name} : {p.type}" for p in parameters)


def _initial(statement: Effects | Confined) -> str:
    if isinstance(statement, Confined):
        raise Unwritable("a fact that only some know is told to stories only")
    return f"{_together(statement)};"


def _together(effects: Effects) -> str:
    """Effects as one part of a statement: parts that stand side by side would run one after the other."""
    if len(effects) < 2:
        return _effects(effects)
    believers = {effect.path[:1] if isinstance(effect, Assign) else () for effect in effects}
    first = believers.pop()
    if first and not believers and all(isinstance(e, Assign) and isinstance(e.value, Const) for e in effects):
        inner = tuple(replace(e, path=e.path[1:]) for e in effects if isinstance(e, Assign))
        return f"believes({_term(first[0])}, {_effects(inner)})"
    return f"!!({_effects(effects)})"


def _event(event: Action | Rule) -> str:
    """An action or trigger, one part a line."""
    return "\n".join(
        (
            f"\n{'trigger' if isinstance(event, Rule) else 'action'} {event.name}({_parameters(event.parameters)}) {{",
            *(f"\t{part};" for part in _event_parts(event)),
            "};",
        )
    )


def _event_parts(event: Action | Rule) -> Iterator[str]:
    condition = event.condition if isinstance(event, Rule) else event.precondition
    if condition != TRUE:
        yield f"precondition: {expression(condition)}"
    yield f"effect: {_effects(event.effects)}"
    if isinstance(event, Action):
        if event.speech:
            raise Unwritable(f"`{event.name}` says something, and problem files have no speech")
        if event.consents:
            yield f"consenting: {', '.join(map(_term, event.consents))}"
        if event.observing is not None:
            variable, formula = event.observing
            yield f"observing({variable} : character): {expression(formula)}"


# --- effects ---


def _effects(effects: Effects) -> str:
    return " & ".join(map(_effect, effects)) or "True"


def _effect(effect: Effect) -> str:
    match effect:
        case Assign(path, Named() as target, value):
            fact = expression(target)
            for who in reversed(path):
                fact = f"believes({_term(who)}, {fact})"
            if isinstance(value, Const) and isinstance(value.value, bool):
                return fact if value.value else f"!{fact}"
            return f"{fact} = {_operand(value)}"
        case When(cases, otherwise):
            branches = [f"if({expression(test)}) ({_effects(body)})" for test, body in cases]
            last = f" else ({_effects(otherwise)})" if otherwise else ""
            return f"({' else'.join(branches)}{last})"
        case Each(var, type, body, where) if where == TRUE:
            return f"(forall({var} : {type}) ({_effects(body)}))"
    raise Unwritable(f"problem files have no such effect: {effect}")


# --- formulas ---


def expression(expr: Expr) -> str:  # noqa: PLR0911  # one case a node
    """A formula as problem files write it, with brackets around every part of a part."""
    match expr:
        case Const() | Var():
            return _term(expr)
        case Named(name, args):
            return f"{name}({', '.join(map(_term, args))})"
        case Believes(who, body):
            return f"believes({_term(who)}, {expression(body)})"
        case Not(body):
            return f"!{_operand(body)}"
        case And(parts):
            return _joined(" & ", parts)
        case Or(parts):
            return _joined(" | ", parts)
        case Compare(op, left, right) | Arith(op, left, right):
            return f"{_operand(left)} {op} {_operand(right)}"
        case If(cases, otherwise):
            chain = " else".join(f"if({expression(test)}) {_operand(value)}" for test, value in cases)
            return f"{chain} else {_operand(otherwise)}"
        case Quantified(kind, var, type, body):
            return f"{kind}({var} : {type}) {_operand(body)}"
        case IsA(body, type):
            return f"{_operand(body)} : {type}"
    raise Unwritable(f"problem files have no such formula: {expr}")


def _joined(sign: str, parts: Iterable[Expr]) -> str:
    return sign.join(map(_operand, parts)) or str(sign == " & ")


def _operand(expr: Expr) -> str:
    text = expression(expr)
    return text if isinstance(expr, Const | Var | Named | Believes) else f"({text})"


def _term(term: Term) -> str:
    return term.name if isinstance(term, Var) else _value(term.value)


def _value(value: Value) -> str:
    """A value; a number without an exponent, which the language does not have."""
    return f"{Decimal(repr(value)):f}".removesuffix(".0") if isinstance(value, float) else show(value)
