"""Verbs of clauses: what is denied with `did not` and `does not`."""

import pytest

from pasdedeux.model.english import denied, no_longer
from pasdedeux.model.verbs import past_bases, present_base

SURE = (
    "sold:sell took:take ate:eat went:go loved:love danced:dance believed:believe opened:open invented:invent "
    "poisoned:poison stopped:stop planned:plan kissed:kiss killed:kill robbed:rob married:marry carried:carry "
    "copied:copy forged:forge stored:store phoned:phone typed:type entered:enter blackmailed:blackmail "
    "murdered:murder strangled:strangle changed:change lied:lie died:die created:create saved:save "
    "betrayed:betray answered:answer helped:help hoped:hope"
)


@pytest.mark.parametrize("pair", SURE.split())
def test_a_past_has_one_base(pair):
    """Where spelling decides it, a past has exactly the base that English has."""
    past, base = pair.split(":")
    assert past_bases(past) == (base,)


@pytest.mark.parametrize("pair", ["visited:visit", "invited:invite", "divided:divide", "inherited:inherit"])
def test_where_spelling_leaves_it_open_both_are_there(pair):
    """An ending that goes with and without a silent e gives two, the right one among them."""
    past, base = pair.split(":")
    assert len(past_bases(past)) == 2
    assert base in past_bases(past)


@pytest.mark.parametrize("word", ["need", "red", "the", "boy", "indeed", "led_", "bed", ""])
def test_what_is_no_past_has_none(word):
    """Words that only look a little like a past are left alone."""
    assert past_bases(word) == ()


@pytest.mark.parametrize(
    ("clause", "opposite"),
    [
        ("Ben took the ring", "Ben did not take the ring"),
        ("the dog ate the last biscuit", "the dog did not eat the last biscuit"),
        ("Katya distrusts Pierre", "Katya does not distrust Pierre"),
        ("Katya has cancer", "Katya does not have cancer"),
        ("the will is forged", "the will is not forged"),
        ("Anna's will is lost", "Anna's will is not lost"),
        ("Ben will go", "Ben will not go"),
        ("Ben once took the ring", "it is not so that Ben once took the ring"),
        ("the used car broke", "it is not so that the used car broke"),
        ("Katya's friends know", "it is not so that Katya's friends know"),
        ("nobody took the ring", "it is not so that nobody took the ring"),
        ("Tom visited Ida", "it is not so that Tom visited Ida"),
        ("Tom loves Ida and sings", "it is not so that Tom loves Ida and sings"),
    ],
)
def test_a_clause_is_denied_inside_only_where_that_is_sure(clause, opposite):
    """One subject of one word, its verb, and the rest; anything else is denied from outside."""
    assert denied(clause) == opposite


def test_what_has_ended_is_said_of_the_present_only():
    """A state ends, a deed does not."""
    assert no_longer("Fitz loves Berta") == "Fitz no longer loves Berta"
    assert no_longer("Ben took the ring") == "it is no longer so that Ben took the ring"


@pytest.mark.parametrize(("verb", "base"), [("loves", "love"), ("watches", "watch"), ("carries", "carry"), ("is", "")])
def test_a_third_person_has_its_base(verb, base):
    """The ending goes, and what it changed in the spelling comes back."""
    assert present_base(verb) == base
