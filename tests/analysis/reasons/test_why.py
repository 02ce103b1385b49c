"""Reasons told: what somebody wants, believes and expects, and what came of it."""

import json

from pasdedeux import api
from pasdedeux.analysis.reasons.why import NoReason, Reason, why
from pasdedeux.model.replay import replay

STORY = """story "The purse"
character Ada, Ben, Cleo
place Hall
item Key "the key"
secret debt "Ben is in debt" known to Ben
fact sorry(character)
initially
    Key is with Ben
    Ada believes that Key is with Cleo
wants Ada
    3 for sorry(Ben)
    -1 for Ben believes debt
wants Cleo
    1 for Key is with Ada
rule "regret" for character c
    whenever c believes debt and c believes that Ada believes debt and not sorry(c)
    then sorry(c)
scene "Tea" at Hall with Ada, Ben, Cleo
    Ada pretends to Ben that debt [L]
    Cleo asks Ada whether debt [Q]
    Ben asks Ada whether debt [N]
    Cleo looks up [U]
"""


def why_of(name: str, text: str = STORY):
    """Why the event of that id happens."""
    story = api.load_text(text, "purse.story")
    line = story.line(name)
    assert line is not None
    return why(replay(story), line)


def test_a_reason_says_what_is_wanted_and_at_what_price() -> None:
    """The lines of wants that change, from what to what utility, gains before losses."""
    (reason,) = why_of("L").by
    assert isinstance(reason, Reason)
    assert [(g.words, g.after - g.before) for g in reason.gains] == [
        ("Ben is sorry", 3.0),
        ("Ben believes that Ben is in debt", -1.0),
    ]
    assert (reason.before, reason.after) == (0.0, 2.0)
    assert "at a price: Ben believes that Ben is in debt" in str(reason)


def test_a_reason_says_when_the_hope_came_true() -> None:
    """What is hoped for comes true with the act itself, or later, or never; the data says where."""
    (reason,) = why_of("L").by
    assert isinstance(reason, Reason)
    assert reason.gains[0].came is not None and reason.gains[0].came.name == "L"


def test_who_wants_nothing_known_needs_no_reason() -> None:
    """Where no wants are declared, the answer says so and is no finding."""
    result = why_of("N")
    (none,) = result.by
    assert isinstance(none, NoReason) and none.kind == "no wants"
    assert result.explained


def test_no_gain_says_what_is_wanted_instead() -> None:
    """An act that brings nothing nearer is told with what the actor wants."""
    (none,) = why_of("Q").by
    assert isinstance(none, NoReason) and none.kind == "no gain"
    assert "Cleo wants that the key is with Ada (worth 1)" in none.text


def test_what_one_believes_impossible_has_no_reason() -> None:
    """The gap in the actor's mind is named."""
    (none,) = why_of("U").by
    assert isinstance(none, NoReason) and none.kind == "impossible"


def test_beliefs_are_told_with_their_truth() -> None:
    """A mistaken belief that an act rests on is told as false."""
    text = STORY.replace("    Cleo asks", "    Ada takes Key [K]\n    Cleo asks").replace(
        "wants Cleo", "    2 for Key is with Ada\nwants Cleo"
    )
    believed = text.replace(
        "Ada believes that Key is with Cleo",
        "Key is at Hall; the holder of Key becomes unknown; Ada believes that Ben is at Hall",
    )
    (reason,) = why_of("K", believed).by
    assert isinstance(reason, Reason)
    assert all(belief.true for belief in reason.beliefs)


def test_why_is_data_and_text() -> None:
    """JSON and text say the same event."""
    result = why_of("L")
    data = json.loads(json.dumps(result.to_json()))
    assert data["event"] == "L" and data["by"][0]["explained"] is True
    assert str(result).startswith("L: Ada pretends to Ben that ")


def test_what_nobody_chose_needs_no_reason() -> None:
    """An event of the author's has nobody who must have a reason."""
    text = STORY.replace("scene", 'action "{who: character} sneezes"\n    by nobody\n    then sorry(who)\nscene', 1)
    result = why_of("S", text + "    Ada sneezes [S]\n")
    assert result.by == () and "Nobody chose this" in str(result)
