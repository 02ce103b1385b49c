"""Sight: what those who notice an open event see of who else does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pasdedeux.model.evaluate import Truth
from pasdedeux.model.reads import Literal, Literals
from pasdedeux.model.state import Draft, State


@dataclass(frozen=True, slots=True)
class Sight:
    """Whether one character notices an open event, as everyone who notices it sees, in ``root``, where it happens."""

    openly: bool
    notices: Truth
    secretly: Truth | None
    needed: Callable[[], Literals]  # made ready only for a mind that sees it otherwise
    root: State

    @property
    def literals(self) -> Iterable[Literal]:
        """What makes it so."""
        return self.needed()(self.root)

    def agrees(self, mind: Draft | State) -> bool:
        """Whether a mind has the right idea of it. Whom it takes for an eavesdropper it goes on taking for one."""
        return self.notices(mind) == self.openly or (self.secretly is not None and self.secretly(mind))
