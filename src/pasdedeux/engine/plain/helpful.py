"""Which events may help whom at once: an act that touches nothing of what is wanted need not be tried last."""

from __future__ import annotations

from functools import cache

from pasdedeux.engine.plain.formulas import Formulas
from pasdedeux.engine.task import EventCode, Task

AUTHOR = -1


class Helpful:
    """The events of a task by whose wants they may touch: what they write, what they may correct in the minds of those
    whom they surprise, or who see at an open event who else is there, and what rules make of that.
    """

    def __init__(self, task: Task, formulas: Formulas) -> None:
        self._task = task
        self._fluents = cache(lambda place: frozenset(fluent for _, fluent in formulas.reads(place)))
        self._rules = [(self._fluents(rule.pre), frozenset(w.fluent for w in rule.writes)) for rule in task.rules]
        self._touched = cache(self._touching)
        self._helping: dict[int, frozenset[int]] = {}
        self._hopeless: dict[int, frozenset[int]] = {}

    def acts(self, owner: int) -> frozenset[int]:
        """The events that may change something of what is wanted."""
        found = self._helping.get(owner)
        if found is None:
            place = self._task.wants[owner]
            wanted = self._fluents(place) if place >= 0 else frozenset()
            found = frozenset(i for i, e in enumerate(self._task.events) if not wanted.isdisjoint(self._of(e)))
            self._helping[owner] = found
        return found

    def hopeless(self, owner: int) -> frozenset[int]:
        """The events in which somebody else takes part whom they can never help at once."""
        found = self._hopeless.get(owner)
        if found is None:
            found = self._hopeless[owner] = frozenset(
                i
                for i, event in enumerate(self._task.events)
                if any(i not in self.acts(who) for who in event.consents if who != owner)
            )
        return found

    def _of(self, event: EventCode) -> frozenset[int]:
        seen = [self._fluents(place) for sight in event.sights for place in (sight.shown, sight.hidden)]
        return self._touched(frozenset(w.fluent for w in event.writes).union(self._fluents(event.pre), *seen))

    def _touching(self, written: frozenset[int]) -> frozenset[int]:
        grown, waiting = set(written), self._rules
        while fired := [rule for rule in waiting if not grown.isdisjoint(rule[0])]:
            waiting = [rule for rule in waiting if grown.isdisjoint(rule[0])]
            for _, writes in fired:
                grown.update(writes)
        return frozenset(grown)
