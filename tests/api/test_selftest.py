"""The engines prove themselves on a small world."""

from __future__ import annotations

from pasdedeux.api import selftest as module
from pasdedeux.api.selftest import Opinion, SelfTest, selftest
from pasdedeux.engine import which
from pasdedeux.engine.reach import reachable_states
from pasdedeux.model.reasons import Reasons

GOOD = Opinion("python", ("a", "b"), 1, (1, 2))


def here() -> list[str]:
    """The engines that are installed."""
    return ["native", "python"] if which.native().ready else ["python"]


def test_the_engines_here_pass() -> None:
    """Every engine that is installed finds the story, and they agree."""
    result = selftest(here())
    assert result.passed, str(result)


def test_the_world_is_what_it_is_meant_to_be() -> None:
    """The reference finds the same story and the same states in it as the engines do."""
    compiled = module._world()
    reasons = Reasons(compiled.semantics, compiled.events, module._LIMITS)
    start = compiled.semantics.start
    plans = [p for n in range(module._LIMITS.author + 1) for p in reasons.minimal(start, None, 0, 1, n)]
    (opinion,) = selftest(["python"]).opinions
    assert opinion.stories == len(plans) == 1
    assert opinion.story == tuple(event.signature for event in plans[0].events)
    assert opinion.states == tuple(reachable_states(compiled.semantics.world, imagined=True))


def test_an_engine_that_fails(monkeypatch) -> None:
    """An engine that cannot even be made fails the test, and takes nothing down with it."""
    monkeypatch.setitem(which.ENGINES, "native", ("no_such_module_anywhere", "NativeCore"))
    result = selftest(["native"])
    assert not result.passed
    assert "no_such_module_anywhere" in str(result)


def test_a_disagreement_is_found() -> None:
    """Another story, another number of states, or no story at all is no pass."""
    assert SelfTest((GOOD, GOOD)).passed
    assert not SelfTest((GOOD, Opinion("native", ("a", "c"), 1, (1, 2)))).passed
    assert not SelfTest((GOOD, Opinion("native", ("a", "b"), 1, (1, 3)))).passed
    assert not SelfTest((GOOD, Opinion("native", ("a", "b"), 2, (1, 2)))).passed
    assert not SelfTest((Opinion("python"),)).passed
