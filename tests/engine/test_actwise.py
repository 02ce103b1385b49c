"""Act by act: all ways, the best one, and what is left of the limits, against every way in the reference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pasdedeux.engine import find, which
from pasdedeux.engine.actwise import searched_by_acts
from pasdedeux.engine.search import Options
from pasdedeux.model.formula import FALSE, TRUE, And, Arith, Assign, Compare, Const, If, Named, Not
from pasdedeux.model.limits import Limits
from pasdedeux.model.possible import events_of
from pasdedeux.model.reasons import Reasons
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.story import Act
from pasdedeux.model.utilities import Utilities
from pasdedeux.model.verdict import Found, Impossible, Soundness, Unknown
from pasdedeux.model.world import Action, Utility
from tests.engine.differential.both import WITHOUT_MEANING
from tests.engine.test_find import counter, toggling
from tests.strategies import SPOTS, errand

LIMITS = Limits(3, 2, 1)
GOALS = (
    Named("p"),
    Not(Named("q")),
    Named("q"),
    Compare(">=", Named("n"), Const(1.0)),
    Compare("==", Named("at", (Const(errand(1).characters[0]),)), Const(SPOTS[0])),
)
ENGINES = ["python", *(["native"] if which.native().ready else [])]


@pytest.fixture(params=ENGINES)
def engine(request, monkeypatch):
    """Each of the engines that are here."""
    monkeypatch.setenv(which.VARIABLE, request.param)
    return request.param


class Every:
    """Every way through acts by exhaustive search in the reference."""

    def __init__(self, world, goals) -> None:
        self.world, self.goals = world, goals
        self.semantics = Semantics(world)
        self.events = events_of(world)

    def ways(self, state=None, index=0) -> Iterator[tuple[tuple[str, ...], ...]]:
        """The events of each act, for each way; an act that is at its goal has none."""
        state = self.semantics.start if state is None else state
        if index == len(self.goals):
            yield ()
            return
        wants = Utility(If(((self.goals[index], TRUE),), FALSE))
        semantics = self.semantics.with_world(replace(self.world, utilities={**self.world.utilities, None: wants}))
        if Utilities(semantics).of(state, None) == 1.0:
            yield from self.ways(state, index + 1)
            return
        for plan in Reasons(semantics, self.events, LIMITS).author_plans(state):
            end = state
            for event in plan.events:
                end = self.semantics.after(end, event)
            for rest in self.ways(end, index + 1):
                yield (tuple(map(str, plan.events)), *rest)


def grouped(verdict) -> list[tuple[tuple[str, ...], ...]]:
    """The ways of a verdict as `Every` tells them."""
    ways: dict[int, list[tuple[str, ...]]] = {}
    for plan in verdict.plans:
        ways.setdefault(plan.way, []).append(tuple(map(str, plan.events)))
    return [tuple(ways[way]) for way in sorted(ways)]


def length(way) -> int:
    """How many events a way has."""
    return sum(map(len, way))


def stories(seeds):
    """Errands with acts of two goals, and every way through them; those without a meaning are left out. In every other
    one nobody needs a reason, so that there are many ways.
    """
    for seed in seeds:
        world = errand(seed)
        if seed % 2:
            world = replace(world, actions=tuple(replace(action, consents=()) for action in world.actions))
        goals = (GOALS[seed % 5], GOALS[(seed // 7) % 5])
        try:
            yield world, goals, list(Every(world, goals).ways())
        except WITHOUT_MEANING:
            continue


def compared(engine, seeds) -> int:
    """How many errands have more than one way; all ways are compared, the first, and the best."""
    several = 0
    for world, goals, every in stories(seeds):
        titled = [(str(number), goal) for number, goal in enumerate(goals)]
        found = searched_by_acts(world, titled, Options(LIMITS, every=True))
        first = searched_by_acts(world, titled, Options(LIMITS))
        best = searched_by_acts(world, titled, Options(LIMITS, best=True))
        assert all(isinstance(verdict, Found if every else Impossible) for verdict in (found, first, best))
        if not (isinstance(found, Found) and isinstance(first, Found) and isinstance(best, Found)):
            continue
        if every == [()]:
            assert not found.plans
        else:
            assert found.complete
            ways = grouped(found)
            assert sorted(ways) == sorted(every)
            assert list(map(length, ways)) == sorted(map(length, every))
            assert all(plan.checked.answer is Soundness.SOUND for plan in found.plans)
            assert tuple(map(str, (e for p in first.plans for e in p.events))) in [sum(way, ()) for way in every]
            worth = [found.plans[i].utility for i in _lasts(found)]
            assert best.plans[-1].utility == max(worth)
            several += len(every) > 1
    return several


def _lasts(found) -> list[int]:
    """The place of the last plan of each way."""
    return [i for i, p in enumerate(found.plans) if i + 1 == len(found.plans) or found.plans[i + 1].way != p.way]


def test_all_ways_are_found_and_no_other(engine) -> None:
    """All ways through two acts are those of exhaustive search, the shortest first; the first way is one of them, and
    the best is worth as much as any.
    """
    assert compared(engine, range(100)) > 2


def test_ways_are_counted_through_every_end(engine) -> None:
    """Two ways through each of three acts, to the same ends and to others, are eight; the best is one of the shortest
    that end best, and only as many are told as were asked for.
    """
    one = Assign((), Named("n"), Arith("+", Named("n"), Const(1.0)))
    steps = [Action(name, effects=(one, Assign((), Named(name), TRUE))) for name in ("p", "q")]
    wants = {None: Utility(If(((And((Named("p"), Named("q"))), Const(5.0)),), Const(0.0)))}
    world = replace(toggling(), actions=tuple(steps), utilities=wants)
    acts = [Act(str(n), Compare(">=", Named("n"), Const(float(n)))) for n in (1, 2, 3)]
    every = find(world, limits=LIMITS, acts=acts, every=True)
    assert isinstance(every, Found)
    assert sorted(grouped(every)) == sorted(Every(world, [act.goal for act in acts]).ways())
    assert len(grouped(every)) == 8
    assert "8 ways through all acts" in str(every)
    few = find(world, limits=LIMITS, acts=acts, every=True, most=3)
    assert isinstance(few, Found)
    assert (grouped(few), few.complete, few.stopped_by) == (grouped(every)[:3], False, "number")
    best = find(world, limits=LIMITS, acts=acts, best=True)
    assert isinstance(best, Found)
    assert (len(best.plans), best.plans[-1].utility, best.plans[-1].way) == (3, 5.0, 0)


@pytest.mark.slow
def test_all_ways_are_found_and_no_other_at_length(engine) -> None:
    """The same in more worlds."""
    assert compared(engine, range(60, 400)) > 5  # so many worlds have a way through all acts


COUNTING = [Act(str(n), Compare(">=", Named("n"), Const(float(n)))) for n in (1, 3)]


def test_what_the_author_wants_at_the_end_is_asked_too(engine) -> None:
    """With a goal the ends of all acts are worth so much to the author, or there is no way."""
    limits = Limits(3, 3, 1)
    enough = find(counter(), goal=3, limits=limits, acts=COUNTING)
    assert isinstance(enough, Found)
    assert enough.plans[-1].utility == 3
    assert isinstance(find(counter(), goal=9, limits=limits, acts=COUNTING), Impossible)


def test_the_cost_is_that_of_all_acts(engine) -> None:
    """States are counted through all acts, and a limit of them holds for all together."""
    limits = Limits(4, 3, 1)
    acts = [Act(str(n), Compare(">=", Named("n"), Const(float(n)))) for n in (2, 4, 6, 8)]
    verdict = find(counter(), limits=limits, acts=acts)
    assert isinstance(verdict, Found)
    one = find(counter(), limits=limits, acts=acts[:1]).searched.effort.states
    assert verdict.searched.effort.states > one
    never = [*acts, Act("never", Compare("<", Named("n"), Const(0.0)))]
    stopped = find(counter(), limits=Limits(-1, 2, 1), acts=never, states=60)
    assert isinstance(stopped, Unknown)
    assert stopped.stopped_by == "states"
    assert stopped.best is not None and stopped.best.act == "8"


def test_nothing_need_happen() -> None:
    """Where every act is at its goal from the start, that is said."""
    verdict = find(toggling(), limits=Limits(3, 1, 1), acts=(Act("One", Not(Named("p"))),))
    assert isinstance(verdict, Found)
    assert "nothing need happen" in str(verdict)
