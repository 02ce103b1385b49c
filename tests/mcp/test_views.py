"""A model that plays a character gets that character's view, and nothing of what is really so."""

import pytest

import pasdedeux
from tests.mcp.serving import text

# Whatever only Mallory knows has a name that occurs nowhere else.
CANARIES = ("Zanzibar", "Quagga", "zircon", "Vellum", "Wyvern", "K9.9", "Obelisk", "Mallory")
STORY = """story "Obelisk"
covers K9.9
character Ada, Ben, Mallory, Quagga
place Study, Zanzibar
item Letter, Vellum
secret debt "Ben is in debt" true, known to Ben
secret zircon "the Wyvern is a fake" true, known to Mallory
wants Ben
    1 for Ada believes debt
wants Mallory
    5 for Quagga believes zircon
scene "Four o'clock" at Study with Ada, Ben
    Ben tells Ada that not debt
meanwhile scene "Wyvern" at Zanzibar with Mallory, Quagga
    Mallory tells Quagga that zircon [K9.9]
"""


def canaries(answer: str) -> list[str]:
    """Those of the names that stand in an answer."""
    return [name for name in CANARIES if name.lower() in answer.lower()]


@pytest.mark.parametrize("who", ["Ada", "Ben"])
@pytest.mark.parametrize("depth", [0, 2, 4])
def test_the_view(served, who, depth) -> None:
    """Neither its text nor its data has anything that the character has no way to know; both are the verb's."""
    answer = served.call("view", story=STORY, who=who, depth=depth)
    assert not canaries(text(answer))
    assert not canaries(str(answer.structured_content))
    assert text(answer) == str(pasdedeux.view(pasdedeux.load_text(STORY), who, depth=depth))


def test_the_view_of_one_who_knows(served) -> None:
    """The names are found where they are known, so the other tests would find them."""
    assert set(canaries(text(served.call("view", story=STORY, who="Mallory")))) >= {"Zanzibar", "Quagga", "Wyvern"}
    assert "Obelisk" in text(served.call("tell", story=STORY))


def test_the_lie(served) -> None:
    """Ada was lied to, and her view says what she believes and not that it was a lie."""
    seen = text(served.call("view", story=STORY, who="Ada"))
    assert "Ben is not in debt" in seen
    assert "lie" not in seen.split()


def test_the_prompt(served) -> None:
    """The prompt for playing a character is their view with how to play, and no more."""
    found = served.do(served.client.get_prompt, "play_character", {"story": STORY, "who": "Ada"})
    (message,) = found.messages
    assert not canaries(message.content.text)
    assert text(served.call("view", story=STORY, who="Ada")) in message.content.text
    assert "Play one character" in message.content.text


def test_the_session(served) -> None:
    """In a session, too, a view has nothing of what goes on elsewhere, before and after it went on."""
    name = served.good("session_start", story=STORY)["session"]
    served.good("session_feed", session=name, text="Quagga tells Mallory that zircon")
    answer = served.call("session_view", session=name, who="Ada")
    assert not canaries(text(answer) + str(answer.structured_content))
    served.good("session_end", session=name)


def test_what_they_may_say(served) -> None:
    """What a claim would be from somebody's mouth is answered from their view."""
    found = served.good("may_say", story=STORY, who="Ben", claims=["debt", "not debt"], to="Ada")
    assert [each["kind"] for each in found["claims"]] == ["truth", "lie"]
    assert served.good("may_say", story=STORY, who="Ada", claims="zircon")["claims"][0]["kind"] == "cannot know"


def test_nobody(served) -> None:
    """A name that is nobody's is refused."""
    assert served.codes("view", story=STORY, who="Adah") == ["V120"]
    assert served.codes("view", story=STORY, who="Ada", depth=9) == ["V121"]
    assert served.codes("may_say", story=STORY, who="Ada", claims=[]) == ["V130"]
