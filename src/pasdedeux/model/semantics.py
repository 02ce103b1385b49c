"""What an event does: the reference, written to be read. Every faster engine is judged by this one.

A sentence of a story travels so: `after(state, event)` drafts the state that results, `Acted`, in which values are
written at once and each belief is found on demand: whoever notices the event lives through it in their own mind
(corrected first where it surprises them), and explicit effects on beliefs come on top (`Corrected`). Rules then run in
reality and in every mind that was touched (`Settled`). A draft may lead back to itself, as beliefs do; when all
drafts are known, `States` makes them states.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy

from pasdedeux.model.event import Event
from pasdedeux.model.formula import Fluent
from pasdedeux.model.ground import all_events
from pasdedeux.model.reads import Literals, Path, fluents, literals
from pasdedeux.model.start import Begun
from pasdedeux.model.state import Draft, State, States, Values
from pasdedeux.model.values import UNKNOWN, Entity, Value, same
from pasdedeux.model.world import World

# What is put right in a mind: who believes that who believes ..., the fluent, its value; the last word counts.
Corrections = tuple[tuple[Path, Fluent, Value], ...]

# More firings of rules than this after one event, in all minds together, are a loop, even if no state comes back: a
# counter may grow for ever, or from each mind to the next mind within it.
FIRINGS = 10_000


class RuleLoop(Exception):
    """Rules that keep each other going. ``rules`` are their names in turn, ``values`` what goes round."""

    def __init__(self, rules: tuple[str, ...], values: tuple[tuple[Fluent, Value], ...]) -> None:
        self.rules = rules
        self.values = values
        round_ = ", ".join(f"{f} = {v}" for f, v in values[:6])
        super().__init__(f"the rules {', '.join(rules)} keep each other going ({round_})")


class Semantics:
    """A world at work: its states, its ground rules, and what each event makes of each state."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.states = States(world.characters)
        self.rules = tuple(_Ruled(event) for rule in world.rules for event in all_events(world, rule))
        self._rules_reading: dict[Fluent, list[int]] = {}
        self._watchful: list[int] = []
        for index, rule in enumerate(self.rules):
            if rule.looks_into_minds:
                self._watchful.append(index)
            for fluent in rule.reads:
                self._rules_reading.setdefault(fluent, []).append(index)
        self._literals: dict[Event, Literals] = {}
        self._after: dict[tuple[Event, State], State] = {}
        self._start: State | None = None

    @property
    def start(self) -> State:
        """The state before the first event, rules applied.

        Raises:
            RuleLoop, ArithmeticError, Ungroundable: if the declarations have no meaning.
        """
        if self._start is None:
            step = _Step(self)
            begun = Begun.of(self.world)
            root = step.settled(begun)
            self._start = root if isinstance(root, State) else self.states.settle(root)[root]
        return self._start

    def after(self, state: State, event: Event) -> State:
        """The state after ``event`` happens in ``state``, whether or not its precondition holds there.

        Raises:
            RuleLoop: if rules keep each other going.
            ArithmeticError: if a number is divided by zero, or grows beyond all bounds.
        """
        known = self._after.get((event, state))
        if known is None:
            known = self._opened(state, event) if event.open else self._acted(state, event)
        return known

    def _acted(self, state: State, event: Event) -> State:
        step = _Step(self)
        root = step.settled(step.acted(event, state))
        if isinstance(root, State):
            return root
        for draft, made in self.states.settle(root).items():
            source = draft.source if isinstance(draft, Settled) else None
            if isinstance(source, Acted) and isinstance(source.base, State):
                self._after[source.event, source.base] = made
        return self._after[event, state]

    def _opened(self, state: State, event: Event) -> State:
        """An open event: each of those who really notice it knows that all of them do."""
        step = _Step(self, event, frozenset(self.observers(state, event)))
        root = step.settled(step.acted(event, state))
        made = root if isinstance(root, State) else self.states.settle(root)[root]
        self._after[event, state] = made
        return made

    @property
    def transitions(self) -> int:
        """How many pairs of a state and an event were worked out."""
        return len(self._after)

    def with_world(self, world: World) -> Semantics:
        """The same states and transitions for a world that differs in its wants only."""
        other = copy(self)
        other.world = world
        return other

    def known(self, state: State, event: Event) -> State | None:
        """The state after ``event``, if it was worked out before."""
        return self._after.get((event, state))

    def observers(self, state: State, event: Event) -> tuple[Entity, ...]:
        """Those who notice the event when it happens in ``state``: judged before it."""
        return tuple(who for who in self.world.characters if event.observing[who](state))

    def literals(self, event: Event) -> Literals:
        """What of an event's condition makes it true in a state, as far as surprise corrects it."""
        found = self._literals.get(event)
        if found is None:
            found = self._literals[event] = literals(event.precondition)
        return found

    def candidates(self, changed: Iterable[Fluent] | None) -> Iterable[int]:
        """The rules that may have begun to hold when those fluents changed (None: anything may have), in order."""
        if changed is None:
            return range(len(self.rules))
        found = set(self._watchful)
        for fluent in changed:
            found.update(self._rules_reading.get(fluent, ()))
        return sorted(found)


