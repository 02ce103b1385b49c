"""Conditions of which it is known that they always hold, where more matters than that.

Of a condition whose mind may be corrected each clause that really holds counts. So what stands beside something that is
always so must not be dropped as it would be beside a plain "true", which has no literals at all.
"""

from __future__ import annotations

from collections.abc import Iterable

from pasdedeux.engine.compile.formulas import Formulas

SETTLED = -1  # in place of a formula that is not true by itself, but is so in every state that there can be


class Settling:
    """Puts formulas together some of which may be SETTLED."""

    def __init__(self, formulas: Formulas) -> None:
        self._formulas = formulas

    def settled(self, place: int) -> int:
        """A formula that was folded by what is known."""
        return SETTLED if place == self._formulas.true else place

    def every(self, parts: Iterable[int]) -> int:
        """All of the parts; those behind one that never holds are not asked for."""
        kept: list[int] = []
        for part in parts:
            if part == self._formulas.false:
                return part
            kept.append(part)
        joined = self._formulas.conjunction(part for part in kept if part != SETTLED)
        return SETTLED if joined == self._formulas.true and SETTLED in kept else joined

    def some(self, parts: Iterable[int]) -> int:
        """One of the parts. Surprise corrects every clause that really holds: all beside SETTLED is kept."""
        formulas, kept = self._formulas, []
        for part in parts:
            if part == formulas.true:
                return part
            kept.append(part)
        rest = [part for part in kept if part not in (SETTLED, formulas.false)]
        if SETTLED not in kept:
            return formulas.disjunction(rest)
        return formulas.disjunction((formulas.true, *rest), whole=True) if rest else SETTLED
