"""How much somebody has at stake: a weight that outweighs everything else that they want."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.model.formula import Const, Named
from pasdedeux.model.trees import nodes
from pasdedeux.model.values import Entity
from pasdedeux.model.world import NUMBER, FluentSchema, World

COUNTED = 100.0  # of wants that count something, and so have no bounds


def stake(world: World, who: Entity) -> float:
    """More than all weights in the wants of ``who`` together; 1 for somebody who wants nothing."""
    utility = world.utilities.get(who)
    if utility is None:
        return 1.0
    parts = list(nodes(utility.value))
    weights = [abs(node.value) for node in parts if isinstance(node, Const) and type(node.value) is float]
    counted = any(fact.kind == NUMBER for fact in _facts(world, parts))
    return float(int(sum(weights)) + 2) + (COUNTED if counted else 0.0)


def _facts(world: World, parts: list[object]) -> Iterator[FluentSchema]:
    """The facts that stand in a formula."""
    for node in parts:
        if isinstance(node, Named):
            yield from world.schemas(node.name)
