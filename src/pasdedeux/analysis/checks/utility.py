"""Unknown utilities: wants that cannot be weighed never move anybody."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.checks.case import Case
from pasdedeux.analysis.checks.findings import Finding, finding
from pasdedeux.analysis.wording import holds_words, listed, told
from pasdedeux.model.evaluate import Reader
from pasdedeux.model.formula import Fluent
from pasdedeux.model.ground import ground
from pasdedeux.model.reads import fluents
from pasdedeux.model.replay import Moment
from pasdedeux.model.state import State
from pasdedeux.model.values import UNKNOWN, Entity
from pasdedeux.model.words import name


def unknown(case: Case) -> Iterator[Finding]:
    """Somebody's wants that have no value at some point of the story, in their own eyes (C209)."""
    for who, worth in case.utilities.items():
        if worth(case.replay.start.believed(who)) is UNKNOWN:
            yield _unknown(case, who, case.replay.start, None)
        elif (moment := _first(case, who, worth)) is not None:
            yield _unknown(case, who, moment.after, moment)


def _first(case: Case, who: Entity, worth: Reader) -> Moment | None:
    return next(
        (
            m
            for m in case.moments
            if m.after.believed(who) is not m.before.believed(who) and worth(m.after.believed(who)) is UNKNOWN
        ),
        None,
    )


def _unknown(case: Case, who: Entity, state: State, moment: Moment | None) -> Finding:
    utility = case.world.utilities[who]
    read = dict.fromkeys(f for path, f in fluents(ground(utility.value, case.world)) if not path)
    open_ = [f for f in read if state.value(f, (who,)) is UNKNOWN]
    since = f"after {told(moment.line)}" if moment is not None else "from the start"
    span = next((w.span for w in utility.wants if w.span is not None), None)
    return finding(
        "C209",
        f"what {name(who)} wants has no value {since}",
        moment.line if moment is not None and not moment.line.staging else None,
        span=span,
        consequence=f"{_because(who, open_)} What is unknown never gets better: no act can have a reason in it.",
        hint="say what it is to begin with, or let the want ask for something that is so or is not.",
        subject=who.name,
    )


def _because(who: Entity, open_: list[Fluent]) -> str:
    words = listed([holds_words((who,), f, UNKNOWN) for f in open_])
    return f"{words}." if words else "It is calculated from something unknown."
