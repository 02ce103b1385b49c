"""Drafts: states in the making, from an event to what everybody believes after it.

Each draft answers like a state, and finds each belief when it is asked for. A `Step` makes every draft of one event
once, which is what lets them lead back to themselves, as beliefs do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from pasdedeux.model.corrections import Corrections, keep_last, listed, value_after
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Literal, Literals, Path
from pasdedeux.model.rules import FIRINGS, Rules, loop
from pasdedeux.model.sight import Moved, Scene
from pasdedeux.model.state import Draft, State, Values
from pasdedeux.model.values import UNKNOWN, Entity, Value, same
from pasdedeux.model.world import World


class Work(Protocol):
    """What a step needs to know of the world at work: `Semantics`."""

    world: World
    rules: Rules

    def literals(self, event: Event) -> Literals:
        """What of an event's condition makes it true in a state, as far as surprise corrects it."""

    def known(self, state: State, event: Event) -> State | None:
        """The state after ``event``, if it was worked out before."""

    def keep(self, state: State, event: Event, after: State) -> None:
        """Keep what was worked out."""


NOWHERE = Scene()


class _Circular(Exception):
    """A belief depends on itself: an effect asks what somebody believes of the very belief that it is about to set."""


class _Lazy:
    """A draft whose beliefs are found when they are asked for, each once."""

    base: Draft | State
    values: Values
    changed: frozenset[Fluent] | None

    def __init__(self) -> None:
        self._beliefs: dict[Entity, Draft | State] = {}
        self._underway: set[Entity] = set()

    def believed(self, who: Entity) -> Draft | State:
        """What ``who`` believes.

        Raises:
            _Circular: if it is asked for while it is worked out.
        """
        found = self._beliefs.get(who)
        if found is None:
            if who in self._underway:
                raise _Circular
            self._underway.add(who)
            try:
                found = self._beliefs[who] = self._find(who)
            finally:
                self._underway.discard(who)
        return found

    def origin(self) -> tuple[State | None, frozenset[Entity]]:
        """The settled state that this was drafted from, and those whose beliefs may differ from it."""
        state, touched = (self.base, frozenset()) if isinstance(self.base, State) else self.base.origin()
        return state, touched.union(self._touched())

    def _touched(self) -> Iterable[Entity]:
        raise NotImplementedError

    def _find(self, who: Entity) -> Draft | State:
        raise NotImplementedError

    def peek(self, path: Path, fluent: Fluent) -> Value:
        """What ``[path]fluent`` is, found without the beliefs that are underway: what was said last of it counts."""
        raise NotImplementedError


class Acted(_Lazy):
    """The state after an event (or a rule) in ``base``, before any further rule."""

    def __init__(self, step: Step, event: Event, base: Draft | State) -> None:
        self.step, self.event, self.base = step, event, base
        changes: dict[Fluent, Value] = {}
        told: dict[Entity, dict[tuple[Path, Fluent], Value]] = {}
        asked, holds = None, False
        for write in event.writes:
            if write.condition is not asked:  # what one hears is told by several writes, one after the other
                asked, holds = write.condition, write.holds(base)
            if holds:
                value = write.read(base)
                if write.path:
                    keep_last(told.setdefault(write.path[0], {}), (write.path[1:], write.fluent), value)
                else:
                    changes[write.fluent] = value
        self._seen = step.witnesses(event)
        self._notices: dict[Entity, bool] = {}
        self._told: dict[Entity, Corrections] = {who: listed(said) for who, said in told.items()}
        self.values = base.values.with_changes(changes)
        self.changed = _changed(base, changes)
        super().__init__()

    def peek(self, path: Path, fluent: Fluent) -> Value:
        """Look past the beliefs that are underway."""
        if not path:
            return self.values.get(fluent, fluent.default)
        who, rest = path[0], path[1:]
        return value_after(self._told.get(who, ()), who, rest, fluent, _peek(self._lived_through(who), rest, fluent))

    def believed(self, who: Entity) -> Draft | State:
        """What ``who`` believes: what they did before, for the many whom the event does not reach."""
        found = self._beliefs.get(who)
        if found is None and who not in self._told and not self._noticed(who):
            found = self._beliefs[who] = self.base.believed(who)
        return super().believed(who) if found is None else found

    def _touched(self) -> Iterable[Entity]:
        return (*self._told, *(who for who in self.event.observing if self._noticed(who)))

    def _noticed(self, who: Entity) -> bool:
        if who in self._seen:
            return True
        found = self._notices.get(who)
        if found is None:
            found = self._notices[who] = self.step.notices(self.event, who, self.base)
        return found

    def _find(self, who: Entity) -> Draft | State:
        """The rule of beliefs: live through it, then take in what the event says one believes."""
        mind = self._lived_through(who)
        for path, fluent, value in self._told.get(who, ()):
            mind = self.step.corrected(mind, who, path, fluent, value)
        return mind

    def _lived_through(self, who: Entity) -> Draft | State:
        mind = self.base.believed(who)
        if not self._noticed(who):
            return mind
        return self.step.acted(self.event, self._sighted(self._surprised(mind, who), who))

    def moved_by(self, who: Entity) -> Moved | None:
        """All that decides what an open event makes of somebody's mind; None where it takes more than this."""
        if not self.step.is_open(self.event):
            return None
        mind, noticed = self.base.believed(who), self._noticed(who)
        if not isinstance(mind, State) or (noticed and self._is_surprising(mind)):
            return None
        return mind, who, noticed, self._told.get(who, ())

    def _sighted(self, mind: Draft | State, who: Entity) -> Draft | State:
        """The mind with its idea put right of who else notices: of an open event one sees who is there to see it."""
        if not self.step.is_open(self.event) or self.step.scene.agrees(mind):
            return mind
        found = self.step.sighted.get((mind, who))
        if found is None:
            found = mind
            for sight in self.step.scene.sights:
                if not sight.agrees(found):
                    found = self._put_right(found, who, sight.literals, sight.root)
            self.step.sighted[mind, who] = found
        return found

    def _surprised(self, mind: Draft | State, who: Entity) -> Draft | State:
        """The mind made ready for an event that it thought impossible: whatever made it possible is believed."""
        if not self._is_surprising(mind):
            return mind
        return self._put_right(mind, who, self.step.literals(self.event)(self.base), self.base)

    def _is_surprising(self, mind: Draft | State) -> bool:
        return not self.event.possible(mind) and self.event.possible(self.base)

    def _put_right(
        self, mind: Draft | State, who: Entity, needed: Iterable[Literal], source: Draft | State
    ) -> Draft | State:
        """The mind with every literal made to hold: as ``source`` has it, or unknown where that says too much."""
        for literal in needed:
            for path, fluent in literal.settable:
                if literal.holds(mind):
                    break
                exact = literal.op == "==" or fluent.kind == "boolean"
                value = _read(source, path, fluent) if exact else UNKNOWN
                mind = self.step.corrected(mind, who, path, fluent, value)
        return mind


