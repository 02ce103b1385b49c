"""Formulas in words: what binds tighter, what is denied, what is refused."""

import pytest

from pasdedeux.diagnostics import Refused
from pasdedeux.language import question
from pasdedeux.model.words import say
from tests.language.texts import codes, story

STORY = story("")


def meant(text: str) -> str:
    """What a formula means, in the words of the model."""
    return say(question(text, STORY).whole)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada believes that debt and love", "(Ada believes that debt) and love"),
        ("debt or love and asleep(Ada)", "debt or (love and asleep(Ada))"),
        ("not debt and love", "(not debt) and love"),
        ("Ada believes Ben believes not debt", "Ada believes that (Ben believes that (not debt))"),
        ("not (debt and love)", "not debt or not love"),
        ("not (debt or not love)", "not debt and love"),
        ("Ben is in debt", "debt"),
        ("Ben is not in debt", "not debt"),
        ("Ada does not distrust Ben", "not (Ada distrusts Ben)"),
        ("Ada does not love Ben", "not love"),
        ("the letter is with ben", "Letter is with Ben"),
        ("Ada is not at Study", "the place of Ada is not Study"),
        ("the Ada is at the Study", "place(Ada) = Study"),
        ("the sealed letter is with Ben", "holder(Letter) is Ben"),
        ("sure(Ada, debt and love)", "Ada believes (debt and love)"),
        ("Ada is asleep", "asleep(Ada)"),
        ("no character x: x is asleep", "not (some character x: x is asleep)"),
        ("some character x: x is asleep or debt", "some character x: (x is asleep or debt)"),
        ("1 + 2 * 3 = 7", "1 + (2 * 3) = 7"),
        ("5 - 2 - 1 = 2", "(5 - 2) - 1 = 2"),
        ("Ada knows debt", "Ada believes debt and debt"),
        ("debt is true", "debt is yes"),
        ("Ada is a character", "1 = 1"),
    ],
)
def test_two_ways_to_say_the_same(one, other) -> None:
    """Both wordings have the same meaning."""
    assert meant(one) == meant(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("not debt", "not (Ada believes debt)"),
        ("Ada believes not debt", "Ada does not believe debt"),
        ("(debt or love) and asleep(Ada)", "debt or love and asleep(Ada)"),
        ("Ada has heard of debt", "Ada believes debt"),
    ],
)
def test_two_things_that_differ(one, other) -> None:
    """The two wordings have different meanings."""
    assert meant(one) != meant(other)


def test_a_secret_denied_is_held_to_be_false() -> None:
    """`not` of a secret is its opposite, which one without an opinion does not hold."""
    assert meant("Ada believes not debt") != meant("Ada does not believe debt")


def test_numbers_of_things_can_be_compared() -> None:
    """A count goes on with a comparison."""
    assert meant("the number of item x: x is with Ada > 1") != meant("the number of item x: x is with Ada > 2")


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("Letter", "T301"),
        ("3", "T301"),
        ("Ada + 1 = 2", "T302"),
        ("Ada distrusts Letter", "T304"),
        ("Letter believes debt", "T307"),
        ("the place of Ada is Ben", "T308"),
        ("the holder of Letter is 3", "T308"),
        ("distrusts(Ada)", "T306"),
        ("asleeep(Ada)", "N201"),
        ("Adda is asleep", "N202"),
        ("some charcter x: x is asleep", "N203"),
        ("Ada distrust Ben", "S116"),
        ("(debt", "S104"),
        ("debt)", "S116"),
        ("debt and", "S109"),
        ("not", "S109"),
        ("place(holder(Letter)) is Study", "T303"),
    ],
)
def test_a_mistake_is_named(formula, code) -> None:
    """A formula that makes no sense is refused with one message of this code."""
    assert codes(f"wants Ada\n    1 for {formula}\n") == [code]


def test_the_caret_stands_under_the_word() -> None:
    """The place of a message is the word that is wrong."""
    with pytest.raises(Refused) as refused:
        story("wants Ada\n    1 for Ben believes that asleeep(Ada)\n")
    (found,) = refused.value.diagnostics
    assert found.span is not None
    assert found.span.text == "asleeep"
    assert "did you mean `asleep`" in found.labels[0].text


def test_definitions_expand_without_catching_variables() -> None:
    """A variable of a definition never catches one of the formula that uses it."""
    world = "define someone_distrusts(y: character): some character x: x distrusts y\n"
    told = story(world)
    one = question("some character x: someone_distrusts(x) and x is asleep", told).whole
    other = question("some character y: (some character x: x distrusts y) and y is asleep", told).whole
    assert say(one) == say(other)
