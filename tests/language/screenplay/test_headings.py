"""Scene headings: the place without the time, and what makes a scene go on beside another."""

import pytest

from pasdedeux.language.screenplay.headings import heading


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("INT. LOFT - NIGHT", "LOFT"),
        ("INT. LOFT – LATE THAT NIGHT", "LOFT"),
        ("INT. LOFT -- MOMENTS LATER", "LOFT"),
        ("EXT. KATYA'S HOUSE - THE NEXT MORNING #12A#", "KATYA'S HOUSE"),
        ("INT. HOUSE - KITCHEN - DAY 2", "HOUSE - KITCHEN"),
        ("INT. LOFT. NIGHT", "LOFT"),
        ("INT. LOFT, NIGHT", "LOFT"),
        ("INT. NIGHT CLUB - CONTINUOUS", "NIGHT CLUB"),
        ("INT. MIAMI - NIGHT CLUB", "MIAMI - NIGHT CLUB"),
        ("INT. LOFT - NIGHT (FLASHBACK)", "LOFT"),
        ("EXT. LOFT - 1987", "LOFT"),
        ("EXT. ROOM 12", "ROOM 12"),
        ("INT./EXT. CAR - TWO WEEKS EARLIER", "CAR"),
        ("_**INT. LOFT**_ - DAY", "LOFT"),
        ("INT. - NIGHT", ""),
        ("THE BOAT", "THE BOAT"),
    ],
)
def test_place(line, place) -> None:
    """The time of day is no part of the place; what only sounds like one is."""
    assert heading(line).place == place


@pytest.mark.parametrize(
    ("time", "meanwhile"), [("SAME", True), ("SAME TIME", True), ("MEANWHILE", True), ("DAY", False)]
)
def test_meanwhile(time, meanwhile) -> None:
    """Some times say that the scene goes on beside the one before."""
    assert heading(f"INT. LOFT - {time}").meanwhile is meanwhile


def test_number() -> None:
    """A scene number stands apart from the text."""
    found = heading("INT. LOFT - DAY #I-1-A#")
    assert (found.text, found.number) == ("INT. LOFT - DAY", "I-1-A")
