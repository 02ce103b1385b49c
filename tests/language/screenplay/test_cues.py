"""Cues: who speaks, and whether they are there."""

import pytest

from pasdedeux.language.screenplay.cues import cue
from pasdedeux.language.screenplay.names import Names

KNOWN = Names(
    [("Katya", ""), ("Pierre", ""), ("Editor", "the editor"), ("OldMan", "the old man"), ("AnB", "Ann and Bob")]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KATYA", ("KATYA",)),
        ("KATYA (CONT'D)", ("KATYA",)),
        ("_KATYA_ ^", ("KATYA",)),
        ("KATYA AND PIERRE", ("KATYA", "PIERRE")),
        ("KATYA & PIERRE", ("KATYA", "PIERRE")),
        ("KATYA/PIERRE", ("KATYA", "PIERRE")),
        ("KATYA AND SOMEBODY", ("KATYA AND SOMEBODY",)),
        ("ANN AND BOB", ("ANN AND BOB",)),
        ("EVERYONE", ()),
        ("BANG!", ()),
    ],
)
def test_names(text, names) -> None:
    """A cue names one, or several where each is known; a crowd and a noise are nobody."""
    assert cue(text, KNOWN).names == names


@pytest.mark.parametrize(
    ("text", "heard", "away"),
    [
        ("KATYA", False, False),
        ("KATYA (V.O.)", True, False),
        ("KATYA (vo)", True, False),
        ("KATYA (VOICE OVER) (CONT'D)", True, False),
        ("KATYA (ON TV)", True, False),
        ("KATYA (OVER PHONE)", True, False),
        ("KATYA (INTO PHONE)", False, False),
        ("KATYA (O.S.)", False, True),
        ("KATYA (O.C.)", False, True),
        ("KATYA'S VOICE", True, False),
        ("KATYA (VOVINAM COACH)", False, False),
    ],
)
def test_where(text, heard, away) -> None:
    """A voice over is only heard; whoever is off screen is there."""
    found = cue(text, KNOWN)
    assert (found.names, found.heard, found.away) == (("KATYA",), heard, away)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KATYA", "Katya"),
        ("THE EDITOR", "Editor"),
        ("old_man", "OldMan"),
        ("OLDMAN", "OldMan"),
        ("the old-man", "OldMan"),
        ("X", None),
    ],
)
def test_find(text, name) -> None:
    """A name is found by itself or its label, whatever its case, articles, blanks and hyphens."""
    assert KNOWN.find(text) == name


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("WAITER", "Waiter", ""),
        ("THE OLD WOMAN", "OldWoman", "the Old Woman"),
        ("GUARD #1", "Guard1", "Guard #1"),
        ("O'BRIEN", "OBrien", "O'Brien"),
        ("McCLANE", "McCLANE", ""),
        ("3PO", "N3po", "3po"),
        ("KATYA", "Katya2", "Katya"),
        ("KATYA'S LOFT", "KatyasLoft", "Katya's Loft"),
        ("Øyvind", "Øyvind", ""),
    ],
)
def test_new(text, name, label) -> None:
    """Whoever is not declared gets a name that is one word and nobody else's, and keeps the words as a label."""
    assert Names().new(text, {"Katya"}) == (name, label)
