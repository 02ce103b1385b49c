"""How many different epistemic states a world can come to, intentions ignored: a measure of the field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pasdedeux.model.possible import events_of
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.world import World


def reachable_states(world: World, stop: Callable[[], bool] = lambda: False) -> Iterator[int]:
    """The number of distinct states that occur within 0, 1, 2, ... acts, until nothing new occurs or ``stop`` says yes.

    A state counts if it is real on some way, or if somebody believes it there, or is believed to believe it, ...
    """
    semantics = Semantics(world)
    events = events_of(world)
    layer = [semantics.start]
    seen: set[State] = set(layer)
    occurring = set(semantics.start.reachable())
    while layer:
        yield len(occurring)
        following: list[State] = []
        for state in layer:
            if stop():
                return
            for event in events:
                if event.possible(state) and (after := semantics.after(state, event)) not in seen:
                    seen.add(after)
                    following.append(after)
                    _collect(after, occurring)
        layer = following


def _collect(state: State, into: set[State]) -> None:
    todo = [state]
    while todo:
        state = todo.pop()
        if state not in into:
            into.add(state)
            todo.extend(state.beliefs)
