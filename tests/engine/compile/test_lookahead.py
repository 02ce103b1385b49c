"""Where beliefs may be cut off: states that are alike so deep answer alike, whatever happens."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pasdedeux.engine.compile import compile_world
from pasdedeux.model.evaluate import reader
from pasdedeux.model.ground import ground
from pasdedeux.model.possible import events_of
from pasdedeux.model.rules import RuleLoop
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.world import World
from tests.engine.compile.decompiled import states_around
from tests.engine.compile.varied import varied
from tests.sabre.problems import world
from tests.strategies import any_worlds

RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))


class Alike:
    """Numbers for states: equal exactly for those that agree in all beliefs to some depth."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._known: dict[tuple[State, int], int] = {}

    def number(self, state: State, depth: int) -> int:
        """The number of a state, beliefs cut off below ``depth`` levels."""
        if (state, depth) not in self._known:
            inner = tuple(self.number(b, depth - 1) for b in state.beliefs) if depth else ()
            self._known[state, depth] = self._numbers.setdefault((state.values, depth, inner), len(self._numbers))
        return self._known[state, depth]


def answers(semantics: Semantics, events, wants, state: State, acts: int) -> object:
    """What is possible in a state, what it is worth to everybody, and the same after each possible event."""
    possible = tuple(i for i, event in enumerate(events) if event.possible(state))
    worth = tuple(value(state) for value in wants)
    following: list[object] = []
    for i in possible if acts else ():
        try:
            following.append(answers(semantics, events, wants, semantics.after(state, events[i]), acts - 1))
        except (RuleLoop, ArithmeticError) as error:
            following.append(type(error))
    return possible, worth, tuple(following)


def told_apart(made: World, depth: int, *, most: int = 60, acts: int = 2) -> tuple[int, int]:
    """How many states are alike to some depth but not equal, and how many of them answer otherwise all the same."""
    semantics, events = Semantics(made), events_of(made)
    wants = [reader(ground(u.value, made)) for u in made.utilities.values()]
    alike, first = Alike(), dict[int, State]()
    pairs = [
        (first.setdefault(alike.number(state, depth), state), state)
        for state in states_around(semantics, events, 2, most)
    ]
    different = [(one, two) for one, two in pairs if one is not two]
    said = [[answers(semantics, events, wants, state, acts) for state in pair] for pair in different]
    return len(different), sum(one != two for one, two in said)


def lookahead(made: World) -> int:
    """The depth that the compiler finds."""
    return compile_world(made).task.lookahead


def sound(made: World) -> int:
    """Check that no state is told apart by what is below the lookahead; how many could have been."""
    try:
        depth = lookahead(made)
        pairs, wrong = told_apart(made, depth) if depth >= 0 else (0, 0)
    except (RuleLoop, ArithmeticError, TypeError):
        return 0
    assert not wrong
    return pairs


@RELAXED
@given(any_worlds())
def test_states_alike_to_the_lookahead_answer_alike(random_world):
    """What is deeper than the lookahead makes no difference to what is possible, nor to what it is worth."""
    sound(random_world)


@RELAXED
@given(st.integers(0, 10**6))
def test_states_alike_to_the_lookahead_answer_alike_with_variables(seed):
    """So it is with variables, quantifiers and comparisons of all kinds."""
    sound(varied(seed))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 4000, 500))
def test_many_worlds_agree_with_their_lookahead(first):
    """The same for thousands of worlds, in which states differ below the lookahead often enough."""
    assert sum(sound(varied(seed)) for seed in range(first, first + 500)) > 100


HEAD = """
entity Ann : character; entity Ben : character;
property p() : boolean; property q() : boolean; property r() : boolean; property s() : boolean;
"""
LIES = """
action lie() { effect: believes(Ann, q()); };
action deep() { effect: believes(Ann, believes(Ben, q())); };
action odd() { effect: believes(Ann, believes(Ann, q())); };
action undo() { effect: !p(); };
action calm() { effect: believes(Ann, !q()); };
action deeper() { effect: believes(Ann, believes(Ben, believes(Ann, q()))); };
"""


