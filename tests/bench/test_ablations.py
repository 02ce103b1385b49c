"""Ideas of the engine, each left out."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from bench.ablations import Ablated
from bench.instance import Instance, Limits
from bench.outcome import Outcome
from pasdedeux.engine.core import IDEAS
from tests.bench.harness import PROBLEMS, bench, rows

ONE = Instance("it", Path("it.txt"), 1, Limits(1, 1, 1))
FULL = Outcome(1.0, 10.0, "found", "unchecked", ("a()",), 0.5, 10, 20)


def ablated(**changes) -> Ablated:
    """An instance whose only idea left out changes so much."""
    return Ablated(ONE, FULL, {"idea": replace(FULL, **changes)})


def test_a_ratio_is_what_an_idea_saves() -> None:
    """Three times as many states without it: 3."""
    assert ablated(states=30).ratio("idea", "states") == 3


def test_a_search_that_was_stopped_is_marked() -> None:
    """It would have taken more than what it had done by then."""
    assert ablated(verdict="unknown", states=30).cells()[-1] == ">3"


def test_a_run_that_broke_off_gives_no_ratio() -> None:
    """It is called an error in the table."""
    assert ablated(verdict="error").ratio("idea", "states") is None
    assert ablated(verdict="error").cells()[-1] == "error"


@pytest.mark.parametrize(("verdict", "differs"), [("impossible", True), ("unknown", False), ("found", False)])
def test_an_idea_must_not_change_a_verdict(verdict, differs) -> None:
    """An idea is for speed only."""
    assert ablated(verdict=verdict).differs("idea") is differs


def test_a_table_of_ablations(tmp_path) -> None:
    """A row for each instance and one for their mean; all figures as data."""
    out = tmp_path / "out.json"
    done = bench("ablations", PROBLEMS, "--only", "ferry", "bread", "--off", "bound", "--out", out)
    assert done.returncode == 0, done.stdout + done.stderr
    table = rows(done.stdout)
    assert [row["instance"] for row in table] == ["ferry", "bread", "geometric mean"]
    assert all(float(row["bound s"]) > 0 for row in table)
    data = json.loads(out.read_text(encoding="utf-8"))
    assert [one["without"]["bound"]["verdict"] for one in data["instances"]] == ["found", "impossible"]


def test_ideas_are_those_of_the_core(root) -> None:
    """The names by which ideas are left out are the names that the native core knows, and no other is taken."""
    known = re.findall(r'on\("(\w+)"\)', (root / "core" / "src" / "python.rs").read_text(encoding="utf-8"))
    assert tuple(known) == IDEAS
    done = bench("ablations", PROBLEMS, "--off", "lazy")
    assert done.returncode == 2
    assert "lazy" in done.stderr and "bound" in done.stderr


def test_a_problem_that_cannot_be_read_is_said_in_a_line(tmp_path) -> None:
    """Exit code 2, and no traceback."""
    path = tmp_path / "bad.txt"
    path.write_text("entity", encoding="utf-8")
    limits = ("--author-limit", 1, "--character-limit", 1, "--epistemic-limit", 1)
    done = bench("search", path, "--goal", 1, *limits)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
