"""What differs between two states, found without looking at what is the same.

Comparing all values of all minds after each event would cost the same for an event that nobody sees as for one that
everybody does. States are kept once, so a mind that nothing touched is the same object and is passed over; and whoever
lives through an event with the same mind goes to the same next mind, so each pair of minds is compared once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pasdedeux.model.formula import Fluent
from pasdedeux.model.state import State
from pasdedeux.model.values import UNKNOWN, Value, same


@dataclass(frozen=True, eq=False, slots=True)
class Change:
    """One fact that went from ``old`` to ``new``."""

    fluent: Fluent
    old: Value
    new: Value


Changes = Mapping[Fluent, Change]
NONE: Changes = {}


class Changed:
    """The changes between pairs of states, each pair compared once."""

    def __init__(self) -> None:
        self._known: dict[tuple[State, State], Changes] = {}

    def between(self, before: State, after: State) -> Changes:
        """The values (of the state itself, not of the minds in it) that differ, in the order of the facts."""
        if before is after or before.values is after.values:
            return NONE
        found = self._known.get((before, after))
        if found is None:
            found = self._known[before, after] = _compare(before, after)
        return found


def _compare(before: State, after: State) -> Changes:
    old, new = before.values, after.values
    # a difference of entries is a few C loops; facts are then sorted by their numbers, never by a hash
    touched = {fluent for fluent, _ in old.items() ^ new.items()}
    ordered = sorted(touched, key=lambda fluent: fluent.number)
    return {f: Change(f, old.get(f, f.default), new.get(f, f.default)) for f in ordered}


def mistaken(fluent: Fluent, mind: State, reality: State) -> bool:
    """Whether a mind holds a value of a fact that is not the case. To hold none is no mistake."""
    held = mind.value(fluent)
    return held is not UNKNOWN and not same(held, reality.value(fluent))


def agrees(changes: Changes, change: Change) -> bool:
    """Whether the same fact came to the same value among ``changes``."""
    found = changes.get(change.fluent)
    return found is not None and same(found.new, change.new)
