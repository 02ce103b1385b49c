"""Effects that contradict each other: two conditions hold at once, and each wants another value."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.checks.case import Case
from pasdedeux.analysis.checks.findings import Finding, finding
from pasdedeux.analysis.wording import clause, holds_words
from pasdedeux.diagnostics import Span
from pasdedeux.model.event import Event, Write
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Path
from pasdedeux.model.replay import Moment
from pasdedeux.model.state import State
from pasdedeux.model.values import Value, same

Pairs = tuple[tuple[Write, ...], ...]  # the writes of each fact that several effects of an event write


def conflicts(case: Case) -> Iterator[Finding]:
    """Events two effects of which give one fact different values at the same time (C208): the last one wins."""
    pairs: dict[Event, Pairs] = {}
    reported: set[tuple[object, str]] = set()
    for moment in case.told:
        event = moment.event
        rivals = pairs[event] if event in pairs else pairs.setdefault(event, _rivals(event))
        for writes in rivals:
            found = _conflict(writes, moment)
            key = (event.source, writes[0].fluent.name)
            if found is not None and key not in reported:
                reported.add(key)
                yield _finding(moment, writes[0], found)


def _rivals(event: Event) -> Pairs:
    written: dict[tuple[Path, Fluent], list[Write]] = {}
    for write in event.writes:
        written.setdefault((write.path, write.fluent), []).append(write)
    return tuple(tuple(writes) for writes in written.values() if any(w.value is not writes[0].value for w in writes))


def _conflict(writes: tuple[Write, ...], moment: Moment) -> tuple[Value, Value] | None:
    minds = (moment.before.believed(who) for who in moment.observers)
    for state in (moment.before, *minds):
        values = _values(writes, state)
        for value in values[1:]:
            if not same(value, values[0]):
                return values[0], value
    return None


def _values(writes: tuple[Write, ...], state: State) -> list[Value]:
    return [write.read(state) for write in writes if write.holds(state)]


def _finding(moment: Moment, write: Write, values: tuple[Value, Value]) -> Finding:
    one, two = (holds_words(write.path, write.fluent, value) for value in values)
    return finding(
        "C208",
        f"two effects of this act contradict each other: {one}, and {two}",
        moment.line,
        consequence=f"Both of their conditions hold when {clause(moment.line)}. The last one in the text wins.",
        hint=f"let one of them happen only `otherwise`{_place(moment.event.source.span)}.",
        subject=write.fluent.name,
    )


def _place(span: Span | None) -> str:
    return f" ({span.source.name}, line {span.line})" if span is not None else ""
