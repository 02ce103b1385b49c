"""How somebody stands to a matter at one moment: five cases, told apart by what they hold and what is so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from pasdedeux.model.values import UNKNOWN, Value, same, show

Standing = Literal["knows", "mistaken", "believes", "unaware", "unknown"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)


def standing(held: Value, truth: Value) -> Standing:
    """How whoever holds ``held`` stands to what is ``truth``.

    **knows** it; is **mistaken**; **believes** something where nothing is settled; is **unaware** of what is so;
    and **unknown**: it is open, and they have no view of it either.
    """
    if held is UNKNOWN:
        return "unknown" if truth is UNKNOWN else "unaware"
    if truth is UNKNOWN:
        return "believes"
    return "knows" if same(held, truth) else "mistaken"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From column ``begin`` up to, and without, column ``end`` somebody holds ``held``, and stands so to the matter.

    ``standing`` is None where it is said of reality itself.
    """

    begin: int
    end: int
    held: Value
    standing: Standing | None

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        about = {} if self.standing is None else {"standing": self.standing}
        return {"from": self.begin, "until": self.end, "value": show(self.held), **about}


def stretches(held: Sequence[Value], truth: Sequence[Value] | None) -> tuple[Stretch, ...]:
    """The values of all columns as stretches; those of reality itself, where there is no ``truth`` beside them."""
    found: list[Stretch] = []
    for column, value in enumerate(held):
        now = None if truth is None else standing(value, truth[column])
        last = found[-1] if found else None
        if last is not None and same(last.held, value) and last.standing == now:
            found[-1] = Stretch(last.begin, column + 1, value, now)
        else:
            found.append(Stretch(column, column + 1, value, now))
    return tuple(found)
