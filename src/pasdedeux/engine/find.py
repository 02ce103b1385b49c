"""Search for stories: `find` is the way in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pasdedeux.engine.actwise import searched_by_acts
from pasdedeux.engine.core import Progress
from pasdedeux.engine.meter import Meter
from pasdedeux.engine.search import Options, Search, searched
from pasdedeux.model.limits import NO_LIMITS, Limits
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.story import Act
from pasdedeux.model.verdict import Verdict
from pasdedeux.model.world import World


def find(  # noqa: PLR0913  # one argument for each thing that may be asked of a search
    world: World,
    *,
    goal: float | None = None,
    limits: Limits = NO_LIMITS,
    every: bool = False,
    best: bool = False,
    most: int | None = None,
    seconds: float | None = None,
    mebibytes: float | None = None,
    states: int | None = None,
    acts: Sequence[Act] = (),
    semantics: Semantics | None = None,
    progress: Callable[[Progress], object] | None = None,
) -> Verdict:
    """A story that reaches ``goal``, or all valid ones, or the best, or why there is none.

    ``goal`` is a value of the author's utility (default: the next whole number above the start's; where all plans or
    the best are asked for, anything above the start's). ``every`` asks for all valid plans, shortest first, up to
    ``most``; ``best`` for one that is worth most. ``acts`` with goals are searched one after the other, each from where
    the one before ended: `actwise`. ``semantics`` of the world, if at work already, is not made again. ``seconds``,
    ``mebibytes`` (by the engine's own account) and ``states`` stop it; ``progress`` is told now and then how far it is.

    Raises:
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
        NoOutcome: if an act that is looked at has no outcome.
    """
    options = Options(limits, every, best, most, seconds, mebibytes, states, progress)
    goals = [(act.title, act.goal) for act in acts if act.goal is not None]
    if goals:
        return searched_by_acts(world, goals, options, goal, semantics)
    return searched(Search(world, goal, options, Meter(seconds), semantics))
