"""What the tests against the field's files need: problems from disk, events by name, states as the files write them."""

from __future__ import annotations

import re
from pathlib import Path

from pasdedeux import sabre
from pasdedeux.diagnostics import Source
from pasdedeux.model.binding import all_events, bind
from pasdedeux.model.formula import Assign, Compare, Const, Var
from pasdedeux.model.values import UNKNOWN, show
from pasdedeux.model.world import Action


def problem(path: Path):
    """The world of a problem file."""
    return sabre.read(Source(path.name, path.read_text())).world


def by_signature(world):
    """Every event of a world by its name."""
    return {e.signature: e for action in world.actions for e in all_events(world, action)}


def belief_update(world, name: str):
    """The event that a file writes as ``dummy_Silver_believes_at_Treasure_Buried()``: one value set in one mind."""
    match = re.fullmatch(r"dummy_([^_]+)_believes_(.*)\(\)", name)
    if match is None:
        raise LookupError(name)
    who, rest = world.by_name[match[1]], match[2]
    for fluent in world.all_fluents():
        prefix = "_".join([fluent.name, *map(str, fluent.args)]) + "_"
        if rest.startswith(prefix):
            value = literal(world, rest[len(prefix) :])
            action = Action(
                name, effects=(Assign((), fluent, Const(value)),), observing=("o", Compare("==", Var("o"), Const(who)))
            )
            return bind(world, action, ())
    raise LookupError(name)


def literal(world, text: str):
    """A value as a file writes it."""
    known = {"True": True, "False": False, "?": UNKNOWN}
    if text in known:
        return known[text]
    return world.by_name[text] if text in world.by_name else float(text)


def fluent_named(world, text: str):
    """The path and fluent of ``believes(Tom, at(Tom))``."""
    path = []
    while match := re.fullmatch(r"believes\((\w+), (.*)\)", text):
        path.append(world.by_name[match[1]])
        text = match[2]
    name, _, args = text.removesuffix(")").partition("(")
    return tuple(path), world.fluent(name, tuple(literal(world, a.strip()) for a in args.split(",") if a.strip()))


def as_written(world, state, description: str) -> list[str]:
    """The facts in which a state differs from its description."""
    differing = []
    for entry in description.split("; "):
        name, _, expected = entry.rpartition(" = ")
        path, fluent = fluent_named(world, name)
        value = show(state.value(fluent, path))
        if value != expected and not (
            isinstance(state.value(fluent, path), float) and float(expected) == state.value(fluent, path)
        ):
            differing.append(f"{name} is {value}, should be {expected}")
    return differing
