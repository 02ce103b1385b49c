"""The field's small files, each made for one rule: refused or read, and every valid plan of each case found.

By every engine, and by the reference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pasdedeux import sabre
from pasdedeux.diagnostics import Refused, Source
from pasdedeux.engine import find
from pasdedeux.model.limits import Limits
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.verdict import Found, Impossible, Soundness
from tests.shared.cases import limits_of, listed, vectors
from tests.shared.engines import every_plan


@pytest.fixture
def folder(shared: Path) -> Path:
    """Where the files lie."""
    return shared / "semantics" / "vectors"


def read(folder: Path, vector):
    """The world of a vector's file."""
    return sabre.read(Source(vector["file"], (folder / vector["file"]).read_text())).world


def plans(engine, world, case):
    """Every valid plan within the limits of a case: all of them, or the test fails."""
    found = every_plan(engine, world, limits_of(case))
    assert found.finished, limits_of(case)
    return found


def expected(case):
    """The number of valid plans of a case under the choices of the definition."""
    return case.get("our_count", case["count_by_definition"])


@pytest.mark.parametrize("vector", vectors(lambda v: v.get("load_error")))
def test_a_wrong_file_is_refused(folder, vector):
    """What is an error there is one here, with a place in that file and a message of ours."""
    with pytest.raises(Refused) as refused:
        read(folder, vector)
    for diagnostic in refused.value.diagnostics:
        assert diagnostic.code
        assert diagnostic.message not in vector.get("peer_message", "")
        assert diagnostic.span is not None
        assert diagnostic.span.source.name == vector["file"]


@pytest.mark.parametrize("vector", vectors(lambda v: v.get("must_load")))
def test_what_crashes_others_loads(folder, vector):
    """A file on which the field's planner crashes is read, begins, and can be searched."""
    world = read(folder, vector)
    assert Semantics(world).start.beliefs
    assert isinstance(find(world, limits=Limits(2, 2, 1), every=True), Found | Impossible)


@pytest.mark.parametrize("vector", vectors(lambda v: v.get("cases")))
def test_every_valid_plan_is_found(folder, vector, engine):
    """As many as the definition counts, each checked sound, in each case of limits."""
    world = read(folder, vector)
    for case in vector["cases"]:
        found = plans(engine, world, case)
        assert len(found.listed) == expected(case), (limits_of(case), found.listed)
        assert all(checked.answer is Soundness.SOUND for checked in found.checked), found.checked


@pytest.mark.parametrize("vector", vectors(lambda v: v.get("cases") and not v.get("quirk")))
def test_the_plans_are_those_listed(folder, vector, engine):
    """Where no quirk of the other planner is at work: the very plans, their worth, and how many reach the goal."""
    world = read(folder, vector)
    for case in vector["cases"]:
        found = plans(engine, world, case)
        assert found.listed == listed(case)
        assert sum(utility >= case["goal"] for _, utility in found.listed) == case["reaching_goal"]
