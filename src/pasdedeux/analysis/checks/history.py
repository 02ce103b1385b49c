"""When something that is missing was last so, and which event brought it about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pasdedeux.analysis.checks.case import Case
from pasdedeux.analysis.minds.missing import Missing
from pasdedeux.model.evaluate import truth
from pasdedeux.model.replay import Moment, replay
from pasdedeux.model.state import State
from pasdedeux.model.story import Line

Test = Callable[[State], bool]


def ended(gap: Missing, moments: Sequence[Moment]) -> Moment | None:
    """The last of ``moments`` after which the gap was open while it was not before it."""
    holds = truth(gap.whole)
    return next((m for m in reversed(moments) if holds(m.before) and not holds(m.after)), None)


def began(gap: Missing, moments: Sequence[Moment]) -> Moment | None:
    """The event that filled the gap that is filled after ``moments``; None if it was filled from the start."""
    holds = truth(gap.whole)
    return next((m for m in reversed(moments) if holds(m.after) and not holds(m.before)), None)


def before(case: Case, line: Line) -> tuple[Moment, ...]:
    """The moments before an event or a use."""
    moment = case.replay.moment(line)
    return case.moments if moment is None else case.moments[: moment.index]


def supplier(case: Case, gap: Missing, line: Line) -> Moment | None:
    """The event that fills the gap before ``line`` in the full story, where events were taken out."""
    moment = case.full_moments.get(line) if case.removed else None
    if moment is None or not gap.holds(moment.before):
        return None
    return began(gap, case.full.moments[: moment.index])


def restoring(case: Case, line: Line, test: Test) -> tuple[Line, ...]:
    """The events that were taken out, each of which alone would make ``test`` true before ``line`` if put back."""
    full = case.full_moments.get(line) if case.removed else None
    if full is None or not test(full.before):
        return ()
    earlier = [out for out in case.removed if case.full_moments[out].index < full.index]
    if len(earlier) == 1:
        return tuple(earlier)
    found = []
    for out in earlier:
        again = replay(case.story, case.semantics, case.replay.without - {out}).moment(line)
        if again is not None and test(again.before):
            found.append(out)
    return tuple(found)
