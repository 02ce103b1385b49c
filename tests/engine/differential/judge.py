"""One random small world in every engine at once: what is compared, and what came of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from pasdedeux.model.state import State
from tests.engine.differential import seeded
from tests.engine.differential.both import WITHOUT_MEANING, Both, Differs, Reference
from tests.engine.differential.reasoned import STATES, Asked, Counts

ACTS = 3  # that are followed, whatever people want
WIDE = 6  # states of each layer that are gone on from
MANY = 400  # states after which no further one is gone on from: where beliefs grow with every act, so do states
LOST = 2  # events without outcome, likewise

__all__ = ["Differs", "Judged", "judged"]


@dataclass(slots=True)
class Judged:
    """What was compared in the world of a number. Without ``meaning`` there was nothing to compare."""

    number: int
    meaning: bool = True
    transitions: int = 0
    outcomes: int = 0
    states: int = 0
    counts: Counts = field(default_factory=Counts)


def judged(number: int, engines: Sequence[str]) -> Judged:
    """Compare engines with the reference in the world of a number.

    Raises:
        Differs: with the first difference.
    """
    world, limits = seeded.world(number), seeded.limits(number)
    try:
        reference = Reference(world)
    except WITHOUT_MEANING:
        return Judged(number, meaning=False)
    sides = [Both(reference, engine) for engine in engines]
    result = Judged(number)
    states = _followed(reference, sides, result)
    result.states = len(reference.semantics.states)
    asked = Asked(reference, sides, limits, lambda: result.outcomes < result.transitions or _loops(reference))
    asked.reasons(states[:STATES], random.Random(f"minds of world {number}"))
    asked.plans()
    result.counts = asked.counts
    return result


def _loops(reference: Reference) -> bool:
    """Whether an event has no outcome somewhere, in reality or in a mind."""
    found = [reference.start]
    known = {reference.start}
    for state in found:
        for event in reference.listed:
            after = reference.after(state, event)
            if isinstance(after, str):
                return True
            if len(known) <= MANY:
                new = [inner for inner in after.reachable() if inner not in known]
                known.update(new)
                found.extend(new)
    return False


def _followed(reference: Reference, sides: Sequence[Both], result: Judged) -> list[State]:
    """The states that were gone on from, by every act, be it possible or not; the real ones first."""
    layer = [reference.start, *list(reference.start.reachable())[1:3]]
    gone_on: list[State] = []
    for _ in range(ACTS):
        following: dict[State, None] = {}
        for state in layer:
            lost = result.transitions - result.outcomes  # a loop is long to find out, for each engine anew
            if gone_on and (len(reference.semantics.states) > MANY or lost >= LOST):
                return gone_on
            gone_on.append(state)
            for event in reference.listed:
                after, *_ = [side.step(state, event) for side in sides]
                result.transitions += 1
                if after is not None:
                    result.outcomes += 1
                    following[after] = None
        layer = [state for state in following if state not in gone_on][:WIDE]
    return gone_on
