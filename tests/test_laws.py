"""Laws that hold of every story, whatever it tells."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pasdedeux import api
from pasdedeux.model.replay import replay

few = settings(max_examples=20)  # each example reads, tells and checks whole stories

PEOPLE = ("Ann", "Bob", "Cleo")
RENAMED = {"Ann": "Zoe", "Bob": "Ömer", "Cleo": "Abe"}  # in another order of the alphabet
PLACES = ("Attic", "Barn")
SECRETS = ("gold", "debt")

HEAD = """story "Law"
character Ann, Bob, Cleo
place Attic, Barn
item Coin, Diary
secret gold "there is gold" true, known to Ann
secret debt "Bob is in debt" known to Bob
fact struck
action "the clock strikes"
    by nobody
    then struck
    seen by nobody
rule "striking ends"
    whenever struck and Coin is with Cleo
    then not struck
wants Ann
    2 for Bob believes gold
    -1 for Coin is with Bob
initially
    Coin is with Ann
    Diary is at Attic
    Diary tells of debt
    Cleo distrusts Ann
"""

people = st.sampled_from(PEOPLE)
pairs = st.permutations(PEOPLE).map(lambda three: three[:2])


@st.composite
def claims(draw):
    """Something that can be said, up to two minds deep."""
    secret = draw(st.sampled_from(SECRETS))
    claim = draw(st.sampled_from([secret, f"not {secret}"]))
    for _ in range(draw(st.integers(0, 2))):
        claim = f"{draw(people)} believes {claim}"
    return claim


@st.composite
def sentences(draw):
    """One event of the library, between two of the three."""
    one, other = draw(pairs)
    secret, place = draw(st.sampled_from(SECRETS)), draw(st.sampled_from(PLACES))
    claim = draw(claims())
    sentence = draw(
        st.sampled_from(
            [
                f"{one} tells {other} that {claim}",
                f"{one} pretends to {other} that {claim}",
                f"{one} asks {other} about {secret}",
                f"{one} confesses {secret} to {other}",
                f"{one} promises {other} to keep {secret}",
                f"{one} gives Coin to {other}",
                f"{one} reads Diary",
                f"{one} arrives at {place}",
                f"{one} listens in on {place}",
                f"{one} turns away",
                f"{one} looks up",
            ]
        )
    )
    return sentence + draw(st.sampled_from(["", "", "", ", unseen", f", unseen by {other}"]))


@st.composite
def stories(draw):
    """The text of a story of one to three scenes."""
    text = HEAD
    for number in range(draw(st.integers(1, 3))):
        present = draw(st.lists(people, min_size=1, unique=True))
        text += f'scene "{number}" at {draw(st.sampled_from(PLACES))} with {", ".join(present)}\n'
        text += "".join(f"    {sentence}\n" for sentence in draw(st.lists(sentences(), min_size=1, max_size=4)))
    return text


def renamed(text: str) -> str:
    """The text with everybody under another name."""
    return re.sub("|".join(RENAMED), lambda match: RENAMED[match[0]], text)


def unwrapped(text: str) -> str:
    """A text whose lines are not broken anew because a name is longer."""
    return " ".join(text.split())


@few
@given(stories())
def test_renaming_characters_renames_the_story(text) -> None:
    """Under other names the same happens: what is told and found is the same text with the other names."""
    one, other = api.load_text(text), api.load_text(renamed(text))
    assert unwrapped(renamed(str(api.tell(one)))) == unwrapped(str(api.tell(other)))
    codes = [[(found.code, found.event) for found in api.check(story).findings] for story in (one, other)]
    assert codes[0] == codes[1]


@few
@given(stories(), st.data())
def test_what_nobody_observes_changes_nobodys_beliefs(text, data) -> None:
    """An event that nobody notices leaves every mind the very object that it was."""
    rows = text.splitlines()
    events = [at for at, row in enumerate(rows) if row.startswith("    ") and at > len(HEAD.splitlines())]
    at = data.draw(st.sampled_from(events))
    story = api.load_text("\n".join([*rows[:at], "    The clock strikes", *rows[at:]]))
    moment = next(m for m in replay(story).moments if m.line.text == "the clock strikes")
    assert moment.observers == ()
    for who in story.world.characters:
        assert moment.after.believed(who) is moment.before.believed(who)


@few
@given(stories())
def test_what_is_put_in_order_tells_the_same(text) -> None:
    """Putting a text in order twice is putting it in order once, and what it tells and finds does not change."""
    formatted = api.format_text(text)
    assert api.format_text(formatted) == formatted
    one, other = api.load_text(text), api.load_text(formatted)
    assert str(api.tell(one)) == str(api.tell(other))
    assert [f.message for f in api.check(one).findings] == [f.message for f in api.check(other).findings]


@few
@given(stories())
def test_what_is_taken_out_and_put_back_changes_nothing(text) -> None:
    """A story asked about without one of its events still tells the same when it is asked about whole."""
    story = api.load_text(text)
    before = str(api.tell(story))
    api.check(story, without=[1])
    api.tell(story, without=[1])
    assert str(api.tell(story)) == before


@few
@given(stories(), claims())
def test_what_is_known_is_believed(text, claim) -> None:
    """Whoever knows something believes it, and the events that an answer rests on are those of the story."""
    story = api.load_text(text)
    answer = api.ask(story, f"Cleo believes {claim}")
    knows = api.ask(story, f"Cleo knows {claim}")
    assert knows.answer != "yes" or answer.answer == "yes"
    assert all(line in story.lines for line in answer.because)


def test_a_long_story_is_replayed() -> None:
    """Ten thousand events are replayed, and no recursion gets deeper with them."""
    text = """story "Long"
import nothing
character Ann, Bob
fact up
action "{who: character} lifts"
    then up
    seen by everyone
action "{who: character} lowers"
    then not up
    seen by nobody
place Here
scene "For ever" at Here with Ann, Bob
"""
    deeds = ("Ann lifts", "Bob lowers", "Bob lifts", "Ann lowers")
    text += "".join(f"    {deeds[number % 4]}\n" for number in range(10_000))
    story = api.load_text(text)
    end = replay(story).end
    assert len(story.lines) == 10_000
    assert end is not None
    assert api.ask(story, "up", after=9_999).answer == "yes"
    assert api.ask(story, "up").answer == "no"
