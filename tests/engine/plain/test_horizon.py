"""Horizons: limits and positions come down to levels and a budget."""

from __future__ import annotations

from math import inf

import pytest

from pasdedeux.engine.plain.horizon import horizon, plan_depth, reason_depth
from pasdedeux.model.limits import Limits


@pytest.mark.parametrize(
    ("limits", "minds", "position", "expected"),
    [
        (Limits(9, 5, 2), 1, 1, (1, 5)),
        (Limits(9, 5, 2), 2, 3, (0, 3)),
        (Limits(9, 5, 2), 3, 3, (0, 1)),  # beyond the last mind only acts that help at once
        (Limits(9, 5, 2), 1, 7, (0, 1)),  # the plan of one act is always allowed
        (Limits(9, 0, 2), 1, 1, (0, 1)),
        (Limits(9, 5, 0), 1, 1, (0, 1)),
        (Limits(9, -1, 2), 1, 4, (1, inf)),
        (Limits(9, 5, -1), 8, 2, (inf, 4)),
    ],
)
def test_limits_come_down_to_levels_and_a_budget(limits, minds, position, expected):
    """How many minds deeper somebody may plan, and how many acts."""
    assert horizon(limits, minds, position) == expected


def test_depths_of_belief_that_matter():
    """A single act needs values; a plan needs every mind that may be entered, as acts may be left out of it."""
    assert reason_depth(3, 1) == 0
    assert reason_depth(1, 2) == 2
    assert plan_depth(0, 4) == 1
    assert plan_depth(2, 1) == 1
    assert plan_depth(2, 2) == 3
    assert plan_depth(inf, 2) == inf
