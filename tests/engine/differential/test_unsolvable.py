"""Impossible is said exactly where exhaustive search finds nothing: in worlds without one of their actions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pasdedeux.engine.compile import compile_world
from pasdedeux.engine.core import NoOutcome, Request
from pasdedeux.engine.which import make
from pasdedeux.model.limits import Limits
from pasdedeux.model.possible import events_of
from pasdedeux.model.reasons import Reasons
from pasdedeux.model.semantics import Semantics
from tests.engine.differential.both import WITHOUT_MEANING
from tests.shared.problems import problem
from tests.strategies import errand

LIMITS = Limits(3, 3, 2)
SEEDS = 120
# Files of the field: goal and limits that are reached, and small enough to search exhaustively without an action.
FILES = {
    "treasure": (1.0, Limits(4, 4, 3)),
    "macguffin": (1.0, Limits(4, 4, 2)),
    "bribery": (1.0, Limits(5, 5, 2)),
    "deerhunter": (1.0, Limits(4, 3, 1)),
    "secretagent": (1.0, Limits(8, 8, 1)),
    "raiders": (1.0, Limits(7, 4, 1)),
    "lovers": (1.0, Limits(3, 3, 1)),
    "basketball": (1.0, Limits(3, 2, 1)),
}


def reached(world, goal: float, limits: Limits) -> bool:
    """Whether there is a valid plan that reaches the goal, by exhaustive search in the reference."""
    semantics = Semantics(world)
    plans = Reasons(semantics, events_of(world), limits).author_plans(semantics.start)
    return any(plan.utility >= goal for plan in plans)


def found(engine: str, world, goal: float, limits: Limits) -> bool:
    """Whether an engine finds one; else it says that there is none, and nothing stopped it."""
    answer = make(engine, compile_world(world).task).search(Request(goal, limits))
    assert not answer.stopped_by
    return bool(answer.plans)


def without_one(world):
    """The world without each of its actions in turn."""
    for taken in world.actions:
        yield replace(world, actions=tuple(action for action in world.actions if action is not taken))


def test_small_worlds(engine) -> None:
    """Errands that can be done, without one of their actions: some of these cannot be done any more."""
    verdicts = []
    for seed in range(SEEDS):
        try:
            world = errand(seed)
            if not reached(world, 1.0, LIMITS):
                continue
            for less in without_one(world):
                expected = reached(less, 1.0, LIMITS)
                assert found(engine, less, 1.0, LIMITS) == expected, (seed, less.actions)
                verdicts.append(expected)
        except (*WITHOUT_MEANING, NoOutcome):
            continue
    assert verdicts.count(False) > 5
    assert verdicts.count(True) > 5


@pytest.mark.parametrize("name", FILES)
def test_files_of_the_field(shared, name, engine) -> None:
    """Problems of the field at small limits, without each of their actions in turn."""
    goal, limits = FILES[name]
    for less in without_one(problem(shared / "bench" / f"{name}.txt")):
        assert found(engine, less, goal, limits) == reached(less, goal, limits), [a.name for a in less.actions]
