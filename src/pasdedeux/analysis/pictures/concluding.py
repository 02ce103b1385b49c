"""Which rule wrote a belief: one whose condition held just before it did, and whose effect is what is believed now.

The state just before a rule is not kept: only those before and after the whole event are. It is taken to be the one
after, with the facts that the rule itself writes as they were before the event (the belief in question: or unknown,
since the event may have shaken it first). Where several rules could have done it, the first of them is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pasdedeux.analysis.minds.changes import Change
from pasdedeux.model.evaluate import Beliefs
from pasdedeux.model.event import Write
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Path
from pasdedeux.model.replay import Moment
from pasdedeux.model.ruled import Ruled
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.values import UNKNOWN, Entity, Value, same


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A state with some facts, in it or in the mind at the end of ``path``, as they were."""

    state: Beliefs
    were: Mapping[Fluent, Value]
    path: Path = ()

    @property
    def values(self) -> Mapping[Fluent, Value]:
        """The facts."""
        return self.state.values if self.path else {**self.state.values, **self.were}

    def believed(self, who: Entity) -> Beliefs:
        """What somebody believes."""
        mind = self.state.believed(who)
        return _Earlier(mind, self.were, self.path[1:]) if self.path[:1] == (who,) else mind


def concluded(semantics: Semantics, moment: Moment, who: Entity, change: Change) -> str | None:
    """The name of the first rule that can have made ``who`` believe so, in their mind or from outside of it.

    None where no rule says so.
    """
    inside = _Place((), moment.before.believed(who), moment.after.believed(who))
    outside = _Place((who,), moment.before, moment.after)
    for rule in semantics.rules:
        if any(place.makes(rule, change) for place in (inside, outside)):
            return rule.rule.name
    return None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a rule may have fired, before and after the event, and the way from there to the belief."""

    path: Path
    before: State
    after: State

    def makes(self, rule: Ruled, change: Change) -> bool:
        """Whether the rule can have written the new value."""
        if not all(self._ever(fluent, value) for fluent, value in rule.needs):
            return False
        written = [w for w in rule.event.writes if w.path == self.path and w.fluent is change.fluent]
        return bool(written) and any(
            rule.event.possible(base) and _comes_to(written, change.new, base) for base in self._bases(rule, change)
        )

    def _ever(self, fluent: Fluent, value: Value) -> bool:
        return same(self.before.value(fluent), value) or same(self.after.value(fluent), value)

    def _bases(self, rule: Ruled, change: Change) -> Iterator[_Earlier]:
        own = (w.fluent for w in rule.event.writes if w.path == self.path)
        were = {fluent: self.before.value(fluent, self.path) for fluent in own}
        for old in (change.old, UNKNOWN):
            yield _Earlier(self.after, {**were, change.fluent: old}, self.path)


def _comes_to(written: list[Write], value: Value, base: Beliefs) -> bool:
    return any(write.holds(base) and same(write.read(base), value) for write in written)
