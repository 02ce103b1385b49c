"""Corrections: what is put right in a mind, one thing after the other, after `model.corrections`."""

from __future__ import annotations

from pasdedeux.engine.plain.table import Path
from pasdedeux.engine.plain.values import Value

# Who believes that who believes ..., the fluent, its value; the last word counts.
Corrections = tuple[tuple[Path, int, Value], ...]


def value_after(corrections: Corrections, owner: int, path: Path, fluent: int, before: Value | None) -> Value | None:
    """The value of ``[path]fluent`` in a mind of ``owner`` after corrections, where it was ``before``."""
    for at, what, value in corrections:
        if what == fluent and _concerns(owner, at, path):
            before = value
    return before


def _concerns(owner: int, at: Path, path: Path) -> bool:
    """Whether a correction at ``at`` in the mind of ``owner`` is one at ``path`` too: everyone knows their own mind."""
    if not path:
        return not at
    if path[0] == owner and _concerns(owner, at, path[1:]):
        return True
    return bool(at) and path[0] == at[0] and _concerns(at[0], at[1:], path[1:])
