"""A state: the values of the facts, and for every character another state, the one that they believe.

The nesting has no end, but only finitely many different states occur in it: it is a finite graph with cycles (whoever
is right about everything believes the very state they are in). The collection in `states.py` keeps one object for
each state that behaves alike at every depth, so states are equal exactly if they are the same object.

The naive way cuts the nesting off at some depth. That is wrong as soon as a condition looks into beliefs: each event
then carries the error one level up. So the graph is kept whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from pasdedeux.model.formula import Fluent
from pasdedeux.model.values import Entity, Value, same


class Values(dict[Fluent, Value]):
    """The fluents that differ from their defaults. Never changed once it belongs to a state.

    The hash is the exclusive or of the entries' hashes, so that a changed copy costs only its changes.
    """

    __slots__ = ("signature",)
    signature: int

    @staticmethod
    def of(entries: Mapping[Fluent, Value]) -> Values:
        """Values from a mapping; entries that are the default are dropped."""
        made = Values()
        made.signature = 0
        made._write(entries)
        return made

    def with_changes(self, changes: Mapping[Fluent, Value]) -> Values:
        """A copy with some fluents at other values; itself where nothing would change."""
        for fluent, value in changes.items():
            if not same(self.get(fluent, fluent.default), value):
                made = Values(self)
                made.signature = self.signature
                made._write(changes)
                return made
        return self

    def _write(self, changes: Mapping[Fluent, Value]) -> None:
        for fluent, value in changes.items():
            if fluent in self:
                self.signature ^= hash((fluent, self.pop(fluent)))
            if not same(value, fluent.default):
                self[fluent] = value
                self.signature ^= hash((fluent, value))

    def __hash__(self) -> int:  # type: ignore[override]
        return self.signature

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Values) and self.signature == other.signature and dict.__eq__(self, other)
        )

    def __ne__(self, other: object) -> bool:
        return not self == other


class State:
    """One state, the only one of its kind in its `States`. Read it with `value`, `believed` and compiled formulas."""

    __slots__ = ("beliefs", "number", "peers", "values")

    def __init__(self, values: Values, number: int) -> None:
        self.values = values
        self.number = number
        # Filled once by the `States` that makes the state: in a cycle, each must be there before the other.
        self.beliefs: tuple[State, ...] = ()  # what each character believes, in the world's order
        self.peers: Mapping[Values, Sequence[State]] = {}  # those that lead back here, itself included, by their values

    def believed(self, who: Entity) -> State:
        """The state that ``who`` believes."""
        return self.beliefs[who.number]

    def along(self, path: Iterable[Entity]) -> State:
        """The state that path[0] believes that path[1] believes ..."""
        state = self
        for who in path:
            state = state.believed(who)
        return state

    def value(self, fluent: Fluent, path: Iterable[Entity] = ()) -> Value:
        """The value of a fluent, here or in somebody's mind."""
        return self.along(path).values.get(fluent, fluent.default)

    def reachable(self) -> Iterator[State]:
        """This state and every state that somebody believes, or is believed to believe, breadth first."""
        seen, todo = {self}, [self]
        for state in todo:
            yield state
            for inner in state.beliefs:
                if inner not in seen:
                    seen.add(inner)
                    todo.append(inner)

    def __repr__(self) -> str:
        return f"<state {self.number}: {len(self.values)} facts>"


class Draft(Protocol):
    """A state in the making: it answers like a state, and may be part of a cycle."""

    @property
    def values(self) -> Values:
        """The fluents that differ from their defaults."""

    @property
    def changed(self) -> frozenset[Fluent] | None:
        """What may differ from the settled state that this was drafted from; None where there was none."""

    def believed(self, who: Entity, /) -> Draft | State:
        """What ``who`` believes."""

    def origin(self) -> tuple[State | None, frozenset[Entity]]:
        """The settled state that this was drafted from, and those whose beliefs may differ from it."""
