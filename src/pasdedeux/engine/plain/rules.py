"""Rules: the first one that fires, found among hundreds by what it needs of values here and in each mind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pasdedeux.engine.plain.acts import Act
from pasdedeux.engine.plain.facts import Facts
from pasdedeux.engine.plain.formulas import Formulas
from pasdedeux.engine.plain.sieve import Sieve, places
from pasdedeux.engine.task import FormulaCode


class Minded(Protocol):
    """A state whose facts are kept."""

    @property
    def facts(self) -> Facts:
        """Its facts."""

    @property
    def values(self) -> int:
        """Its packed values."""

    def believed(self, who: int, /) -> Minded | None:
        """What somebody believes."""


class Rules:
    """The rules of a task, in order. ``watching`` has, for each character, the rules that look into their mind."""

    def __init__(self, acts: Sequence[Act], formulas: Formulas, characters: int) -> None:
        self.acts = acts
        own: list[list[int]] = [[] for _ in acts]
        minds: list[list[list[int]]] = [[[] for _ in acts] for _ in range(characters)]
        self.other = 0  # rules with a part that is neither about values here nor about one mind: asked one by one
        self.deep = 0  # those of them that look into minds within minds
        inner = _Inner(formulas)
        for place, act in enumerate(acts):
            for part in formulas.parts(act.code.pre):
                paths = formulas.paths(part)
                who = next(iter(paths))[0] if len(paths) == 1 and len(next(iter(paths))) == 1 else None
                if not any(paths):
                    own[place].append(part)
                elif who is not None:
                    minds[who][place].append(inner.of(part))
                else:
                    self.other |= 1 << place
                    self.deep |= any(len(path) > 1 for path in paths) << place
        self._own = Sieve(formulas, own)
        self._minds = [Sieve(formulas, said) for said in minds]
        self.watching = [sum(1 << place for place, said in enumerate(rows) if said) for rows in minds]

    def here(self, facts: Facts) -> int:
        """The rules whose conditions on values hold here."""
        found = facts.rules
        if found < 0:
            found = facts.rules = self._own.holding(facts.values)
        return found

    def there(self, who: int, facts: Facts) -> int:
        """The rules whose conditions on what somebody believes hold if they believe this."""
        found = facts.minds.get(who)
        if found is None:
            found = facts.minds[who] = self._minds[who].holding(facts.values)
        return found

    def first(self, state: Minded) -> Act | None:
        """The first rule whose condition holds in a state."""
        left = self._seen(self.here(state.facts), state)
        for place in places(left):
            if not self.other >> place & 1 or self.acts[place].holds(state):
                return self.acts[place]
        return None

    def fires(self, left: int, state: Minded) -> bool:
        """Whether one of some rules holds, or may hold, in a state that is known one mind deep only."""
        left = self._seen(left, state)
        if left & (~self.other | self.deep):
            return True
        return any(self.acts[place].holds(state) for place in places(left))

    def _seen(self, left: int, state: Minded) -> int:
        """Those of some rules whose conditions on single minds hold."""
        for who, watching in enumerate(self.watching):
            if left & watching:
                mind = state.believed(who)
                left &= ~watching if mind is None else self.there(who, mind.facts)
        return left


class _Inner:
    """Conditions about one mind, as what must hold in that mind."""

    def __init__(self, formulas: Formulas) -> None:
        self._formulas = formulas
        self._known: dict[int, int] = {}

    def of(self, place: int) -> int:
        """The place of the formula that is read in the mind."""
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = self._formulas.added(self._stripped(self._formulas.table[place]))
        return found

    def _stripped(self, row: FormulaCode) -> FormulaCode:
        if row[0] == "believes":
            return self._formulas.table[int(row[2])]
        if row[0] in ("value", "number"):
            return row
        return (row[0], *(self.of(int(place)) for place in row[1:]))
