"""Drafts: states in the making, after `model.drafts`, which says what they mean; here they are made of a task.

Each draft answers like a state, and finds each belief when it is asked for. Where the state that they begin with is
cut off at some depth, so are they: a belief beyond it stays beyond.
"""

from __future__ import annotations

from typing import Protocol

from pasdedeux.engine.plain.acts import Act
from pasdedeux.engine.plain.corrections import Corrections, value_after
from pasdedeux.engine.plain.facts import Facts
from pasdedeux.engine.plain.formulas import View
from pasdedeux.engine.plain.literals import Literal
from pasdedeux.engine.plain.nodes import Node
from pasdedeux.engine.plain.sights import Sight
from pasdedeux.engine.plain.table import Path
from pasdedeux.engine.plain.values import Value
from pasdedeux.engine.plain.work import Work

# More firings of rules than this after one event, in all minds together, are a loop: see `model.rules`.
FIRINGS = 10_000


class Loop(Exception):
    """Rules that keep each other going."""


class Circular(Exception):
    """A belief depends on itself: an effect asks what somebody believes of the very belief that it is about to set."""


class Maker(Protocol):
    """What makes each draft of one event once: `Step`."""

    work: Work
    characters: int
    open: Act | None
    sights: tuple[Sight, ...]
    sighted: dict[tuple[Draft | Node, int], Draft | Node]
    firings: int

    def notices(self, act: Act, who: int, base: Draft | Node) -> bool:
        """Whether somebody notices an act."""

    def acted(self, act: Act, base: Draft | Node) -> Acted:
        """The draft after an act."""

    def corrected(
        self, base: Draft | Node | None, owner: int, path: Path, fluent: int, value: Value
    ) -> Draft | Node | None:
        """A mind with one thing put right."""

    def put_right(self, mind: Draft | Node, who: int, literal: Literal, source: View) -> Draft | Node:
        """A mind with a literal made to hold."""

    def settled(self, draft: Draft | Node) -> Settled | Node:
        """The draft after its rules."""

    def peek(self, state: View | None, path: Path, fluent: int) -> Value | None:
        """What a mind holds, found without the beliefs that are underway."""


class Lazy:
    """A draft whose beliefs are found when they are asked for, each once."""

    facts: Facts
    values: int

    def __init__(self) -> None:
        self._beliefs: dict[int, Draft | Node | None] = {}
        self._underway: set[int] = set()

    def believed(self, who: int) -> Draft | Node | None:
        """What somebody believes. Raises Circular if it is asked for while it is worked out."""
        if who in self._beliefs:
            return self._beliefs[who]
        if who in self._underway:
            raise Circular
        self._underway.add(who)
        try:
            found = self._beliefs[who] = self._find(who)
        finally:
            self._underway.discard(who)
        return found

    def _find(self, who: int) -> Draft | Node | None:
        raise NotImplementedError

    def peek(self, path: Path, fluent: int) -> Value | None:
        """What ``[path]fluent`` is, found without the beliefs that are underway: what was said last of it counts."""
        raise NotImplementedError


