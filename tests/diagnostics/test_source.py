"""Offsets, lines and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics import Source

TEXTS = st.text(alphabet=st.sampled_from("ab\t\r\n é日"), max_size=40)


def test_position_counts_from_one() -> None:
    """The first character stands at line 1, column 1; the one after a line feed at column 1 again."""
    source = Source("a.story", "ab\ncd")
    assert [source.position(offset) for offset in range(6)] == [
        (1, 1),
        (1, 2),
        (1, 3),
        (2, 1),
        (2, 2),
        (2, 3),
    ]


def test_position_outside() -> None:
    """An offset outside the text counts as its nearer end."""
    source = Source("a.story", "ab\ncd")
    assert source.position(-5) == (1, 1)
    assert source.position(99) == (2, 3)


def test_line_text_has_no_ending() -> None:
    """A line comes without its ending, be that a line feed or a carriage return and a line feed."""
    source = Source("a.story", "one\r\ntwo\nthree\r\n")
    assert [source.line_text(number) for number in range(1, 5)] == ["one", "two", "three", ""]


@pytest.mark.parametrize("line", [0, -1, 3])
def test_line_text_of_no_line(line) -> None:
    """A line that is not there is refused."""
    with pytest.raises(IndexError):
        Source("a.story", "one\ntwo").line_text(line)


def test_empty_text() -> None:
    """A text of nothing has one empty line."""
    source = Source("a.story", "")
    assert (source.line_count, source.line_text(1), source.position(0)) == (1, "", (1, 1))


@given(TEXTS)
def test_position_and_line_start_agree(text) -> None:
    """Every offset is the start of its line plus its column."""
    source = Source("a.story", text)
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert source.line_start(line) + column - 1 == offset


def test_repr_is_short() -> None:
    """The repr of a source does not hold its text."""
    assert repr(Source("a.story", "x" * 1000)) == "Source('a.story', 1000 characters)"
