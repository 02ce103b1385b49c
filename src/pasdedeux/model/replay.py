"""A story replayed: its moments in order. A story is replayed as written, also where an event could not happen; the
analysis says so. Nothing here recurses, so a story may be as long as memory allows.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pasdedeux.model.event import Event
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.story import Line, Story, Use
from pasdedeux.model.values import Entity


@dataclass(frozen=True, eq=False, slots=True)
class Moment:
    """One event of a replay, with the states around it.

    ``possible``: its precondition holds in ``before``. ``observers``: who noticed it.
    """

    index: int
    line: Line
    before: State
    after: State
    observers: tuple[Entity, ...]
    possible: bool

    @property
    def event(self) -> Event:
        """The event that happened."""
        return self.line.event


@dataclass(frozen=True, eq=False, slots=True)
class Replay:
    """The start and the moments of a story. ``without`` lists the names of events that were taken out."""

    story: Story
    semantics: Semantics
    start: State
    moments: tuple[Moment, ...]
    without: frozenset[Line] = frozenset()

    @property
    def end(self) -> State:
        """The state after the last event."""
        return self.moments[-1].after if self.moments else self.start

    def moment(self, line: Line) -> Moment | None:
        """The moment of an event, unless it was taken out; or that of a use, at which nothing happens."""
        found = next((m for m in self.moments if m.line is line), None)
        use = None if found else next((use for use in self.story.uses if use.line is line), None)
        return self._use(use) if use else found

    @property
    def uses(self) -> tuple[Moment, ...]:
        """The moments of the story's uses. Their ``index`` is that of the event after them."""
        return tuple(map(self._use, self.story.uses))

    def _use(self, use: Use) -> Moment:
        index = 0
        for place, moment in enumerate(self.moments):  # a line that was put in has no place: it belongs to the next
            if moment.line.span is not None:
                if not use.follows(moment.line):
                    break
                index = place + 1
        state = self.moments[index - 1].after if index else self.start
        return Moment(index, use.line, state, state, (), use.line.event.possible(state))

    def until(self, line: Line | None) -> tuple[Moment, ...]:
        """The moments up to and including an event (None: all)."""
        if line is None:
            return self.moments
        place = self.story.lines.index(line)
        kept = set(self.story.lines[: place + 1])
        return tuple(m for m in self.moments if m.line in kept)


def replay(
    story: Story,
    semantics: Semantics | None = None,
    without: Collection[Line] = (),
    *,
    only_possible: bool = False,
) -> Replay:
    """The moments of ``story``, without the lines in ``without``.

    Staging whose precondition fails (somebody leaves who is not there) is passed over. With ``only_possible`` every
    event is passed over whose precondition fails, or fails in the mind of somebody who consents to it: what would have
    happened without the others. Pass ``semantics`` of an earlier replay of the same world to share its work.

    Raises:
        RuleLoop, ArithmeticError: if an event has no outcome.
    """
    semantics = semantics or Semantics(story.world)
    left_out = frozenset(without)
    state = start = semantics.start
    moments: list[Moment] = []
    for line in story.lines:
        if line in left_out:
            continue
        possible = line.event.possible(state)
        if not possible and (line.staging or only_possible):
            continue
        if only_possible and not _believed_possible(line.event, state):
            continue
        after = semantics.after(state, line.event)
        observers = semantics.observers(state, line.event)
        moments.append(Moment(len(moments), line, state, after, observers, possible))
        state = after
    return Replay(story, semantics, start, tuple(moments), left_out)


def _believed_possible(event: Event, state: State) -> bool:
    return all(event.possible(state.believed(who)) for who in event.consents)
