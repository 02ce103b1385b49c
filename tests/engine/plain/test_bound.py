"""The bound: nothing is ever worth more than it says."""

from __future__ import annotations

from math import inf

from hypothesis import assume, given

from pasdedeux.engine.compile import compile_world
from pasdedeux.engine.core import AUTHOR, NoOutcome
from pasdedeux.engine.plain.bound import Bound
from pasdedeux.engine.plain.transitions import Transitions
from pasdedeux.engine.plain.worth import Worth
from tests.engine.plain.sides import Sides
from tests.sabre.problems import world as problem
from tests.strategies import any_worlds


def made(task):
    """The parts of an engine that a bound needs, and the bound."""
    work = Transitions(task)
    return work, Worth(task, work.formulas), Bound(task, work.formulas, work.events, work.rules.acts)


@given(any_worlds())
def test_no_state_is_worth_more_than_the_bound(world):
    """Whatever may be done in so many acts, the end is not worth more to anybody than the bound of the beginning."""
    sides = Sides(world)
    work, worth, bound = made(sides.task)
    start = work.state(sides.task.start)
    try:
        for owner in (AUTHOR, *range(sides.task.characters)):
            layer = {start: None}
            for acts in range(4):
                for node in layer:
                    value = worth.of(node, owner)
                    assert value is None or value <= bound.most(start.facts, owner, acts)
                    assert value is None or value <= bound.most(start.facts, owner, inf)
                layer = {
                    work.after(node, event): None
                    for node in layer
                    for event in work.among(node)
                    if owner == AUTHOR or work.events[event].consents
                }
    except NoOutcome:
        assume(False)


def test_the_bound_counts_acts():
    """Three things that each need the one before take three acts; what nothing brings about never comes."""
    text = """
    property step(): number; property first(): boolean; property second(): boolean; property third(): boolean;
    property never(): boolean;
    action one() { effect: first(); };
    action two() { precondition: first(); effect: second(); };
    action three() { precondition: second(); effect: third(); };
    action four() { precondition: never(); effect: step() = 9; };
    utility(): (if(third()) 1 else 0) + step();
    """
    task = compile_world(problem(text)).task
    work, _, bound = made(task)
    start = work.state(task.start)
    assert [bound.most(start.facts, AUTHOR, acts) for acts in (0, 1, 2, 3, 4, inf)] == [0, 0, 0, 1, 1, 1]


def test_a_number_that_grows_for_ever_has_no_bound():
    """What each act adds to counts up to so many acts; of any number of acts nothing is known."""
    text = """
    property n(): number;
    action more() { effect: n() = n() + 2; };
    utility(): n();
    """
    task = compile_world(problem(text)).task
    work, _, bound = made(task)
    start = work.state(task.start)
    assert [bound.most(start.facts, AUTHOR, acts) for acts in (0, 1, 5)] == [0, 2, 10]
    assert bound.most(start.facts, AUTHOR, inf) == inf
