"""Where the signs that split an expression stand."""

from __future__ import annotations

from bisect import bisect_left

from pasdedeux.model.formula import Comparison, Operator

# In the order in which they are tried.
COMPARISONS: tuple[Comparison, ...] = ("==", "!=", ">=", "<=", ">", "<")
OPERATORS: tuple[Operator, ...] = ("*", "/", "+", "-")
_SPLITTING = frozenset(("&", "|", "=", ":", ",", ";", "else", "elseif", *COMPARISONS, *OPERATORS))


class Signs:
    """The signs that stand between two brackets (or in a statement) outside any further bracket."""

    def __init__(self, words: list[str], partners: list[int], low: int, high: int) -> None:
        self._places: dict[str, list[int]] = {}
        at = low
        while at < high:
            word = words[at]
            if word in _SPLITTING:
                self._places.setdefault(word, []).append(at)
            at = max(at, partners[at]) + 1

    def first(self, sign: str, low: int, high: int) -> int | None:
        """The first place of a sign in a stretch."""
        places = self._places.get(sign)
        if places is None:
            return None
        index = bisect_left(places, low)
        return places[index] if index < len(places) and places[index] < high else None

    def all(self, sign: str, low: int, high: int) -> list[int]:
        """Every place of a sign in a stretch, in order."""
        places = self._places.get(sign)
        return places[bisect_left(places, low) : bisect_left(places, high)] if places else []

    def pieces(self, sign: str, low: int, high: int) -> list[tuple[int, int]]:
        """The stretches between the places of a sign: one where it does not occur."""
        places = self.all(sign, low, high)
        return list(zip([low, *(p + 1 for p in places)], [*places, high], strict=True))