class Acted(Lazy):
    """The state after an act in ``base``, before any further rule."""

    def __init__(self, step: Maker, act: Act, base: Draft | Node) -> None:
        super().__init__()
        self.step, self.act, self.base = step, act, base
        effect = step.work.effect(act, base, base.facts)
        self.facts, self.values, self._told = effect.facts, effect.facts.values, effect.told
        self._everyone = effect.noticed
        self._notices: dict[int, bool] = {}

    def believed(self, who: int) -> Draft | Node | None:
        """What somebody believes: what they did before, for the many whom the event does not reach."""
        if who not in self._beliefs and who not in self._told and not self._noticed(who):
            self._beliefs[who] = self.base.believed(who)
        return super().believed(who)

    def peek(self, path: Path, fluent: int) -> Value | None:
        """Look past the beliefs that are underway."""
        if not path:
            return self.step.work.layout.read(self.values, fluent)
        who, rest = path[0], path[1:]
        before = self.step.peek(self._lived_through(who), rest, fluent)
        return value_after(self._told.get(who, ()), who, rest, fluent, before)

    def _noticed(self, who: int) -> bool:
        if self._everyone is not None:
            return who in self._everyone
        found = self._notices.get(who)
        if found is None:
            found = self._notices[who] = self.step.notices(self.act, who, self.base)
        return found

    def _find(self, who: int) -> Draft | Node | None:
        """The rule of beliefs: live through it, then take in what the event says one believes."""
        mind = self._lived_through(who)
        for path, fluent, value in self._told.get(who, ()):
            mind = self.step.corrected(mind, who, path, fluent, value)
        return mind

    def _lived_through(self, who: int) -> Draft | Node | None:
        mind = self.base.believed(who)
        if mind is None or not self._noticed(who):
            return mind
        return self.step.acted(self.act, self._sighted(self._surprised(mind, who), who))

    def _sighted(self, mind: Draft | Node, who: int) -> Draft | Node:
        """The mind with its idea put right of who else notices: of an open event one sees who is there to see it."""
        if self.act is not self.step.open or not self.step.sights:
            return mind
        found = self.step.sighted.get((mind, who))
        if found is None:
            found = mind
            for sight in self.step.sights:
                if not sight.agrees(found):
                    for literal in sight.literals:
                        found = self.step.put_right(found, who, literal, sight.root)
            self.step.sighted[mind, who] = found
        return found

    def _surprised(self, mind: Draft | Node, who: int) -> Draft | Node:
        """The mind made ready for an event that it thought impossible: whatever made it possible is believed."""
        possible = self.step.work.possible
        if possible(self.act, mind) or not possible(self.act, self.base):
            return mind
        for literal in self.act.literals(self.base):
            mind = self.step.put_right(mind, who, literal, self.base)
        return mind


class Corrected(Lazy):
    """A mind of ``owner`` with some facts put right, in the mind itself or in what it believes of others. They know
    that they changed it: so does what they believe about their own belief.
    """

    def __init__(self, step: Maker, base: Draft | Node, owner: int, corrections: Corrections) -> None:
        super().__init__()
        self.step, self.base, self.owner, self.corrections = step, base, owner, corrections
        self.facts = step.work.changed(base.facts, corrections)
        self.values = self.facts.values

    def peek(self, path: Path, fluent: int) -> Value | None:
        """Look past the beliefs that are underway."""
        before = self.step.peek(self.base, path, fluent)
        return value_after(self.corrections, self.owner, path, fluent, before)

    def _find(self, who: int) -> Draft | Node | None:
        mind = self.base.believed(who)
        for path, fluent, value in self.corrections:
            if who == self.owner:
                mind = self.step.corrected(mind, who, path, fluent, value)
            if path and who == path[0]:
                mind = self.step.corrected(mind, who, path[1:], fluent, value)
        return mind


class Settled:
    """A draft after its rules: first its own, then those of every mind that the event touched."""

    def __init__(self, step: Maker, source: Draft) -> None:
        self.step, self.source = step, source
        self.result = self._run(source)
        self.facts, self.values = self.result.facts, self.result.facts.values

    def believed(self, who: int) -> Settled | Node | None:
        """A mind that nothing touched stays as it is; every other one is settled in turn."""
        inner = self.result.believed(who)
        return None if inner is None else self.step.settled(inner)

    def _run(self, draft: Draft) -> Draft:
        step, seen = self.step, set[tuple[int, ...]]()
        while (rule := step.work.first_rule(draft)) is not None:
            key = (draft.values, *(id(draft.believed(c)) for c in range(step.characters)))
            step.firings += 1
            if key in seen or step.firings > FIRINGS:
                raise Loop
            seen.add(key)
            draft = step.acted(rule, draft)
        return draft


Draft = Acted | Corrected
