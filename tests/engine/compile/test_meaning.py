"""A task means what its world does: made formulas again, it behaves like the reference in every way."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pasdedeux.model.evaluate import reader
from pasdedeux.model.ground import ground
from pasdedeux.model.possible import events_of
from pasdedeux.model.rules import RuleLoop
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.world import World
from tests.engine.compile.decompiled import Decompiled, states_around, twins
from tests.engine.compile.varied import varied
from tests.sabre.problems import SMALL, world
from tests.strategies import any_worlds

RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))


def outcome(semantics, state, event):
    """The state after an event, or why there is none."""
    try:
        return semantics.after(state, event)
    except (RuleLoop, ArithmeticError) as error:
        return type(error)


def compare(made: World, most: int) -> int:
    """Compare a world with its task in some states; how many events the task leaves out."""
    semantics = Semantics(made)
    try:
        states = states_around(semantics, events_of(made), 2, most)
    except (RuleLoop, ArithmeticError):
        return 0
    task = Decompiled(made, semantics)
    listed = events_of(made)
    kept = {event.signature for event in task.events}
    assert [e.signature for e in listed if e.signature in kept] == [e.signature for e in task.events]
    for state in states:
        assert not [e for e in listed if e.signature not in kept and e.possible(state)]
        for event, again in twins(task).values():
            assert event.possible(state) == again.possible(state)
            assert semantics.observers(state, event) == semantics.observers(state, again)
            if event.possible(state):
                assert outcome(semantics, state, event) is outcome(task.semantics, state, again)
        for owner, place in zip((*made.characters, None), task.compiled.task.wants, strict=True):
            if owner in made.utilities:
                assert reader(task.expr(place))(state) == reader(ground(made.utilities[owner].value, made))(state)
        task.compiled.graph(state)
    return len(listed) - len(kept)


@RELAXED
@given(any_worlds())
def test_a_task_behaves_like_its_world(random_world):
    """Of random worlds every event left out is impossible, and all others have the same outcome in every state."""
    compare(random_world, 30)


@RELAXED
@given(st.integers(0, 10**6))
def test_a_task_of_declarations_with_variables_behaves_like_its_world(seed):
    """So it is with variables, quantifiers, facts that never change, and comparisons of all kinds."""
    compare(varied(seed), 30)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 4000, 500))
def test_many_tasks_behave_like_their_worlds(first):
    """The same for thousands of worlds, of which some leave events out."""
    assert sum(compare(varied(seed), 40) for seed in range(first, first + 500)) > 100


@pytest.mark.parametrize("seed", [442, 484, 667])
def test_folding_keeps_what_surprise_corrects(seed):
    """These worlds tell a fold that keeps only whether a condition holds from one that keeps its literals."""
    compare(varied(seed), 40)


@pytest.mark.parametrize("text", SMALL)
def test_a_task_of_a_problem_file_behaves_like_its_world(text):
    """So it is with problem files."""
    compare(world(text), 60)
