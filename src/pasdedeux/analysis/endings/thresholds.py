"""On what a choice turns: how much a line of somebody's wants may weigh before they choose otherwise.

The choice can only change where two outcomes are worth the same to the one who chooses, so only there need it be
looked at: for every line of wants, the weights at which some two of the compared outcomes are equal cut the numbers
into stretches, and in each stretch the choice is one and the same. The stretches beside the declared weight are
tried outwards until it changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from pasdedeux.analysis.endings.choices import Choices
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity
from pasdedeux.model.world import Want

CLOSE = 1e-9  # weights nearer to each other than this are one


@dataclass(frozen=True, eq=False, slots=True)
class Threshold:
    """Beyond ``weight`` ("above" or "below") of this line of wants the choice at ``turn`` becomes ``option``.

    ``by_belief``: it is the choice that they make by what they believe, not the one that were best in truth.
    """

    who: Entity
    turn: int
    line: int
    want: Want
    direction: str
    weight: float
    option: int
    by_belief: bool


def thresholds(choices: Choices, state: State, turn: int, *, believing: bool) -> Iterator[Threshold]:
    """Where the choice at a turn flips, for each line of wants of whoever moves, upwards and downwards."""
    search = _Search(choices, state, turn, believing)
    for line, want in enumerate(choices.payoffs.wants(search.who)):
        for direction in ("above", "below"):
            found = search.flip(line, want, direction)
            if found is not None:
                weight, option = found
                yield Threshold(search.who, turn, line, want, direction, weight, option, believing)


class _Search:
    def __init__(self, choices: Choices, state: State, turn: int, believing: bool) -> None:
        self.choices, self.state, self.turn, self.believing = choices, state, turn, believing
        self.who = choices.turns[turn].who
        self.now = choices.choice(state, turn, believing=believing)
        self.outcomes = dict(choices.compared.get(self.who, {}))

    def flip(self, line: int, want: Want, direction: str) -> tuple[float, int] | None:
        """The nearest weight beyond which another option is taken, and that option."""
        while True:
            known = len(self.outcomes)
            step = 1.0 if direction == "above" else -1.0
            found = self._first_flip(line, self._cuts(line, want, step), step)
            if len(self.outcomes) == known:  # trying other weights has shown no outcome that was not compared before
                return found

    def _first_flip(self, line: int, cuts: list[float], step: float) -> tuple[float, int] | None:
        for at, cut in enumerate(cuts):
            beyond = (cut + cuts[at + 1]) / 2 if at + 1 < len(cuts) else cut + step
            option = self._choice(line, beyond)
            if option is not None and option != self.now:
                return cut, option
        return None

    def _cuts(self, line: int, want: Want, step: float) -> list[float]:
        """The weights at which two outcomes are worth the same, on one side of the declared weight, nearest first."""
        weights = []
        for one, other in combinations(self.outcomes, 2):
            equal = self._equal(line, want, one, other)
            if equal is not None and (equal - want.weight) * step >= -CLOSE:
                weights.append(equal)
        weights.sort(reverse=step < 0)
        return [w for i, w in enumerate(weights) if i == 0 or abs(w - weights[i - 1]) > CLOSE]

    def _equal(self, line: int, want: Want, one: State, other: State) -> float | None:
        payoffs, who = self.choices.payoffs, self.who
        first, second = payoffs.worth(who, one), payoffs.worth(who, other)
        difference = payoffs.amount(who, line, one) - payoffs.amount(who, line, other)
        if first is None or second is None or difference == 0.0:
            return None
        return want.weight + (second - first) / difference

    def _choice(self, line: int, weight: float) -> int | None:
        other = Choices(self.choices.semantics, self.choices.turns, self.choices.payoffs, {(self.who, line): weight})
        option = other.choice(self.state, self.turn, believing=self.believing)
        self.outcomes.update(other.compared.get(self.who, {}))
        return option
