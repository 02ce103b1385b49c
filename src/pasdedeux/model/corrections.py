"""Corrections: what is put right in a mind, one thing after the other."""

from __future__ import annotations

from collections.abc import Mapping

from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Path
from pasdedeux.model.values import Entity, Value

# What is put right in a mind: who believes that who believes ..., the fluent, its value; the last word counts.
Corrections = tuple[tuple[Path, Fluent, Value], ...]


def keep_last(said: dict[tuple[Path, Fluent], Value], key: tuple[Path, Fluent], value: Value) -> None:
    """Keep what is said last of one fluent, in its place."""
    said.pop(key, None)
    said[key] = value


def listed(said: Mapping[tuple[Path, Fluent], Value]) -> Corrections:
    """What was said, in its order."""
    return tuple((path, fluent, value) for (path, fluent), value in said.items())


def value_after(corrections: Corrections, owner: Entity, path: Path, fluent: Fluent, before: Value) -> Value:
    """The value of ``[path]fluent`` in a mind of ``owner`` after corrections, where it was ``before``."""
    for at, what, value in corrections:
        if what is fluent and _concerns(owner, at, path):
            before = value
    return before


def _concerns(owner: Entity, at: Path, path: Path) -> bool:
    """Whether a correction at ``at`` in the mind of ``owner`` is one at ``path`` too: everyone knows their own mind."""
    if not path:
        return not at
    if path[0] is owner and _concerns(owner, at, path[1:]):
        return True
    return bool(at) and path[0] is at[0] and _concerns(at[0], at[1:], path[1:])
