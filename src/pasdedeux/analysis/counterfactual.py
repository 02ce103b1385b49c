"""What would have happened without an event: the ground of "because".

An answer rests on the events without which it would be another one. So each event is taken out in turn, and everything that
then could not happen, or that its actors would then have thought impossible, does not happen either.

Replaying the story once for every event would cost the square of its length. But nothing differs before the event that is
taken out; and as soon as a state comes up that the story itself had at that place, nothing differs from there on. And only
what comes before the answer came to be what it is can have made it so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pasdedeux.model.replay import Moment, Replay, replay
from pasdedeux.model.state import State
from pasdedeux.model.story import Line

Test = Callable[[State], bool]


class Counterfactuals:
    """A replay, up to one of its moments, with single events taken out.

    What takes place otherwise is judged as `replay` does with ``only_possible``; where the story itself, judged so, does not
    come to the same answer (it tells of impossible events), every event takes place as written.
    """

    def __init__(self, base: Replay, moments: tuple[Moment, ...], same: Test) -> None:
        self.base, self.same = base, same
        self.last = moments[-1].line if moments else None
        careful = replay(base.story, base.semantics, base.without, only_possible=True)
        kept = careful.until(self.last) if self.last else ()
        end = kept[-1].after if kept else base.start
        self.careful = same(end)
        self.moments = kept if self.careful else moments
        self._before = {m.line: m.before for m in self.moments}

    def because(self, since: Line) -> Iterator[Line]:
        """The events, up to ``since``, without which the answer would be another one.

        If there is none, since others would have made it so later, those without which it would not have become so then.
        """
        found = list(self._needed(since, self.last))
        yield from found or self._needed(since, since)

    def _needed(self, since: Line, until: Line | None) -> Iterator[Line]:
        for index, moment in enumerate(self.moments):
            if moment.after is not moment.before and not self.same(self._without(index, until)):
                yield moment.line
            if moment.line is since:
                return

    def _without(self, index: int, until: Line | None) -> State:
        """The state at ``until`` if the event at ``index`` had not happened."""
        semantics, lines = self.base.semantics, self.base.story.lines
        taken_out = self.moments[index]
        state = taken_out.before
        for line in lines[lines.index(taken_out.line) + 1 :]:
            if self._before.get(line) is state:
                return self._after(until)
            if line not in self.base.without and self._happens(line, state):
                state = semantics.after(state, line.event)
            if line is until:
                break
        return state

    def _after(self, until: Line | None) -> State:
        """The state of the story itself after ``until``."""
        found = self.base.start
        for moment in self.moments:
            found = moment.after
            if moment.line is until:
                break
        return found

    def _happens(self, line: Line, state: State) -> bool:
        event = line.event
        if not self.careful:
            return not line.staging or event.possible(state)
        return event.possible(state) and all(event.possible(state.believed(who)) for who in event.consents)
