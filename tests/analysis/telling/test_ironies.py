"""What the audience knows and a character does not."""

from pasdedeux.analysis.telling.ironies import ironies
from tests.analysis.stage import at, played

OUT = 'scene "Out" at Yard with Ben, Cleo'

LIE = "Ann tells Ben that ill\nBen takes Box\nBen finds out not ill"


def test_a_lie_lasts_until_it_is_seen_through() -> None:
    """The span goes from the lie to the recognition, and weighs more than any other."""
    run = played(LIE)
    first = ironies(run).spans[0]
    assert (first.kind, first.who.name) == ("lie", "Ben")
    assert first.begin is at(run, "1") and first.end is at(run, "3")
    assert "Ann lied" in str(first)


def test_a_lie_that_is_never_seen_through() -> None:
    """Then it lasts to the end."""
    first = ironies(played("Ann tells Ben that ill")).spans[0]
    assert first.end is None and first.to_json()["until"] is None


def test_the_truth_is_no_irony() -> None:
    """Who is told what is so knows no less than the audience."""
    assert not ironies(played("Ann tells Ben that not ill")).notable


def test_a_change_behind_somebodys_back() -> None:
    """What was so when it was believed, and is not any more, is missed; it is the least of ironies."""
    run = played('scene "Out" at Yard with Cleo\nBen takes Box')
    # Ben is elsewhere by now: nobody at the yard sees what he does
    spans = [s for s in ironies(run) if s.who.name == "Cleo"]
    assert [(s.kind, str(s.held), str(s.truth)) for s in spans] == [("missed", "Ann", "Ben")]


def test_who_does_not_know_what_another_found_out() -> None:
    """Somebody in the room who does not notice that another comes to hold a secret is unaware of it until they hear."""
    run = played("Ben finds out ill\nBen tells Ann that ill")
    span = next(s for s in ironies(run) if s.kind == "unaware")
    assert [w.name for w in span.path] == ["Ann", "Ben"]
    assert span.begin is at(run, "1") and span.end is at(run, "2")
    assert "Ann does not know that Ben believes that Ann is ill" in str(span)


def test_a_promise_broken_unseen() -> None:
    """Who does not know that a promise was broken does not know what the audience knows."""
    run = played(f"Ann tells Ben that ill\nBen promises Ann to keep ill\n{OUT}\nBen tells Cleo that ill")
    span = next(s for s in ironies(run) if s.kind == "promise")
    assert span.who.name == "Ann" and span.begin is at(run, "3")


def test_what_only_carries_the_story_is_left_out() -> None:
    """Who sits where, and in what mood, is no irony."""
    run = played('scene "Out" at Yard with Ben\nAnn becomes wary\nBen becomes wary')
    assert len(ironies(run)) == 0
