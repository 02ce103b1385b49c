"""The engine in Python behind the interface of all engines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pasdedeux.engine.core import Answer, Halted, Progress, Reason, Request
from pasdedeux.engine.plain.meter import Meter, Stopped
from pasdedeux.engine.plain.nodes import known
from pasdedeux.engine.plain.plans import told
from pasdedeux.engine.plain.reach import reachable
from pasdedeux.engine.plain.reasons import Reasons
from pasdedeux.engine.plain.search import Search
from pasdedeux.engine.plain.transitions import Transitions
from pasdedeux.engine.plain.worth import Worth
from pasdedeux.engine.task import StateCode, Task
from pasdedeux.model.limits import Limits


class PlainCore:
    """One world at work: see `Core`, which says what everything means."""

    name = "python"

    def __init__(self, task: Task) -> None:
        self.task = task
        self.transitions = Transitions(task)
        self._nodes = self.transitions.nodes.all
        self._worth = Worth(task, self.transitions.formulas)
        self._reasons = Reasons(task, self.transitions, self._worth)
        self._meter = Meter(self.transitions)
        self._meter.besides = lambda: self._reasons.bytes
        self._reasons.go_on = self._reasons.shadows.go_on = self._meter.go_on
        self._start = self.state(task.start)

    @property
    def start(self) -> int:
        """The real state in which the story begins."""
        return self._start

    def state(self, graph: Sequence[StateCode]) -> int:
        """The number of a state of the reference."""
        return self.transitions.state(graph).number

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

    def reason(
        self,
        state: int,
        event: int,
        who: int,
        limits: Limits,
        *,
        minds: int = 1,
        position: int = 1,
        go_on: Callable[[Progress], bool] | None = None,
    ) -> Reason | None:
        """The shortest reason of ``who`` to do ``event`` in ``state``. Raises `NoOutcome`, `Halted`."""
        mind = known(self._nodes[state].beliefs[who])
        self._meter.begin(Request(0.0, limits, progress=go_on))
        try:
            return told(self._reasons, mind, event, who, limits, minds, position)
        except Stopped:
            raise Halted from None
        finally:
            self._meter.end()

    def search(self, request: Request) -> Answer:
        """A search from the start. Raises `NoOutcome`."""
        return Search(self._reasons, self._meter, self._nodes[self._start], request).answer()

    def reachable(self, go_on: Callable[[Progress], bool] | None = None, *, imagined: bool = False) -> Sequence[int]:
        """The number of distinct states within 0, 1, 2, ... acts, as `reach.reachable_states` counts them."""
        stop = bool if go_on is None else lambda: not go_on(self.progress())
        return list(reachable(self.transitions, self._nodes[self._start], stop, imagined=imagined))

    def progress(self) -> Progress:
        """What was done so far."""
        return self._meter.progress()
