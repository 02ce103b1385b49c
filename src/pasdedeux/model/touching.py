"""What an event may change at all: an act that touches nothing of what is wanted need not be tried last."""

from __future__ import annotations

from pasdedeux.model.event import Event
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import fluents
from pasdedeux.model.semantics import Semantics


class Helpful:
    """The events that may change something of what is wanted: asked about one at a time."""

    def __init__(self, wanted: frozenset[Fluent], touching: Touching) -> None:
        self.wanted, self._touching = wanted, touching
        self._known: dict[Event, bool] = {}

    def __contains__(self, event: Event) -> bool:
        found = self._known.get(event)
        if found is None:
            found = self._known[event] = not self.wanted.isdisjoint(self._touching.of(event))
        return found


class Touching:
    """What an event may change, in reality or in any mind: what it writes, what it may correct in the minds of those
    whom it surprises, or who see at an open event who else is there, and what rules make of that.
    """

    def __init__(self, semantics: Semantics) -> None:
        self._rules = [(rule, frozenset(f for _, f in fluents(rule.event.precondition))) for rule in semantics.rules]
        self._closed: dict[frozenset[Fluent], frozenset[Fluent]] = {}

    def of(self, event: Event) -> frozenset[Fluent]:
        """The fluents, whoever's mind they are in."""
        written = {w.fluent for w in event.writes} | {f for _, f in fluents(event.precondition)}
        if event.open:
            written.update(f for formula in event.observing_formula.values() for _, f in fluents(formula))
        return self._closure(frozenset(written))

    def _closure(self, touched: frozenset[Fluent]) -> frozenset[Fluent]:
        if touched not in self._closed:
            grown = set(touched)
            waiting = list(self._rules)
            while fired := [r for r in waiting if not grown.isdisjoint(r[1])]:
                waiting = [r for r in waiting if r not in fired]
                grown.update(w.fluent for rule, _ in fired for w in rule.event.writes)
            self._closed[touched] = frozenset(grown)
        return self._closed[touched]
