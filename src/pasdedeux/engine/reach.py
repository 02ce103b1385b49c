"""How many different epistemic states a world can come to, intentions ignored: a measure of the field.

Two readings are of use. Acts may be taken where the story really is; or also in every state that somebody believes to
be so, since a planner has to know what people imagine that could follow (`imagined`). The published figures are of
the second kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pasdedeux.model.possible import events_of
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.world import World


def reachable_states(
    world: World, stop: Callable[[], bool] = lambda: False, *, imagined: bool = False
) -> Iterator[int]:
    """The number of distinct states that occur within 0, 1, 2, ... acts, until nothing new occurs or ``stop`` says yes.

    A state counts if it is real on some way, or if somebody believes it there, or is believed to believe it, ... With
    ``imagined`` acts are taken from each of these, to take up a mind being no act; else from the real ones only.

    Raises:
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
    """
    semantics = Semantics(world)
    events = events_of(world)
    occurring: set[State] = set()
    reached = {semantics.start}
    layer = [semantics.start]
    while layer:
        new = [state for root in layer for state in _entered(root, occurring)]
        yield len(occurring)
        sources = new if imagined else layer
        layer = []
        for state in sources:
            if stop():
                return
            for event in events:
                if event.possible(state) and (after := semantics.after(state, event)) not in reached:
                    reached.add(after)
                    layer.append(after)


def _entered(state: State, occurring: set[State]) -> list[State]:
    """The states that occur for the first time with ``state``, itself first; they are added to ``occurring``."""
    new: list[State] = []
    todo = [state]
    while todo:
        state = todo.pop()
        if state not in occurring:
            occurring.add(state)
            new.append(state)
            todo.extend(state.beliefs)
    return new
