"""Sights: what those who notice an open event see of who else does, after `model.sight`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pasdedeux.engine.plain.acts import Act
from pasdedeux.engine.plain.formulas import View
from pasdedeux.engine.plain.literals import Literal, Literals


@dataclass(frozen=True, slots=True)
class Sight:
    """Whether ``who`` notices an open event, as everyone who notices it sees, in ``root``, where it happens."""

    act: Act
    who: int
    openly: bool
    needed: Literals
    root: View

    @property
    def literals(self) -> Iterable[Literal]:
        """What makes it so."""
        return self.needed(self.root)

    def agrees(self, mind: View) -> bool:
        """Whether a mind has the right idea of it. Whom it takes for an eavesdropper it goes on taking for one."""
        return self.act.notices(self.who, mind) == self.openly or self.act.listens(self.who, mind)


def sights(act: Act, root: View, witnesses: frozenset[int]) -> tuple[Sight, ...]:
    """Who is seen to notice the event, and who is seen not to."""
    return tuple(
        Sight(act, code.who, code.who in witnesses, act.showing(code, openly=code.who in witnesses), root)
        for code in act.code.sights
        if code.who in witnesses or not act.notices(code.who, root)
    )
