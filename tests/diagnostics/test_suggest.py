"""Did you mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics import nearest
from pasdedeux.diagnostics.suggest import distance

CAST = ["Katya", "Pierre", "Editor", "asleep", "finds the body", "at"]
WORDS = st.text(alphabet="abcd", max_size=7)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("asleeep", "asleep"),
        ("aslepe", "asleep"),
        ("Katja", "Katya"),
        ("KATYA", "Katya"),
        ("Pier", "Pierre"),
        ("find the bodies", "finds the body"),
        ("AT", "at"),
        ("Romeo", None),
        ("x", None),
        ("", None),
    ],
)
def test_nearest(name, wanted) -> None:
    """A slip, a swap or another case finds the name that was meant; a name unlike all others finds none."""
    assert nearest(name, CAST) == wanted


def test_case_decides_between_equals() -> None:
    """Of two names that differ in case only, the one written alike wins."""
    assert nearest("tapeb", ["TAPEA", "tapea"]) == "tapea"
    assert nearest("TAPEB", ["TAPEA", "tapea"]) == "TAPEA"


@given(st.permutations(["loft", "left", "lift", "soft", "Loft"]))
def test_order_does_not_matter(candidates) -> None:
    """The same candidates give the same answer in any order."""
    assert nearest("lxft", candidates) == "left"


@given(WORDS, WORDS)
def test_distance_is_symmetric(one, other) -> None:
    """The way there is as long as the way back, and nothing is at no distance but the same."""
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


@given(WORDS, WORDS, st.integers(0, 4))
def test_limit_changes_no_answer_within(one, other, limit) -> None:
    """Counting with a limit gives the same number up to the limit, and a larger one beyond it."""
    full = distance(one, other)
    assert min(distance(one, other, limit), limit + 1) == min(full, limit + 1)


def test_a_swap_is_one_slip() -> None:
    """Two neighbours in the wrong order count as one slip."""
    assert distance("Kayta", "Katya") == 1


def test_an_endless_name_is_not_measured() -> None:
    """A name of a million letters is like no other, at once."""
    assert nearest("a" * 1_000_000, ["a", "b" * 1_000_000]) is None
