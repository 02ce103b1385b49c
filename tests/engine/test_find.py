"""Finding stories: against all plans there are, and within limits that are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pasdedeux.engine import find
from pasdedeux.engine.reach import reachable_states
from pasdedeux.engine.search import default_goal
from pasdedeux.model.formula import And, Arith, Assign, Compare, Const, If, Named, Not
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.limits import Limits
from pasdedeux.model.reasons import NoOutcome
from pasdedeux.model.semantics import RuleLoop, Semantics
from pasdedeux.model.story import Act
from pasdedeux.model.verdict import Found, Impossible, Soundness, Unknown
from pasdedeux.model.world import Action, FluentSchema, Parameter, Utility, World
from tests.strategies import CAST, FACTS, TYPES, any_worlds, worlds

LIMITS = st.builds(Limits, st.integers(0, 3), st.integers(0, 3), st.integers(0, 1))


def meaningful(search):
    """What the search says, for worlds that have a meaning all the way."""
    try:
        return search()
    except (RuleLoop, ArithmeticError, Ungroundable, NoOutcome):
        assume(False)


@given(any_worlds(), LIMITS)
def test_a_story_is_found_exactly_if_there_is_one(world, limits):
    """The story found is one of all the valid ones that reach the goal; none is found exactly if there is none."""
    every = meaningful(lambda: find(world, limits=limits, every=True))
    first = meaningful(lambda: find(world, limits=limits))
    plans = every.plans if isinstance(every, Found) else ()
    reaching = [p for p in plans if p.utility >= first.searched.goal]
    assert isinstance(first, Found if reaching else Impossible)
    if isinstance(first, Found):
        assert [str(e) for e in first.plans[0].events] in [[str(e) for e in p.events] for p in reaching]
        assert first.plans[0].checked.answer is Soundness.SOUND
    assert all(p.checked.answer is Soundness.SOUND for p in plans)


@given(any_worlds(), LIMITS)
def test_taking_the_only_way_away_makes_it_impossible(world, limits):
    """Without the acts that every valid plan uses, nothing is found."""
    every = meaningful(lambda: find(world, limits=limits, every=True))
    if not isinstance(every, Found):
        return
    needed = set.intersection(*({e.source for e in p.events} for p in every.plans))
    for action in sorted(needed, key=lambda a: a.name):
        without = replace(world, actions=tuple(a for a in world.actions if a is not action))
        rest = meaningful(lambda w=without: find(w, limits=limits, every=True))
        left = rest.plans if isinstance(rest, Found) else ()
        assert all(action not in {e.source for e in p.events} for p in left)


def counter(**changes):
    """A world in which Ann counts, one at a time."""
    count = Action(
        "count",
        effects=(Assign((), Named("n"), Arith("+", Named("n"), Const(1.0))),),
        consents=(Const(CAST[0]),),
    )
    utilities = {None: Utility(Named("n")), CAST[0]: Utility(Named("n"))}
    return World("counter", TYPES, CAST, FACTS, (count,), utilities=utilities, **changes)


def test_limits_of_length_are_kept():
    """An author limit of 0 is no plan at all; one of 3 finds what three acts reach and no more."""
    assert isinstance(find(counter(), goal=1, limits=Limits(0, 2, 1)), Impossible)
    assert isinstance(find(counter(), goal=3, limits=Limits(3, 2, 1)), Found)
    short = find(counter(), goal=4, limits=Limits(3, 2, 1))
    assert isinstance(short, Impossible)
    assert short.best is not None  # though the values alone show that it cannot be
    assert short.best.utility == 3


def test_a_search_without_end_is_stopped_and_says_so():
    """Counting never ends: the limit of time stops it, and the answer is unknown, not impossible."""
    never = Utility(Compare("==", Named("n"), Const(-1.0)))
    world = replace(counter(), utilities={None: never, CAST[0]: Utility(Named("n"))})
    verdict = find(world, limits=Limits(-1, 2, 1), seconds=0.2)
    assert isinstance(verdict, Unknown)
    assert verdict.stopped_by == "time"
    assert "--time" in str(verdict)


def test_plans_are_listed_where_states_never_end():
    """Every plan that there is comes before the end that never comes; that there may be more is said."""
    few = Utility(If(((Compare("<", Named("n"), Const(3.0)), Named("n")),), Const(3.0)))
    world = replace(counter(), utilities={None: few, CAST[0]: Utility(Named("n"))})
    verdict = find(world, every=True, seconds=20)
    assert isinstance(verdict, Found)
    assert [len(plan.events) for plan in verdict.plans] == [1, 2, 3]
    assert not verdict.complete


@pytest.mark.parametrize("every", [False, True])
def test_a_plan_that_is_too_long_to_be_looked_for_is_unknown(every):
    """Somebody would have to think two thousand acts ahead: that is said, and is neither a crash nor impossible."""
    far = Utility(Compare(">=", Named("n"), Const(2000.0)))
    verdict = find(replace(counter(), utilities={None: far, CAST[0]: far}), every=every)
    assert isinstance(verdict, Unknown)
    assert verdict.stopped_by == "length"
    assert "--author-limit" in str(verdict)
    assert verdict.to_json()["stopped_by"] == "length"


def test_time_is_kept_where_few_states_make_very_many_plans():
    """Nine switches in any order are very many plans through 512 states: the limit of time still stops it."""
    names = [f"on{number}" for number in range(9)]
    worth = And(tuple(Named(name) for name in names))
    world = replace(
        counter(),
        fluents=tuple(FluentSchema(name, (), "boolean", False) for name in names),
        actions=tuple(Action(f"set_{n}", effects=(Assign((), Named(n), Const(True)),)) for n in names),
        utilities={None: Utility(worth)},
    )
    verdict = find(world, every=True, seconds=0.3)
    assert isinstance(verdict, Unknown) or (isinstance(verdict, Found) and not verdict.complete)
    assert verdict.stopped_by == "time"


def test_a_limit_is_kept_while_the_acts_are_listed():
    """A world with more acts than anybody could list: the search is stopped before it has begun, and says so."""
    many = replace(counter().actions[0], parameters=tuple(Parameter("character", f"p{n}") for n in range(40)))
    verdict = find(replace(counter(), actions=(many,)), seconds=0.2)
    assert isinstance(verdict, Unknown)
    assert verdict.stopped_by == "time"


def test_memory_is_a_limit_too():
    """A limit of memory that is passed already stops the search at once."""
    verdict = find(counter(), goal=3000, limits=Limits(-1, 2, 1), mebibytes=0.01)
    assert isinstance(verdict, Unknown)
    assert verdict.stopped_by == "memory"


@pytest.mark.parametrize(
    ("initial", "goal"), [(0.0, 1.0), (0.5, 1.0), (1.0, 2.0), (-0.5, 0.5), (-1.0, 0.0), (2.25, 3.0)]
)
def test_the_goal_where_none_is_given(initial, goal):
    """The start rounded away from zero, or one more where that is no more."""
    assert default_goal(initial) == goal


def toggling():
    """A world where anybody's switch turns p on, and another off again once q is set."""
    on = Action("on", precondition=Not(Named("p")), effects=(Assign((), Named("p"), Const(True)),))
    swap = Action(
        "swap",
        precondition=Named("p"),
        effects=(Assign((), Named("p"), Const(False)), Assign((), Named("q"), Const(True))),
    )
    return World("toggling", TYPES, CAST, FACTS, (on, swap))


