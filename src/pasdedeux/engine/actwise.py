"""What a search act by act comes to: the first way through all acts, all ways, or the best."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from pasdedeux.engine.acts import Acts
from pasdedeux.engine.compile import TooManyEvents
from pasdedeux.engine.ledger import Halt
from pasdedeux.engine.meter import Stopped
from pasdedeux.engine.onward import onward
from pasdedeux.engine.search import Options
from pasdedeux.engine.ways import Plans, Ways
from pasdedeux.model.formula import Expr
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.verdict import Found, Impossible, Unknown, Verdict
from pasdedeux.model.world import World


def searched_by_acts(
    world: World,
    goals: Sequence[tuple[str, Expr]],
    options: Options,
    goal: float | None = None,
    semantics: Semantics | None = None,
) -> Verdict:
    """A way through all acts, given by title and goal, with a plan for each that is not at its goal already.

    ``goal`` is what the author's own wants must come to at the end. Where every way is asked for, they come by how many
    events they have; the best is one whose end is worth most to the author, the shortest of these.

    Raises:
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
        NoOutcome: if an act that is looked at has no outcome.
    """
    acts = Acts(world, goals, options, goal, semantics)
    found: list[Plans] = []
    look = _every if options.every else _best if options.best else _first
    stopped = _stopped(lambda: look(acts, found))
    if not found and stopped:
        return Unknown(acts.searched(), stopped, acts.best)
    if not found:
        return Impossible(acts.searched(), where=acts.goals[acts.furthest][0])
    several = options.every
    plans = tuple(replace(p, way=n) if several else p for n, way in enumerate(found, 1) for p in way)
    return Found(plans, acts.searched(), not stopped, stopped)


def _stopped(look: Callable[[], str]) -> str:
    """What stopped a search; empty where it came to its end."""
    try:
        return look()
    except Halt as halt:
        return halt.by
    except Stopped:
        return "time"
    except TooManyEvents:
        return "acts"
    except KeyboardInterrupt:
        return "interruption"
    except MemoryError:
        return "memory"


def _first(acts: Acts, found: list[Plans]) -> str:
    way = onward(acts, acts.semantics.start)
    if way is not None:
        found.append(way)
    return ""


def _every(acts: Acts, found: list[Plans]) -> str:
    for plans, _ in Ways(acts):
        found.append(plans)
        if len(found) == acts.options.most:
            return "number"
    return ""


def _best(acts: Acts, found: list[Plans]) -> str:
    """The best so far is kept all the time: what stops it does not lose it."""
    most = -math.inf
    for plans, end in Ways(acts, once=True):
        worth = acts.worth(end)
        if not found or (worth is not None and worth > most):
            most = -math.inf if worth is None else worth
            found[:] = [plans]
    return ""
