"""What an act that nobody did would bring about, if it has an outcome at all."""

from __future__ import annotations

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
