"""All valid plans of a world: by an engine, as a search gives them, or by the reference itself, which is exhaustive."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from pasdedeux.engine import find, which
from pasdedeux.model.checker import Checker
from pasdedeux.model.event import Event
from pasdedeux.model.explanation import Explanation
from pasdedeux.model.limits import Limits
from pasdedeux.model.possible import events_of
from pasdedeux.model.reasons import Reasons, Stopped
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.verdict import Checked, Found, Impossible
from pasdedeux.model.world import World

REFERENCE = "reference"
EVERYONE = (*which.ENGINES, REFERENCE)


@dataclass(frozen=True, slots=True)
class Plans:
    """Names and worth of plans, in order of their names; what the checker says of each; whether these are all."""

    listed: list[tuple[tuple[str, ...], float]]
    checked: list[Checked]
    finished: bool


def every_plan(engine: str, world: World, limits: Limits, seconds: float | None = None) -> Plans:
    """All valid plans. An engine other than the reference must be the one that runs (the fixture `engine`)."""
    if engine == REFERENCE:
        return _by_reference(world, limits, seconds)
    verdict = find(world, limits=limits, every=True, seconds=seconds)
    plans = verdict.plans if isinstance(verdict, Found) else ()
    finished = isinstance(verdict, Impossible) or (isinstance(verdict, Found) and verdict.complete)
    return Plans(
        sorted((tuple(e.signature for e in plan.events), plan.utility) for plan in plans),
        [plan.checked for plan in plans],
        finished,
    )


def _by_reference(world: World, limits: Limits, seconds: float | None) -> Plans:
    semantics, events = Semantics(world), events_of(world)
    end = None if seconds is None else monotonic() + seconds
    reasons = Reasons(semantics, events, limits, lambda: end is not None and monotonic() > end)
    checker = Checker(semantics, events, limits)
    found, finished = Plans([], [], finished=True), True
    try:
        for plan in reasons.author_plans(semantics.start):
            found.listed.append((tuple(e.signature for e in plan.events), plan.utility))
            found.checked.append(checker.plan(semantics.start, plan.events, _trees(reasons, plan.events)))
    except Stopped:
        finished = False
    return Plans(sorted(found.listed), found.checked, finished)


def _trees(reasons: Reasons, events: tuple[Event, ...]) -> list[list[Explanation]]:
    """A reason of everybody who takes part, event by event."""
    state, trees = reasons.semantics.start, []
    for event in events:
        found = (reasons.explain(state, event, who) for who in event.consents)
        trees.append([tree for tree in found if tree is not None])
        state = reasons.after(state, event)
    return trees
