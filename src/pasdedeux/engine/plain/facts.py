"""Facts: the values of a state, each combination kept once, with what follows from values alone.

Many states differ only in what people believe. Which acts may be possible, what an act writes and who notices it is
worked out once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from pasdedeux.engine.plain.corrections import Corrections
from pasdedeux.engine.plain.layers import Reach
from pasdedeux.engine.plain.layout import Layout
from pasdedeux.engine.plain.values import Value


class Effect:
    """What an event does where it happens: the facts after it, who notices it (None: to be asked of each), and what it
    says that people believe.
    """

    __slots__ = ("facts", "noticed", "told")

    def __init__(self, facts: Facts, noticed: tuple[int, ...] | None, told: dict[int, Corrections]) -> None:
        self.facts, self.noticed, self.told = facts, noticed, told


class Facts:
    """One combination of values. It reads like a state without beliefs."""

    __slots__ = ("bounds", "effects", "minds", "possible", "reach", "rules", "values", "worth")

    def __init__(self, values: int) -> None:
        self.values = values
        self.effects: dict[int, Effect] = {}  # by event, of those that look into no mind
        self.possible = -1  # events whose condition on values holds, as bits; -1: not asked yet
        self.rules = -1  # rules, likewise
        self.minds: dict[int, int] = {}  # rules whose condition on what somebody believes holds if they believe this
        self.worth: dict[int, float | None] = {}
        self.bounds: dict[int, list[float]] = {}  # by owner: the most they can be worth after 0, 1, 2, ... acts
        self.reach: dict[bool, Reach] = {}  # what acts may bring about; whether the author's own count

    @property
    def facts(self) -> Facts:
        """Itself."""
        return self

    def believed(self, who: int) -> None:
        """Facts alone say nothing about beliefs."""


class FactsTable:
    """Every combination of values that was met."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._known: dict[int, Facts] = {}

    def __len__(self) -> int:
        return len(self._known)

    def of(self, values: int) -> Facts:
        """The one object for these values."""
        found = self._known.get(values)
        if found is None:
            found = self._known[values] = Facts(values)
        return found

    def changed(self, facts: Facts, changes: Iterable[tuple[int, Value]]) -> Facts:
        """The facts with some fluents at other values."""
        values = self.layout.write(facts.values, changes)
        return facts if values == facts.values else self.of(values)