class Corrected(_Lazy):
    """A mind with some facts put right one after the other, in the mind itself or in what it believes of others.

    ``owner`` is whose mind it is: they know that they changed it, so what they believe about their own belief changes
    with it, and nobody else's imagined belief does.
    """

    def __init__(self, step: Step, base: Draft | State, owner: Entity, corrections: Corrections) -> None:
        self.step, self.base, self.owner, self.corrections = step, base, owner, corrections
        changes = {fluent: value for path, fluent, value in corrections if not path}
        self.values = base.values.with_changes(changes)
        self.changed = _changed(base, changes)
        super().__init__()

    def peek(self, path: Path, fluent: Fluent) -> Value:
        """Look past the beliefs that are underway."""
        return value_after(self.corrections, self.owner, path, fluent, _peek(self.base, path, fluent))

    def moved_by(self, who: Entity) -> Moved | None:
        """What was corrected in others leaves somebody's mind as the open event made it."""
        return None if who in self._touched() or not isinstance(self.base, Acted) else self.base.moved_by(who)

    def _touched(self) -> Iterable[Entity]:
        return (self.owner, *(path[0] for path, _, _ in self.corrections if path))

    def _find(self, who: Entity) -> Draft | State:
        mind = self.base.believed(who)
        for path, fluent, value in self.corrections:
            if who is self.owner:
                mind = self.step.corrected(mind, who, path, fluent, value)
            if path and who is path[0]:
                mind = self.step.corrected(mind, who, path[1:], fluent, value)
        return mind


class Settled:
    """A draft after its rules: first its own, then those of every mind that the event touched."""

    def __init__(self, step: Step, source: Draft) -> None:
        self.step, self.source = step, source
        self.result = self._run(source)
        self.values = self.result.values
        self.changed: frozenset[Fluent] | None = None
        self._beliefs: dict[Entity, Draft | State] = {}

    def origin(self) -> tuple[State | None, frozenset[Entity]]:
        """The settled state that this was drafted from, and those whose beliefs may differ from it."""
        return self.result.origin()

    def believed(self, who: Entity) -> Draft | State:
        """A mind that nothing touched stays as it is; every other one is settled in turn."""
        found = self._beliefs.get(who)
        if found is None:
            moved = self.result.moved_by(who) if isinstance(self.result, Acted | Corrected) else None
            found = self._beliefs[who] = self.step.lived(moved) or self._found(who, moved)
        return found

    def _found(self, who: Entity, moved: Moved | None) -> Draft | State:
        inner = self.result.believed(who)
        if type(inner) is State:
            return inner
        settled = self.step.settled(inner)
        self.step.live(moved, settled)
        return settled

    def _run(self, draft: Draft) -> Draft:
        seen: dict[tuple[Values, tuple[int, ...]], int] = {}
        fired: list[str] = []
        while (rule := self.step.rules.first(draft)) is not None:
            key = (draft.values, tuple(id(draft.believed(c)) for c in self.step.characters))
            self.step.firings += 1
            if key in seen or self.step.firings > FIRINGS:
                raise loop(fired[seen.get(key, -2) :], rule, draft)
            seen[key] = len(fired)
            fired.append(rule.event.source.name or rule.event.signature)
            draft = self.step.acted(rule.event, draft)
        return draft