def test_acts_are_searched_one_after_the_other():
    """Each act ends where its goal is reached, and the next begins there."""
    acts = (Act("One", Named("p")), Act("Two", Named("q")), Act("Three", Named("p")))
    verdict = find(toggling(), limits=Limits(3, 1, 1), acts=acts)
    assert isinstance(verdict, Found)
    assert [(p.act, [str(e) for e in p.events]) for p in verdict.plans] == [
        ("One", ["on()"]),
        ("Two", ["swap()"]),
        ("Three", ["on()"]),
    ]


def test_an_act_that_cannot_end_is_named():
    """The verdict says which act has no way to its goal."""
    never = Compare("==", Named("n"), Const(5.0))
    verdict = find(toggling(), limits=Limits(3, 1, 1), acts=(Act("One", Named("p")), Act("Never", never)))
    assert isinstance(verdict, Impossible)
    assert verdict.where == "Never"
    assert "Never" in str(verdict)


def test_states_are_counted_once():
    """Two switches in a world where all see all come to four states, whatever the number of acts."""
    counts = list(reachable_states(toggling()))
    assert counts[0] == 1
    assert counts[-1] == 4


@given(worlds(with_rules=False))
def test_counting_counts_what_is_reached(world):
    """The first count is the number of states that the beginning holds."""
    counts = meaningful(lambda: reachable_states(world))
    first = meaningful(lambda: next(counts))
    assert first == len(set(Semantics(world).start.reachable()))
