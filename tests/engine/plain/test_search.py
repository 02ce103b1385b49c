"""Searches of the Python engine: what is found, what is proven, and what stops them."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pasdedeux.engine.compile import compile_world
from pasdedeux.engine.core import NoOutcome, Request
from pasdedeux.engine.plain import PlainCore
from pasdedeux.model.limits import Limits
from tests.engine.plain.sides import Sides
from tests.sabre.problems import world as problem
from tests.strategies import any_worlds

LIMITS = st.builds(Limits, st.integers(0, 3), st.integers(0, 2), st.integers(0, 2))

# A lamp that counts for ever, so that there is always one more state.
COUNTER = """
property n(): number;
action more() { precondition: n() >= 0; effect: n() = n() + 1; };
utility(): if(n() > 100000) 1 else 0;
"""


@pytest.fixture
def counter() -> PlainCore:
    """A world without end."""
    return PlainCore(compile_world(problem(COUNTER)).task)


@given(any_worlds(), LIMITS, st.sampled_from(["breadth", "both"]))
def test_one_plan_is_found_exactly_where_there_is_a_valid_one(world, limits, strategy):
    """A plan is found if and only if there is a valid one; what was found at the full limits is one of them, breadth
    first one of the shortest.
    """
    core = Sides(world).core
    try:
        for goal in (1.0, 2.0):
            every = {plan.events: plan for plan in core.search(Request(goal, limits, "all")).plans}
            known = Request(goal, limits, strategy, accept=one_of(every))
            found = core.search(known).plans
            assert bool(found) == bool(every)
            if strategy == "breadth":
                assert [every[plan.events] for plan in found] == list(found)
                assert [len(plan.events) for plan in found] == [len(events) for events in every][:1]
    except NoOutcome:
        assume(False)


def one_of(plans):
    """Accepts a plan that is one of these."""
    return lambda plan: plan.events in plans


@given(any_worlds(), LIMITS)
def test_the_best_plan_is_worth_the_most(world, limits):
    """The best plan is worth as much as the best of all valid plans."""
    core = Sides(world).core
    try:
        every = core.search(Request(-math.inf, limits, "all")).plans
        best = core.search(Request(-math.inf, limits, "best"))
    except NoOutcome:
        assume(False)
        raise
    assert [plan.utility for plan in best.plans] == sorted(plan.utility for plan in every)[-1:]


@given(any_worlds(), LIMITS, st.integers(1, 3))
def test_so_many_plans_and_no_more(world, limits, most):
    """Asked for a few plans, the first of all are given."""
    core = Sides(world).core
    try:
        every = core.search(Request(-math.inf, limits, "all")).plans
        some = core.search(Request(-math.inf, limits, "all", most=most))
    except NoOutcome:
        assume(False)
        raise
    assert some.plans == every[:most]
    assert some.stopped_by == ("number" if len(every) > most else "")


@pytest.mark.parametrize(
    ("limit", "cause"), [({"states": 500}, "states"), ({"seconds": 0.05}, "time"), ({"bytes": 3_000_000}, "memory")]
)
def test_limits_stop_a_search(counter, limit, cause):
    """A search without end stops at its limit, and says at which; it goes on where it stopped when asked again."""
    answer = counter.search(Request(1.0, Limits(), "breadth", **limit))
    assert (answer.plans, answer.stopped_by) == ((), cause)
    before = counter.progress().states
    if cause == "time":
        assert counter.search(Request(1.0, Limits(), "breadth", states=2 * before)).stopped_by == "states"
    assert counter.progress().bytes > 0


def test_an_interruption_ends_it_with_what_is_known(counter):
    """Whoever interrupts a search, from outside or by what they answer, gets what is known so far."""

    def interrupt(progress):
        raise KeyboardInterrupt

    for watch in (interrupt, lambda progress: False):
        answer = counter.search(Request(1.0, Limits(), "breadth", seconds=20, progress=watch))
        assert answer.stopped_by == "interruption"


def test_stopped_plans_are_looked_for_again():
    """What a search had found when it was stopped is no complete answer to the next one."""
    text = """
    type character_; property n(): number; entity A : character;
    action more(c : character) { precondition: n() < 9; effect: n() = n() + 1; consenting: c; };
    utility(): n(); utility(A): if(n() == 9) 1 else 0;
    """
    task = compile_world(problem(text.replace("type character_; ", ""))).task
    fresh = PlainCore(task).search(Request(9.0, Limits(9, 9, 1), "all"))
    core = PlainCore(task)
    stops = 0
    for states in range(1, 40):
        stops += core.search(Request(9.0, Limits(9, 9, 1), "all", states=states)).stopped_by == "states"
    assert core.search(Request(9.0, Limits(9, 9, 1), "all")) == fresh
    assert len(fresh.plans) == 1