class Step:
    """The drafts of one event, each made once: that is what closes their cycles."""

    def __init__(
        self,
        work: Work,
        open_event: Event | None = None,
        scene: Scene = NOWHERE,
    ) -> None:
        self.rules, self.characters = work.rules, work.world.characters
        self._work, self._open, self.scene = work, open_event, scene
        self._living: dict[Moved, Settled | State] = {}
        self.sighted: dict[tuple[Draft | State, Entity], Draft | State] = {}  # minds, and what they are once they see
        self.firings = 0  # of rules, in all minds together
        self._acted: dict[tuple[Event, Draft | State], Acted] = {}
        self._corrected: dict[tuple[Draft | State, Entity, Corrections], Corrected] = {}
        self._settled: dict[Draft, Settled | State] = {}

    def literals(self, event: Event) -> Literals:
        """What of an event's condition makes it true in a state, as far as surprise corrects it."""
        return self._work.literals(event)

    def notices(self, event: Event, who: Entity, base: Draft | State) -> bool:
        """Whether ``who``, who is no witness of it, notices the event: as ``base`` has it.

        Who listens to an open event unnoticed does so where ``base`` has it: nobody learns of an eavesdropper from it.
        """
        notices = (event.secretly if event is self._open else event.observing).get(who)
        return notices is not None and notices(base)

    def witnesses(self, event: Event) -> frozenset[Entity]:
        """Those who notice the event in every mind: of an open event those who really do."""
        return self.scene.witnesses if event is self._open else frozenset()

    def acted(self, event: Event, base: Draft | State) -> Acted:
        """The draft after ``event`` in ``base``."""
        found = self._acted.get((event, base))
        if found is None:
            found = self._acted[event, base] = Acted(self, event, base)
        return found

    def corrected(self, base: Draft | State, owner: Entity, path: Path, fluent: Fluent, value: Value) -> Draft | State:
        """``base`` itself where it holds the value already.

        Corrections of one mind are kept as one list without repetitions: so there are finitely many.
        """
        if same(_held(base, path, fluent), value):
            return base
        corrections: Corrections = ((path, fluent, value),)
        if isinstance(base, Corrected) and base.owner is owner:
            kept = (c for c in base.corrections if c[:2] != (path, fluent))
            base, corrections = base.base, (*kept, *corrections)
        key = (base, owner, corrections)
        found = self._corrected.get(key)
        if found is None:
            found = self._corrected[key] = Corrected(self, base, owner, corrections)
        return found

    def settled(self, draft: Draft | State) -> Settled | State:
        """The draft after its rules; a state is settled already."""
        if isinstance(draft, State):
            return draft
        found = self._settled.get(draft)
        if found is None:
            known = None
            if isinstance(draft, Acted) and isinstance(draft.base, State) and draft.event is not self._open:
                known = self._work.known(draft.base, draft.event)
            found = self._settled[draft] = known or Settled(self, draft)
        return found

    def is_open(self, event: Event) -> bool:
        """Whether this is the open event that happens."""
        return event is self._open

    def lived(self, moved: Moved | None) -> State | None:
        """What is known to become of a mind."""
        return None if moved is None else self.scene.lived.get(moved)

    def live(self, moved: Moved | None, after: Settled | State) -> None:
        """What becomes of a mind is being found."""
        if moved is not None:
            self._living[moved] = after

    def keep(self, made: Mapping[Draft, State]) -> None:
        """Keep what was made of states and minds, for other steps in which it is the same."""
        for moved, settled in self._living.items():
            self.scene.lived[moved] = settled if isinstance(settled, State) else made[settled]
        for draft, after in made.items():
            source = draft.source if isinstance(draft, Settled) else None
            if isinstance(source, Acted) and isinstance(source.base, State) and source.event is not self._open:
                self._work.keep(source.base, source.event, after)


def _held(state: Draft | State, path: Path, fluent: Fluent) -> Value:
    try:
        return _read(state, path, fluent)
    except _Circular:
        return _peek(state, path, fluent)


def _peek(state: Draft | State, path: Path, fluent: Fluent) -> Value:
    return state.peek(path, fluent) if isinstance(state, _Lazy) else _read(state, path, fluent)


def _read(state: Draft | State, path: Path, fluent: Fluent) -> Value:
    for who in path:
        state = state.believed(who)
    return state.values.get(fluent, fluent.default)


def _changed(base: Draft | State, changes: Mapping[Fluent, Value]) -> frozenset[Fluent] | None:
    """The fluents that differ from the settled state from which a draft was made; None if nothing was settled."""
    before: frozenset[Fluent] | None = frozenset() if isinstance(base, State) else base.changed
    return None if before is None else before.union(changes)
