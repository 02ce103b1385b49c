"""The field's small files through the Python engine: every valid plan of each case."""

from __future__ import annotations

from math import inf

import pytest

from pasdedeux import sabre
from pasdedeux.diagnostics import Source
from pasdedeux.engine.compile import compile_world
from pasdedeux.engine.core import Request
from pasdedeux.engine.plain import PlainCore
from tests.shared.cases import limits_of, listed, plan_cases, vectors
from tests.shared.problems import problem


def plans(world, case, seconds=None):
    """The names and worth of all valid plans, and what stopped the search."""
    compiled = compile_world(world)
    request = Request(-inf, limits_of(case), "all", seconds=seconds)
    answer = PlainCore(compiled.task).search(request)
    found = [(tuple(compiled.events[e].signature for e in plan.events), plan.utility) for plan in answer.plans]
    return sorted(found), answer.stopped_by


@pytest.mark.parametrize("vector", vectors(lambda v: v.get("cases")))
def test_every_valid_plan_of_every_case(shared, vector):
    """As many valid plans as the definition has."""
    path = shared / "semantics" / "vectors" / vector["file"]
    for case in vector["cases"]:
        world = sabre.read(Source(path.name, path.read_text())).world
        found, stopped = plans(world, case)
        assert not stopped
        assert len(found) == case.get("our_count", case["count_by_definition"]), limits_of(case)


@pytest.mark.parametrize("case", plan_cases(slow=lambda case: case["author_limit"] > 4))
def test_the_set_of_valid_plans_is_the_same(shared, case):
    """Every listed plan with its worth, and no other."""
    found, stopped = plans(problem(shared / "bench" / case["problem"]), case, seconds=60)
    if stopped:
        pytest.skip(f"not reached in 60 s: {len(found)} plans")
    assert found == listed(case)
