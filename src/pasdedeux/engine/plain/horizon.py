"""How far a question looks: how many more minds may be entered in which somebody plans ahead, how many acts they may
plan, and how deep the beliefs of a state must be for the answer.

Positions in a plan and limits come down to two numbers, so that answers are shared between questions within different
limits. ``levels`` is how many minds deeper plans of several acts may still be imagined (-1: not even here), ``budget``
how many acts a plan may have; both may be infinite.
"""

from __future__ import annotations

from math import inf

from pasdedeux.engine.core import DEEPEST
from pasdedeux.model.limits import UNLIMITED, Limits

Count = float  # a whole number, or infinity


def horizon(limits: Limits, minds: int = 1, position: int = 1) -> tuple[Count, Count]:
    """Levels and budget of a reason that is looked for ``minds`` deep at a position of a plan."""
    deep = limits.epistemic
    levels: Count = inf if deep == UNLIMITED or deep > DEEPEST else deep - minds
    longest = limits.longest(minds, position)
    return within(levels, inf if longest == UNLIMITED else longest)


def within(levels: Count, budget: Count) -> tuple[Count, Count]:
    """The same question in its simplest form: beyond the last level only single acts are imagined, and of a single
    act nobody else is asked.
    """
    return (0, 1) if levels < 0 or budget <= 1 else (levels, budget)


def reason_depth(levels: Count, budget: Count) -> Count:
    """The levels of belief that decide about a reason. A plan of one act needs values only. In any other, acts may be
    left out, so that each of the others might be asked about a plan as long as this one.
    """
    return 0 if budget <= 1 else levels + 1


def plan_depth(levels: Count, budget: Count) -> Count:
    """The levels of belief that decide about plans of several acts of which the first needs the others' reasons."""
    return 1 + reason_depth(*within(levels - 1, budget))
