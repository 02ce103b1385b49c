"""What an act that nobody did would bring about, if it has an outcome at all."""

from __future__ import annotations

from pasdedeux.model.evaluate import Truth
from pasdedeux.model.event import Event
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.semantics import RuleLoop, Semantics
from pasdedeux.model.state import State

NO_OUTCOME = (RuleLoop, ArithmeticError, Ungroundable)  # what is raised for an event without an outcome


def outcome(semantics: Semantics, state: State, event: Event) -> State | None:
    """The state after ``event``; None where rules would never rest or a number has no value."""
    try:
        return semantics.after(state, event)
    except NO_OUTCOME:
        return None


def brings_about(semantics: Semantics, state: State, event: Event, holds: Truth) -> bool:
    """Whether something is so after ``event``, if that has an outcome: all of it is worked out only if it seems so."""
    try:
        seems = holds(semantics.glimpse(state, event))
    except NO_OUTCOME:
        return False
    after = outcome(semantics, state, event) if seems else None
    return after is not None and holds(after)
