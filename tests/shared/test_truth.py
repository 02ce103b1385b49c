"""Ground truth of the field: every state that a planner of others found on its way, beliefs included, and its worth.

The reference is held against the files, and every engine against the reference, belief by belief to the last one.
"""

from __future__ import annotations

import csv

import pytest

from pasdedeux.engine import which
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.utilities import Utilities
from tests.engine.differential.both import Both, Reference
from tests.shared.problems import as_written, belief_update, by_signature, problem

NAMES = ["macguffin", "treasure", "bribery", "raiders", "secretagent"]


def rows_of(shared, name: str):
    """The rows of a file: there are some."""
    rows = list(csv.DictReader((shared / "bench" / "truth" / f"{name}.csv").read_text().splitlines()))
    assert rows
    return rows


def steps_of(row):
    """The plan of a row."""
    return [step for step in row["plan"].split("; ") if step]


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_reproduced(shared, name):
    """State, utility and flag of each row: the plan is replayed in the mind that the row names."""
    world = problem(shared / "bench" / f"{name}.txt")
    semantics = Semantics(world)
    utilities = Utilities(semantics)
    events = by_signature(world)
    for row in rows_of(shared, name):
        minds = [world.by_name[who] for who in row["epistemic"].split("; ") if who]
        owner = minds[-1] if minds else None
        state = semantics.start.along(minds)
        worths = [utilities.of(state, owner)]
        for step in steps_of(row):
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


@pytest.mark.parametrize("engine", which.ENGINES, indirect=True)
@pytest.mark.parametrize("name", NAMES)
def test_every_engine_goes_the_same_way(shared, name, engine):
    """Each row's plan, followed in the mind that the row names: values, beliefs, what is possible, worth."""
    world = problem(shared / "bench" / f"{name}.txt")
    rows, known = rows_of(shared, name), by_signature(world)
    updates = {step: belief_update(world, step) for row in rows for step in steps_of(row) if step not in known}
    reference = Reference(world, tuple(updates.values()))
    both = Both(reference, engine)
    listed = {event.signature: event for event in reference.listed}
    for row in rows:
        state = reference.start.along(world.by_name[who] for who in row["epistemic"].split("; ") if who)
        for step in steps_of(row):
            event = listed[updates[step].signature if step in updates else step]
            after = both.step(state, event)
            assert after is not None
            state = after
