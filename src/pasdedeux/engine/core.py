"""What an engine can be asked: the one interface of the native core and of the Python engine.

Nothing above this floor need know which of them runs: verdicts and the set of all plans are the same. Which of several
valid plans is found first may differ where not all are asked for.
States are numbers here, events their places in the task. A state may stand for one whose beliefs are cut off below
some depth; only states of one depth are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from pasdedeux.engine.task import StateCode, Task
from pasdedeux.model.limits import NO_LIMITS, Limits

AUTHOR = -1  # an owner of plans who is no character
# A mind within a mind takes an act at least, so plans that are imagined deeper than this are not met with: an engine
# takes any larger epistemic limit for none: else it would cut each state off at each depth up to it. What is found by
# no limit is checked at the one that was asked for.
DEEPEST = 64
# What a search may do without, by name, to measure what each brings: ideas of the native core. The Python engine has
# fewer, and leaves none of them out.
IDEAS = ("cut", "bound", "company", "widening", "ranks")


class NoOutcome(Exception):
    """An event that could be imagined has no outcome. ``cause``: "loop" (rules that keep each other going; ``rule`` is
    the place of one of them in the task, -1 if that is not known) or "number" (a division by zero, or a number beyond
    all bounds).
    """

    def __init__(self, event: int, cause: str, rule: int = -1) -> None:
        super().__init__(f"event {event} has no outcome: {cause}")
        self.event, self.cause, self.rule = event, cause, rule


class Halted(Exception):
    """A question was stopped from outside, by its ``go_on``."""


class CoreFailed(Exception):
    """An engine failed, or refuses a task: a mistake of ours. ``engine`` is its name."""

    def __init__(self, engine: str, why: str) -> None:
        super().__init__(why)
        self.engine = engine


@dataclass(frozen=True, slots=True)
class Reason:
    """A plan in somebody's mind: the events, and for each of them the reasons of everybody else who takes part."""

    who: int
    events: tuple[int, ...]
    others: tuple[tuple[Reason, ...], ...]
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is: distinct states, transitions worked out, acts of the plans looked at, seconds, bytes."""

    states: int
    transitions: int
    depth: int
    seconds: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plan that was found: its events, what its end is worth to the author, and for each event a reason of each
    character who consents to it.
    """

    events: tuple[int, ...]
    utility: float
    reasons: tuple[tuple[Reason, ...], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What is looked for. ``goal``: what the end must be worth to the author. ``strategy``: "both" for one plan
    (within narrow limits first, breadth first and best first in turn), "breadth" for one, breadth first at the full
    limits, "all" for every valid plan, "best" for one that is worth most.
    ``accept`` is asked of each plan that reaches the goal, and may refuse it: what stands within narrow limits need not
    stand within those that were asked for. ``most`` ends "all" after so many plans. Limits: ``seconds``, ``bytes`` (by
    the engine's own account), ``states``. ``off`` names IDEAS that are left out.
    ``progress`` is called now and then, and ends the search by returning False.
    """

    goal: float
    limits: Limits = NO_LIMITS
    strategy: str = "both"
    most: int | None = None
    seconds: float | None = None
    bytes: int | None = None
    states: int | None = None
    off: frozenset[str] = frozenset()
    progress: Callable[[Progress], bool] | None = None
    accept: Callable[[Candidate], bool] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search came to. ``plans`` reach the goal and were accepted; ``best`` falls short of it. ``stopped_by`` is
    empty where everything within the limits was looked at, or what was asked for was found: else "time", "memory",
    "states", "length", "number" (of plans) or "interruption". ``depth``: acts of the plans that were looked at.
    """

    plans: tuple[Candidate, ...]
    best: Candidate | None
    stopped_by: str
    depth: int


class Core(Protocol):
    """One world at work. The answers of one core do not depend on what it was asked before."""

    name: str  # "native" or "python"
    task: Task

    @property
    def start(self) -> int:
        """The real state in which the story begins."""

    def state(self, graph: Sequence[StateCode]) -> int:
        """The number of a state of the reference."""

    def values(self, state: int) -> tuple[int | float, ...]:
        """The code (or number) of each fluent."""

    def believed(self, state: int, who: int) -> int:
        """What ``who`` believes; -1 below the depth at which beliefs are cut off."""

    def possible(self, state: int) -> tuple[int, ...]:
        """The events that are possible."""

    def after(self, state: int, event: int) -> int:
        """The state after an event, whether or not it is possible. Raises `NoOutcome`."""

    def utility(self, state: int, owner: int) -> float | None:
        """What a state is worth to a character or to the AUTHOR; None where that is unknown."""

    def cut(self, state: int, depth: int) -> int:
        """The state with beliefs cut off below ``depth`` levels."""

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
        """The shortest reason of ``who`` to do ``event`` in ``state``. ``go_on`` is asked now and then. Raises
        `NoOutcome`, and `Halted` if ``go_on`` says no.
        """

    def search(self, request: Request) -> Answer:
        """A search from the start. Raises `NoOutcome`."""

    def reachable(self, go_on: Callable[[Progress], bool] | None = None, *, imagined: bool = False) -> Sequence[int]:
        """The number of distinct states within 0, 1, 2, ... acts, as `reach.reachable_states` counts them."""

    def progress(self) -> Progress:
        """What was done so far."""
