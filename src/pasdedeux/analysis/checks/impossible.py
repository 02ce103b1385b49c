"""Impossible acts: what they need of the world is not so."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.checks.case import Case
from pasdedeux.analysis.checks.findings import Finding, finding
from pasdedeux.analysis.checks.gaps import about_places, world_gaps
from pasdedeux.analysis.checks.history import before, ended, restoring
from pasdedeux.analysis.minds.missing import Missing
from pasdedeux.analysis.wording import lacking_words, listed, required, told
from pasdedeux.model.replay import Moment
from pasdedeux.model.story import Line


def impossible_acts(case: Case) -> Iterator[Finding]:
    """Events whose condition on the world fails (C202), but for those where somebody is only in the wrong place."""
    for moment in case.told:
        gaps = world_gaps(moment)
        if gaps and not about_places(case, gaps):
            yield _impossible(case, moment, gaps)


def _impossible(case: Case, moment: Moment, gaps: tuple[Missing, ...]) -> Finding:
    history, related = why_not(case, moment, gaps)
    return finding(
        "C202",
        f"this cannot happen: {listed([lacking_words(g, moment.before) for g in gaps])}",
        moment.line,
        consequence=" ".join([required(gaps), *history]),
        hint="let it come about before, or take this event out.",
        related=related,
        labels=[(line, "it was so until this") for line in related if line not in case.removed],
        gaps=gaps,
    )


def why_not(case: Case, moment: Moment, gaps: tuple[Missing, ...]) -> tuple[list[str], tuple[Line, ...]]:
    """When what is missing was last so, and which events that were taken out used to bring it about."""
    earlier = before(case, moment.line)
    words: list[str] = []
    related: list[Line] = []
    for gap in gaps:
        back = restoring(case, moment.line, gap.holds)
        lost = None if back else ended(gap, earlier)
        if back:
            words.append(f"{listed([told(line) for line in back])} used to bring it about, and was taken out.")
            related.extend(back)
        elif lost is not None:
            words.append(f"It was so until {told(lost.line)}.")
            related.append(lost.line)
    return list(dict.fromkeys(words)), tuple(dict.fromkeys(related))
