"""The problems of our own, and what is published of them."""

import pytest

from bench import instance
from pasdedeux import api
from pasdedeux.diagnostics import Refused
from pasdedeux.engine import find
from pasdedeux.model.limits import Limits
from pasdedeux.model.verdict import Found, Impossible, Soundness
from tests.bench.harness import PROBLEMS

INSTANCES = instance.read(PROBLEMS)


def test_every_problem_is_an_instance() -> None:
    """No problem file lies there that the list does not name."""
    assert {one.file.name for one in INSTANCES} == {path.name for path in PROBLEMS.glob("*.txt")}


def test_both_verdicts_occur() -> None:
    """There is something to find, and something that cannot be found, for whoever tests with them."""
    assert {one.verdict for one in INSTANCES} == {"found", "impossible"}


@pytest.mark.parametrize("one", INSTANCES, ids=lambda one: one.name)
def test_the_verdict_is_the_published_one(one) -> None:
    """A search comes to the verdict of the list, with a sound plan no shorter than the shortest."""
    world = api.load(str(one.file)).world
    limits = Limits(one.limits.author, one.limits.character, one.limits.epistemic)
    verdict = find(world, goal=one.goal, limits=limits)
    assert isinstance(verdict, Found if one.verdict == "found" else Impossible)
    if isinstance(verdict, Found):
        (plan,) = verdict.plans
        assert plan.checked.answer is Soundness.SOUND
        assert one.shortest is not None
        assert len(plan.events) >= one.shortest


@pytest.mark.parametrize("one", [one for one in INSTANCES if one.shortest], ids=lambda one: one.name)
def test_no_plan_is_shorter_than_the_published_one(one) -> None:
    """With one act less there is no story, so the published length is the shortest."""
    limits = Limits(one.shortest - 1, one.limits.character, one.limits.epistemic)
    try:
        verdict = find(api.load(str(one.file)).world, goal=one.goal, limits=limits)
    except Refused as refused:  # a limit of no acts at all may be refused, which finds nothing either
        assert one.shortest == 1, refused
    else:
        assert isinstance(verdict, Impossible)


@pytest.mark.parametrize("path", sorted(PROBLEMS.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_is_found_fault_with(path) -> None:
    """`check` has nothing to say of them."""
    assert not api.check(api.load(str(path))).findings
