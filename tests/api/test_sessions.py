"""Sessions: a story that is fed event by event is the story that has these events."""

import json
import random
from importlib.resources import files

import jsonschema
import pytest

from pasdedeux import Session, api
from pasdedeux.api.sessions import UNDOS
from pasdedeux.model.story import Story
from tests.analysis.views import pairs
from tests.analysis.views.test_view import HEAD

EVENTS = [
    "Ann tells Bob that not debt",
    "Bob promises Ann to keep debt",
    'scene "Two" at Yard with Bob, Cleo\n    Bob tells Cleo that debt',
]


def begun() -> tuple[Story, Session]:
    """A session in the room."""
    story = api.load_text(HEAD)
    return story, Session(story)


def shown(session: Session) -> str:
    """Everybody's view, text and data."""
    views = [session.view(who.name) for who in session.story.world.characters]
    return "\n".join(f"{view}\n{json.dumps(view.to_json())}" for view in views)


def codes(work) -> set[str]:
    """With which codes something is refused."""
    with pytest.raises(api.Refused) as caught:
        work()
    return {found.code for found in caught.value.diagnostics}


def test_what_is_fed_is_what_the_story_would_tell():
    """Views of a session are those of the story with the same events, at every moment of it."""
    _, session = begun()
    text = HEAD
    for event in EVENTS:
        session.feed(event)
        text += event + "\n" if event.startswith("scene") else f"    {event}\n"
        story = api.load_text(text)
        for who in ("Ann", "Bob", "Cleo"):
            assert str(session.view(who)) == str(api.view(story, who))
            assert session.view(who).to_json() == api.view(story, who).to_json()


def test_the_story_so_far_can_be_told_and_checked():
    """The story of a session is one like others."""
    _, session = begun()
    for event in EVENTS[:2]:
        session.feed(event)
    assert [line.number for line in session.story.lines if not line.staging] == [1, 2]
    assert "A lie" in str(api.tell(session.story))
    assert api.check(session.story) is not None


def test_feeding_says_what_it_was_for_whom():
    """Whoever noticed an event, or changed their mind by it, is listed with what they now believe."""
    _, session = begun()
    fed = session.feed("Ann tells Bob that not debt")
    assert {who.name: reached.learnt for who, reached in fed.reached.items()} == {
        "Ann": (),
        "Bob": ("Ann does not have debts",),
    }
    assert "the butler, from now on: Ann does not have debts" in str(fed)
    assert fed.to_json()["events"] == [{"number": 1, "text": "Ann tells the butler that Ann does not have debts"}]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ann tels Bob that debt", "S121"),
        ("Ann tells Bo that debt", "N202"),
        ("Ann hangs up", "V124"),
        ("", "V123"),
        ("# nothing", "V123"),
        ("Ann turns away\nAnn hangs up", "V124"),
        ('scene "x" at Rom with Ann', "N202"),
        ("character Dora", "S121"),
    ],
)
def test_a_mistake_changes_nothing(text, code):
    """What cannot be read, or cannot happen, is refused as a whole, and the session stays as it was."""
    story, session = begun()
    before = shown(session)
    assert code in codes(lambda: session.feed(text))
    assert shown(session) == before
    assert len(session.story.lines) == len(story.lines)


def test_what_is_impossible_can_happen_anyway():
    """A game that moves its pieces as it likes says so."""
    _, session = begun()
    session.feed("Ann hangs up", anyway=True)
    assert session.view("Ann").lived[-1].what == "Ann hangs up"


def test_what_was_fed_can_be_taken_back():
    """After taking back everything stands as it did; there is nothing to take back at the beginning."""
    _, session = begun()
    seen = [shown(session)]
    for event in EVENTS:
        session.feed(event)
        seen.append(shown(session))
    while len(seen) > 1:
        assert shown(session) == seen.pop()
        session.undo()
    assert shown(session) == seen[0]
    assert codes(session.undo) == {"V123"}


