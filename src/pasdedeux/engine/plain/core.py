"""The engine in Python behind the interface of all engines."""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.engine.plain.facts import Facts
from pasdedeux.engine.plain.graphs import Links
from pasdedeux.engine.plain.transitions import Transitions
from pasdedeux.engine.plain.worth import Worth
from pasdedeux.engine.task import StateCode, Task


class PlainCore:
    """One world at work: see `Core`, which says what everything means."""

    name = "python"

    def __init__(self, task: Task) -> None:
        self.task = task
        self.transitions = Transitions(task)
        self._nodes = self.transitions.nodes.all
        self._worth = Worth(task, self.transitions.formulas)
        self._start = self.state(task.start)

    @property
    def start(self) -> int:
        """The real state in which the story begins."""
        return self._start

    def state(self, graph: Sequence[StateCode]) -> int:
        """The number of a state of the reference."""
        facts = [self._facts(code) for code in graph]
        edges: Links = [list(code.beliefs) for code in graph]
        return self.transitions.graphs.states(facts, edges)[0].number

    def _facts(self, code: StateCode) -> Facts:
        work = self.transitions
        values = work.layout.write(0, enumerate(self.task.defaults))
        return work.table.of(work.layout.write(values, code.values))

    def values(self, state: int) -> tuple[int | float, ...]:
        """The code (or number) of each fluent."""
        return self.transitions.layout.unpack(self._nodes[state].values)

    def believed(self, state: int, who: int) -> int:
        """What ``who`` believes; -1 below the depth at which beliefs are cut off."""
        mind = self._nodes[state].beliefs[who]
        return -1 if mind is None else mind.number

    def possible(self, state: int) -> tuple[int, ...]:
        """The events that are possible. Raises `NoOutcome`."""
        return self.transitions.among(self._nodes[state])

    def after(self, state: int, event: int) -> int:
        """The state after an event, whether or not it is possible. Raises `NoOutcome`."""
        return self.transitions.after(self._nodes[state], event).number

    def utility(self, state: int, owner: int) -> float | None:
        """What a state is worth to a character or to the AUTHOR; None where that is unknown."""
        return self._worth.of(self._nodes[state], owner)

    def cut(self, state: int, depth: int) -> int:
        """The state with beliefs cut off below ``depth`` levels."""
        return self.transitions.nodes.cut(self._nodes[state], depth).number
