"""What was done by saying it."""

import pytest

from pasdedeux.analysis.speech.said import asked, said, speeches
from tests.analysis.stage import at, played


@pytest.mark.parametrize(
    ("words", "verdict", "so"),
    [
        ("Ben tells Ann that debt", "truth", "yes"),
        ("Ann tells Ben that ill", "lie", "no"),
        ("Ann tells Ben that not ill", "truth", "yes"),
        ("Ben tells Ann that not debt", "lie", "no"),
        ("Ben tells Ann that ill", "made up", "no"),
        ("Ann tells Ben that debt", "made up", "yes"),
        ("Ann tells Ben that Ben believes ill", "lie", "unknown"),
        ("Ann tells Ben that Cleo is at Room", "lie", "no"),
    ],
)
def test_the_verdict_is_in_the_speakers_mind(words, verdict, so) -> None:
    """Whether a telling is a truth, a lie or made up follows from what its speaker believes; nothing declares it."""
    (one,) = said(at(played(words), "1"))
    assert (one.verdict, one.so) == (verdict, so)


def test_who_repeats_a_lie_in_good_faith_is_mistaken() -> None:
    """The same words are a lie of one and an honest mistake of the other."""
    run = played("Ann tells Ben that ill\nBen tells Ann that ill")
    assert [s.to_json()["verdict"] for s in speeches(run)] == ["lie", "mistake"]


def test_a_lie_may_happen_to_be_true() -> None:
    """Who is wrong and says the opposite lies, although it is so."""
    run = played("Ben finds out not ill\nAnn finds out not debt\nAnn tells Ben that debt")
    (one,) = said(at(run, "3"))
    assert (one.verdict, one.so) == ("lie", "yes")
    assert "happens to be true" in str(one)


def test_a_lie_needs_somebody_to_take_in() -> None:
    """Said only to people who, as the speaker sees it, know better and will not be swayed, it is a pretence."""
    run = played("Ann tells Ben that not ill\nAnn announces ill")
    assert said(at(run, "2"))[0].verdict == "pretence"
    assert said(at(played("Ann announces ill"), "1"))[0].verdict == "lie"


def test_who_believed_it() -> None:
    """The hearers whom it convinced are told from those who do not believe it."""
    (one,) = said(at(played("Ann tells Ben that ill"), "1"))
    assert [w.name for w in one.convinced] == ["Ben"] and not one.unconvinced
    (one,) = said(at(played("Ben becomes wary\nAnn tells Ben that ill"), "2"))
    assert [w.name for w in one.unconvinced] == ["Ben"] and not one.convinced


def test_a_question_gives_the_asker_away() -> None:
    """Whoever hears it learns what the asker believes, and here the asker is not aware of that."""
    (one,) = asked(at(played("Ben asks Ann about debt"), "1"))
    assert (one.shown, [w.name for w in one.shows], one.unaware) == ("yes", ["Ann"], True)
    assert "gives away to Ann that Ben believes that Ben has debts" in str(one)


def test_a_question_that_shows_nothing_new() -> None:
    """What the hearer knew of the asker before is not given away."""
    run = played("Ben tells Ann that debt\nBen asks Ann about debt")
    assert asked(at(run, "2"))[0].shows == ()


def test_plain_data() -> None:
    """A speech act as data names its people and its verdict."""
    (one,) = said(at(played("Ann tells Ben that ill"), "1"))
    data = one.to_json()
    assert data["speaker"] == "Ann" and data["verdict"] == "lie" and data["convinced"] == ["Ben"]
