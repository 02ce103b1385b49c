"""Everything that an engine says of some worlds, as text: the same on every run, or something hangs on chance.

`python -m tests.engine.differential.answers ENGINE FIRST LAST` prints it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from math import inf

from pasdedeux.engine.core import AUTHOR, Core, NoOutcome, Request
from pasdedeux.engine.which import make
from pasdedeux.model.limits import Limits
from tests.engine.differential import seeded
from tests.engine.differential.both import WITHOUT_MEANING, Reference

STATES = 150  # at which a search stops, in worlds without end


def answers(engine: str, number: int) -> list[str]:
    """What an engine says of the world of a number; a world without meaning has no answers."""
    try:
        task = Reference(seeded.world(number)).task
    except WITHOUT_MEANING:
        return []
    core = make(engine, task)
    return [*_states(core), *searches(core, seeded.limits(number)), str(core.progress()).partition(" seconds")[0]]


def _states(core: Core) -> Iterator[str]:
    """The states that follow the start, by their numbers."""
    for event in range(len(core.task.events)):
        try:
            state = core.after(core.start, event)
        except NoOutcome as error:
            yield str(error)
            continue
        minds = [core.believed(state, who) for who in range(core.task.characters)]
        worth = [core.utility(state, owner) for owner in (AUTHOR, *range(core.task.characters))]
        yield f"{event}: {state} {core.values(state)} {minds} {worth}"


def searches(core: Core, limits: Limits) -> Iterator[str]:
    """What searches come to, those that are stopped too."""
    for goal, strategy in ((1.0, "both"), (2.0, "both"), (1.0, "breadth"), (-inf, "all"), (inf, "best")):
        try:
            yield f"{strategy} {goal}: {core.search(Request(goal, limits, strategy, states=STATES))}"
        except NoOutcome as error:
            yield f"{strategy} {goal}: {error}"


if __name__ == "__main__":
    name, first, last = sys.argv[1:]
    for world in range(int(first), int(last)):
        for line in answers(name, world):
            sys.stdout.write(f"{world} {line}\n")
