"""How a change is said: facts and formulas as the world's own front end writes them, so that they can be pasted."""

from __future__ import annotations

from pasdedeux.analysis.spelling import spelled, spelled_fluent, spelled_value
from pasdedeux.model.formula import Believes, Compare, Const, Expr, Fluent, Named, Not
from pasdedeux.model.ground import ground
from pasdedeux.model.values import Entity, Value
from pasdedeux.model.words import Slot, header_parts
from pasdedeux.model.world import BOOLEAN, Action, World
from pasdedeux.sabre.writer import Unwritable, expression


def is_story(world: World) -> bool:
    """Whether a world was told in the story language: only there have actions a header."""
    return any(action.header for action in world.actions)


def wish(world: World, condition: Expr) -> str:
    """A condition as a want has it."""
    if is_story(world):
        return spelled(ground(condition, world))
    try:
        return expression(condition)
    except Unwritable:
        return spelled(ground(condition, world))


def statement(world: World, path: tuple[Entity, ...], fact: Named, value: Value) -> str:
    """A statement of how a world begins."""
    if is_story(world):
        fluent = ground(fact, world)
        said = _stated(fluent, value) if isinstance(fluent, Fluent) else f"{spelled(fluent)}"
        return "".join(f"{who.name} believes that " for who in path) + said
    told = expression(fact)
    said = f"{told} = {expression(Const(value))}" if not isinstance(value, bool) else told if value else f"!{told}"
    for who in reversed(path):
        said = f"believes({who.name}, {said})"
    return said


def _stated(fluent: Fluent, value: Value) -> str:
    told = spelled_fluent(fluent)
    if isinstance(value, bool):
        return told if value else f"not {told}"
    return f"{told} becomes {spelled_value(value)}"


def told_action(action: Action) -> str:
    """An action in quotes: by its sentence, with its parameters for those who take part, or by its signature."""
    if not action.header:
        return f"“{action!r}”"
    parts = (part.parameter if isinstance(part, Slot) else part for part in header_parts(action.header))
    return f"“{''.join(parts)}”"


def consenting(action: Action, index: int) -> str:
    """Who consents to an action: a parameter of it, or somebody by name."""
    term = action.consents[index]
    return spelled_value(term.value) if isinstance(term, Const) else term.name


def holds(path: tuple[Entity, ...], fluent: Fluent, value: Value) -> Expr:
    """That a fact has a value, in what the first of ``path`` believes, and so on; as declarations have it."""
    fact = named(fluent)
    body: Expr = Compare("==", fact, Const(value))
    if fluent.kind == BOOLEAN:
        body = fact if value else Not(fact)
    for who in reversed(path):
        body = Believes(Const(who), body)
    return body


def named(fluent: Fluent) -> Named:
    """A fact as declarations have it."""
    return Named(fluent.name, tuple(map(Const, fluent.args)))
