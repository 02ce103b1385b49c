"""At the edge of what has a meaning, and beyond what can be counted, every engine says the same."""

from __future__ import annotations

from math import inf

import pytest

from pasdedeux.engine.compile import compile_world
from pasdedeux.engine.core import Core, NoOutcome, Request
from pasdedeux.engine.which import make
from pasdedeux.model.limits import UNLIMITED, Limits
from tests.engine.differential import seeded
from tests.engine.differential.both import WITHOUT_MEANING
from tests.sabre.problems import world as problem

# When Bob has begun, Ann could divide by nothing, if she knew that she can; Bob goes on to what counts.
RUIN = """
entity Ann : character; entity Bob : character;
property ready(): boolean; property begun(): boolean; property done(): boolean; property n(): number;
ready(); believes(Ann, !ready()); n() = 1;
action ruin() { precondition: ready(); effect: n() = 1 / n(); consenting: Ann; };
action begin() { precondition: !begun(); effect: begun() & n() = 0; consenting: Bob; };
action act() { precondition: begun(); effect: done(); consenting: Bob; };
utility(): if(done()) 1 else 0;
utility(Ann): n();
utility(Bob): if(done()) 1 else 0;
"""

# Three switches, each worth one, and nothing more to be had.
SWITCHES = """
type switch; entity A : switch; entity B : switch; entity C : switch; entity Ann : character;
property on(s : switch): boolean;
action turn(s : switch) { precondition: !on(s); effect: on(s); consenting: Ann; };
utility(): (if(on(A)) 1 else 0) + (if(on(B)) 1 else 0) + (if(on(C)) 1 else 0);
utility(Ann): (if(on(A)) 1 else 0) + (if(on(B)) 1 else 0) + (if(on(C)) 1 else 0);
"""
HUGE = 10**12


def core(engine: str, text: str) -> Core:
    """An engine with a problem."""
    return make(engine, compile_world(problem(text)).task)


@pytest.mark.parametrize("strategy", ["both", "breadth", "all", "best"])
def test_what_nobody_would_do_needs_no_outcome(engine, strategy) -> None:
    """An act that is possible, has no outcome, and that nobody would do, keeps nobody from anything else."""
    answer = core(engine, RUIN).search(Request(inf if strategy == "best" else 1.0, Limits(3, 3, 1), strategy))
    assert not answer.stopped_by
    assert len(answer.best.events if answer.best else answer.plans[0].events) == 2


@pytest.mark.parametrize("strategy", ["both", "breadth", "all", "best"])
def test_what_would_be_done_needs_an_outcome(engine, strategy) -> None:
    """The same act by nobody is part of what could happen, and that is told."""
    free = RUIN.replace(" consenting: Ann;", "").replace("if(done()) 1 else 0;\nutility(Ann)", "n();\nutility(Ann)")
    with pytest.raises(NoOutcome):
        core(engine, free).search(Request(inf if strategy == "best" else 2.0, Limits(3, 3, 1), strategy))


@pytest.mark.parametrize("author", [HUGE, UNLIMITED])
@pytest.mark.parametrize("character", [3, 40, UNLIMITED])
def test_limits_beyond_counting(engine, author, character) -> None:
    """Where three acts are all that can be done, no limit makes it more: all plans are listed and the search ends."""
    limits = Limits(author, character, 1)
    every = core(engine, SWITCHES).search(Request(1.0, limits, "all", seconds=30))
    assert ([len(plan.events) for plan in every.plans], every.stopped_by) == ([1] * 3 + [2] * 6 + [3] * 6, "")
    none = core(engine, SWITCHES).search(Request(4.0, limits, "both", seconds=30))
    assert (none.plans, none.stopped_by) == ((), "")


def test_far_sight_in_a_small_world_is_no_lack_of_memory() -> None:
    """A plan in somebody's mind may be as long as one likes: what cannot be is not written down act by act."""
    limits = Limits(4, HUGE, HUGE)
    answer = core("python", SWITCHES).search(Request(3.0, limits, "all", seconds=30))
    assert (len(answer.plans), answer.stopped_by) == (6, "")


@pytest.mark.parametrize("first", [0, 40])
def test_without_limits_nothing_is_contradicted(first) -> None:
    """Where nothing limits what people think ahead, either engine may give up; what they both answer is the same."""
    for number in range(first, first + 40):
        try:
            task = compile_world(seeded.world(number)).task
        except WITHOUT_MEANING:
            continue
        answers = [answered(make(name, task)) for name in ("python", "native")]
        assert None in answers or answers[0] == answers[1], number


def answered(core: Core) -> bool | None:
    """Whether there is a plan; None where the search was stopped, or something has no outcome."""
    try:
        answer = core.search(Request(1.0, Limits(2, UNLIMITED, 1), "breadth", states=300, seconds=1))
    except NoOutcome:
        return None
    return None if answer.stopped_by else bool(answer.plans)
