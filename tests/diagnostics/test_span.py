"""Stretches of a source."""

import pytest

from pasdedeux.diagnostics import Source, Span

SOURCE = Source("verona.story", "Romeo waits\nJuliet sleeps\n\n\n")


def test_str_is_what_tools_read() -> None:
    """A span prints as file, line and column."""
    assert str(Span(SOURCE, 12, 18)) == "verona.story:2:1"


def test_text_and_ends() -> None:
    """A span knows its text, and the line and column after its last character."""
    span = Span(SOURCE, 6, 18)
    assert span.text == "waits\nJuliet"
    assert (span.line, span.column, span.end_line, span.end_column) == (1, 7, 2, 7)


def test_end_of_file() -> None:
    """A place at the end of the file is shown right after the last character that is not blank."""
    end = len(SOURCE.text)
    assert str(Span(SOURCE, end, end)) == "verona.story:2:14"
    assert (Span(SOURCE, end, end).start, Span(SOURCE, end, end).shown) == (end, (25, 25))


def test_blank_file() -> None:
    """In a file of nothing but blanks, the end is the beginning."""
    assert str(Span(Source("a.story", "\n \n"), 3, 3)) == "a.story:1:1"


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (3, 2), (0, 29), (29, 29)])
def test_no_such_span(start, end) -> None:
    """A span that does not lie in its source cannot be made."""
    assert len(SOURCE.text) == 28
    with pytest.raises(ValueError, match="no span"):
        Span(SOURCE, start, end)


def test_to() -> None:
    """Two spans join into one from the first character of either to the last of either."""
    assert Span(SOURCE, 0, 5).to(Span(SOURCE, 6, 11)).text == "Romeo waits"
