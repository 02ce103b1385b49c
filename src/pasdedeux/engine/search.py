"""One search: a world is compiled, an engine looks, and what it finds is told and checked before it is believed.

An engine looks within narrow limits first, so whether what it finds stands within all of those that were asked for is
for the checker to say (`telling.py`); a plan that does not is refused, and the engine looks on.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from pasdedeux.engine import which
from pasdedeux.engine.compile import TooManyEvents, compile_world
from pasdedeux.engine.core import Answer, Candidate, Core, CoreFailed, Progress, Request
from pasdedeux.engine.core import NoOutcome as WithoutOutcome
from pasdedeux.engine.meter import MIB, Meter, Stopped
from pasdedeux.engine.telling import Telling
from pasdedeux.model.limits import NO_LIMITS, Limits
from pasdedeux.model.reasons import NoOutcome
from pasdedeux.model.rules import RuleLoop
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.utilities import Utilities
from pasdedeux.model.verdict import Effort, Found, FoundPlan, Impossible, Searched, Soundness, Unknown, Verdict
from pasdedeux.model.world import World

# So many plans that could not be checked are enough: the first is told, and that it was not checked.
DOUBTS = 1
# States that are looked at for what comes near a goal which cannot be reached.
FEW = 2_000
# Seconds that the checking of what was found may take when the time is over, or somebody has pressed Ctrl-C.
GRACE = 0.4


@dataclass(frozen=True, slots=True)
class Options:
    """How far a search may go, and what it looks for.

    ``limits`` of the plans; ``every`` valid plan, up to ``most``, or the ``best`` one, instead of the first that is
    found; ``seconds``, ``mebibytes`` (by the engine's own account) and ``states`` after which to stop; ``progress`` is
    told now and then how far it is.
    """

    limits: Limits = NO_LIMITS
    every: bool = False
    best: bool = False
    most: int | None = None
    seconds: float | None = None
    mebibytes: float | None = None
    states: int | None = None
    progress: Callable[[Progress], object] | None = None


def searched(search: Search) -> Verdict:
    """What a search comes to, however it ends.

    Raises:
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
        NoOutcome: if an act that is looked at has no outcome.
    """
    try:
        search.begin()
        return search.verdict()
    except Stopped:
        return search.ended("time")
    except KeyboardInterrupt:
        return search.ended("interruption")
    except MemoryError:
        return search.ended("memory")
    except TooManyEvents:
        return Unknown(search.searched(), "acts")


class Search:
    """One search in one world, from its start or from ``start``."""

    def __init__(
        self,
        world: World,
        goal: float | None,
        options: Options,
        meter: Meter,
        semantics: Semantics | None = None,
        start: State | None = None,
    ) -> None:
        self.options, self.meter = options, meter
        self.semantics = semantics or Semantics(world, lambda rule: meter.go_on())
        self.world = world
        self._start = start
        self._goal = goal
        self.goal = goal if goal is not None else 1.0
        self._core: Core | None = None
        self._threshold = self.goal
        self._telling: Telling | None = None
        self._searching = 0.0
        self._answer: Answer | None = None
        self._busy = False
        self._told = Progress(0, 0, 0, 0.0, 0)  # by the engine, while it is at work
        self._asked: Candidate | None = None  # what is being checked
        self.found: list[FoundPlan] = []
        self.doubtful: FoundPlan | None = None
        self.doubts = 0

    @property
    def start(self) -> State:
        """The state in which the story begins."""
        return self._start or self.semantics.start

    def holds(self) -> bool:
        """Whether the goal is reached at the start."""
        return (self._worth() or 0.0) >= self.goal

    def begin(self) -> None:
        """Compile the world and give it to an engine."""
        initial = self._worth()
        every = self.options.every or self.options.best
        if self._goal is None:
            self.goal = default_goal(initial or 0.0)
        self._threshold = self._goal if self._goal is not None else (-math.inf if every else self.goal)
        compiled = compile_world(
            self.world, semantics=self.semantics, also=(self.start,), go_on=self.meter.go_on, start=self._start
        )
        self._core = which.engine(compiled.task)
        self._telling = Telling(compiled, self.start, self.options.limits, self._core.name)

    def _worth(self) -> float | None:
        return Utilities(self.semantics).of(self.start, None)

    def verdict(self) -> Verdict:
        """What the engine finds."""
        answer = self.look("all" if self.options.every else "best" if self.options.best else "both", self._taken)
        return self.ended(answer.stopped_by)

    def ended(self, stopped_by: str) -> Verdict:
        """What it comes to when it has ended by itself (empty) or was stopped by something."""
        if stopped_by == "interruption":
            self._hurry(GRACE)
            self._finish()
        complete = not stopped_by
        plans = tuple(self.found) or ((self.doubtful,) if self.doubtful is not None else ())
        if plans:
            return Found(plans, self.searched(), complete, stopped_by)
        best = self.below()
        if self.options.best and best is not None and best.utility >= (-math.inf if self._goal is None else self.goal):
            return Found((best,), self.searched(), complete, stopped_by)
        if stopped_by:
            return Unknown(self.searched(), stopped_by, best)
        searched = self.searched()
        return Impossible(searched, best or self._nearest())

    def _nearest(self) -> FoundPlan | None:
        """The best of what is found first when nothing is wanted: where an engine sees at once that the goal is out of
        reach, it has not looked for what comes near it.
        """
        if self._core is None or self.options.best:
            return None
        try:
            self.look("best", self._taken, states=min(FEW, self.options.states or FEW))
        except (Stopped, KeyboardInterrupt, MemoryError, NoOutcome):
            return None  # the verdict stands without it
        best = self.below()
        return best if best is not None and best.utility < self.goal else None

    def _hurry(self, seconds: float) -> None:
        if self._telling is not None:
            self._telling.hurry(seconds)

    def _finish(self) -> None:
        """Check what was being checked when somebody pressed Ctrl-C."""
        unfinished, self._asked = self._asked, None
        if unfinished is not None:
            self._taken(unfinished)

    def _taken(self, candidate: Candidate) -> bool:
        """Believe a plan that is sound; of one that could not be checked that is said, if nothing better is found."""
        began = self.meter.elapsed
        if self.meter.left is not None:
            self._hurry(max(self.meter.left, GRACE))
        self._asked = candidate
        told = self.telling.told(candidate)
        self._asked = None
        self._searching -= self.meter.elapsed - began
        if self.options.every or told.checked.answer is Soundness.SOUND:
            self.found.append(told)
            return True
        if told.checked.answer is Soundness.UNCHECKED:
            self.doubts += 1
            self.doubtful = self.doubtful or told
        return self.doubts >= DOUBTS

    def look(
        self,
        strategy: str,
        accept: Callable[[Candidate], bool],
        most: int | None = None,
        states: int | None = None,
    ) -> Answer:
        """Ask the engine. ``most`` and ``states`` stand in for those of the options. Raises NoOutcome."""
        core, options = self.core, self.options
        request = Request(
            goal=math.inf if strategy == "best" else self._threshold,  # the best is the best of what falls short of all
            limits=options.limits,
            strategy=strategy,
            most=most or options.most,
            seconds=self.meter.left,
            bytes=None if options.mebibytes is None else int(options.mebibytes * MIB),
            states=states or options.states,
            progress=self._watch,
            accept=accept,
        )
        began, self._busy = self.meter.elapsed, True
        try:
            self._answer = core.search(request)
        except WithoutOutcome as error:
            raise self._outcome(error) from None
        finally:
            self._busy = False
            self._searching += self.meter.elapsed - began
        return self._answer

    @property
    def core(self) -> Core:
        """The engine at work. Raises LookupError before `begin`."""
        if self._core is None:
            raise LookupError("the search has not begun")
        return self._core

    @property
    def telling(self) -> Telling:
        """What tells of plans. Raises LookupError before `begin`."""
        if self._telling is None:
            raise LookupError("the search has not begun")
        return self._telling

    def _watch(self, progress: Progress) -> bool:
        self._told = progress
        if self.options.progress is not None:
            self.options.progress(progress)
        return True

    def _outcome(self, error: WithoutOutcome) -> NoOutcome:
        compiled = self.telling.compiled
        event = compiled.events[error.event]
        if error.cause == "loop":
            return NoOutcome(event, RuleLoop(compiled.rules_named(error.rule), ()))
        return NoOutcome(event, ArithmeticError("divided by zero, or beyond all bounds"))

    def below(self) -> FoundPlan | None:
        """The best plan that falls short of the goal, if it stands within the limits."""
        best = self._answer.best if self._answer else None
        told = None if best is None else self.telling.told(best)
        return None if told is None or told.checked.answer is Soundness.UNSOUND else told

    def searched(self) -> Searched:
        """What was searched and what it cost."""
        done = self._done()
        depth = self._answer.depth if self._answer else 0
        engine = self._core.name if self._core else ""
        effort = Effort(
            done.states, done.transitions, self.meter.elapsed, depth, done.bytes / MIB, engine, self._searching
        )
        return Searched(self.goal, self.options.limits, effort)

    def _done(self) -> Progress:
        """What the engine has done. One that is at work, or was stopped while it answered, cannot be asked: then it is
        what it said last.
        """
        if self._core is None or self._busy:
            return self._told
        try:
            return self._core.progress()
        except CoreFailed:
            return self._told


def default_goal(initial: float) -> float:
    """The goal where none is given: the start rounded away from zero, or one more where that is no more."""
    rounded = float(math.ceil(initial) if initial > 0 else math.floor(initial))
    return rounded if rounded > initial else initial + 1.0
