"""Which events of a story can bear upon a question at all: a slice of it, backwards from what is asked.

An event matters if it may write something that matters later, in reality or in anybody's mind; then all that it
reads matters before it: what makes it possible, what its effects depend on, and who notices it. Whoever is
surprised by an event takes its condition for so, which is a way of writing too. Minds are not told apart: that
would be sharper, and slower.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pasdedeux.model.event import Event
from pasdedeux.model.formula import Expr, Fluent
from pasdedeux.model.reads import fluents
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.story import Line


def relevant(semantics: Semantics, lines: Sequence[Line], question: Expr) -> tuple[Line, ...]:
    """Those of ``lines`` that can bear upon a ground formula read after the last of them, in order."""
    matters = _Matter(semantics, _read(question))
    kept = [line for line in reversed(lines) if matters.adds(line.event)]
    return tuple(reversed(kept))


class _Matter:
    """The facts that matter at some point of the story, growing as it is gone through backwards."""

    def __init__(self, semantics: Semantics, facts: Iterable[Fluent]) -> None:
        self._rules = [(_written(rule.event), _everything(rule.event)) for rule in semantics.rules]
        self._facts: set[Fluent] = set()
        self._grow(facts)

    def adds(self, event: Event) -> bool:
        """Whether the event may write what matters; if so, what it reads matters before."""
        if self._facts.isdisjoint(_written(event)):
            return False
        self._grow(_everything(event))
        return True

    def _grow(self, facts: Iterable[Fluent]) -> None:
        new = set(facts) - self._facts
        while new:
            self._facts |= new
            new = {
                f for written, read in self._rules if not self._facts.isdisjoint(written) for f in read
            } - self._facts


def _read(expr: Expr) -> set[Fluent]:
    return {fluent for _, fluent in fluents(expr)}


def _written(event: Event) -> set[Fluent]:
    return {write.fluent for write in event.writes} | _read(event.precondition)


def _everything(event: Event) -> set[Fluent]:
    found = _written(event)
    for write in event.writes:
        found |= _read(write.condition) | _read(write.value)
    for formula in event.observing_formula.values():
        found |= _read(formula)
    return found
