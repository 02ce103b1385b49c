"""Dramatic irony: what the audience knows and a character does not, from its first to its last event.

The audience sees everything, so it knows more than everyone at every moment; a list of all of that would say
nothing. Kept is what a story turns on, heaviest first:

* **lie**: somebody believes what they were told by one who knew better, until they see through it;
* **promise**: a promise was broken, and the one to whom it was made has not found out;
* **mistake**: somebody came to believe what is not so, by themselves or from one who meant it;
* **unaware**: somebody in the room does not know that another has come to hold a secret;
* **second thought**: somebody is wrong about what another believes of a secret;
* **missed**: what somebody believes was so, until it changed behind their back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pasdedeux.analysis.minds.changes import Changed, mistaken
from pasdedeux.analysis.minds.importance import SECRET, THING, Importance
from pasdedeux.analysis.minds.presence import Presence
from pasdedeux.analysis.speech.promises import promises
from pasdedeux.analysis.speech.said import Said, said
from pasdedeux.analysis.telling.irony import WEIGHTS, Ironies, Irony, Kind
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Path, fluents
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.state import State
from pasdedeux.model.values import UNKNOWN, Entity, Value, same


def ironies(replay: Replay, importance: Importance | None = None, changed: Changed | None = None) -> Ironies:
    """The dramatic ironies of a story. Costs only what changes from event to event."""
    search = _Search(replay, importance or Importance(replay.story), changed or Changed())
    spans = [*search.spans(), *_broken(replay)]
    spans.sort(key=lambda s: (-s.weight, -1 if s.begin is None else s.begin.index))
    return Ironies(tuple(spans))


def _broken(replay: Replay) -> Iterator[Irony]:
    for promise in promises(replay):
        if promise.broken_unseen and promise.settled:
            for who in promise.to:
                yield Irony(
                    "promise",
                    (who,),
                    None,
                    UNKNOWN,
                    True,
                    promise.settled,
                    promise.found_out,
                    SECRET + WEIGHTS["promise"],
                    promise=promise,
                )


@dataclass(frozen=True, eq=False, slots=True)
class _Open:
    """A span that has not ended yet."""

    kind: Kind
    held: Value
    truth: Value
    begin: Moment | None
    lie: Said | None = None


_Key = tuple[Path, Fluent]


class _Search:
    """One pass through the moments, with the spans that are open."""

    def __init__(self, replay: Replay, importance: Importance, changed: Changed) -> None:
        self.replay, self.importance, self.changed = replay, importance, changed
        self.presence = Presence(replay.story.world)
        self.open: dict[_Key, _Open] = {}
        self.closed: list[Irony] = []

    def spans(self) -> list[Irony]:
        """All spans of the replay."""
        for who in self.replay.story.world.characters:
            for fluent in self.changed.between(self.replay.start, self.replay.start.believed(who)):
                self._look((who,), fluent, self.replay.start, None)
        for moment in self.replay.moments:
            if moment.after is not moment.before:
                self._step(moment)
        for key in list(self.open):
            self._close(key, None)
        return self.closed

    def _step(self, moment: Moment) -> None:
        outside = self.changed.between(moment.before, moment.after)
        for who in self.replay.story.world.characters:
            before, after = moment.before.believed(who), moment.after.believed(who)
            inside = self.changed.between(before, after)
            for fluent in (*outside, *(f for f in inside if f not in outside)):
                self._look((who,), fluent, moment.after, moment)
            for fluent in inside:
                if self.importance.of(fluent) >= SECRET:
                    self._unnoticed(who, fluent, moment)
        self._second_thoughts(moment)

    def _look(self, path: Path, fluent: Fluent, state: State, moment: Moment | None) -> None:
        """Open, keep or close the span of one belief about a fact."""
        if self.importance.of(fluent) < THING:
            return
        held, truth = state.value(fluent, path), state.value(fluent, path[1:])
        known = self.open.get((path, fluent))
        wrong = mistaken(fluent, state.along(path), state.along(path[1:]))
        if known is not None and not (wrong and same(known.held, held) and same(known.truth, truth)):
            self._close((path, fluent), moment)
            known = None
        if wrong and known is None:
            lie = _lie_of(path[0], fluent, moment) if len(path) == 1 else None
            kind: Kind = "lie" if lie else self._kind(path, fluent, moment)
            self.open[path, fluent] = _Open(kind, held, truth, moment, lie)

    def _kind(self, path: Path, fluent: Fluent, moment: Moment | None) -> Kind:
        if len(path) > 1:
            return "second thought"
        if moment is None:
            return "mistake"
        inside = self.changed.between(moment.before.believed(path[0]), moment.after.believed(path[0]))
        return "mistake" if fluent in inside else "missed"

    def _unnoticed(self, who: Entity, fluent: Fluent, moment: Moment) -> None:
        """Somebody came to hold a secret, and others in the room do not know."""
        held = moment.after.believed(who).value(fluent)
        if held is UNKNOWN:
            return
        for other in self.presence.at(moment):
            seen = moment.after.value(fluent, (other, who))
            if other is not who and other not in moment.observers and seen is UNKNOWN:
                self.open.setdefault(((other, who), fluent), _Open("unaware", UNKNOWN, held, moment))

    def _second_thoughts(self, moment: Moment) -> None:
        """What characters think that others believe: followed where it is about a secret and changed just now."""
        for path in self._touched_pairs(moment):
            before, after = moment.before, moment.after
            touched = dict.fromkeys(
                (
                    *self.changed.between(before.along(path), after.along(path)),
                    *self.changed.between(before.along(path[1:]), after.along(path[1:])),
                )
            )
            for fluent in touched:
                if self.importance.of(fluent) >= SECRET:
                    self._look_twice(path, fluent, moment)

    def _touched_pairs(self, moment: Moment) -> Iterator[Path]:
        """Pairs of minds of which one changed, and not both in the same way."""
        people = self.replay.story.world.characters
        for who in people:
            mine, mine_now = moment.before.believed(who), moment.after.believed(who)
            for other in people:
                theirs, theirs_now = moment.before.believed(other), moment.after.believed(other)
                if other is who or (mine is mine_now and theirs is theirs_now):
                    continue
                view, view_now = mine.believed(other), mine_now.believed(other)
                if (view is not view_now or theirs is not theirs_now) and not (
                    view is theirs and view_now is theirs_now
                ):
                    yield who, other

    def _look_twice(self, path: Path, fluent: Fluent, moment: Moment) -> None:
        state = moment.after
        known = self.open.get((path, fluent))
        seen, held = state.value(fluent, path), state.value(fluent, path[1:])
        if known is not None and known.kind == "unaware":
            if not same(known.truth, held) or same(seen, held):
                self._close((path, fluent), moment)
            return
        # who is wrong about the fact itself, and thinks that others see it likewise, has one mistake, not two
        if known is None and same(seen, state.value(fluent, path[:1])):
            return
        self._look(path, fluent, state, moment)

    def _close(self, key: _Key, end: Moment | None) -> None:
        path, fluent = key
        span = self.open.pop(key)
        weight = self.importance.of(fluent) + WEIGHTS[span.kind]
        self.closed.append(Irony(span.kind, path, fluent, span.held, span.truth, span.begin, end, weight, span.lie))


def _lie_of(who: Entity, fluent: Fluent, moment: Moment | None) -> Said | None:
    """The lie of this moment that made somebody believe something of a fact."""
    if moment is None:
        return None
    lies = (s for s in said(moment) if s.verdict == "lie" and who in s.convinced)
    return next((s for s in lies if any(f is fluent for _, f in fluents(s.claim))), None)
