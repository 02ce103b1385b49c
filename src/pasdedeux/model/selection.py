"""Which of many conditions may hold in a state: those that find the one value there which they cannot do without.

The naive way asks every condition of every state. Most of them begin with somebody being somewhere, and fail at once,
but only after being asked. So they are filed under one such value each, the one by which the fewest are asked in vain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pasdedeux.model.formula import And, Compare, Const, Expr, Fluent
from pasdedeux.model.values import Value

Needed = tuple[Fluent, Value]


class Selection:
    """Conditions by their places in a list, to be narrowed down by the values of a state."""

    def __init__(self, conditions: Mapping[int, Expr]) -> None:
        self._file({place: tuple(needs_of(condition)) for place, condition in conditions.items()})

    @classmethod
    def by_needs(cls, needs: Mapping[int, tuple[Needed, ...]]) -> Selection:
        """A selection of conditions of which it is known already what they cannot do without."""
        made = cls({})
        made._file(needs)
        return made

    def _file(self, needs: Mapping[int, tuple[Needed, ...]]) -> None:
        self._always: list[int] = []
        self._filed: dict[Fluent, dict[Value, list[int]]] = {}
        variety = _variety(list(needs.values()))
        for place, needed in needs.items():
            if needed:
                fluent, value = max(needed, key=lambda need: variety[need[0]])
                self._filed.setdefault(fluent, {}).setdefault(value, []).append(place)
            else:
                self._always.append(place)

    def among(self, values: Mapping[Fluent, Value]) -> Iterator[int]:
        """The places of the conditions that may hold where the fluents have these values; the rest cannot."""
        yield from self._always
        for fluent, by_value in self._filed.items():
            yield from by_value.get(values.get(fluent, fluent.default), ())


def needs_of(condition: Expr) -> Iterator[Needed]:
    """The values without which a condition does not hold."""
    match condition:
        case And(parts):
            for part in parts:
                yield from needs_of(part)
        case Fluent():
            yield condition, True
        case Compare("==", Fluent() as fluent, Const(value)):
            yield fluent, value


def _variety(needs: Sequence[tuple[Needed, ...]]) -> dict[Fluent, int]:
    """For each fluent, how many different values are needed of it."""
    found: dict[Fluent, set[Value]] = {}
    for needed in needs:
        for fluent, value in needed:
            found.setdefault(fluent, set()).add(value)
    return {fluent: len(values) for fluent, values in found.items()}
