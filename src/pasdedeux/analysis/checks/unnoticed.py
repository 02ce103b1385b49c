"""Acts that nobody could notice: nobody sees them, and nothing that they change is ever looked at again.

The plain way is to replay the story without each such act and compare; that makes a long story slow. Instead one pass
over the events notes when each fact is last read, by whatever reads it: conditions, effects, observation, wants.
"""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.checks.case import Case
from pasdedeux.analysis.checks.findings import Finding, finding
from pasdedeux.analysis.wording import clause, listed
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import fluents
from pasdedeux.model.replay import Moment
from pasdedeux.model.state import State
from pasdedeux.model.values import same
from pasdedeux.model.words import name

DEPTH = 2  # minds in minds whose changes count as traces of an act


def unnoticed(case: Case) -> Iterator[Finding]:
    """Acts without a witness and without a trace (C207)."""
    candidates = [m for m in case.told if m.possible and _alone(m)]  # one that cannot happen is found for that
    if not candidates:
        return
    last = _last_reads(case)
    for moment in candidates:
        changed = frozenset(_changed(moment.before, moment.after, DEPTH))
        if not any(last.get(f, -1) > moment.index for f in changed):
            yield _finding(moment, changed)


def _alone(moment: Moment) -> bool:
    """Whether somebody does it, and nobody else sees it or changes their mind by it."""
    actors = moment.event.consents
    others = (who for who in moment.event.observing if who not in actors)
    return bool(actors) and not any(
        who in moment.observers or moment.before.believed(who) is not moment.after.believed(who) for who in others
    )


def _finding(moment: Moment, changed: frozenset[Fluent]) -> Finding:
    who = listed([name(c) for c in moment.event.consents])
    nothing = "It changes nothing" if not changed else "Nothing that it changes matters to anything after it"
    return finding(
        "C207",
        f"nobody could ever notice this: only {who} {'knows' if len(moment.event.consents) == 1 else 'know'} of it",
        moment.line,
        consequence=f'{nothing}: without "{clause(moment.line)}" the story is the same for everybody else.',
        hint="let somebody see it, let something come of it, or take it out.",
    )


def _last_reads(case: Case) -> dict[Fluent, int]:
    """The last moment at which each fact is read; facts that wants or endings look at are read to the end."""
    seen: dict[Event, frozenset[Fluent]] = {}
    last: dict[Fluent, int] = {}
    for moment in case.moments:
        event = moment.event
        read = seen[event] if event in seen else seen.setdefault(event, frozenset(_read(event)))
        for fluent in read:
            last[fluent] = moment.index
    end = len(case.moments)
    options = (e for ending in case.story.endings for c in ending.choices for e in c.options if e is not None)
    for fluent in (*case.wanted, *(f for event in options for f in _read(event))):
        last[fluent] = end
    return last


def _read(event: Event) -> Iterator[Fluent]:
    """What an event reads, in whichever mind."""
    exprs = [event.precondition, *event.observing_formula.values()]
    for write in event.writes:
        exprs.extend((write.condition, write.value))
    for expr in exprs:
        yield from (f for _, f in fluents(expr))


def _changed(one: State, other: State, depth: int) -> Iterator[Fluent]:
    """The facts that differ between two states, in reality and in minds down to ``depth``."""
    if one is other:
        return
    for fluent in dict.fromkeys((*one.values, *other.values)):
        if not same(one.value(fluent), other.value(fluent)):
            yield fluent
    if depth:
        for before, after in zip(one.beliefs, other.beliefs, strict=True):
            yield from _changed(before, after, depth - 1)
