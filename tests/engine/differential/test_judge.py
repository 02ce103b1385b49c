"""The engines against the reference on random small worlds; and that the judge sees what is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pasdedeux.engine import which
from pasdedeux.engine.plain import PlainCore
from pasdedeux.engine.task import FALSE, TRUE, Task
from tests.engine.differential import both, judge, seeded
from tests.engine.differential.judge import Differs, judged

# Worlds in which something was wrong once: an unknown number in a condition with cases; the number 2 taken for the code
# of unknown; a belief in what is so everywhere; and what is seen of others at an open event, forgotten in what an act
# may change (by the reference, too); a plan that depends on itself, where nothing limits how far people think.
ONCE_WRONG = (356, 714, 921, 1006, 3_008_997, 3_011_310, 3_012_989, 3_014_002)

FEW, SOME = 20, 250  # worlds of one test, fast and slow


@pytest.mark.parametrize("first", range(0, 5 * FEW, FEW))
def test_small_worlds(first, engine) -> None:
    """Values, beliefs, what is possible, what it is worth, reasons, plans and verdicts are those of the reference."""
    for number in range(first, first + FEW):
        judged(number, [engine])


@pytest.mark.parametrize("number", ONCE_WRONG)
def test_what_was_wrong_once(number, engine) -> None:
    """Worlds in which an engine, or the reference, was wrong."""
    judged(number, [engine])


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1000, 1000 + 8 * SOME, SOME))
def test_more_small_worlds(first, engine) -> None:
    """The same in many more."""
    for number in range(first, first + SOME):
        judged(number, [engine])


# --- the worlds ---


def test_a_number_is_a_world() -> None:
    """The same number makes the same world, another one another."""
    worlds = [repr(seeded.world(number)) for number in range(10)]
    assert worlds == [repr(seeded.world(number)) for number in range(10)]
    assert len(set(worlds)) == 10


def test_nothing_is_left_out() -> None:
    """Every kind of event, and limits of every kind, come up within a hundred worlds."""
    worlds = [seeded.world(number) for number in range(100)]
    actions = [action for world in worlds for action in world.actions]
    assert any(a.open for a in actions)
    assert any(a.secretly for a in actions)
    assert {0, 1, 2} <= {len(a.consents) for a in actions}
    assert any(world.rules for world in worlds)
    limits = [seeded.limits(number) for number in range(100)]
    assert {limit.author for limit in limits} == {1, 2, 3}
    assert {limit.character for limit in limits} == {-1, 0, 1, 2, 3, 4}
    assert {limit.epistemic for limit in limits} == {-1, 0, 1, 2, 3}


def test_there_are_plans_of_each_length() -> None:
    """Among few worlds there are valid plans of one, two and three acts, and such as have none."""
    found = [judged(number, ["python"]).counts.lengths for number in range(60)]
    assert {1, 2, 3} <= {length for lengths in found for length in lengths}
    assert [] in found


# --- the judge ---


def no_effects(task: Task) -> Task:
    """Events that change nothing."""
    return replace(task, events=tuple(replace(e, writes=()) for e in task.events))


def no_rules(task: Task) -> Task:
    """No rules."""
    return replace(task, rules=())


def all_see(task: Task) -> Task:
    """Everybody notices everything."""
    always = task.formulas.index(("value", TRUE))
    return replace(task, events=tuple(replace(e, notices=(always,) * task.characters) for e in task.events))


def not_open(task: Task) -> Task:
    """No event is common knowledge."""
    return replace(task, events=tuple(replace(e, open=False, sights=(), secretly=()) for e in task.events))


def nobody_asked(task: Task) -> Task:
    """Everything is the author's."""
    return replace(task, events=tuple(replace(e, consents=()) for e in task.events))


def nothing_wanted(task: Task) -> Task:
    """The author wants nothing."""
    return replace(task, wants=(*task.wants[:-1], -1))


def never(task: Task) -> Task:
    """The last event cannot happen."""
    nothing = task.formulas.index(("value", FALSE))
    return replace(task, events=(*task.events[:-1], replace(task.events[-1], pre=nothing)))


@pytest.mark.parametrize("wrong", [no_effects, no_rules, all_see, not_open, nobody_asked, nothing_wanted, never])
def test_the_judge_sees_what_is_wrong(wrong, monkeypatch) -> None:
    """An engine that takes its task for a slightly different one is found out within few worlds."""

    class Wrong(PlainCore):
        def __init__(self, task: Task) -> None:
            super().__init__(wrong(task) if task.events else task)

    monkeypatch.setattr(both, "make", lambda name, task: Wrong(task))
    with pytest.raises(Differs):
        for number in range(60):
            judge.judged(number, ["wrong"])


def test_every_engine_is_judged() -> None:
    """No engine is forgotten."""
    assert set(which.ENGINES) == {"native", "python"}
