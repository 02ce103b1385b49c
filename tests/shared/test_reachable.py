"""The field's numbers of reachable epistemic states: what they count, and the one place where ours differs.

See docs/decisions/0011-reachable-states.md.
"""

from __future__ import annotations

import csv
from itertools import chain, islice, repeat

import pytest

from bench.reachable import counted
from pasdedeux.engine import which
from pasdedeux.engine.reach import reachable_states
from pasdedeux.model.drafts import Corrected
from pasdedeux.model.state import Draft, State
from pasdedeux.model.values import UNKNOWN, Entity
from tests.shared.problems import problem

FEW, MANY = 700, 8_000  # states that are counted in a fast run, and in a slow one

PROBLEMS = (
    "aladdin",
    "basketball",
    "bribery",
    "deerhunter",
    "fantasy",
    "hospital",
    "lovers",
    "macguffin",
    "raiders",
    "secretagent",
    "treasure",
)
EASY = {"native": 51_000, "python": FEW}  # states that an engine counts in a fast run
HARD = {"native": 10**9, "python": 4_000}  # and in a slow one: the native core to the last figure
DIFFERS_FROM = {"fantasy": 3}  # the first number of acts at which our count is not the field's

# Ours after 1, 2, ... acts, when nobody acts in states that are merely imagined.
REAL = {
    "treasure": (5, 7, 9, 9),
    "macguffin": (5, 8, 10, 10),
    "secretagent": (11, 27, 46, 64, 82, 104, 113, 123, 125),
    "raiders": (18, 47, 132, 353),
    "bribery": (10, 61, 282),
    "deerhunter": (26, 120, 455),
    "fantasy": (13, 101, 625),
    "basketball": (13, 142),
    "aladdin": (14, 159),
    "lovers": (34, 288),
    "hospital": (160,),
}


def counts(shared, name: str, acts: int, imagined: bool) -> tuple[int, ...]:
    """Our counts after 1, 2, ... acts; the last one stays when nothing new occurs."""
    found = list(islice(reachable_states(problem(shared / "bench" / f"{name}.txt"), imagined=imagined), acts + 1))
    return tuple(islice(chain(found, repeat(found[-1])), 1, acts + 1))


def published(shared, name: str) -> tuple[int, ...]:
    """The field's counts after 1, 2, ... acts."""
    rows = csv.DictReader((shared / "bench" / "reachable_states.csv").read_text().splitlines())
    row = next(row for row in rows if row["problem"] == name)
    return tuple(int(count) for column, count in row.items() if column != "problem" and count)


def equal_as_far_as(shared, name: str, most: int) -> None:
    """Our counts with imagined acts are the field's, as long as they are no more than ``most``."""
    theirs = published(shared, name)[: DIFFERS_FROM.get(name, 0) - 1 if name in DIFFERS_FROM else None]
    theirs = tuple(count for count in theirs if count <= most)
    assert theirs
    assert counts(shared, name, len(theirs), imagined=True) == theirs


def test_every_problem_of_the_file_is_here(shared):
    """No row of the file is left out."""
    rows = csv.DictReader((shared / "bench" / "reachable_states.csv").read_text().splitlines())
    assert sorted(row["problem"] for row in rows) == list(PROBLEMS)


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_field_counts_what_could_follow_in_imagined_states(shared, name):
    """With acts in every state that somebody imagines, the first counts are the field's."""
    equal_as_far_as(shared, name, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("name", PROBLEMS)
def test_the_field_counts_the_same_further_on(shared, name):
    """So are the next ones."""
    equal_as_far_as(shared, name, MANY)


def test_the_one_difference_stays_what_it_is(shared):
    """In fantasy 637 states after three acts by the definition, where the file says 631."""
    assert published(shared, "fantasy")[:3] == (13, 101, 631)
    assert counts(shared, "fantasy", 3, imagined=True) == (13, 101, 637)


@pytest.fixture
def unnoticed(monkeypatch):
    """The reading behind the file: a number that surprise makes unknown to somebody, they go on to think they know."""

    def find(self: Corrected, who: Entity) -> Draft | State:
        mind = self.base.believed(who)
        for path, fluent, value in self.corrections:
            lost = value is UNKNOWN and fluent.kind == "number"
            if who is self.owner and not lost:
                mind = self.step.corrected(mind, who, path, fluent, value)
            if path and who is path[0]:
                mind = self.step.corrected(mind, who, path[1:], fluent, value)
        return mind

    monkeypatch.setattr(Corrected, "_find", find)


@pytest.mark.parametrize("name", PROBLEMS)
def test_one_reading_gives_every_figure_of_the_file(shared, name, unnoticed):
    """With one change to the definition, fantasy's figures are the file's, and all others stay so."""
    most = 5 * FEW if name in DIFFERS_FROM else FEW
    theirs = tuple(count for count in published(shared, name) if count <= most)
    assert counts(shared, name, len(theirs), imagined=True) == theirs


@pytest.mark.slow
def test_one_reading_gives_the_last_figure_of_the_file(shared, unnoticed):
    """So it is to the sixth act."""
    assert counts(shared, "fantasy", 6, imagined=True) == published(shared, "fantasy")


@pytest.mark.parametrize("name", PROBLEMS)
def test_fewer_states_where_nobody_acts_in_imagination(shared, name):
    """Acts that really happen: ours are pinned, and no count is above that with imagined acts."""
    ours = counts(shared, name, len(REAL[name]), imagined=False)
    assert ours == REAL[name]
    assert all(real <= all_ for real, all_ in zip(ours, counts(shared, name, len(ours), imagined=True), strict=True))


def engine_equals(shared, name: str, engine: str, most: int) -> None:
    """An engine's counts are the field's as long as they are no more than ``most``; in fantasy, the reference's."""
    theirs = tuple(count for count in published(shared, name) if count <= most)
    world = problem(shared / "bench" / f"{name}.txt")
    ours = tuple(counted(world, engine, theirs, seconds=600, imagined=True))
    assert ours == (tuple(FANTASY[: len(theirs)]) if name == "fantasy" else theirs)


FANTASY = (13, 101, 637, 3585, 18588, 89506)  # by the definition; the file has 631, 3510, 18075 and 87051


@pytest.mark.parametrize("engine", which.ENGINES, indirect=True)
@pytest.mark.parametrize("name", PROBLEMS)
def test_engines_count_the_same(shared, name, engine):
    """The figures that are quickly counted, by each engine: states are whole, so that no depth is chosen."""
    engine_equals(shared, name, engine, EASY[engine])


@pytest.mark.slow
@pytest.mark.parametrize("engine", which.ENGINES, indirect=True)
@pytest.mark.parametrize("name", PROBLEMS)
def test_engines_count_all(shared, name, engine):
    """The native core counts to the last figure of each problem, 750744 states in one of them."""
    engine_equals(shared, name, engine, HARD[engine])
