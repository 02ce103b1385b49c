"""What a world lacks: the story that there would be if nobody needed a reason, and who in it has none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pasdedeux.engine.unwilling import unwilling
from pasdedeux.model.event import Event
from pasdedeux.model.explanation import Owner
from pasdedeux.model.limits import Limits
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity
from pasdedeux.model.world import Utility, World


@dataclass(frozen=True, eq=False, slots=True)
class Lack:
    """``who`` has no reason to do ``event``, the ``index``-th act; ``before`` and ``ends`` are what they believe before
    it and after it and each act that follows.
    """

    index: int
    event: Event
    who: Entity
    before: State
    ends: tuple[State, ...]


def freed(world: World) -> World:
    """The world in which nobody needs a reason for anything: acts just happen, and only the author wants something.

    Whatever is a story in a world that differs in wants and consents alone is a way to the goal here too. So where none
    is found here, none of those can help.
    """
    wants: dict[Owner, Utility] = {owner: utility for owner, utility in world.utilities.items() if owner is None}
    return replace(world, actions=tuple(replace(a, consents=()) for a in world.actions), utilities=wants)


def lacks(semantics: Semantics, way: tuple[Event, ...], limits: Limits) -> tuple[Lack, ...]:
    """Who would not do what on the way."""
    missing = unwilling(semantics, [event.signature for event in way], limits)
    if not missing:
        return ()
    events, pairs = missing
    states = [semantics.start]
    for event in events:
        states.append(semantics.after(states[-1], event))
    return tuple(
        Lack(
            index, events[index], who, states[index].believed(who), tuple(s.believed(who) for s in states[index + 1 :])
        )
        for index, who in pairs
    )
