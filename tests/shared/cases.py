"""The cases that the field's files list: what is expected of a search, and how its plans are compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pasdedeux.model.limits import Limits

SHARED = Path(__file__).resolve().parents[3] / "shared"
Case = dict[str, Any]


def vectors(wanted: Callable[[Case], object]) -> list[Any]:
    """The vectors for which ``wanted`` says yes, as parameters named by their files."""
    return [pytest.param(v, id=v["file"]) for v in _listed("semantics/vectors/vectors.json", "vectors") if wanted(v)]


def plan_cases(slow: Callable[[Case], bool]) -> list[Any]:
    """The cases of complete plan sets, as parameters named by file and limits; some are marked slow."""
    cases = _listed("bench/valid_plans.json", "cases")
    marks = {True: [pytest.mark.slow], False: []}
    return [pytest.param(c, id=named(c), marks=marks[slow(c)]) for c in cases]


def _listed(path: str, key: str) -> list[Case]:
    """A list out of a shared file; empty where there is none, so that the tests skip visibly."""
    file = SHARED / path
    return json.loads(file.read_text())[key] if file.is_file() else []


def limits_of(case: Case) -> Limits:
    """The limits of a case."""
    return Limits(case["author_limit"], case["character_limit"], case["epistemic_limit"])


def named(case: Case) -> str:
    """A case of a plan set by its file and limits."""
    return f"{case['problem']}-{case['author_limit']}-{case['character_limit']}-{case['epistemic_limit']}"


def listed(case: Case) -> list[tuple[tuple[str, ...], float]]:
    """The plans that a case lists, with their worth, in order of their names."""
    return sorted((tuple(plan["plan"]), float(plan["utility"])) for plan in case["valid_plans"])
