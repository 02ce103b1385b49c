"""What somebody may say: what it would be, read in their own mind."""

import pytest

from pasdedeux import api
from tests.analysis.views.test_view import HEAD

STORY = (
    HEAD
    + """    Ann tells Bob that debt
    Bob promises Ann to keep debt
    Ann phones Cleo
"""
)


def says(who: str, claim: str, to: str | None = None, head: str = STORY):
    """What one claim would be."""
    (answer,) = api.may_say(api.load_text(head), who, [claim], to).claims
    return answer


@pytest.mark.parametrize(
    ("who", "claim", "kind", "held"),
    [
        ("Ann", "debt", "truth", "yes"),
        ("Ann", "not debt", "lie", "no"),
        ("Ann", "plot", "cannot know", "unknown"),
        ("Ann", "Bob believes debt", "truth", "yes"),
        ("Bob", "Cleo believes debt", "lie", "no"),
        ("Bob", "Letter is with Bob", "cannot know", "unknown"),
        ("Ann", "some character c: c believes debt", "truth", "yes"),
    ],
)
def test_what_a_claim_would_be(who, claim, kind, held):
    """A claim is what its speaker holds of it: the truth, a lie, or nothing that they can know."""
    answer = says(who, claim)
    assert (answer.kind, answer.held) == (kind, held)


def test_what_nobody_would_believe_is_a_pretence():
    """To one who, as the speaker sees it, knows better, it is no lie."""
    assert says("Ann", "not debt", "Bob").kind == "pretence"
    assert says("Ann", "not debt", "Cleo").kind == "lie"


def test_a_promise_of_silence_is_broken_to_outsiders_only():
    """What was promised to be kept may be said to whom it was promised, and to nobody else who does not know it."""
    assert says("Bob", "debt", "Cleo").breaks == ("Ann",)
    assert says("Bob", "debt", "Ann").breaks == ()
    assert says("Bob", "Ann believes debt", "Cleo").breaks == ("Ann",)
    assert says("Bob", "not debt", "Cleo").breaks == ()


def test_what_is_known_already_is_nothing_new():
    """Whether the hearer knows it is read in the speaker's mind."""
    assert says("Bob", "debt", "Ann").nothing_new == ("Ann",)
    assert says("Bob", "debt", "Cleo").gives_away == ("Cleo",)
    assert says("Ann", "Letter is at Room", "Bob").gives_away == ()


def test_an_act_of_speech_is_heard_by_those_who_are_there():
    """Who would hear it, as the speaker sees it, counts, not only who is addressed; and it must be possible."""
    answer = says("Ann", "Ann tells Cleo that debt")
    assert answer.hearers == ("Cleo", "Bob")
    assert (answer.possible, answer.gives_away) == (True, ("Cleo",))
    assert not says("Bob", "Bob tells Cleo that debt").possible


def test_a_question_may_give_away_what_its_asker_believes():
    """An act that makes others believe what its speaker believes gives it away, though it asserts nothing."""
    assert says("Cleo", "Cleo asks Ann about plot").gives_away == ("Ann",)
    assert says("Cleo", "Cleo asks Ann whether plot").gives_away == ()


def test_the_text_names_nothing_unheard_of():
    """Of a claim that speaks of what the speaker never heard of the text does not say what it is."""
    answer = says("Bob", "plot")
    assert not answer.met
    assert answer.text == "1. The butler cannot say this: it speaks of what the butler has never heard of."
    assert not says("Bob", "Bob tells Ann that plot").met


def test_nobody_speaks_to_themselves():
    """Whom it would be said to is somebody else."""
    with pytest.raises(api.Refused) as caught:
        says("Bob", "debt", "Bob")
    assert [found.code for found in caught.value.diagnostics] == ["V122"]


@pytest.mark.parametrize(
    ("claim", "code"),
    [("Letter", "S123"), ("the holder of Letter", "V122"), ("Ann tells Bob that debt", "V122"), ("Bob danses", "S116")],
)
def test_what_is_no_claim_is_refused(claim, code):
    """A name, a value, somebody else's act and nonsense are refused."""
    with pytest.raises(api.Refused) as caught:
        says("Bob", claim)
    assert code in {found.code for found in caught.value.diagnostics}
