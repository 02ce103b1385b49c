"""Acts without a reason, by those who are known to want something."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.checks.case import Case
from pasdedeux.analysis.checks.findings import Finding, finding
from pasdedeux.analysis.checks.history import restoring
from pasdedeux.analysis.reasons.why import no_reason, reason
from pasdedeux.analysis.wording import listed, told
from pasdedeux.model.replay import Moment
from pasdedeux.model.story import Line
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name


def without_reason(case: Case) -> Iterator[Finding]:
    """Acts that bring nobody who does them nearer to what they want, as they see it (C204)."""
    wanting = case.motives.wanting
    for moment in case.told:
        for who in moment.event.consents:
            believes_possible = who in wanting and moment.event.possible(moment.before.believed(who))
            if believes_possible and not _explained(case, moment, who):
                yield _finding(case, moment, who)


def _explained(case: Case, moment: Moment, who: Entity) -> bool:
    called_for = case.motives.called_for(moment.line, moment.before, who)
    return called_for and case.motives.explained(moment.before, moment.event, who)


def _finding(case: Case, moment: Moment, who: Entity) -> Finding:
    parts = [no_reason(case.motives, moment, who).text]
    back = restoring(case, moment.line, lambda state: case.motives.explained(state, moment.event, who))
    if back:
        parts.append(_given_by(case, moment, who, back))
    hint = (
        f"put {listed([line.name for line in back])} back, or give {name(who)} another reason before."
        if back
        else f"let {name(who)} want something that this brings nearer, let something happen before that makes it worth "
        "while, or accept it: `intentional: reason`."
    )
    return finding(
        "C204",
        f"{name(who)} has no reason to do this",
        moment.line,
        consequence=" ".join(parts),
        hint=hint,
        related=back,
        labels=[(line, "this used to give the reason") for line in back],
        subject=who.name,
    )


def _given_by(case: Case, moment: Moment, who: Entity, back: tuple[Line, ...]) -> str:
    full = case.full_moments[moment.line]
    explained = reason(case.motives, full, who)
    gains = listed([gain.words for gain in explained.gains]) if explained is not None else ""
    given = f"{listed([told(line) for line in back])} used to give the reason, and was taken out"
    return f"{given}: with it, {name(who)} could hope that {gains}." if gains else f"{given}."
