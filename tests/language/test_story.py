"""What is read from a story: sentences, marks, scenes, endings, credits, remakes."""

import pytest

from pasdedeux.model.binding import bind
from pasdedeux.model.words import say
from pasdedeux.model.world import Confined
from tests.language.texts import WORLD, codes, story

SCENE = 'scene "One" at Study with Ada, Ben\n'


def told(*sentences: str):
    """The lines of a scene with these sentences, staging left out."""
    body = "".join(f"    {sentence}\n" for sentence in sentences)
    return [line for line in story(SCENE + body).lines if not line.staging]


def test_a_sentence_is_told_with_labels() -> None:
    """The text of a line is the header with its slots filled, labels where there are some."""
    (line,) = told("Ada reads Letter")
    assert line.text == "Ada reads the sealed letter"


@pytest.mark.parametrize("sentence", ["Ada reads Letter", "Ada reads the Letter", "The Ada reads the sealed letter"])
def test_articles_and_labels_do_not_matter(sentence) -> None:
    """A name may have an article, and a label stands for the name."""
    (line,) = told(sentence)
    assert line.event.signature == "reads(Ada, Letter)"


def test_a_claim_is_a_formula() -> None:
    """A slot for a claim takes a whole formula, a belief about beliefs too."""
    (line,) = told("Ben tells Ada that Cleo believes that Ben is in debt and Ada distrusts Ben")
    assert line.text == "Ben tells Ada that Cleo believes that Ben is in debt and Ada distrusts Ben"
    assert len(line.event.writes) == 2


def test_marks_of_a_sentence() -> None:
    """Source ids, unseen, and accepted findings on the same line and under it."""
    text = SCENE + (
        "    Ada reads Letter, unseen by Ben [P1.1, P1.2] intentional C201: she guessed\n"
        "    Ada sleeps, unseen\n"
        "        intentional: it was late\n"
    )
    first, second = [line for line in story(text).lines if not line.staging]
    assert first.ids == ("P1.1", "P1.2")
    assert [who.name for who in first.event.unseen_by] == ["Ben"]
    assert [(a.reason, a.codes) for a in first.accepted] == [("she guessed", ("C201",))]
    assert {who.name for who in second.event.unseen_by} == {"Ben", "Cleo"}
    assert [a.reason for a in second.accepted] == ["it was late"]


def test_a_scene_moves_its_people() -> None:
    """A heading becomes staging: whoever is elsewhere leaves there, whoever is not listed goes, and the scene opens."""
    begun = "initially\n    Cleo is at Study; Ada is at Hall\n"
    lines = story(begun + SCENE + "    Ada sleeps\n").lines
    assert [line.event.signature for line in lines if line.staging] == [
        "goes(Cleo, Study)",
        "goes(Ada, Ben, Hall)",
        "comes(Ada, Ben, Study)",
    ]
    assert all(line.number == 0 for line in lines if line.staging)


def test_a_sentence_that_fits_nothing_shows_the_nearest_header() -> None:
    """The message quotes the header that comes nearest."""
    assert codes(SCENE + "    Ada reeds Letter\n") == ["S121"]
    assert codes(SCENE + "    Ada reads Lettre\n") == ["N202"]
    assert codes(SCENE + "    Ada reads Ben\n") == ["T304"]


def test_two_headers_that_fit_are_refused() -> None:
    """A sentence that two headers fit is not decided by their order."""
    assert codes('action "{who} reads {x: entity}"\n    called peruses\n' + SCENE + "    Ada reads Letter\n") == [
        "S122"
    ]


def test_a_longer_header_wins_by_its_words_alone() -> None:
    """Headers that begin alike are told apart by the types of their slots."""
    text = 'action "{who} reads {x: place} aloud"\n' + SCENE + "    Ada reads Study aloud\n"
    assert codes(text) == []


def test_secrets_begin_with_those_who_know_them() -> None:
    """A secret is confined to its circle; `known to everyone` is no confinement."""
    confined = [i for i in story('secret all "x" known to everyone\n').world.initial if isinstance(i, Confined)]
    assert [[who.name for who in c.among] for c in confined] == [["Ben"], []]


def test_an_ending_offers_choices() -> None:
    """Options are events, or nothing."""
    ending = story('ending "The end" [P9]\n    Ada either\n        Ada sleeps\n        nothing\n').endings[0]
    (choice,) = ending.choices
    assert (choice.who.name, choice.texts, choice.options[1]) == ("Ada", ("Ada sleeps", "nothing"), None)
    assert ending.ids == ("P9",)


def test_credits_and_cast() -> None:
    """Credits keep their values, qualifiers and ids; a cast names roles and players."""
    found = story(
        'credit distributor "A", "B" in "Italy" [C3]\ncast Ada "Somebody" as "Ada Lovelace"\ncast "Maggie" "Another"\n'
    )
    one, two, three = found.credits
    assert (one.key, one.values, one.qualifier, one.ids) == ("distributor", ("A", "B"), "Italy", ("C3",))
    assert (two.role, two.values, three.role) == ("Ada Lovelace", ("Somebody",), "Maggie")
    assert {who.name: person for who, person in found.cast.items()} == {"Ada": "Somebody"}
    assert [(m.id, m.what) for m in found.marks] == [("C3", "credit distributor")]


def test_promised_ids() -> None:
    """Ranges of ids are spelled out."""
    assert story("covers C1 to C3, P1.9 to P1.11, X\n").expected_ids == (
        "C1",
        "C2",
        "C3",
        "P1.9",
        "P1.10",
        "P1.11",
        "X",
    )


def test_a_remake_is_the_same_story_recast() -> None:
    """World and events stay, title, credits and cast are new, names are changed where asked."""
    base = WORLD + SCENE + '    Ada reads Letter\ncredit author "Old"\n'
    text = 'story "Again"\nremake of base\nrename Ada to Zoe "the reader"\ncast Zoe "New"\n'
    again = story(text, "", base=base)
    assert (again.title, again.remake_of, [c.key for c in again.credits]) == ("Again", "base", ["cast"])
    assert [line.text for line in again.lines if not line.staging] == ["the reader reads the sealed letter"]
    assert codes("remake of base\ncharacter Max\n", "", base=base) == ["W404"]


def test_events_know_what_they_write() -> None:
    """The same sentence bound again writes the same."""
    (line,) = told("Ben tells Ada that debt")
    again = bind(story(SCENE).world, line.event.source, line.event.args)
    assert len(again.writes) == len(line.event.writes) == 1


def test_wants_are_added_up() -> None:
    """Every line of all declarations counts; those with a condition are kept as wants."""
    world = story("wants Ada\n    2 for debt\n    the money of Ada\nwants Ada\n    -1 for love\n").world
    (utility,) = world.utilities.values()
    assert [want.weight for want in utility.wants] == [2.0, -1.0]


def test_an_action_of_the_story_replaces_the_imported_one() -> None:
    """Told in the same words, the story's own action is the one that happens."""
    text = 'import "base"\naction "{who} naps"\n    then not asleep(who)\n' + SCENE + "    Ada naps\n"
    found = story(text, base='character Ada\nfact asleep(character)\naction "{who} naps"\n    then asleep(who)\n')
    (line,) = [line for line in found.lines if not line.staging]
    assert [say(write.value) for write in line.event.writes] == ["false"]