class _Ruled:
    """A ground rule with what its condition reads."""

    def __init__(self, event: Event) -> None:
        self.event = event
        read = tuple(fluents(event.precondition))
        self.reads = tuple(dict.fromkeys(f for path, f in read if not path))
        self.looks_into_minds = any(path for path, _ in read)


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

    def __init__(self, step: _Step, event: Event, base: Draft | State) -> None:
        self.step, self.event, self.base = step, event, base
        changes: dict[Fluent, Value] = {}
        told: dict[Entity, dict[tuple[Path, Fluent], Value]] = {}
        for write in event.writes:
            if write.holds(base):
                value = write.read(base)
                if write.path:
                    _last(told.setdefault(write.path[0], {}), (write.path[1:], write.fluent), value)
                else:
                    changes[write.fluent] = value
        self._notices: dict[Entity, bool] = {}
        self._told: dict[Entity, Corrections] = {who: _listed(said) for who, said in told.items()}
        self.values = base.values.with_changes(changes)
        self.changed = _changed(base, changes)
        super().__init__()

    def peek(self, path: Path, fluent: Fluent) -> Value:
        """Look past the beliefs that are underway."""
        if not path:
            return self.values.get(fluent, fluent.default)
        who, rest = path[0], path[1:]
        return _said(self._told.get(who, ()), who, rest, fluent, _peek(self._lived_through(who), rest, fluent))

    def believed(self, who: Entity) -> Draft | State:
        """What ``who`` believes: what they did before, for the many whom the event does not reach."""
        found = self._beliefs.get(who)
        if found is None and who not in self._told and not self._noticed(who):
            found = self._beliefs[who] = self.base.believed(who)
        return super().believed(who) if found is None else found

    def _touched(self) -> Iterable[Entity]:
        return (*self._told, *(who for who in self.event.observing if self._noticed(who)))

    def _noticed(self, who: Entity) -> bool:
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
        return self.step.acted(self.event, self._surprised(mind, who))

    def _surprised(self, mind: Draft | State, who: Entity) -> Draft | State:
        """The mind made ready for an event that it thought impossible: whatever made it possible is believed."""
        if self.event.possible(mind) or not self.event.possible(self.base):
            return mind
        for literal in self.step.semantics.literals(self.event)(self.base):
            for path, fluent in literal.settable:
                if literal.holds(mind):
                    break
                exact = literal.op == "==" or fluent.kind == "boolean"
                value = _read(self.base, path, fluent) if exact else UNKNOWN
                mind = self.step.corrected(mind, who, path, fluent, value)
        return mind


class Corrected(_Lazy):
    """A mind with some facts put right one after the other, in the mind itself or in what it believes of others.

    ``owner`` is whose mind it is: they know that they changed it, so what they believe about their own belief changes
    with it, and nobody else's imagined belief does.
    """

    def __init__(self, step: _Step, base: Draft | State, owner: Entity, corrections: Corrections) -> None:
        self.step, self.base, self.owner, self.corrections = step, base, owner, corrections
        changes = {fluent: value for path, fluent, value in corrections if not path}
        self.values = base.values.with_changes(changes)
        self.changed = _changed(base, changes)
        super().__init__()

    def peek(self, path: Path, fluent: Fluent) -> Value:
        """Look past the beliefs that are underway."""
        return _said(self.corrections, self.owner, path, fluent, _peek(self.base, path, fluent))

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


