"""Knowledge leaks: acts that take something which the actor does not believe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pasdedeux.analysis.acts.suppliers import Suppliers, Supply
from pasdedeux.analysis.checks.case import Case
from pasdedeux.analysis.checks.findings import Finding, finding
from pasdedeux.analysis.checks.gaps import mind_gaps
from pasdedeux.analysis.checks.history import before, began, ended, restoring, supplier
from pasdedeux.analysis.minds.missing import Missing
from pasdedeux.analysis.spelling import spelled_event
from pasdedeux.analysis.wording import lacking_words, listed, required, told
from pasdedeux.model.replay import Moment
from pasdedeux.model.story import Line
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name, sentence

SEARCHED = 12  # leaks of one story for which suppliers are looked for: the search is the dear part of this check


def leaks(case: Case) -> Iterator[Finding]:
    """Acts, and uses, that take knowledge which whoever is at it cannot have (C201)."""
    suppliers = Suppliers(case.semantics, case.motives.acts)
    left = SEARCHED if case.advise else 0
    for moment in (*case.told, *case.replay.uses):
        for who, gaps in mind_gaps(moment):
            yield _leak(case, moment, who, gaps, suppliers if left > 0 else None)
            left -= 1


def _leak(case: Case, moment: Moment, who: Entity, gaps: Sequence[Missing], suppliers: Suppliers | None) -> Finding:
    earlier = before(case, moment.line)
    message = listed([lacking_words(g, moment.before) for g in gaps])
    parts = [required(gaps, who)]
    related: list[Line] = []
    labels: list[tuple[Line, str]] = []
    for gap in gaps:
        words, lines = _history(case, gap, moment, earlier)
        parts.extend(words)
        related.extend(lines)
        labels.extend((line, "this used to supply it") for line in lines if line in case.removed)
    supplies = _supplies(suppliers, gaps, earlier, moment) if suppliers else ()
    if supplies:
        parts.append(_offers(supplies))
    return finding(
        "C201",
        message,
        moment.line,
        consequence=" ".join(parts),
        hint=_hint(who, moment, supplies, related, case),
        related=tuple(dict.fromkeys(related)),
        labels=labels,
        gaps=gaps,
        subject=who.name if moment.line.number else f"{who.name}: {moment.line.text}",
    )


def _history(case: Case, gap: Missing, moment: Moment, earlier: Sequence[Moment]) -> tuple[list[str], list[Line]]:
    """Where the missing thing came from when nothing was taken out, or where it was lost."""
    back = restoring(case, moment.line, gap.holds)
    source = supplier(case, gap, moment.line)
    if source is not None and source.line in case.removed:
        return [f"{told(source.line)} used to supply it, and was taken out."], [source.line]
    if source is not None and back:
        names = listed([told(line) for line in back])
        return [f"{told(source.line)} used to supply it, which rests on {names}: taken out."], [source.line, *back]
    if back:
        return [f"{listed([told(line) for line in back])} used to supply it, and was taken out."], list(back)
    lost = ended(gap, earlier)
    if lost is None:
        return ["Nothing before it has brought that about."], []
    gained = began(gap, earlier[: lost.index])
    since = f" since {told(gained.line)}" if gained is not None else " at the start"
    return [f"It was so{since}, until {told(lost.line)}."], [lost.line]


def _supplies(
    suppliers: Suppliers, gaps: Sequence[Missing], earlier: Sequence[Moment], moment: Moment
) -> tuple[Supply, ...]:
    return tuple(supply for gap in gaps[:2] for supply in suppliers.supplies(gap, (*earlier, moment), distinct=True))


def _offers(supplies: Sequence[Supply]) -> str:
    """The acts that would do, those before the same event together."""
    groups: dict[str, list[str]] = {}
    for supply in supplies:
        groups.setdefault(_place(supply.moment.line), []).append(f'"{spelled_event(supply.event)}"')
    said = [f"{listed(acts, 'or')} before {event}" for event, acts in groups.items()]
    return f"It could have come from {', or '.join(said)}."


def _place(line: Line) -> str:
    """How a place is called: an event by its name, a heading in words; a use is what the finding is about."""
    return line.text if line.staging else line.name if line.number else "this"


def _hint(who: Entity, moment: Moment, supplies: Sequence[Supply], related: Sequence[Line], case: Case) -> str:
    gone = [line for line in related if line in case.removed]
    if gone:
        return f"put {listed([line.name for line in gone])} back, or let {name(who)} learn it in another way before."
    if supplies:
        return sentence(f'let it happen first: "{spelled_event(supplies[0].event)}"').rstrip(".") + "."
    return f"let somebody tell or show it to {name(who)} before, or begin with {name(who)} believing it."
