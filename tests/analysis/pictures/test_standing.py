"""How somebody stands to a matter, and for how long."""

import pytest

from pasdedeux.analysis.pictures.standing import STANDINGS, standing, stretches
from pasdedeux.model.values import UNKNOWN, Value

CASES = {
    (True, True): "knows",
    (False, False): "knows",
    (True, False): "mistaken",
    (False, True): "mistaken",
    (True, UNKNOWN): "believes",
    (UNKNOWN, True): "unaware",
    (UNKNOWN, UNKNOWN): "unknown",
}


@pytest.mark.parametrize(("held", "truth"), CASES)
def test_standing(held, truth) -> None:
    """What somebody holds and what is so decide how they stand to it."""
    assert standing(held, truth) == CASES[held, truth]


def test_every_standing_occurs() -> None:
    """No standing is without a case."""
    assert set(CASES.values()) == set(STANDINGS)


def test_a_number_is_no_truth() -> None:
    """Whoever holds 1 of what is true is mistaken: a truth value is no number."""
    assert standing(1.0, True) == "mistaken"


def test_stretches_join_what_is_alike() -> None:
    """A stretch ends where what is held changes, or how it stands to what is so, and nowhere else."""
    held: list[Value] = [UNKNOWN, UNKNOWN, True, True, True]
    truth = [True, True, True, False, False]
    found = stretches(held, truth)
    assert [(s.begin, s.end, s.standing) for s in found] == [(0, 2, "unaware"), (2, 3, "knows"), (3, 5, "mistaken")]
    assert [(s.begin, s.end, s.standing) for s in stretches(truth, None)] == [(0, 3, None), (3, 5, None)]
