"""The other bundled stories: they prove that nothing is made for the film alone."""

import pytest

from pasdedeux import api

SHORT = 60


@pytest.fixture(scope="module")
def party():
    """The murder party."""
    return api.load("murder_party")


@pytest.fixture(scope="module")
def letter():
    """The comedy of errors."""
    return api.load("comedy_of_errors")


def words_about(story) -> dict[str, str]:
    """Each sentence of a story about whose words something is noted, with the first words of that."""
    told = api.tell(story)
    return {e.line.text: n.text.split(":")[0] for e in told.events for n in e.notes if n.kind == "speech"}


@pytest.mark.parametrize("name", ["interview", "interview_2003", "murder_party", "comedy_of_errors"])
def test_bundled_stories_are_clean(name):
    """Every bundled story passes the check."""
    assert [str(f) for f in api.check(api.load(name)).findings] == []


@pytest.mark.parametrize("name", ["murder_party", "comedy_of_errors"])
def test_other_stories_are_short(name, root):
    """Each of the other stories takes fewer than 60 lines, comments and blank lines not counted."""
    rows = (root / f"src/pasdedeux/stories/{name}.story").read_text(encoding="utf-8").splitlines()
    assert sum(bool(r.strip()) and not r.strip().startswith("#") for r in rows) < SHORT


def test_the_party_has_one_liar(party):
    """Of three answers to the same question one is an honest mistake, one a lie, and one the truth."""
    assert words_about(party) == {
        "Bram tells the inspector that Dorian was in the salon at nine": "An honest mistake",
        "Dorian tells the inspector that Dorian was in the library at nine": "A lie",
    }
    assert len(party.world.characters) == 6


def test_the_inspector_finds_out(party):
    """The inspector comes to know it from what she was told, and only then."""
    answer = api.ask(party, "Quill knows that Dorian poisoned the toast")
    assert answer.answer == "yes"
    assert answer.since is not None
    assert answer.since.text == "Effie tells the inspector that Dorian was in the cellar at nine"
    assert api.ask(party, "Bram believes that Dorian poisoned the toast").answer != "yes"


def test_the_arrest_needs_the_witness(party):
    """Without what Effie says the arrest takes knowledge that nobody gave the inspector."""
    witness = next(line for line in party.lines if line.text.startswith("Effie tells"))
    found = {(f.code, f.line.text if f.line else "") for f in api.check(party, without=[witness.number]).findings}
    assert ("C201", "the inspector arrests Dorian") in found


def test_the_letter_turns_on_a_third_order_belief(letter):
    """Rosa smiles because of what she knows that Fitz believes that she believes, and it is not so."""
    third = "Rosa believes that Fitz believes that Rosa believes that Fitz loves Rosa"
    assert api.ask(letter, third).answer == "yes"
    assert api.ask(letter, "Rosa believes that Fitz loves Rosa").answer != "yes"
    report = next(line for line in letter.lines if line.text.startswith("the messenger tells"))
    found = {(f.code, f.line.text if f.line else "") for f in api.check(letter, without=[report.number]).findings}
    assert ("C204", "Rosa smiles at Fitz") in found


def test_the_starter_runs():
    """What `pasdedeux new` writes is a clean story in which one lies and another overhears the truth."""
    story = api.load_text(api.starter(), "starter.story")
    assert api.check(story).findings == ()
    assert "A lie" in words_about(story).values()
    assert api.ask(story, "Ida believes that eaten").answer == "yes"


def test_the_toast_is_told_with_what_comes_of_it():
    """What an act brings about only under a condition is told, and an unknown place is asked for with `where`."""
    told = " ".join(str(api.tell(api.load("murder_party"))).split())
    assert "The hostess is dead." in told
    assert "has no idea where Dorian was at nine" in told


RUMOUR = """story "A rumour"
character Ann, Bob, Cleo
place Hall
secret sold "Ann sold the horse" known to nobody
initially
    Bob believes not sold
scene "One" at Hall with Ann, Bob, Cleo
    Ann pretends to Bob that not sold, unseen by Cleo
    Bob promises Ann to keep sold, unseen by Cleo
    Ann turns away
    Bob tells Cleo that sold
"""


def test_a_promise_is_not_void_because_its_giver_never_believed_the_secret():
    """Only who comes to know better is released; who spreads a rumour against their word breaks it."""
    assert "Bob breaks the promise of 2, unseen by Ann." in str(api.tell(api.load_text(RUMOUR, "rumour.story")))
