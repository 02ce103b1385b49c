"""Searching by the front door: limits that make sense, signs of life, several at once, an engine that fails."""

import os
import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux import api
from pasdedeux.engine import CoreFailed, which

COINS = """entity Ann : character;
entity Bob : character;
property coins(c : character) : number;
coins(Ann) = 0;
coins(Bob) = 0;
action earn(c : character) { precondition: coins(c) < 3; effect: coins(c) = coins(c) + 1; consenting: c; };
utility(): coins(Ann) + coins(Bob);
utility(Ann): coins(Ann);
utility(Bob): coins(Bob);
"""

ENDLESS = """entity Ann : character;
property steps() : number;
action step(c : character) { effect: steps() = steps() + 1; consenting: c; };
utility(): if(steps() < 0) 1 else 0;
utility(Ann): steps();
"""

ENGINES = ["python", *(["native"] if which.native().ready else [])]


@pytest.fixture(params=ENGINES)
def engine(request, monkeypatch):
    """Each of the engines that are here."""
    monkeypatch.setenv(which.VARIABLE, request.param)
    return request.param


def found(story, **options):
    """What a search comes to."""
    return api.find(story, **options)


def coins():
    """A world in which two people earn up to three coins each."""
    return api.load_text(COINS, "coins.txt")


def lengths(verdict):
    """The numbers of acts of the plans."""
    return [len(plan.events) for plan in verdict.plans]


COUNTS = st.one_of(st.integers(-3, 4), st.sampled_from([10**12, 10**12 + 1, 10**30, -(10**30), 10**400, -(10**400)]))
AMOUNTS = st.sampled_from([float("nan"), float("inf"), float("-inf"), 1e300, -1e300, 0.0, -0.0, 1e-300, 5, 10**400])
LIMITS = st.one_of(
    st.tuples(st.sampled_from(["author_limit", "character_limit", "epistemic_limit", "most", "states"]), COUNTS),
    st.tuples(st.sampled_from(["goal", "time", "memory"]), AMOUNTS),
)


@given(LIMITS)
def test_an_absurd_limit_is_refused_or_kept(limit):
    """Whatever number a limit is, there is a verdict or a message, never anything else."""
    name, number = limit
    options = {"author_limit": 3, "all": True, "time": 5, name: number}
    try:
        verdict = found(coins(), **options)
    except api.Refused as refused:
        assert {item.code for item in refused.diagnostics} == {"V102"}
    else:
        assert isinstance(verdict, api.Found | api.Impossible | api.Unknown)


@pytest.mark.parametrize(
    "options",
    [
        {"most": 2},
        {"all": True, "best": True},
        {"states": 0},
        {"all": True, "most": 0},
        {"time": -1},
        {"memory": 1e300},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(options):
    """Limits of nothing, and options that do not go together, are refused before anything is searched."""
    with pytest.raises(api.Refused) as refused:
        found(coins(), **options)
    assert [item.code for item in refused.value.diagnostics] == ["V102"]


def test_all_plans_come_by_length(engine):
    """The shortest is listed first, and so on."""
    verdict = found(coins(), all=True, author_limit=3)
    assert lengths(verdict) == sorted(lengths(verdict))
    assert verdict.complete


def test_so_many_plans_and_no_more(engine):
    """With a number of plans the first so many are given, and that there may be more is said."""
    every, some = found(coins(), all=True, author_limit=3), found(coins(), all=True, author_limit=3, most=4)
    assert some.to_json()["plans"] == every.to_json()["plans"][:4]
    assert (some.complete, some.stopped_by) == (False, "number")
    assert "as many as were asked for" in str(some)


def test_the_best_plan_is_worth_most(engine):
    """Of all plans within the limits none is worth more; with a goal it is the best of those that reach it."""
    every = found(coins(), all=True, author_limit=3)
    best = found(coins(), best=True, author_limit=3)
    assert isinstance(best, api.Found)
    assert lengths(best) == [3]
    assert best.plans[0].utility == max(plan.utility for plan in every.plans)
    assert found(coins(), best=True, goal=2, author_limit=3).plans[0].utility == best.plans[0].utility
    assert isinstance(found(coins(), best=True, goal=9, author_limit=3), api.Impossible)


def test_states_are_a_limit(engine):
    """A search that may see few states stops, and says which limit to raise."""
    verdict = found(api.load_text(ENDLESS, "endless.txt"), states=200)
    assert (type(verdict), verdict.stopped_by) == (api.Unknown, "states")
    assert "--states" in str(verdict)
    assert 200 <= verdict.searched.effort.states < 2000


def test_a_search_tells_how_far_it_is(engine):
    """The callback is told of ever more states, until it has heard enough."""
    told: list[api.Progress] = []

    def tell(progress: api.Progress) -> None:
        told.append(progress)
        if len(told) == 3:
            raise EOFError("enough")

    with pytest.raises(EOFError, match="enough"):
        found(api.load_text(ENDLESS, "endless.txt"), progress=tell)
    assert all(isinstance(p, api.Progress) for p in told)
    assert [p.states for p in told] == sorted(p.states for p in told)


def test_what_a_callback_raises_is_raised(engine):
    """An error of the callback's is nobody else's: it comes out as it is."""

    def fail(progress):
        raise LookupError("of all things")

    with pytest.raises(LookupError, match="of all things"):
        found(api.load_text(ENDLESS, "endless.txt"), progress=fail)


def test_two_searches_at_once(engine):
    """Two searches in two threads come to what each comes to by itself."""
    alone = [found(coins(), all=True, author_limit=limit).to_json()["plans"] for limit in (2, 3)]
    together = {}

    def search(limit):
        together[limit] = found(coins(), all=True, author_limit=limit).to_json()["plans"]

    threads = [threading.Thread(target=search, args=(limit,)) for limit in (2, 3, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[2], together[3]] == alone


def test_every_hash_seed_gives_the_same(engine, tmp_path):
    """What is printed does not depend on the order of sets."""
    (tmp_path / "coins.txt").write_text(COINS, encoding="utf-8")
    code = (
        "from pasdedeux import api\nv = api.find(api.load('coins.txt'), all=True, author_limit=3).to_json()\n"
        "v.pop('effort')\nprint(v)"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(printed) == 1


def test_an_engine_that_fails(monkeypatch):
    """It is said which one, with a code of its own and the way around it."""

    def fail(task):
        raise CoreFailed("native", "the core failed: index out of bounds")

    monkeypatch.setattr(which, "engine", fail)
    with pytest.raises(api.Refused) as refused:
        found(coins())
    assert [item.code for item in refused.value.diagnostics] == ["V108"]
    assert "PASDEDEUX_CORE=python" in str(refused.value.diagnostics[0].hint)


def test_no_memory_is_unknown(monkeypatch):
    """Where there is no memory left, that is the answer, and which limit it was."""

    def fail(task):
        raise MemoryError

    monkeypatch.setattr(which, "engine", fail)
    verdict = found(coins())
    assert (type(verdict), verdict.stopped_by) == (api.Unknown, "memory")


def test_more_acts_than_can_be_listed():
    """A world of more than a million acts is neither a crash nor impossible, and what to do is said."""
    people = "".join(f"entity P{n} : character;\n" for n in range(101))
    text = people + (
        "property f(a : character, b : character) : boolean;\n"
        "action a(x : character, y : character, z : character, w : character) { effect: f(x, y) & f(z, w); };\n"
        "utility(): f(P0, P1);\n"
    )
    verdict = found(api.load_text(text, "many.txt"))
    assert (type(verdict), verdict.stopped_by) == (api.Unknown, "acts")
    assert "a million acts" in str(verdict)
