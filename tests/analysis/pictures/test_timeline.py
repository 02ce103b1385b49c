"""Who knows what over time is what the model says at each event, and what `ask` answers."""

import pytest

import pasdedeux
from bench.long_story import story as long_story
from pasdedeux.analysis.pictures.standing import standing
from pasdedeux.analysis.pictures.timeline import timeline
from pasdedeux.api.replays import replay_of
from pasdedeux.model.values import same
from tests.analysis.stage import at, line, played

TALK = """
Ann tells Ben that ill
Ben tells Ann that not debt [B1]
Ann promises Ben to keep debt
Ann tells Ben that debt
"""


def row(picture, matter, who):
    """The row of a character in a matter's course."""
    course = next(course for course in picture.courses if course.matter.id == matter)
    return next(row for row in course.rows if row.who.name == who)


def course(picture, matter):
    """The course of a matter."""
    return next(course for course in picture.courses if course.matter.id == matter)


def spans(row):
    """The stretches of a row."""
    return [(s.begin, s.end, s.standing) for s in row.stretches]


def test_stretches_of_a_talk() -> None:
    """A lie makes a mistake from its event on; the liar goes on knowing better."""
    picture = timeline(played(TALK))
    assert spans(row(picture, "debt", "Ann")) == [(0, 2, "unaware"), (2, 5, "mistaken")]
    assert spans(row(picture, "debt", "Ben")) == [(0, 5, "knows")]
    assert [c.name for c in picture.columns] == ["start", "1", "B1", "3", "4"]


@pytest.mark.parametrize("name", ["comedy_of_errors", "murder_party"])
def test_stretches_are_what_ask_answers(name) -> None:
    """At every event, of every matter that is true or false, a row says of everybody what `ask` answers."""
    story = pasdedeux.load(name)
    picture = timeline(replay_of(story))
    stands = {("yes", "yes"): "knows", ("no", "no"): "knows", ("unknown", "unknown"): "unknown"}
    for column in picture.columns[1:]:
        for found in (c for c in picture.courses if c.matter.secret):
            truth = pasdedeux.ask(story, found.matter.id, after=column.number).answer
            for who in found.rows:
                held = pasdedeux.ask(story, f"{who.who.name} believes {found.matter.id}", after=column.number).answer
                expected = "unaware" if held == "unknown" != truth else "believes" if truth == "unknown" else "mistaken"
                now = next(s for s in who.stretches if s.begin <= column.index < s.end)
                assert now.standing == stands.get((held, truth), expected), (column.name, who.who, found.matter.id)


@pytest.mark.parametrize("seed", range(6))
def test_stretches_are_the_states_of_the_model(seed) -> None:
    """In random stories every row is, column by column, what is held in the states of the replay."""
    replay = replay_of(pasdedeux.api.load_text(long_story(14, 4, seed), "random.story"))
    picture = timeline(replay)
    for column in picture.columns:
        state = column.moment.after if column.moment else replay.start
        for found in picture.courses:
            truth = state.value(found.matter.fluent)
            for who in found.rows:
                (now,) = [s for s in who.stretches if s.begin <= column.index < s.end]
                held = state.believed(who.who).value(found.matter.fluent)
                assert same(now.held, held)
                assert now.standing == standing(held, truth)


@pytest.mark.parametrize("seed", range(6))
def test_a_mark_stands_where_somebody_changes_their_mind(seed) -> None:
    """Every change of what is held has one mark, at its column, and there is no other mark."""
    picture = timeline(replay_of(pasdedeux.api.load_text(long_story(14, 4, seed), "random.story")))
    for found in picture.courses:
        for who in found.rows:
            pairs = zip(who.stretches[1:], who.stretches, strict=False)
            turns = [now.begin for now, before in pairs if not same(now.held, before.held)]
            assert [mark.column for mark in who.marks] == turns


def test_every_event_has_a_column() -> None:
    """Every event that is told has a column; the opening of a scene only where it changes something."""
    replay = replay_of(pasdedeux.load("interview"))
    picture = timeline(replay)
    told = [m.line.number for m in replay.moments if not m.line.staging]
    assert [c.number for c in picture.columns if not c.staging] == [0, *told]


def test_the_opening_of_a_scene_has_a_column_if_it_matters() -> None:
    """Who comes into a room and sees where a thing lies learns it at the opening, under the next event's number."""
    text = """story "Ring"
character Ann, Bob
place Hall, Room
item Ring
initially
    Ring is at Room
    Bob believes that Ring is at Hall
scene "Hall" at Hall with Ann, Bob
    Ann asks Bob whether Ring is at Room
scene "Room" at Room with Bob
    Bob looks up
"""
    picture = timeline(replay_of(pasdedeux.api.load_text(text, "ring.story")))
    opening = [c for c in picture.columns if c.staging]
    assert opening
    assert all(c.number in (1, 2) for c in opening)
    found = [(m.means, m.effect) for r in picture.courses[0].rows for m in r.marks if r.who.name == "Bob"]
    assert found == [("saw", "forgets"), ("saw", "learns")]


def test_promises_and_lies() -> None:
    """A lie is a saying with that verdict; a promise reaches to the event that breaks it."""
    picture = timeline(played(TALK + 'scene "Yard" at Yard with Ann, Cleo\nAnn tells Cleo that debt'))
    debt = course(picture, "debt")
    assert next((s.speaker.name, s.verdict) for s in debt.sayings) == ("Ben", "lie")
    (vow,) = debt.vows
    assert (vow.giver.name, vow.begin, vow.status) == ("Ann", 3, "broken")
    assert picture.columns[vow.end].number == 5


def test_quiet_are_those_whom_it_never_reaches() -> None:
    """Who never hears of a secret and says nothing of it is quiet; who has known it from the start is not."""
    picture = timeline(played("Ann tells Ben that ill"))
    assert row(picture, "ill", "Cleo").quiet
    assert not row(picture, "ill", "Ann").quiet
    assert not row(picture, "debt", "Ben").quiet


def test_matters_are_secrets_and_what_is_spoken_of() -> None:
    """A fact that somebody asserts is a matter too, after the secrets; a fact that nobody speaks of is none."""
    picture = timeline(played("Ann tells Ben that Box is with Cleo"))
    assert [c.matter.id for c in picture.courses] == ["ill", "debt", "holder(Box)"]
    assert [c.matter.secret for c in picture.courses] == [True, True, False]


def test_of_keeps_people_and_matters() -> None:
    """Names keep the characters among them, and the matters that are about the rest of them."""
    run = played("Ann tells Ben that Box is with Cleo")
    named = run.story.world.by_name
    assert {r.who.name for c in timeline(run, [named["Ben"]]).courses for r in c.rows} == {"Ben"}
    assert [c.matter.id for c in timeline(run, [named["Box"]]).courses] == ["holder(Box)"]
    assert [c.matter.id for c in timeline(run, [named["debt"], named["Ann"]]).courses] == ["debt"]


def test_at_marks_an_event() -> None:
    """The event that it is asked about is in the data."""
    run = played(TALK)
    assert timeline(run, at=line(run, "B1")).to_json()["at"] == 2
    assert at(run, "B1").line.number == 2


def test_a_story_without_events_has_its_start() -> None:
    """Where nothing happens the picture shows the start."""
    text = 'story "Nothing"\ncharacter Ann\nsecret ill "Ann is ill" true, known to Ann\n'
    picture = timeline(replay_of(pasdedeux.api.load_text(text, "nothing.story")))
    assert [c.name for c in picture.columns] == ["start"]
    assert spans(row(picture, "ill", "Ann")) == [(0, 1, "knows")]
