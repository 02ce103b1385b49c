"""The telling: what is said of each event, and what goes without saying."""

from typing import Any

from pasdedeux.analysis.telling.tell import tell
from tests.analysis.stage import line, played


def texts(run, name):
    """The notes of one event."""
    told = next(t for t in tell(run).events if t.line.name == name)
    return [note.text for note in told.notes]


def test_a_lie_is_told_with_who_believes_it() -> None:
    """The verdict, who believes it, when it will be seen through, and what a rule makes of it."""
    run = played("Ann tells Ben that ill\nBen finds out not ill")
    assert texts(run, "1") == [
        "A lie: Ann knows that it is not so, and Ben now believes it.",
        "Ben is sorry.",
        "Ben will not see through it before 2.",
    ]
    assert texts(run, "2")[-1] == "Ben sees through the lie of 1: Ann is not ill."


def test_the_truth_is_told_by_what_is_learned() -> None:
    """Who is told the truth learns it; that the teller believes it, and knows that it was heard, goes without
    saying.
    """
    assert texts(played("Ben tells Ann that debt"), "1") == ["Ann learns that Ben has debts."]


def test_what_everybody_sees_is_not_repeated_for_each() -> None:
    """A thing that changes hands in front of all is said once, as a fact."""
    assert texts(played("Ben takes Box"), "1") == ["Box is with Ben."]


def test_who_misses_it_keeps_what_they_believed() -> None:
    """Somebody in the room who does not see it still believes what was so before."""
    more = """
action "{s: character} snatches {i: item}"
    called snatches
    by s
    then i is with s
    seen by nobody
"""
    assert texts(played("Ben snatches Box", more), "1") == [
        "Ann does not notice.",
        "Box is with Ben.",
        "Ann still believes that Box is with Ann.",
    ]


def test_thoughts_about_thoughts_where_they_are_wrong() -> None:
    """Who thinks that another was convinced, and is wrong, is told of."""
    more = """
action "{s: character} whispers {x: secret} to {h: character}"
    called whispers
    by s
    then s believes that h believes x
    seen by s
    says x to h
"""
    assert (
        "Ann now believes that Ben believes that Ann is ill; in truth Ben does not know whether Ann is ill."
        in texts(played("Ann whispers ill to Ben", more), "1")
    )


def test_being_seen_through() -> None:
    """Who learns what another believes, by a question say, knows it; that the other is not aware of it is said."""
    run = played("Ben asks Ann about debt")
    (note,) = texts(run, "1")
    assert note.endswith("that Ben believes that Ben has debts, and Ben is not aware of it.")


def test_the_text_has_scenes_and_numbers() -> None:
    """Scenes are headings, events are numbered sentences, and the end says what became of the promises."""
    run = played("Ann tells Ben that ill\nBen promises Ann to keep ill")
    text = str(tell(run))
    assert text.startswith("Stage\n\nTalk, Room: Ann and Ben\n   1  Ann tells Ben that ")
    assert "At the end" in text and "kept" in text


def test_up_to_an_event() -> None:
    """Told up to an event, it says nothing of the end."""
    run = played("Ann tells Ben that ill\nBen promises Ann to keep ill")
    told = tell(run, line(run, "1"))
    assert [t.line.name for t in told.events if not t.line.staging] == ["1"]
    assert "At the end" not in str(told)


def test_reasons_come_from_whoever_works_them_out() -> None:
    """A reason is told under its event."""
    run = played("Ben takes Box")
    told = tell(run, reason=lambda moment: "Because he can.")
    assert "Because he can." in str(told)
    assert told.events[-1].to_json()["reason"] == "Because he can."


def test_plain_data_is_complete() -> None:
    """As data every event says who noticed and who missed it, and every note what it is about."""
    run = played('Ann tells Ben that ill\nscene "Out" at Yard with Ben, Cleo\nBen tells Cleo that ill')
    data: Any = tell(run).to_json()
    first = next(e for e in data["events"] if e["number"] == 1)
    assert first["noticed"] == ["Ann", "Ben"] and first["missed"] == []
    assert {n["kind"] for n in first["notes"]} >= {"speech", "fact"}
    assert data["ironies"]