def _last(said: dict[tuple[Path, Fluent], Value], key: tuple[Path, Fluent], value: Value) -> None:
    """Keep what is said last of one fluent, in its place."""
    said.pop(key, None)
    said[key] = value


def _listed(said: Mapping[tuple[Path, Fluent], Value]) -> Corrections:
    return tuple((path, fluent, value) for (path, fluent), value in said.items())


def _said(corrections: Corrections, owner: Entity, path: Path, fluent: Fluent, before: Value) -> Value:
    """The value of ``[path]fluent`` in a mind of ``owner`` after corrections, where it was ``before``."""
    for at, what, value in corrections:
        if what is fluent and _concerns(owner, at, path):
            before = value
    return before


def _concerns(owner: Entity, at: Path, path: Path) -> bool:
    """Whether a correction at ``at`` in the mind of ``owner`` is one at ``path`` too: everyone knows their own mind."""
    if not path:
        return not at
    if path[0] is owner and _concerns(owner, at, path[1:]):
        return True
    return bool(at) and path[0] is at[0] and _concerns(at[0], at[1:], path[1:])


class Settled:
    """A draft after its rules: first its own, then those of every mind that the event touched."""

    def __init__(self, step: _Step, source: Draft) -> None:
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
            inner = self.result.believed(who)
            found = self._beliefs[who] = inner if type(inner) is State else self.step.settled(inner)
        return found

    def _run(self, draft: Draft) -> Draft:
        semantics = self.step.semantics
        seen: dict[tuple[Values, tuple[int, ...]], int] = {}
        fired: list[str] = []
        while (rule := self._first(semantics, draft)) is not None:
            key = (draft.values, tuple(id(draft.believed(c)) for c in semantics.world.characters))
            self.step.firings += 1
            if key in seen or self.step.firings > FIRINGS:
                raise _loop(fired[seen.get(key, -2) :], rule, draft)
            seen[key] = len(fired)
            fired.append(rule.event.source.name or rule.event.signature)
            draft = self.step.acted(rule.event, draft)
        return draft

    def _first(self, semantics: Semantics, draft: Draft) -> _Ruled | None:
        for index in semantics.candidates(draft.changed):
            rule = semantics.rules[index]
            if rule.event.possible(draft):
                return rule
        return None


def _loop(fired: list[str], rule: _Ruled, draft: Draft) -> RuleLoop:
    names = tuple(dict.fromkeys(fired or [rule.event.source.name]))
    going_round = tuple((f, draft.values.get(f, f.default)) for f in rule.reads)
    return RuleLoop(names, going_round)


class _Step:
    """The drafts of one event, each made once: that is what closes their cycles."""

    def __init__(
        self, semantics: Semantics, open_event: Event | None = None, witnesses: frozenset[Entity] = frozenset()
    ) -> None:
        self.semantics = semantics
        self._open, self._witnesses = open_event, witnesses
        self.firings = 0  # of rules, in all minds together
        self._acted: dict[tuple[Event, Draft | State], Acted] = {}
        self._corrected: dict[tuple[Draft | State, Entity, Corrections], Corrected] = {}
        self._settled: dict[Draft, Settled | State] = {}

    def notices(self, event: Event, who: Entity, base: Draft | State) -> bool:
        """Whether ``who`` notices the event: as ``base`` has it, but of an open event as it really is."""
        if event is self._open:
            return who in self._witnesses
        notices = event.observing.get(who)
        return notices is not None and notices(base)

    def acted(self, event: Event, base: Draft | State) -> Acted:
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
        if isinstance(draft, State):
            return draft
        found = self._settled.get(draft)
        if found is None:
            known = None
            if isinstance(draft, Acted) and isinstance(draft.base, State):
                known = self.semantics.known(draft.base, draft.event)
            found = self._settled[draft] = known or Settled(self, draft)
        return found


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
