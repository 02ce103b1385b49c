"""Complete sets of valid plans, enumerated by others: every engine finds the same, as far as 60 seconds go."""

from __future__ import annotations

import pytest

from pasdedeux.model.verdict import Soundness
from tests.shared.cases import limits_of, listed, named, plan_cases
from tests.shared.engines import EVERYONE, every_plan
from tests.shared.problems import problem

SECONDS = 60

# Those that take a slow machine more than a few seconds, so that the fast run stays one.
LONG = {
    "native": {"aladdin.txt-4-3-1"},
    "python": {"bribery.txt-5-5-2", "fantasy.txt-5-3-2", "hospital.txt-4-3-2", "lovers.txt-5-5-1"},
    "reference": {
        "fantasy.txt-4-3-2",
        "fantasy.txt-5-3-2",
        "hospital.txt-4-3-2",
        "deerhunter.txt-6-5-1",
        "lovers.txt-5-5-1",
    },
}


def cases():
    """Every case with every engine."""
    return [
        pytest.param(*case.values, engine, id=f"{case.id}-{engine}", marks=case.marks)
        for engine, slow in LONG.items()
        for case in plan_cases(lambda case, slow=slow: named(case) in slow)  # type: ignore[misc]  # of its own round
    ]


def test_every_engine_is_asked():
    """No engine is forgotten."""
    assert set(LONG) == set(EVERYONE)


@pytest.mark.parametrize(("case", "engine"), cases(), indirect=["engine"])
def test_the_set_of_valid_plans_is_the_same(shared, case, engine):
    """Every listed plan with its worth and no other, each checked sound; an unfinished case is skipped aloud."""
    world = problem(shared / "bench" / case["problem"])
    plans = every_plan(engine, world, limits_of(case), SECONDS)
    expected = listed(case)
    assert len(expected) == case["count"]
    assert all(checked.answer is Soundness.SOUND for checked in plans.checked), plans.checked
    assert set(plans.listed) <= set(expected)
    if not plans.finished:
        pytest.skip(f"not reached in {SECONDS} s: {len(plans.listed)} of {len(expected)} plans")
    assert plans.listed == expected
