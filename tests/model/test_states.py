"""States are kept once, also where it shows late that two drafts behave alike."""

from __future__ import annotations

from collections.abc import Mapping

from pasdedeux.model.state import State, Values
from pasdedeux.model.states import States
from pasdedeux.model.world import World
from tests.strategies import CAST, FACTS, SPOTS, TYPES

WORLD = World("w", TYPES, (*CAST[:2], *SPOTS), FACTS, ())
ANN, BEN = WORLD.characters
EMPTY, SOME = Values.of({}), Values.of({WORLD.fluent("p"): True})


class Drafted:
    """A draft whose beliefs are set by hand."""

    changed = None

    def __init__(self, values: Values) -> None:
        self.values = values
        self.minds: Mapping[object, object] = {}

    def believed(self, who):
        """What somebody believes."""
        return self.minds[who]

    def origin(self):
        """It was drafted from nothing."""
        return None, frozenset()


def drafted(values: Values, ann: object, ben: object) -> Drafted:
    """A draft with its beliefs; None stands for itself."""
    made = Drafted(values)
    made.minds = {ANN: made if ann is None else ann, BEN: made if ben is None else ben}
    return made


def one(states: States, draft: Drafted) -> State:
    """The state of a draft."""
    return states.settle(draft)[draft]


def pair(one: Values, other: Values) -> tuple[Drafted, Drafted]:
    """Two drafts that lead to each other only."""
    first, second = Drafted(one), Drafted(other)
    first.minds, second.minds = {ANN: second, BEN: second}, {ANN: first, BEN: first}
    return first, second


def test_drafts_that_lead_to_a_state_and_to_its_twin_are_alike() -> None:
    """Two who lead to each other: one of them to a state, the other to a draft that turns out to be that state."""
    for before in (False, True):  # whether the state that they are was there before
        states = States(WORLD.characters)
        known = one(states, drafted(SOME, None, None))
        if before:
            one(states, drafted(EMPTY, known, None))
        first, second = Drafted(EMPTY), Drafted(EMPTY)
        first.minds = {ANN: known, BEN: second}
        second.minds = {ANN: drafted(SOME, None, None), BEN: first}
        made = states.settle(first)
        assert made[first] is made[second]
        assert made[first].believed(BEN) is made[first]
        assert len(states) == 2


def test_a_group_is_known_from_any_of_its_members() -> None:
    """A pair that lead to each other, made once, and once more from the other side."""
    states = States(WORLD.characters)
    first, second = pair(EMPTY, SOME)
    made = states.settle(first)
    again, _ = pair(SOME, EMPTY)
    assert states.settle(again)[again] is made[second]
    assert len(states) == 2


def test_a_group_may_lead_to_the_very_states_that_it_is() -> None:
    """One of a pair is drafted anew, and leads to the other as it is."""
    states = States(WORLD.characters)
    first, second = pair(EMPTY, SOME)
    made = states.settle(first)
    assert one(states, drafted(EMPTY, made[second], made[second])) is made[first]
    assert len(states) == 2
