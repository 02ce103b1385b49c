"""Which events are possible in a state: narrowed down by values, once for all states that share them."""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.engine.plain.acts import Act
from pasdedeux.engine.plain.facts import Facts
from pasdedeux.engine.plain.formulas import Formulas
from pasdedeux.engine.plain.rules import Minded
from pasdedeux.engine.plain.sieve import Sieve, places


class Possible:
    """The events of a task by what they need."""

    def __init__(self, events: Sequence[Act], formulas: Formulas) -> None:
        self._events = events
        flat = [[part for part in formulas.parts(act.code.pre) if formulas.flat(part)] for act in events]
        self._sieve = Sieve(formulas, flat)
        self._minds = sum(1 << act.number for act in events if act.reads_minds)
        self._listed: dict[Facts, tuple[int, ...]] = {}

    def bits(self, facts: Facts) -> int:
        """The events whose conditions on values hold, one bit each."""
        found = facts.possible
        if found < 0:
            found = facts.possible = self._sieve.holding(facts.values)
        return found

    def is_possible(self, act: Act, state: Minded) -> bool:
        """Whether an event is possible."""
        if not self.bits(state.facts) >> act.number & 1:
            return False
        return not act.reads_minds or act.holds(state)

    def among(self, state: Minded) -> tuple[int, ...]:
        """The events that are possible, in order."""
        facts = state.facts
        if not self._minds:
            found = self._listed.get(facts)
            if found is None:
                found = self._listed[facts] = tuple(places(self.bits(facts)))
            return found
        events = self._events
        return tuple(i for i in places(self.bits(facts)) if not events[i].reads_minds or events[i].holds(state))
