"""Acts in order, each with its own goal: each is searched from the end of the one before, and another way through an
earlier act is tried where a later one fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pasdedeux.engine.compile import TooManyEvents
from pasdedeux.engine.core import Candidate
from pasdedeux.engine.meter import Meter, Stopped
from pasdedeux.engine.search import Options, Search
from pasdedeux.model.formula import FALSE, TRUE, Expr, If
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.verdict import Found, FoundPlan, Impossible, Searched, Soundness, Unknown, Verdict
from pasdedeux.model.world import Utility, World


def searched_by_acts(
    world: World, goals: Sequence[tuple[str, Expr]], options: Options, semantics: Semantics | None = None
) -> Verdict:
    """A way through all acts, given by title and goal: one plan for each.

    Raises:
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
        NoOutcome: if an act that is looked at has no outcome.
    """
    return _ActByAct(world, goals, options, semantics).verdict()


class _Stop(Exception):
    """A search on the way was stopped. ``by`` what."""

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by


class _ActByAct:
    def __init__(
        self, world: World, goals: Sequence[tuple[str, Expr]], options: Options, semantics: Semantics | None
    ) -> None:
        self.world, self.goals, self.options = world, goals, options
        self.meter = Meter(options.seconds)
        self.semantics = semantics or Semantics(world, lambda rule: self.meter.go_on())
        self.furthest = 0
        self.last: Search | None = None
        self.best: FoundPlan | None = None  # the way through the furthest act that one was found for

    def verdict(self) -> Verdict:
        """The first way through all acts."""
        try:
            plans = self.plans_from(self.semantics.start, 0)
        except _Stop as stop:
            return Unknown(self._searched(), stop.by, self.best)
        except Stopped:
            return Unknown(self._searched(), "time", self.best)
        except TooManyEvents:
            return Unknown(self._searched(), "acts")
        except KeyboardInterrupt:
            return Unknown(self._searched(), "interruption", self.best)
        except MemoryError:
            return Unknown(self._searched(), "memory", self.best)
        if plans is None:
            return Impossible(self._searched(), where=self.goals[self.furthest][0])
        return Found(plans, self._searched())

    def plans_from(self, start: State, index: int) -> tuple[FoundPlan, ...] | None:
        """Plans for all acts from ``index`` on. The shortest ways through an act are tried first."""
        if index == len(self.goals):
            return ()
        title, goal = self.goals[index]
        self.furthest = max(self.furthest, index)
        world = replace(self.world, utilities={**self.world.utilities, None: Utility(If(((goal, TRUE),), FALSE))})
        semantics = self.semantics.with_world(world)
        search = self.last = Search(world, 1.0, self.options, self.meter, semantics, start)
        if search.holds():
            return self.plans_from(start, index + 1)  # it is so already
        search.begin()
        ways = _Ways(self, search, title, index)
        for strategy in ("both", "all"):  # the second tells every way, where the first ends fail
            answer = search.look(strategy, ways.leads_on)
            if ways.whole is not None:
                return ways.whole
            if answer.stopped_by:
                raise _Stop(answer.stopped_by)
        return None

    def _searched(self) -> Searched:
        if self.last is None:
            self.last = Search(self.world, 1.0, self.options, self.meter, self.semantics)
        return self.last.searched()


class _Ways:
    """Ways through one act, each tried until one leads through all that follow."""

    def __init__(self, acts: _ActByAct, search: Search, title: str, index: int) -> None:
        self.acts, self.search, self.title, self.index = acts, search, title, index
        self.tried: set[State] = set()
        self.whole: tuple[FoundPlan, ...] | None = None

    def leads_on(self, candidate: Candidate) -> bool:
        """Whether the rest of the acts can follow a plan."""
        if self.whole is not None:
            return False
        told = self.search.telling.told(candidate)
        end = self.search.start
        for event in told.events:
            end = self.acts.semantics.after(end, event)
        if told.checked.answer is Soundness.UNSOUND or end in self.tried:
            return False
        self.tried.add(end)
        if self.index >= self.acts.furthest:
            self.acts.best = replace(told, act=self.title)
        rest = self.acts.plans_from(end, self.index + 1)
        if rest is not None:
            self.whole = (replace(told, act=self.title), *rest)
        return rest is not None
