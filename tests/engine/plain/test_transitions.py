"""Every transition of the Python engine, against the reference, on random small worlds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.engine.core import AUTHOR, NoOutcome
from tests.engine.plain.sides import Sides
from tests.strategies import any_worlds

FEW = 8  # states of each layer that are gone on from


@given(any_worlds())
def test_states_are_those_of_the_reference(world):
    """Everything that can be believed after any events is what the reference says, at every depth, and a state of the
    reference is one state of the engine.
    """
    sides = Sides(world)
    core, number = sides.core, {sides.semantics.start: sides.core.start}
    layer = [sides.semantics.start]
    for _ in range(3):
        following = []
        for state in layer[:FEW]:
            for event in range(len(sides.events)):
                after = sides.after(state, event)
                if after is None:
                    with pytest.raises(NoOutcome):
                        core.after(number[state], event)
                    continue
                made = core.after(number[state], event)
                assert number.setdefault(after, made) == made
                assert not list(sides.differences(after, made))
                following.append(after)
        layer = following[::-1]


@given(any_worlds(), st.integers(0, 3))
def test_what_is_cut_off_makes_no_difference(world, depth):
    """A state cut off below the asked depth and the lookahead goes on as the whole state does: the same events are
    possible, and everything is worth the same, as deep as was asked.
    """
    sides = Sides(world)
    if sides.task.lookahead < 0:
        return
    core = sides.core
    layer = [(core.start, core.cut(core.start, depth + sides.task.lookahead))]
    for _ in range(3):
        following = []
        for whole, part in layer[:FEW]:
            for event in range(len(sides.events)):
                try:
                    pair = core.after(whole, event), core.after(part, event)
                except NoOutcome:
                    continue
                assert answers(sides, pair[0], depth) == answers(sides, pair[1], depth)
                following.append(pair)
        layer = following[::-1]


def answers(sides, number, depth):
    """What can be asked of a state, and of what is believed in it."""
    core = sides.core
    try:
        worth = [core.utility(number, owner) for owner in (AUTHOR, *range(sides.task.characters))]
        here = (core.possible(number), worth)
    except NoOutcome:
        here = ((), [])
    minds = range(sides.task.characters if depth else 0)
    return here, [answers(sides, core.believed(number, who), depth - 1) for who in minds]


@given(any_worlds())
def test_what_is_possible_and_what_it_is_worth(world):
    """The possible events and everybody's utility are those of the reference."""
    sides = Sides(world)
    layer = [(sides.semantics.start, sides.core.start)]
    for _ in range(2):
        following = []
        for state, number in layer[:FEW]:
            possible = sides.possible(state)
            assert possible is None or possible == sides.core.possible(number)
            for place, owner in enumerate(sides.owners):
                asked = AUTHOR if owner is None else place
                try:
                    worth = sides.utilities.of(state, owner)
                except ArithmeticError:
                    continue
                assert worth == sides.core.utility(number, asked)
            for event in possible or ():
                after = sides.after(state, event)
                if after is not None:
                    following.append((after, sides.core.after(number, event)))
        layer = following


@given(any_worlds())
def test_a_state_of_the_reference_has_one_number(world):
    """A state that is handed over has the number that the engine gave it when it came to it itself."""
    sides = Sides(world)
    for event in range(len(sides.events)):
        after = sides.after(sides.semantics.start, event)
        if after is not None:
            made = sides.core.after(sides.core.start, event)
            assert sides.core.state(sides.compiled.graph(after)) == made
