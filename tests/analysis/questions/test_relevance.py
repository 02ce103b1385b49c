"""A slice of a story answers as the story does."""

from pasdedeux.analysis.questions.relevance import relevant
from tests.analysis.stage import asked_of, played


def test_what_cannot_bear_upon_it_is_left_out() -> None:
    """Taking a box has no bearing on an illness; being wary does, since the wary do not believe what they are told."""
    run = played("Ben takes Box\nBen becomes wary\nAnn tells Ben that ill")
    kept = relevant(run.semantics, [m.line for m in run.moments], asked_of(run, "Ben believes ill").whole)
    assert [w.name for w in kept if not w.staging] == ["2", "3"]


def test_rules_are_followed_back() -> None:
    """What makes a rule fire bears upon what it does."""
    run = played("Ann tells Ben that ill\nBen takes Box")
    kept = relevant(run.semantics, [m.line for m in run.moments], asked_of(run, "Ben is sorry").whole)
    assert [w.name for w in kept if not w.staging] == ["1"]
