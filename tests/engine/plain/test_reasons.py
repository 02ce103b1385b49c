"""Reasons and valid plans of the Python engine, against those of the model, on random small worlds."""

from __future__ import annotations

from math import inf

from hypothesis import assume, given
from hypothesis import strategies as st

from pasdedeux.engine.core import NoOutcome, Request
from pasdedeux.model.limits import Limits
from pasdedeux.model.reasons import NoOutcome as NoneThere
from pasdedeux.model.reasons import Reasons
from tests.engine.plain.sides import WITHOUT_MEANING, Sides
from tests.strategies import any_worlds

LIMITS = st.builds(Limits, st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))


def told(sides, explanation):
    """An explanation of the model in numbers."""
    if explanation is None:
        return None
    acts = tuple(sides.events.index(step.event) for step in explanation.steps)
    others = tuple(tuple(told(sides, reason) for reason in step.reasons) for step in explanation.steps)
    return acts, others, explanation.before, explanation.after


def retold(reason):
    """A reason of the engine in the same form."""
    if reason is None:
        return None
    others = tuple(tuple(map(retold, row)) for row in reason.others)
    return reason.events, others, reason.before, reason.after


@given(any_worlds(), st.lists(LIMITS, min_size=1, max_size=2))
def test_reasons_are_those_of_the_model(world, asked):
    """The same reasons to the last act and the last mind, whatever was asked before within other limits."""
    sides = Sides(world)
    for limits in asked:
        model = Reasons(sides.semantics, sides.events, limits)
        for place, event in enumerate(sides.events):
            for who in event.consents:
                try:
                    expected = told(sides, model.explain(sides.semantics.start, event, who))
                except (*WITHOUT_MEANING, NoneThere):
                    continue
                found = sides.core.reason(sides.core.start, place, who.number, limits)
                assert retold(found) == expected, (event, who)


@given(any_worlds(), LIMITS)
def test_all_plans_are_those_of_the_model(world, limits):
    """The same valid plans, worth the same, in the same order."""
    sides = Sides(world)
    model = Reasons(sides.semantics, sides.events, limits)
    try:
        expected = [
            (tuple(map(sides.events.index, plan.events)), plan.utility)
            for plan in model.author_plans(sides.semantics.start)
        ]
        answer = sides.core.search(Request(goal=-inf, limits=limits, strategy="all"))
    except (*WITHOUT_MEANING, NoneThere, NoOutcome):
        assume(False)
        raise
    assert [(plan.events, plan.utility) for plan in answer.plans] == expected
    assert answer.stopped_by == ""
