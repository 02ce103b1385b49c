"""Why an event cannot happen as written: gaps in the world, and gaps in the mind of somebody who acts."""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.analysis.checks.case import Case
from pasdedeux.analysis.minds.missing import Missing, missing
from pasdedeux.model.reads import fluents
from pasdedeux.model.replay import Moment
from pasdedeux.model.values import Entity


def world_gaps(moment: Moment) -> tuple[Missing, ...]:
    """What the event needs and reality (or the mind of a bystander) does not have.

    Empty if it is possible, or if only those who act lack something.
    """
    gaps = () if moment.possible else missing(moment.event.precondition, moment.before)
    return gaps if any(not _in_mind(g, moment.event.consents) for g in gaps) else ()


def mind_gaps(moment: Moment) -> tuple[tuple[Entity, tuple[Missing, ...]], ...]:
    """For each of those who act what they would have to believe and do not, unless the world has gaps already."""
    event, state = moment.event, moment.before
    if not moment.possible:
        gaps = () if world_gaps(moment) else missing(event.precondition, state)
        found = [(who, tuple(g for g in gaps if g.path[0] is who)) for who in event.consents]
    else:
        found = [(who, missing(event.precondition, state.believed(who), (who,))) for who in event.consents]
    return tuple((who, gaps) for who, gaps in found if gaps)


def _in_mind(gap: Missing, people: Sequence[Entity]) -> bool:
    return bool(gap.path) and gap.path[0] in people


def about_places(case: Case, gaps: Sequence[Missing]) -> tuple[Missing, ...]:
    """Those gaps that are only about where somebody is."""
    return tuple(
        g for g in gaps if (read := [f for _, f in fluents(g.literal)]) and all(map(case.places.is_about, read))
    )
