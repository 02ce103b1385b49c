"""Nodes: one for each state, however it was come to, and however deep."""

from __future__ import annotations

from itertools import islice

from hypothesis import assume, given
from hypothesis import strategies as st

from pasdedeux.engine.core import NoOutcome
from pasdedeux.engine.reach import reachable_states
from tests.engine.plain.sides import WITHOUT_MEANING, Sides
from tests.strategies import any_worlds

FEW = 60  # states that are gone on from


@given(any_worlds())
def test_cutting_off_keeps_what_is_above(world):
    """A state cut off at a depth holds the same values down to there and nothing below; cut again, it is one state."""
    sides = Sides(world)
    core = sides.core
    for depth in range(4):
        part = core.cut(core.start, depth)
        assert not list(sides.differences(sides.semantics.start, part, depth))
        assert core.cut(part, depth) == part == core.cut(core.cut(core.start, depth + 1), depth)
        deepest = part
        for _ in range(depth):
            deepest = core.believed(deepest, 0)
        assert core.believed(deepest, 0) == -1


@given(any_worlds(), st.booleans())
def test_what_can_come_about_is_counted_as_the_reference_does(world, imagined):
    """The number of distinct states within a few acts is that of the reference, which counts its own."""
    sides = Sides(world)
    asked = iter(range(FEW))
    try:
        counts = sides.core.reachable(lambda progress: next(asked, None) is not None, imagined=imagined)
        reference = list(islice(reachable_states(world, imagined=imagined), min(len(counts), 3)))
    except (*WITHOUT_MEANING, NoOutcome):
        assume(False)
        raise
    assert list(counts[: len(reference)]) == reference
