"""What an act that nobody did would bring about, if it has an outcome at all."""

from __future__ import annotations

from functools import lru_cache

from pasdedeux.model.evaluate import Truth
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Arith
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.semantics import RuleLoop, Semantics
from pasdedeux.model.state import State
from pasdedeux.model.trees import nodes
from pasdedeux.model.world import World

NO_OUTCOME = (RuleLoop, ArithmeticError, Ungroundable)  # what is raised for an event without an outcome


def outcome(semantics: Semantics, state: State, event: Event) -> State | None:
    """The state after ``event``; None where rules would never rest or a number has no value."""
    try:
        return semantics.after(state, event)
    except NO_OUTCOME:
        return None


def brings_about(semantics: Semantics, state: State, event: Event, holds: Truth) -> bool:
    """Whether something is so after ``event``, if that has an outcome: all of it is worked out only if it seems so, and
    something could go wrong where nobody looked.
    """
    try:
        seems = holds(semantics.glimpse(state, event))
    except NO_OUTCOME:
        return False
    plain = _always_have_one(semantics.world) and not any(isinstance(node, Arith) for node in nodes(event.args))
    return seems and (plain or outcome(semantics, state, event) is not None)


@lru_cache(maxsize=8)
def _always_have_one(world: World) -> bool:
    """Whether it is plain that acts have an outcome: no rules that might never rest, and nothing to calculate."""
    return not world.rules and not any(
        isinstance(node, Arith) for action in world.actions for node in nodes(action.effects)
    )
