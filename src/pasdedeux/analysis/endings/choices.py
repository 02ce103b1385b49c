"""Who would do what at the turns of an open ending: backward induction, in truth and in people's heads.

In truth, whoever moves last picks what is worth most to them, whoever moves before knows that, and so on. But
people do not act in truth. Each looks ahead from the state that they believe, imagines the others' turns there (who
look ahead from the states that they are thought to believe), and picks what is worth most in what they imagine.
Among equals the option declared first is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pasdedeux.analysis.endings.payoffs import DECLARED, Payoffs, Weights, better
from pasdedeux.model.event import Event
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.story import Choice
from pasdedeux.model.values import Entity


@dataclass(frozen=True, eq=False, slots=True)
class Course:
    """How the turns go: the option taken at each (None: nobody could do anything) and the state at the end."""

    taken: tuple[int | None, ...]
    end: State


class Choices:
    """The turns of one ending, solved for one set of weights."""

    def __init__(
        self, semantics: Semantics, turns: Sequence[Choice], payoffs: Payoffs, weights: Weights = DECLARED
    ) -> None:
        self.semantics, self.turns, self.payoffs, self.weights = semantics, tuple(turns), payoffs, weights
        self._courses: dict[tuple[State, int, bool], Course] = {}
        self.compared: dict[Entity, dict[State, None]] = {}

    def options(self, state: State, turn: int) -> tuple[int, ...]:
        """The options that are possible at a turn, by their places."""
        return tuple(i for i, event in enumerate(self.turns[turn].options) if event is None or event.possible(state))

    def considered(self, state: State, turn: int) -> tuple[int, ...]:
        """Those of them that whoever moves believes to be possible."""
        mind = state.believed(self.turns[turn].who)
        options = self.turns[turn].options
        return tuple(i for i in self.options(state, turn) if _possible(options[i], mind))

    def after(self, state: State, turn: int, option: int) -> State:
        """The state once an option is taken."""
        event = self.turns[turn].options[option]
        return state if event is None else self.semantics.after(state, event)

    def course(self, state: State, turn: int, *, believing: bool) -> Course:
        """How it goes on from a turn: as people decide by what they believe, or by the truth."""
        key = (state, turn, believing)
        found = self._courses.get(key)
        if found is None:
            found = self._courses[key] = self._course(state, turn, believing)
        return found

    def choice(self, state: State, turn: int, *, believing: bool) -> int | None:
        """What whoever moves takes at this turn; None where nothing is possible."""
        if not believing:
            return self._best(state, turn, self.options(state, turn), believing)
        mind = state.believed(self.turns[turn].who)
        return self._best(mind, turn, self.considered(state, turn), believing)

    def _course(self, state: State, turn: int, believing: bool) -> Course:
        if turn == len(self.turns):
            return Course((), state)
        option = self.choice(state, turn, believing=believing)
        after = state if option is None else self.after(state, turn, option)
        rest = self.course(after, turn + 1, believing=believing)
        return Course((option, *rest.taken), rest.end)

    def _best(self, state: State, turn: int, options: tuple[int, ...], believing: bool) -> int | None:
        """The option that leads to what is worth most to the mover, as seen from ``state``."""
        who = self.turns[turn].who
        best: int | None = None
        worth: float | None = None
        for option in options:
            end = self.course(self.after(state, turn, option), turn + 1, believing=believing).end
            self.compared.setdefault(who, {})[end] = None
            value = self.payoffs.worth(who, end, self.weights)
            if best is None or better(value, worth) or (worth is None and value is not None):
                best, worth = option, value
        return best


def _possible(event: Event | None, mind: State) -> bool:
    return event is None or event.possible(mind)
