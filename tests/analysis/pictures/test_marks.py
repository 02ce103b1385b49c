"""By which means somebody came to hold something, and from whom."""

import pytest

import pasdedeux
from pasdedeux.analysis.pictures.timeline import timeline
from pasdedeux.api.replays import replay_of
from tests.analysis.stage import played


def marks(replay, matter, who):
    """The marks of a character in a matter, as (column, means, sources, via, effect)."""
    found = next(c for c in timeline(replay).courses if c.matter.id == matter)
    row = next(row for row in found.rows if row.who.name == who)
    return [(m.column, m.means, [s.name for s in m.sources], m.via, m.effect) for m in row.marks]


def story(events, more=""):
    """A replay of a story with the library."""
    text = f"""story "House"
character Ann, Bob, Cat
place Room, Yard
item Note "the note", Vase
secret theft "Bob stole the ring" true, known to Bob
secret joke "Ann is joking" known to Ann
{more}
initially
    Note is at Room; Note tells of theft
    Vase is at Room
{events}
"""
    return replay_of(pasdedeux.api.load_text(text, "house.story"))


TEA = 'scene "Tea" at Room with Ann, Bob\n'
ALL = 'scene "Tea" at Room with Ann, Bob, Cat\n'


@pytest.mark.parametrize(
    ("events", "who", "expected"),
    [
        (TEA + "    Bob tells Ann that theft", "Ann", (1, "told", ["Bob"], "", "learns")),
        (TEA + "    Bob tells Ann that not theft", "Ann", (1, "lie", ["Bob"], "", "is misled")),
        (ALL + "    Bob tells Ann that theft", "Cat", (1, "overheard", ["Bob"], "", "learns")),
        (ALL + "    Bob tells Ann that not theft", "Cat", (1, "lie", ["Bob"], "", "is misled")),
        (TEA + "    Ann reads the note", "Ann", (1, "read", [], "the note", "learns")),
        (TEA + "    Bob shows the note to Ann", "Ann", (1, "read", ["Bob"], "the note", "learns")),
    ],
    ids=["told", "lie", "overheard", "overheard lie", "read", "shown"],
)
def test_means(events, who, expected) -> None:
    """Told, lied to, overheard and read are told apart, with those from whom it came."""
    assert marks(story(events), "theft", who) == [expected]


def test_sees_through() -> None:
    """Who was misled and is put right sees through it."""
    found = marks(story(TEA + "    Bob tells Ann that not theft\n    Bob confesses theft to Ann"), "theft", "Ann")
    assert [effect for *_, effect in found] == ["is misled", "sees through"]


def test_did_and_saw() -> None:
    """Who does it knows by that, who watches sees it."""
    run = story(TEA + "    Ann takes Vase\n    Bob tells Ann that Vase is with Ann")
    assert marks(run, "holder(Vase)", "Ann") == [(1, "did", [], "", "learns")]
    assert marks(run, "holder(Vase)", "Bob") == [(1, "saw", [], "", "learns")]


def test_concluded_by_a_rule() -> None:
    """What no effect of the event wrote was concluded, by the rule that is named."""
    rule = """rule "who knows of it takes it for a joke" for character c
    whenever c believes theft and not c believes joke
    then c believes joke"""
    found = marks(story('scene "Alone" at Room with Cat\n    Cat reads the note', rule), "joke", "Cat")
    assert found == [(1, "inferred", [], "who knows of it takes it for a joke", "is misled")]


def test_a_rule_in_a_mind() -> None:
    """A rule that fires in the mind of whoever is told is what they conclude by."""
    found = marks(played("Ann tells Ben that ill\nBen tells Ann that sorry(Ben)"), "sorry(Ben)", "Ben")
    assert found == [(1, "inferred", [], "pity", "keeps up")]


def test_the_film() -> None:
    """The film's turns: the diary, the lie, the tape that was swapped."""
    run = replay_of(pasdedeux.load("interview"))
    assert [m[1:] for m in marks(run, "hers", "Pierre")] == [
        ("read", [], "the diary", "is misled"),
        ("told", ["Katya"], "", "sees through"),
    ]
    assert marks(run, "cancer", "Pierre")[0][1:3] == ("lie", ["Katya"])
    assert [m[1] for m in marks(run, "holder(Confession)", "Pierre")] == ["did", "inferred"]


def test_a_mark_in_words() -> None:
    """A mark says who, what, and by which means."""
    found = timeline(story(TEA + "    Bob tells Ann that not theft"))
    (mark,) = [m for row in found.courses[0].rows for m in row.marks]
    assert str(mark) == "Ann comes to believe that Bob did not steal the ring, which is not so (lie by Bob)"
