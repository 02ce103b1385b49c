"""Worth: what a state is worth to whom."""

from __future__ import annotations

from pasdedeux.engine.core import NoOutcome
from pasdedeux.engine.plain.formulas import Formulas, Reader
from pasdedeux.engine.plain.nodes import Node
from pasdedeux.engine.task import FALSE, TRUE, Task

NO_EVENT = -1


class Worth:
    """The wants of a task. The owner -1 is the author, whose wants come last in it."""

    def __init__(self, task: Task, formulas: Formulas) -> None:
        self.places = task.wants
        self._readers: list[Reader | None] = [formulas.reader(p) if p >= 0 else None for p in task.wants]
        self._flat = [p < 0 or formulas.flat(p) for p in task.wants]
        self._deep: dict[tuple[Node, int], float | None] = {}

    def of(self, node: Node, owner: int) -> float | None:
        """The worth of a state; None where it is unknown. Somebody without wants has 0 everywhere. Raises NoOutcome."""
        if self._flat[owner]:
            known = node.facts.worth
            if owner not in known:
                known[owner] = self._read(node, owner)
            return known[owner]
        key = (node, owner)
        if key not in self._deep:
            self._deep[key] = self._read(node, owner)
        return self._deep[key]

    def _read(self, node: Node, owner: int) -> float | None:
        reader = self._readers[owner]
        if reader is None:
            return 0.0
        try:
            value = reader(node)
        except ArithmeticError as error:
            raise NoOutcome(NO_EVENT, "number") from error
        return value if isinstance(value, float) else {FALSE: 0.0, TRUE: 1.0}.get(-1 if value is None else value)
