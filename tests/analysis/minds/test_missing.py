"""What is missing where a condition fails: the failing comparisons, and in whose mind."""

from hypothesis import given
from hypothesis import strategies as st

from pasdedeux import api
from pasdedeux.analysis.minds.missing import missing
from pasdedeux.model.evaluate import truth
from pasdedeux.model.formula import And, Believes, Compare, Const, Not, Or
from pasdedeux.model.replay import replay
from pasdedeux.model.values import UNKNOWN

STORY = api.load_text(
    """story "Three secrets"
character Ada, Ben
place Hall
secret a "a" true, known to Ada
secret b "b" known to Ben
secret c "c" true, known to everyone
scene "Tea" at Hall with Ada, Ben
    Ada tells Ben that a
""",
    "three.story",
)
END = replay(STORY).end
SECRETS = [f for f in STORY.world.all_fluents() if f.name == "so"]
LEAVES = st.builds(
    Compare,
    st.sampled_from(["==", "!="]),
    st.sampled_from(SECRETS),
    st.sampled_from([Const(True), Const(False), Const(UNKNOWN)]),
)
FORMULAS = st.recursive(
    LEAVES | st.sampled_from(SECRETS),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Believes, st.sampled_from(STORY.world.characters).map(Const), inner),
    ),
    max_leaves=8,
)


@given(FORMULAS)
def test_something_is_missing_exactly_where_a_condition_fails(formula) -> None:
    """Nothing is missing of what is so, something of what is not, and what is missing is not so."""
    gaps = missing(formula, END)
    assert bool(gaps) != truth(formula)(END)
    assert not any(gap.holds(END) for gap in gaps)


def test_of_alternatives_the_nearest_is_named() -> None:
    """Where several ways lack one thing, the one that has more already."""
    a, b, c = SECRETS
    gaps = missing(Or((b, And((a, c, Compare("==", b, Const(UNKNOWN)))))), END)
    assert [gap.literal for gap in gaps] == [Compare("==", b, Const(UNKNOWN))]


def test_a_gap_in_a_mind_has_its_path() -> None:
    """What Ben is to believe that Ada believes is missing in just that mind."""
    ada, ben = STORY.world.characters
    (gap,) = missing(Believes(Const(ben), Believes(Const(ada), SECRETS[1])), END)
    assert gap.path == (ben, ada)
