"""Ground truth of the field: every state that a planner of others found on its way, beliefs included, and its worth."""

from __future__ import annotations

import csv

import pytest

from pasdedeux.model.semantics import Semantics
from pasdedeux.model.utilities import Utilities
from tests.shared.problems import as_written, belief_update, by_signature, problem


@pytest.mark.parametrize("name", ["macguffin", "treasure", "bribery", "raiders", "secretagent"])
def test_every_row_is_reproduced(shared, name):
    """State, utility and flag of each row: the plan is replayed in the mind that the row names."""
    world = problem(shared / "bench" / f"{name}.txt")
    semantics = Semantics(world)
    utilities = Utilities(semantics)
    events = by_signature(world)
    rows = list(csv.DictReader((shared / "bench" / "truth" / f"{name}.csv").read_text().splitlines()))
    assert rows
    for row in rows:
        minds = [world.by_name[who] for who in row["epistemic"].split("; ") if who]
        owner = minds[-1] if minds else None
        state = semantics.start.along(minds)
        worths = [utilities.of(state, owner)]
        for step in filter(None, row["plan"].split("; ")):
            event = events[step] if step in events else belief_update(world, step)
            assert event.possible(state), (row["plan"], step)
            state = semantics.after(state, event)
            worths.append(utilities.of(state, owner))
        assert as_written(world, state, row["state"]) == [], row["plan"]
        assert worths[-1] == float(row["utility"]), row["plan"]
        first, last = worths[0], worths[-1]
        assert first is not None
        assert last is not None
        assert (last > first) is (row["solution"] == "true"), row["plan"]