def test_of_a_long_session_the_last_times_can_be_taken_back(tmp_path):
    """What was fed long ago is not kept to be taken back, but saved all the same."""
    _, session = begun()
    for _ in range(UNDOS // 2 + 1):
        session.feed("Ann turns away")
        session.feed("Ann looks up")
    for _ in range(UNDOS):
        session.undo()
    assert codes(session.undo) == {"V123"}
    session.save(tmp_path / "game.json")
    assert shown(Session.load(tmp_path / "game.json", begun()[0])) == shown(session)
    assert [row.what for row in session.view("Ann").lived][1:] == ["Ann turns away", "Ann looks up"]


def test_what_cannot_have_been_fed_spoils_a_file(tmp_path):
    """A saved session in which somebody wrote what its world has no words for is refused as a whole."""
    story, session = begun()
    session.feed("Ann turns away")
    text = session.save(tmp_path / "game.json").read_text(encoding="utf-8").replace("turns away", "turnz away")
    (tmp_path / "game.json").write_text(text, encoding="utf-8")
    assert codes(lambda: Session.load(tmp_path / "game.json", story)) == {"V125"}


def test_a_view_is_made_anew_only_for_whom_something_reached():
    """Whoever was not reached has the very view that they had."""
    _, session = begun()
    before = {who: session.view(who) for who in ("Ann", "Bob", "Cleo")}
    session.feed("Ann tells Bob that debt")
    assert session.view("Cleo") is before["Cleo"]
    assert session.view("Bob") is not before["Bob"]
    assert session.view("Bob") is session.view("the butler")


@pytest.mark.parametrize("seed", range(4))
def test_what_is_saved_and_loaded_is_the_same(seed, tmp_path):
    """After saving and loading, views and the saved file are the same to the byte, whatever was fed."""
    draw = random.Random(seed)
    story = api.load_text(pairs.story(draw).text)
    session = Session(story)
    for _ in range(5):
        people = tuple(draw.sample(pairs.PEOPLE, 2))
        session.feed(pairs.event(draw, people), anyway=True)
        if draw.random() < 0.2:
            session.undo()
    session.save(tmp_path / "one.json")
    again = Session.load(tmp_path / "one.json", api.load_text(pairs.story(random.Random(seed)).text))
    assert shown(again) == shown(session)
    again.save(tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    schema = json.loads(files("pasdedeux").joinpath("schemas", "session.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads((tmp_path / "one.json").read_text()), schema, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    "change",
    [
        ("known to Ann", "known to Ann, Bob"),
        ("2 for Ann", "3 for Ann"),
        ("Letter is at Room", "Letter is at Yard"),
        ('"the letter"', '"a letter"'),
        ("with Ann, Bob", "with Ann"),
    ],
)
def test_another_world_is_refused(change, tmp_path):
    """Whatever differs in what is declared, or in what happened before, makes another world; a comment does not."""
    _, session = begun()
    session.save(tmp_path / "game.json")
    other = api.load_text(HEAD.replace(*change))
    assert codes(lambda: Session.load(tmp_path / "game.json", other)) == {"V126"}
    Session.load(tmp_path / "game.json", api.load_text(f"# a comment\n{HEAD}"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "V125"),
        ("{", "V125"),
        ("[]", "V125"),
        ("null", "V125"),
        ('{"format": "pasdedeux session"}', "V125"),
        ('{"format": "pasdedeux session", "version": 2}', "V125"),
        ('{"format": "pasdedeux session", "version": 1, "fed": [1]}', "V125"),
        ('{"format": "pasdedeux session", "version": 1, "fed": []}', "V126"),
        ("[" * 100_000, "V125"),
        ("1" * 10_000, "V125"),
    ],
)
def test_a_broken_file_is_refused(text, code, tmp_path):
    """A file that is no session, or another version's, is refused with one message."""
    story, _ = begun()
    (tmp_path / "game.json").write_text(text, encoding="utf-8")
    assert codes(lambda: Session.load(tmp_path / "game.json", story)) == {code}


def test_saving_leaves_no_half_file(tmp_path):
    """Where nothing can be written nothing is, and a session that was saved before stays."""
    _, session = begun()
    (tmp_path / "folder").mkdir()
    assert codes(lambda: session.save(tmp_path / "folder")) == {"F107"}
    assert codes(lambda: session.save(tmp_path / "none" / "game.json")) == {"F108"}
    assert codes(lambda: Session.load(tmp_path / "none.json", begun()[0])) == {"F101"}
    session.save(tmp_path / "game.json")
    session.feed("Ann turns away")
    session.save(tmp_path / "game.json")
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["folder", "game.json"]


def test_a_world_without_words_cannot_be_told_further():
    """A bare world has views, and no sentences."""
    session = Session(api.load_text(HEAD).world)
    assert session.view("Ann").who.name == "Ann"
    assert codes(lambda: session.feed("Ann turns away")) == {"V123"}


def test_may_say_is_asked_of_the_moment():
    """What may be said changes with what is fed."""
    _, session = begun()
    assert not session.may_say("Bob", ["debt"]).claims[0].met
    session.feed("Ann tells Bob that debt")
    assert session.may_say("Bob", ["debt"], to="Ann").claims[0].nothing_new == ("Ann",)
