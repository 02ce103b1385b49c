"""Trying a changed world: one search within limits of its own, remembered by the changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

from pasdedeux import engine
from pasdedeux.analysis.counter.changes import Change, changed
from pasdedeux.engine.core import Progress
from pasdedeux.engine.meter import MIB
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.limits import Limits
from pasdedeux.model.reasons import NoOutcome
from pasdedeux.model.rules import RuleLoop
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.story import Act
from pasdedeux.model.verdict import Effort, Found, FoundPlan, Impossible, Verdict
from pasdedeux.model.world import World

WITHOUT_MEANING = (RuleLoop, ArithmeticError, Ungroundable, NoOutcome)
STATES, TIMES = 20_000, 4  # a try sees so many states, or so many times as many as the search that found nothing
EACH = 3.0  # seconds of one try


class Enough(Exception):
    """The search ends here; ``by`` what."""

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked for in vain: the goal, within which limits, and in which acts of a story."""

    goal: float
    limits: Limits
    acts: tuple[Act, ...]
    states: int

    @staticmethod
    def of(verdict: Impossible, acts: Sequence[Act]) -> Question:
        """The question that a verdict answers."""
        searched = verdict.searched
        return Question(searched.goal, searched.limits, tuple(acts), max(STATES, TIMES * searched.effort.states))


class Trials:
    """All tries of one question. ``open`` counts those that came to no answer."""

    def __init__(
        self, world: World, question: Question, seconds: float, progress: Callable[[Progress], object] | None
    ) -> None:
        self.world, self.question, self._progress = world, question, progress
        self._until = monotonic() + seconds
        self._began = monotonic()
        self._known: dict[frozenset[Change], tuple[FoundPlan, ...] | None] = {}
        self._open: set[frozenset[Change]] = set()
        self._void: set[frozenset[Change]] = set()
        self._done = Progress(0, 0, 0, 0.0, 0)  # by all tries before

    @property
    def tried(self) -> int:
        """How many sets of changes were tried."""
        return len(self._known)

    @property
    def open(self) -> int:
        """How many of them came to no answer."""
        return len(self._open)

    @property
    def seconds(self) -> float:
        """How long it took so far."""
        return monotonic() - self._began

    def plans(self, changes: Sequence[Change]) -> tuple[FoundPlan, ...] | None:
        """The story that is found with the changes; None if none is. Raises Enough when the time is over."""
        key = frozenset(changes)
        if key not in self._known:
            verdict = self.verdict(changed(self.world, tuple(changes)))
            if verdict is None:
                self._void.add(key)
            elif not isinstance(verdict, Found | Impossible):
                self._open.add(key)
            plans = verdict.plans if isinstance(verdict, Found) else ()
            self._known[key] = plans or None  # no plans: all acts end as they begin, and there is no story
        return self._known[key]

    def refuted(self, changes: Sequence[Change]) -> bool:
        """Whether it is known that the changes are not enough, and leave the world a meaning."""
        return self.plans(changes) is None and frozenset(changes) not in self._open | self._void

    def verdict(self, world: World) -> Verdict | None:
        """What a search in a world comes to; None for a world without meaning."""
        left = self._until - monotonic()
        if left <= 0:
            raise Enough("time")
        question = self.question
        try:
            verdict = engine.find(
                world,
                goal=question.goal,
                limits=question.limits,
                states=question.states,
                seconds=min(left, EACH),
                acts=question.acts,
                semantics=Semantics(world),
                progress=self._tell,
            )
        except WITHOUT_MEANING:
            return None
        self._count(verdict.searched.effort)
        stopped = getattr(verdict, "stopped_by", "")
        if stopped == "interruption":
            raise Enough(stopped)
        if stopped == "time" and not isinstance(verdict, Found) and monotonic() >= self._until:
            raise Enough("time")
        return verdict

    def _count(self, effort: Effort) -> None:
        done = self._done
        self._done = Progress(done.states + effort.states, done.transitions + effort.transitions, effort.depth, 0.0, 0)
        self._tell(Progress(0, 0, effort.depth, 0.0, int(effort.mebibytes * MIB)))

    def _tell(self, now: Progress) -> None:
        """Give a sign of life: states of all tries together, and the memory of this one."""
        if self._progress is not None:
            states, transitions = self._done.states + now.states, self._done.transitions + now.transitions
            self._progress(Progress(states, transitions, now.depth, self.seconds, now.bytes))