def test_values_alone_need_nothing_below():
    """Where no condition looks into a mind, a question about some levels is one about those levels only."""
    assert lookahead(world(HEAD + "action a() { precondition: !p(); effect: p() = !q(); }; utility(): p();")) == 0


@pytest.mark.parametrize(
    ("acts", "depth"),
    [
        ("action a() { precondition: believes(Ann, q()); effect: p(); };", 1),
        ("action a() { effect: if(believes(Ann, q())) p(); };", 1),
        ("action a() { effect: if(believes(Ann, believes(Ben, q()))) p(); };", 2),
        ("action a() { effect: believes(Ann, p()) = believes(Ann, q()); };", 0),
        # a rule is looked at again when its mind is touched, by what is believed two deep perhaps
        ("trigger t() { precondition: believes(Ann, q()) & !p(); effect: p(); };", 2),
        # p asks one level down, r one below that
        ("action a() { effect: if(believes(Ann, q())) r(); }; action b() { effect: if(believes(Ann, r())) p(); };", 2),
        # who notices is decided two levels down, of an act that itself asks nothing
        (
            "action a() { effect: p(); consenting: Ann;"
            " observing(c : character): believes(Ann, believes(Ben, q())); };",
            1,
        ),
        # of who notices, what decides is itself decided further down
        (
            "action a() { effect: if(believes(Ann, believes(Ben, q()))) r(); };"
            " action b() { effect: p(); consenting: Ann; observing(c : character): r(); };",
            1,
        ),
        # who is surprised is decided by what is really possible
        (
            "action a() { precondition: believes(Ann, q()) & !s(); effect: r(); consenting: Ann; };"
            " action b() { precondition: s() & !p(); effect: p(); };",
            1,
        ),
    ],
)
def test_what_looks_into_minds_needs_levels_below(acts, depth):
    """The lookahead is that deep, and no state answers otherwise for what is below."""
    made = world(HEAD + LIES + acts + "utility(): p();")
    assert lookahead(made) == depth
    assert not told_apart(made, depth, most=120, acts=3)[1]


@pytest.mark.parametrize(
    ("acts", "depth"),
    [
        ("action a() { precondition: believes(Ann, q()); effect: p(); };", 0),
        ("action a() { effect: if(believes(Ann, q())) p(); };", 0),
        ("trigger t() { precondition: believes(Ann, q()) & !p(); effect: p(); };", 0),
        ("action a() { effect: if(believes(Ann, q())) r(); }; action b() { effect: if(believes(Ann, r())) p(); };", 1),
    ],
)
def test_less_would_be_wrong(acts, depth):
    """In these worlds some states that are alike to a smaller depth do answer otherwise."""
    made = world(HEAD + LIES + acts + "utility(): p();")
    assert depth < lookahead(made)
    assert told_apart(made, depth, most=120, acts=3)[1]


def test_who_notices_is_part_of_the_lookahead():
    """What an act changes in a mind hangs on what decides who notices it, though the act itself asks nothing."""
    made = world(
        HEAD + LIES + "action a() { effect: p(); consenting: Ann;"
        " observing(c : character): believes(Ann, believes(Ben, q())); };"
        " action b() { precondition: believes(Ann, p()); effect: r(); }; utility(): r();"
    )
    assert lookahead(made) == 2
    assert told_apart(made, 1, most=120, acts=3)[1]
    assert not told_apart(made, 2, most=120, acts=3)[1]


def test_needs_that_add_up_have_no_end():
    """A fact that depends on itself one mind further down cannot be cut off anywhere."""
    made = world(
        HEAD + LIES.replace("q()", "p()") + "action a() { effect: p() = believes(Ann, p()); }; utility(): p();"
    )
    assert lookahead(made) == -1


def test_a_rule_that_puts_beliefs_right_adds_nothing():
    """It looks one level down and writes there."""
    made = world(HEAD + "trigger t() { precondition: p() & believes(Ann, !p()); effect: believes(Ann, p()); };")
    assert lookahead(made) == 0
