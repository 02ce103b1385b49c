"""One world in which nothing is found: what it lacks, and the changes that might supply it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from pasdedeux.analysis.counter.candidates import Candidates
from pasdedeux.analysis.counter.changes import Change
from pasdedeux.analysis.counter.lacks import Lack, freed, lacks
from pasdedeux.analysis.counter.relevant import Relevant
from pasdedeux.analysis.counter.trial import Question, Trials
from pasdedeux.model.event import Event
from pasdedeux.model.formula import And, Compare, Const, Expr, If, is_condition
from pasdedeux.model.ground import ground
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.verdict import Found, Impossible
from pasdedeux.model.world import World


class Base:
    """A world with its way to the goal for which nobody needs a reason. ``hopeless``: there is none, and that is sure.

    Raises:
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
        Enough: when the time is over.
    """

    def __init__(self, world: World, trials: Trials) -> None:
        self.world, self.question = world, trials.question
        self.semantics = Semantics(world)
        verdict = trials.verdict(freed(world))
        self.hopeless = isinstance(verdict, Impossible)
        plans = verdict.plans if isinstance(verdict, Found) else ()
        self.way: tuple[Event, ...] | None = tuple(e for plan in plans for e in plan.events) if plans else None

    @cached_property
    def lacks(self) -> tuple[Lack, ...]:
        """Who has no reason for what on the way."""
        return lacks(self.semantics, self.way, self.question.limits) if self.way else ()

    @property
    def lacks_known(self) -> tuple[Lack, ...]:
        """The same, as far as it was found out."""
        known: tuple[Lack, ...] = self.__dict__.get("lacks", ())
        return known

    def changes(self) -> Iterator[Change]:
        """What might help, the kinds in turn; the kinds that cannot are left out."""
        goals = goals_of(self.world, self.question)
        relevant = Relevant(self.semantics, [ground(goal, self.world) for goal in goals])
        candidates = Candidates(relevant, None if self.hopeless else self.lacks, _one(goals))
        waiting = [candidates.of(kind) for kind in candidates.kinds]
        while waiting:
            for stream in tuple(waiting):
                change = next(stream, None)
                if change is None:
                    waiting.remove(stream)
                else:
                    yield change


def goals_of(world: World, question: Question) -> Sequence[Expr]:
    """What should be so at the end: the goals of all acts, or what the author wants."""
    goals = [act.goal for act in question.acts if act.goal is not None]
    if goals:
        return goals
    return [_reached(world, world.utilities[None].value, question.goal)]


def _reached(world: World, utility: Expr, goal: float) -> Expr:
    """That the author's utility comes to a goal; the condition of a single want where it is no more than that."""
    match utility:
        case If(((condition, Const(float() as weight)),), Const(float() as otherwise)) if otherwise < goal <= weight:
            return condition
        case _ if goal <= 1 and is_condition(ground(utility, world)):
            return utility
    return Compare(">=", utility, Const(goal))


def _one(goals: Sequence[Expr]) -> Expr:
    return goals[-1] if len(goals) == 1 else And(tuple(goals))
