"""How far a search may look. The three limits count differently: see semantics.md, section 9."""

from __future__ import annotations

from dataclasses import dataclass

UNLIMITED = -1


@dataclass(frozen=True, slots=True)
class Limits:
    """``author``: acts in the author's plan. ``character``: acts in an imagined plan, the explained one included,
    counted on through plans imagined within plans. ``epistemic``: how many minds deep plans of several acts are
    imagined; one mind deeper, only acts that help at once. -1 is no limit; 0 of ``author`` is no plan at all.
    """

    author: int = UNLIMITED
    character: int = UNLIMITED
    epistemic: int = UNLIMITED

    def longest(self, minds: int, position: int) -> int:
        """How many acts a plan may have that is imagined ``minds`` deep and begins at ``position`` (-1: any number).

        The plan of one act is always allowed.
        """
        if self.epistemic != UNLIMITED and minds > self.epistemic:
            return 1
        if self.character == UNLIMITED:
            return UNLIMITED
        return max(1, self.character - position + 1)


NO_LIMITS = Limits()
