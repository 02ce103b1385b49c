"""Where the statements of a source are covered, and the credits."""

from pasdedeux.analysis.coverage import coverage
from pasdedeux.analysis.credits import credits
from tests.analysis.stage import story

TITLES = """
covers A1 to A3, B1
credit director "Somebody" [B1]
credit distributor "One" in "Here"
cast Ann "An Actress" as "Ann herself"
"""


def test_each_id_with_its_places() -> None:
    """Events and credits cover ids; what nothing covers is missing, and what was not promised is extra."""
    found = coverage(story("Ben takes Box [A1, A2]\nAnn takes Box [A1, X9]", TITLES))
    places = dict(found.places)
    assert [p.number for p in places["A1"]] == [1, 2] and places["A2"][0].kind == "event"
    assert places["B1"] and found.missing == ("A3",)
    assert [id for id, _ in found.extra] == ["X9"]
    assert "3 of 4 covered; missing: A3." in str(found)
    assert found.to_json()["missing"] == ["A3"]


def test_nothing_promised() -> None:
    """A story that promises nothing says so."""
    assert "does not say what it covers" in str(coverage(story("Ben takes Box")))


def test_credits() -> None:
    """Credits keep their order and their territory; the cast says who plays whom."""
    found = credits(story("Ben takes Box", TITLES))
    assert [c.key for c in found.crew] == ["director", "distributor"]
    assert [c.role for c in found.roles] == ["Ann herself"]
    assert "One (Here)" in str(found) and "An Actress as Ann herself" in str(found)
    assert found.to_json()["characters"] == {"Ann": "An Actress"}
