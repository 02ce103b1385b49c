"""A step: one event, and the drafts of what everybody believes after it."""

from __future__ import annotations

from pasdedeux.engine.plain.acts import Act
from pasdedeux.engine.plain.corrections import Corrections
from pasdedeux.engine.plain.drafts import Acted, Circular, Corrected, Draft, Lazy, Settled
from pasdedeux.engine.plain.formulas import View
from pasdedeux.engine.plain.literals import Literal
from pasdedeux.engine.plain.nodes import Node
from pasdedeux.engine.plain.sights import Sight
from pasdedeux.engine.plain.table import Path
from pasdedeux.engine.plain.values import Value
from pasdedeux.engine.plain.work import Work
from pasdedeux.engine.task import UNKNOWN
from pasdedeux.model.values import same


class Step:
    """The drafts of one event, each made once: that is what closes their cycles."""

    def __init__(self, work: Work, characters: int) -> None:
        self.work, self.characters = work, characters
        self.open: Act | None = None  # an open event, with those who really notice it and are noticed
        self.witnesses: frozenset[int] = frozenset()
        self.sights: tuple[Sight, ...] = ()
        self.sighted: dict[tuple[Draft | Node, int], Draft | Node] = {}
        self.firings = 0  # of rules, in all minds together
        self._acted: dict[tuple[Act, Draft | Node], Acted] = {}
        self._corrected: dict[tuple[Draft | Node, int, Corrections, tuple[type, ...]], Corrected] = {}
        self._settled: dict[Draft, Settled | Node] = {}

    def notices(self, act: Act, who: int, base: Draft | Node) -> bool:
        """Whether somebody notices an act: as ``base`` has it, but of an open event as it really is."""
        if act is not self.open:
            return act.notices(who, base)
        return who in self.witnesses or act.listens(who, base)

    def acted(self, act: Act, base: Draft | Node) -> Acted:
        """The draft after an act in ``base``."""
        found = self._acted.get((act, base))
        if found is None:
            found = self._acted[act, base] = Acted(self, act, base)
        return found

    def corrected(
        self, base: Draft | Node | None, owner: int, path: Path, fluent: int, value: Value
    ) -> Draft | Node | None:
        """``base`` itself where it holds the value already, or has no such belief.

        Corrections of one mind are kept as one list without repetitions: so there are finitely many.
        """
        if base is None or (held := self._held(base, path, fluent)) is None or same(held, value):
            return base
        corrections: Corrections = ((path, fluent, value),)
        if isinstance(base, Corrected) and base.owner == owner:
            kept = (c for c in base.corrections if c[:2] != (path, fluent))
            base, corrections = base.base, (*kept, *corrections)
        key = (base, owner, corrections, tuple(type(c[2]) for c in corrections))  # the code 2 equals the number 2.0
        found = self._corrected.get(key)
        if found is None:
            found = self._corrected[key] = Corrected(self, base, owner, corrections)
        return found

    def put_right(self, mind: Draft | Node, who: int, literal: Literal, source: View) -> Draft | Node:
        """The mind with a literal made to hold: as ``source`` has it, or unknown where that says too much."""
        for path, fluent, exact in literal.settable:
            if literal.holds(mind):
                break
            value = self._read(source, path, fluent) if exact else UNKNOWN
            if value is not None:
                mind = self.corrected(mind, who, path, fluent, value) or mind
        return mind

    def begun(self, act: Act, node: Node) -> Settled:
        """The draft of the state after the event itself."""
        draft = self.acted(act, node)
        found = self._settled[draft] = Settled(self, draft)
        return found

    def settled(self, draft: Draft | Node) -> Settled | Node:
        """The draft after its rules; a state is settled already."""
        if isinstance(draft, Node):
            return draft
        found = self._settled.get(draft)
        if found is None:
            found = self._settled[draft] = self._recalled(draft) or Settled(self, draft)
        return found

    def _recalled(self, draft: Draft) -> Node | None:
        """The state of a draft, if it is that of an event which happens to a state in the same way elsewhere."""
        if not isinstance(draft, Acted) or not isinstance(draft.base, Node) or draft.act is self.open:
            return None
        return self.work.known(draft.base, draft.act)

    def _held(self, state: Draft | Node, path: Path, fluent: int) -> Value | None:
        try:
            return self._read(state, path, fluent)
        except Circular:
            return self.peek(state, path, fluent)

    def _read(self, state: View | None, path: Path, fluent: int) -> Value | None:
        for who in path:
            state = None if state is None else state.believed(who)
        return None if state is None else self.work.layout.read(state.values, fluent)

    def peek(self, state: View | None, path: Path, fluent: int) -> Value | None:
        """What a mind holds, found without the beliefs that are underway."""
        return state.peek(path, fluent) if isinstance(state, Lazy) else self._read(state, path, fluent)
