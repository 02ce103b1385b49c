"""Ground formulas are kept once, and their tests keep answers: neither changes what holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.model.evaluate import Known, truth
from pasdedeux.model.formula import And, Believes, Compare, Const, Named, Not, Or, Var
from pasdedeux.model.ground import ground
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.world import World
from tests.model.test_semantics import begun, walk
from tests.strategies import CAST, FACTS, SPOTS, TYPES, any_worlds, conditions

HERE = Compare("==", Named("at", (Var("o"),)), Const(SPOTS[0]))


def world() -> World:
    """Nothing happens in it."""
    return World("w", TYPES, (*CAST, *SPOTS), FACTS, ())


def test_what_is_the_same_is_one_object():
    """Two declarations that come to the same, and what one of them says twice."""
    made = world()
    one = ground(And((HERE, Not(Named("p")))), made, {"o": CAST[0]})
    again = Compare("==", Named("at", (Var("who"),)), Const(SPOTS[0]))
    assert ground(And((again, Not(Named("p")))), made, {"who": CAST[0]}) is one
    assert ground(And((HERE, Not(Named("p")), again)), made, {"o": CAST[0], "who": CAST[0]}) is one
    assert ground(Or((HERE, Not(Named("p")))), made, {"o": CAST[0]}) is not one
    assert ground(And((HERE, Not(Named("p")))), made, {"o": CAST[1]}) is not one
    assert ground(Believes(Const(CAST[1]), HERE), made, {"o": CAST[0]}) is not ground(HERE, made, {"o": CAST[0]})


def test_numbers_and_truth_values_stay_apart():
    """1 is not true, though Python takes them for equals."""
    made = world()
    number, sure = (ground(Compare("==", Named("n"), Const(v)), made) for v in (1.0, True))
    assert number is not sure
    assert isinstance(number, Compare)
    assert number.right == Const(1.0)
    assert isinstance(sure, Compare)
    assert sure.right == Const(True)


@given(any_worlds(), st.data())
def test_kept_answers_are_those_that_are_worked_out_anew(world, data):
    """Of many conditions, in the states of a walk, asked in any order."""
    semantics: Semantics = begun(world)
    asked = [ground(c, world) for c in data.draw(st.lists(conditions(2), min_size=1, max_size=6))]
    asked += [And(tuple(asked)), Or(tuple(asked))]
    known: Known = {}
    for _, _, following in walk(semantics, data):
        for state in following.reachable():
            for formula in asked:
                assert truth(formula, known)(state) is truth(formula)(state), formula
