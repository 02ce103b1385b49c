"""Searches under control: interrupted while checking, and memory that is what it is said to be."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench.families import FAMILIES
from pasdedeux.engine import find, which
from pasdedeux.engine.compile import compile_world
from pasdedeux.engine.core import Request
from pasdedeux.engine.telling import Telling
from pasdedeux.model.formula import TRUE, Assign, Compare, Const, Named
from pasdedeux.model.limits import Limits
from pasdedeux.model.story import Act
from pasdedeux.model.verdict import Found, Unknown
from pasdedeux.model.world import Action, Utility, World
from tests.engine.test_find import counter
from tests.strategies import CAST, FACTS, TYPES

ENGINES = ["python", *(["native"] if which.native().ready else [])]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_plan_that_was_being_checked_is_not_lost(engine, monkeypatch):
    """Ctrl-C while the first plan is checked: it is checked after all, in a hurry, and told."""
    monkeypatch.setenv(which.VARIABLE, engine)
    told = Telling.told
    pressed: list[object] = []

    def interrupted(self, candidate):
        if not pressed:
            pressed.append(candidate)
            raise KeyboardInterrupt
        return told(self, candidate)

    monkeypatch.setattr(Telling, "told", interrupted)
    verdict = find(counter(), goal=2, limits=Limits(4, 3, 1))
    assert pressed
    assert isinstance(verdict, Found)
    assert verdict.stopped_by == "interruption"
    assert str(verdict.plans[0].checked) == "sound"


def switch(goal):
    """A world in which Ann has one thing to do, and no more."""
    on = Action("on", effects=(Assign((), Named("p"), TRUE),), consents=(Const(CAST[0]),))
    wants = Utility(Named(goal))
    return World("switch", TYPES, CAST, FACTS, (on,), utilities={None: wants, CAST[0]: Utility(Named("p"))})


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("strategy", ["both", "breadth", "all"])
def test_an_interrupted_judgement_is_no_refusal(engine, strategy):
    """Ctrl-C while the only plan is judged: there is nothing else to look at, and still the search did not come to its
    end, since nobody said what that plan is worth.
    """

    def judge(candidate):
        raise KeyboardInterrupt

    core = which.make(engine, compile_world(switch("p")).task)
    answer = core.search(Request(1.0, Limits(3, 3, 1), strategy, accept=judge))
    assert (answer.plans, answer.stopped_by) == ((), "interruption")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("pressed", [0, 1, 2])
@pytest.mark.parametrize("mode", [{}, {"every": True}, {"best": True}], ids=str)
def test_an_interruption_ends_all_acts(engine, pressed, mode, monkeypatch):
    """Ctrl-C while a way through an act is judged ends the search of all acts, with the best so far."""
    monkeypatch.setenv(which.VARIABLE, engine)
    told = Telling.told
    judged: list[object] = []

    def interrupted(self, candidate):
        judged.append(candidate)
        if len(judged) == pressed + 1:
            raise KeyboardInterrupt
        return told(self, candidate)

    monkeypatch.setattr(Telling, "told", interrupted)
    acts = [Act(str(n), Compare(">=", Named("n"), Const(float(n)))) for n in (1, 2, 3)]
    verdict = find(counter(), limits=Limits(3, 3, 1), acts=acts, **mode)
    assert isinstance(verdict, Unknown)
    assert (verdict.stopped_by, verdict.best is None) == ("interruption", pressed == 0)
    assert len(judged) == pressed + 1


SEARCH = """
import json, sys
from pathlib import Path
from pasdedeux import api

def taken():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

story, seen = api.load(sys.argv[1]), []
before = taken()
api.find(
    story, best=True, author_limit=8, character_limit=4, epistemic_limit=1, time=60, memory=float(sys.argv[2]),
    progress=lambda now: seen.append((now.bytes / 2**20, taken())),
)
print(json.dumps([before, *seen[-1]]))
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="nobody says what the process takes up")
@pytest.mark.parametrize(("engine", "within"), [("python", 1.3), ("native", 1.1)])
def test_memory_is_what_it_is_said_to_be(engine, within, tmp_path):
    """The account of a search grows as the process does: within a tenth in the core, within a third in Python."""
    if engine not in ENGINES:
        pytest.skip("there is no native core here")
    family = FAMILIES["errands"]
    shape = replace(family.base, characters=6, items=6)
    (tmp_path / "heavy.txt").write_text(family.text(shape, next(iter(family.questions))), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", SEARCH, "heavy.txt", "200"],
        cwd=tmp_path,
        env={**os.environ, which.VARIABLE: engine},
        capture_output=True,
        text=True,
        check=True,
    )
    before, said, after = json.loads(run.stdout)
    assert said > 150  # MiB: less says little
    assert (after - before) / within <= said <= (after - before) * within
