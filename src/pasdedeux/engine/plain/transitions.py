"""Transitions: the state after an event, each worked out once.

Most of the time nothing special happens: nobody is surprised, nobody is told what to believe, and no rule fires. Then
everybody who notices the event comes from what they believe to the state after it there, and nothing need be drafted.
"""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.engine.core import NoOutcome
from pasdedeux.engine.plain.acts import Act
from pasdedeux.engine.plain.corrections import Corrections
from pasdedeux.engine.plain.drafts import FIRINGS, Loop, Settled
from pasdedeux.engine.plain.facts import Effect, Facts, FactsTable
from pasdedeux.engine.plain.formulas import Formulas, View
from pasdedeux.engine.plain.graphs import Graphs
from pasdedeux.engine.plain.layout import Layout
from pasdedeux.engine.plain.nodes import UNCUT, Node, Nodes
from pasdedeux.engine.plain.possible import Possible
from pasdedeux.engine.plain.rules import Minded, Rules
from pasdedeux.engine.plain.sights import sights
from pasdedeux.engine.plain.steps import Step
from pasdedeux.engine.plain.worth import NO_EVENT
from pasdedeux.engine.task import StateCode, Task


class Transitions:
    """A task at work: its states, and what each event makes of each."""

    def __init__(self, task: Task) -> None:
        self.layout = Layout(task)
        self.formulas = Formulas(task, self.layout)
        self.table = FactsTable(self.layout)
        self.characters, self._defaults = task.characters, task.defaults
        self.nodes = Nodes(task.characters)
        self.graphs = Graphs(self.nodes)
        self.events = [Act(i, code, self.formulas) for i, code in enumerate(task.events)]
        first = len(self.events)
        self.rules = Rules(
            [Act(first + i, code, self.formulas) for i, code in enumerate(task.rules)], self.formulas, task.characters
        )
        self.choices = Possible(self.events, self.formulas)
        self.count = 0  # of transitions worked out

    def state(self, graph: Sequence[StateCode]) -> Node:
        """The first state of a graph."""
        write = self.layout.write
        begun = write(0, enumerate(self._defaults))
        facts = [self.table.of(write(begun, code.values)) for code in graph]
        return self.graphs.states(facts, [list(code.beliefs) for code in graph])[0]

    # --- what a step asks for ---

    def effect(self, act: Act, state: View, facts: Facts) -> Effect:
        """What an act does in a state."""
        return facts.effects.get(act.number) or act.effect(state, facts, self.table)

    def changed(self, facts: Facts, corrections: Corrections) -> Facts:
        """Facts with those corrections that are about no belief."""
        return self.table.changed(facts, [(fluent, value) for path, fluent, value in corrections if not path])

    def first_rule(self, state: Minded) -> Act | None:
        """The first rule whose condition holds."""
        return self.rules.first(state)

    def known(self, node: Node, act: Act) -> Node | None:
        """The state after an event, unless it is still to be drafted with the rest of a circle of beliefs."""
        if node.depth == UNCUT or act.number >= len(self.events):
            return node.after.get(act.number)
        return self.after(node, act.number)

    def possible(self, act: Act, state: Minded) -> bool:
        """Whether an event's condition holds."""
        return self.choices.is_possible(act, state)

    def is_possible(self, act: Act, node: Node) -> bool:
        """Whether an event is possible. Raises NoOutcome."""
        try:
            return self.choices.is_possible(act, node)
        except ArithmeticError as error:
            raise NoOutcome(act.number, "number") from error

    # --- transitions ---

    def among(self, node: Node) -> tuple[int, ...]:
        """The events that are possible, in order. Raises NoOutcome."""
        try:
            return self.choices.among(node)
        except ArithmeticError as error:
            raise NoOutcome(NO_EVENT, "number") from error

    def after(self, node: Node, event: int) -> Node:
        """The state after an event, whether or not it is possible. Raises NoOutcome."""
        found = node.after.get(event)
        if found is None:
            self.count += 1
            try:
                found = self._made(node, self.events[event])
            except Loop as error:
                raise NoOutcome(event, "loop") from error
            except ArithmeticError as error:
                raise NoOutcome(event, "number") from error
            node.after[event] = found
        return found

    def _made(self, node: Node, act: Act) -> Node:
        effect = self.effect(act, node, node.facts)
        if act.open or effect.told:
            return self._leaf(node, act, effect) if node.depth == 0 else self._drafted(node, act)
        if node.depth == 0:
            return self._leaf(node, act, effect)
        if len(node.peers) > 1:
            return self._drafted(node, act)
        noticed = act.noticed(node) if effect.noticed is None else effect.noticed
        if self._surprises(node, act, noticed) or self._fires(node, act, effect.facts, noticed):
            return self._drafted(node, act)
        beliefs = list(node.beliefs)
        for who in noticed:
            mind = beliefs[who]
            if mind is node:
                beliefs[who] = None  # right about everything before, and still
            elif mind is not None:
                beliefs[who] = self.after(mind, act.number)
        if node.depth == UNCUT:
            return self.graphs.single(effect.facts, beliefs)
        return self.nodes.tree(effect.facts, tuple(beliefs), node.depth)

    def _surprises(self, node: Node, act: Act, noticed: tuple[int, ...]) -> bool:
        """Whether somebody who notices an act that is possible thought it was not."""
        is_possible = self.choices.is_possible
        for who in noticed:
            mind = node.beliefs[who]
            if mind is not None and mind is not node and not is_possible(act, mind):
                return is_possible(act, node)
        return False

    def _fires(self, node: Node, act: Act, facts: Facts, noticed: tuple[int, ...]) -> bool:
        """Whether a rule fires after an act that surprises nobody."""
        left = self.rules.here(facts)
        return left != 0 and self.rules.fires(left, _Glance(self, node, act, facts, noticed))

    def _leaf(self, node: Node, act: Act, effect: Effect) -> Node:
        """Where nobody's beliefs are kept, only values change, and rules fire on values alone."""
        at = self.nodes.leaf(effect.facts)
        if not self.rules.here(at.facts):
            return at
        seen = {at}
        while (rule := self.rules.first(at)) is not None:
            at = self.nodes.leaf(self.effect(rule, at, at.facts).facts)
            if at in seen or len(seen) > FIRINGS:
                raise Loop
            seen.add(at)
        return at

    def _drafted(self, node: Node, act: Act) -> Node:
        step = Step(self, self.characters)
        if act.open:
            noticed = [who for who in range(self.characters) if act.notices(who, node)]
            step.open = act
            step.witnesses = frozenset(who for who in noticed if not act.listens(who, node))
            step.sights = sights(act, node, step.witnesses)
        draft = step.begun(act, node)
        return self.graphs.settle(draft) if node.depth == UNCUT else self._tree(draft, node.depth)

    def _tree(self, draft: Settled, depth: int) -> Node:
        """The state of a draft with so many levels of belief."""
        beliefs: list[Node | None] = []
        for who in range(self.characters):
            mind = draft.believed(who)
            beliefs.append(self._tree(mind, depth - 1) if isinstance(mind, Settled) else mind)
        return self.nodes.tree(draft.facts, tuple(beliefs), depth) if depth else self.nodes.leaf(draft.facts)


class _Glance:
    """The state right after an act, before any rule, and one mind deep."""

    __slots__ = ("_act", "_node", "_noticed", "_work", "facts", "values")

    def __init__(self, work: Transitions, node: Node, act: Act, facts: Facts, noticed: tuple[int, ...]) -> None:
        self._work, self._node, self._act, self._noticed = work, node, act, noticed
        self.facts, self.values = facts, facts.values

    def believed(self, who: int) -> Facts | None:
        """The values that somebody believes."""
        mind = self._node.beliefs[who]
        if mind is None:
            return None
        if who not in self._noticed:
            return mind.facts
        return self._work.effect(self._act, mind, mind.facts).facts
