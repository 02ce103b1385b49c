"""Two revisions side by side."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.compare import Pair
from bench.instance import Instance, Limits
from bench.measured import Measured
from bench.outcome import Outcome
from tests.bench.harness import PROBLEMS, bench, rows

ONE = Instance("it", Path("it.txt"), 1, Limits(1, 1, 1))
RUN = Outcome(1.0, 100.0, "found", "sound", ("a()",), 0.5, 10, 20)


def runs(*seconds: float, **changes) -> Measured:
    """Runs that took so long."""
    return Measured(ONE, tuple(replace(RUN, seconds=s, **changes) for s in seconds))


def test_a_ratio_below_one_is_faster() -> None:
    """B by A, of the medians."""
    assert Pair(runs(2, 2.2, 9), runs(1, 1.1, 0.9)).whole == pytest.approx(1 / 2.2)


def test_what_overlaps_may_be_noise() -> None:
    """Only ranges that have nothing in common are told apart."""
    assert Pair(runs(2, 2.2), runs(2.1, 2.3)).overlaps
    assert not Pair(runs(2, 2.2), runs(2.3, 2.5)).overlaps


@pytest.mark.parametrize(
    ("changes", "differs"),
    [
        ({}, False),
        ({"plan": ("b()", "c()"), "states": 3}, False),
        ({"verdict": "unknown", "plan": (), "checked": ""}, False),
        ({"verdict": "impossible", "plan": (), "checked": ""}, True),
        ({"checked": "unsound"}, True),
    ],
)
def test_other_answers_are_told_from_other_ways(changes, differs) -> None:
    """Another plan or none in time is no contradiction; another verdict, or another answer of the checker, is."""
    assert Pair(runs(1), runs(1, **changes)).differs is differs


@pytest.mark.slow
def test_a_revision_is_compared_with_itself(root, tmp_path) -> None:
    """Installed by itself from git, and of the same answers as itself."""
    if not (root / ".git").exists():
        pytest.skip("no repository to take a revision from")
    out = tmp_path / "out.json"
    done = bench("compare", "HEAD", "HEAD", PROBLEMS, "--only", "bread", "--runs", 2, "--out", out)
    assert done.returncode == 0, done.stdout + done.stderr
    (row,) = rows(done.stdout)
    assert (row["A"], row["B"]) == ("impossible", "impossible")
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["a"] == data["b"]
    (pair,) = data["pairs"]
    assert len(pair["a"]["runs"]) == len(pair["b"]["runs"]) == 2
    assert not pair["different_answers"]
