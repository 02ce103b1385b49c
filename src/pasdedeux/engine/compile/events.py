"""The events of a task as those of the world: each is bound when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

from pasdedeux.engine.compile.facts import Code, Facts
from pasdedeux.engine.compile.patterns import Pattern
from pasdedeux.model.binding import bind
from pasdedeux.model.event import Event

T_co = TypeVar("T_co", covariant=True)


class Lazily(Sequence[T_co]):
    """A sequence whose members are made when they are asked for, each once."""

    def __init__(self, count: int, make: Callable[[int], T_co]) -> None:
        self._count, self._make = count, make
        self._made: dict[int, T_co] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> T_co: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T_co, ...]: ...

    def __getitem__(self, index: int | slice) -> T_co | tuple[T_co, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(self._count)))
        at = index + self._count if index < 0 else index
        if not 0 <= at < self._count:
            raise IndexError(index)
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]


def events(found: Sequence[tuple[Pattern, tuple[Code, ...]]], facts: Facts) -> Lazily[Event]:
    """The events of some instances of patterns: the same object each time."""

    def make(index: int) -> Event:
        pattern, codes = found[index]
        if pattern.event is not None:
            return pattern.event
        env = [*codes, *pattern.scope.layout.env[len(codes) :]]
        return bind(facts.world, pattern.source, tuple(facts.value(env[at]) for at in pattern.args))

    return Lazily(len(found), make)
