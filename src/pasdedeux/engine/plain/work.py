"""The task at work, as the making of states needs it."""

from __future__ import annotations

from typing import Protocol

from pasdedeux.engine.plain.acts import Act
from pasdedeux.engine.plain.corrections import Corrections
from pasdedeux.engine.plain.facts import Effect, Facts
from pasdedeux.engine.plain.formulas import View
from pasdedeux.engine.plain.layout import Layout
from pasdedeux.engine.plain.nodes import Node
from pasdedeux.engine.plain.rules import Minded


class Work(Protocol):
    """What a step needs of it: `Transitions`."""

    layout: Layout

    def effect(self, act: Act, state: View, facts: Facts) -> Effect:
        """What an act does in a state."""

    def changed(self, facts: Facts, corrections: Corrections) -> Facts:
        """Facts with those corrections that are about no belief."""

    def first_rule(self, state: Minded) -> Act | None:
        """The first rule whose condition holds."""

    def known(self, node: Node, act: Act) -> Node | None:
        """The state after an event, unless it is still to be drafted with the rest of a circle of beliefs."""

    def possible(self, act: Act, state: Minded) -> bool:
        """Whether an act's condition holds."""
