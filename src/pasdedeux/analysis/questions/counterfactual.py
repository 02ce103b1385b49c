"""What would have happened without an event: the ground of "because".

An answer rests on the events without which it would be another one. So each event is taken out in turn, and
everything that then could not happen, or that its actors would then have thought impossible, does not happen
either.

Replaying the story once for every event would cost the square of its length. But only a slice of the story can bear
upon a question; nothing differs before the event that is taken out; and as soon as a state comes up that was there at
that place anyway, nothing differs from there on. And only what comes before the answer came to be what it is can have
made it so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pasdedeux.analysis.questions.relevance import relevant
from pasdedeux.model.formula import Expr
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.story import Line

Test = Callable[[State], bool]


@dataclass(frozen=True, eq=False, slots=True)
class _Run:
    """Lines in order, each with the state before it, and the state at the end. ``careful``: what cannot happen does
    not.
    """

    semantics: Semantics
    lines: tuple[Line, ...]
    before: tuple[State, ...]
    end: State
    careful: bool

    @staticmethod
    def of(semantics: Semantics, start: State, lines: Sequence[Line], careful: bool) -> _Run:
        before, state = [], start
        for line in lines:
            before.append(state)
            state = _next(semantics, state, line, careful)
        return _Run(semantics, tuple(lines), tuple(before), state, careful)

    def without(self, index: int, stop: int) -> State:
        """The state before the line at ``stop`` (one beyond the last: at the end), if the one at ``index`` were not."""
        state = self.before[index]
        for at in range(index + 1, stop):
            if state is self.before[at]:
                return self.at(stop)
            state = _next(self.semantics, state, self.lines[at], self.careful)
        return state

    def at(self, stop: int) -> State:
        """The state before the line at ``stop``."""
        return self.before[stop] if stop < len(self.lines) else self.end


def _next(semantics: Semantics, state: State, line: Line, careful: bool) -> State:
    event = line.event
    if (line.staging or careful) and not event.possible(state):
        return state
    if careful and not all(event.possible(state.believed(who)) for who in event.consents):
        return state
    return semantics.after(state, event)


class Counterfactuals:
    """A replay, up to one of its moments, with single events taken out.

    ``same`` tells whether a state gives the answer that is to be explained. What takes place otherwise is judged as
    `replay` does with ``only_possible``; where the story, judged so, does not come to that answer (it tells of
    impossible events), every event takes place as written.
    """

    def __init__(self, base: Replay, moments: Sequence[Moment], question: Expr, same: Test) -> None:
        self.same = same
        lines = [moment.line for moment in moments]
        sliced = relevant(base.semantics, lines, question)
        runs = (
            _Run.of(base.semantics, base.start, kept, careful) for careful in (True, False) for kept in (sliced, lines)
        )
        self.run = next(run for run in runs if same(run.end) or (run.lines == tuple(lines) and not run.careful))

    def because(self, since: Line) -> Iterator[Line]:
        """The events, up to ``since``, without which the answer would be another one.

        If there is none, since others would have made it so later, those without which it would not have become so
        then.
        """
        if since not in self.run.lines:
            return
        place = self.run.lines.index(since)
        yield from list(self._needed(place, len(self.run.lines))) or self._needed(place, place + 1)

    def _needed(self, last: int, stop: int) -> Iterator[Line]:
        for index in range(last + 1):
            if self.run.at(index + 1) is not self.run.before[index] and not self.same(self.run.without(index, stop)):
                yield self.run.lines[index]
