"""Grounding: what becomes of a formula when its variables are filled in."""

from __future__ import annotations

from pasdedeux.model.evaluate import reader
from pasdedeux.model.formula import FALSE, Compare, Const, If, Named, Not, Quantified, Var
from pasdedeux.model.ground import ground
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.values import UNKNOWN
from pasdedeux.model.world import World
from tests.strategies import CAST, FACTS, SPOTS, TYPES


def test_a_condition_with_cases_counts_as_one_in_a_sum() -> None:
    """A sum over what is so or not counts those for whom it is so, also where that is said in cases."""
    world = World("w", TYPES, (*CAST, *SPOTS), FACTS, ())
    lost = Compare("==", Named("at", (Var("x"),)), Const(UNKNOWN))
    count = Quantified("sum", "x", "character", If(((Not(Named("p")), lost),), FALSE))
    assert reader(ground(count, world))(Semantics(world).start) == float(len(CAST))
