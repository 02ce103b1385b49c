"""How text looks on a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics.glyphs import cells, clip, shown


@pytest.mark.parametrize(
    ("text", "look", "width"),
    [
        ("plain", "plain", 5),
        ("a\tb", "a   b", 5),
        ("日本", "日本", 4),
        ("e\u0301t", "e\u0301t", 2),
        ("\x1b[31m", "␛[31m", 5),
        ("\x7f\x00", "␡␀", 2),
        ("\u202e", "<U+202E>", 8),
        ("\ud800", "<U+D800>", 8),
        ("می\u200cروم", "می\u200cروم", 5),
    ],
)
def test_look_and_width(text, look, width) -> None:
    """Tabs are spaces, wide letters two cells, marks none, and what a terminal could obey is a sign."""
    assert (shown(text), cells(text)) == (look, width)


def test_tab_goes_to_its_stop() -> None:
    """A tab ends at the next multiple of four, wherever it begins."""
    assert [cells("\t", at) for at in range(5)] == [4, 3, 2, 1, 4]


@given(st.text(st.characters()))
def test_nothing_unsafe_is_shown(text) -> None:
    """Whatever the text, what is shown has no control character and can be encoded."""
    look = shown(text)
    look.encode("utf-8")
    assert not [char for char in look if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}]


@given(st.text(st.characters()), st.text(st.characters()))
def test_parts_are_as_wide_as_the_whole(left, right) -> None:
    """A text takes the cells of its parts, the second beginning where the first ends."""
    at = cells(left)
    assert cells(left + right) == at + cells(right, at)


def test_clip_keeps_both_ends() -> None:
    """A text that is too long loses its middle."""
    assert clip("short", 10) == "short"
    assert clip("abcdefghijkl", 4) == "ab … kl"
