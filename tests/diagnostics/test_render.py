"""Messages as they are read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics import Diagnostic, Label, Severity, Source, Span, render, render_all, render_line

VERONA = Source(
    "verona.story",
    """story "Verona"

character Romeo, Juliet, Friar
fact asleep(person), dead(person), at(person, place)

action "finds the body"
    by   person
    when asleeep(body) or dead(body)
""",
)


def span(source: Source, words: str, end: int | None = None) -> Span:
    """The place of the first occurrence of some words."""
    start = source.text.index(words)
    return Span(source, start, start + len(words) if end is None else end)


def excerpt(diagnostic: Diagnostic) -> list[str]:
    """The rows of a rendered message that show a source."""
    return [row for row in render(diagnostic).splitlines() if " │" in row]


def message(place: Span | None, *labels: Label) -> Diagnostic:
    """A message at a place."""
    return Diagnostic("N201", "no such fact", place, labels)


def test_the_example_of_the_style_guide() -> None:
    """A message looks as the style guide shows it, to the letter."""
    diagnostic = Diagnostic(
        "N201",
        "no fact is called `asleeep`",
        span(VERONA, "asleeep"),
        (Label(span(VERONA, "asleep"), "did you mean `asleep`?"),),
        'The action "finds the body" asks about a fact that this world does not have, so it could never happen.',
        "write `asleep` here, or declare `asleeep` on line 4.",
    )
    assert render(diagnostic) == (
        """\
error[N201]: no fact is called `asleeep`
  --> verona.story:8:10

4 │ fact asleep(person), dead(person), at(person, place)
  │      ------ did you mean `asleep`?
8 │     when asleeep(body) or dead(body)
  │          ^^^^^^^

The action "finds the body" asks about a fact that this world does not have, so it could never happen.
Hint: write `asleep` here, or declare `asleeep` on line 4.      More: pasdedeux explain N201"""
    )
    assert render_line(diagnostic) == "verona.story:8:10: error[N201]: no fact is called `asleeep`"


def test_without_a_place() -> None:
    """A message without a place has no arrow, and on one line no colon for it."""
    diagnostic = Diagnostic("F101", "there is no file `x`", None, consequence="Nothing was read.")
    assert render(diagnostic) == (
        "error[F101]: there is no file `x`\n\nNothing was read.\nMore: pasdedeux explain F101"
    )
    assert render_line(diagnostic) == "error[F101]: there is no file `x`"


def test_severity_is_said() -> None:
    """A finding is called a finding."""
    finding = Diagnostic("C401", "a leak", None, severity=Severity.FINDING)
    assert render_line(finding) == "finding[C401]: a leak"


def test_several_marks_on_one_line() -> None:
    """A line is shown once, and its marks from left to right under it, the message's own before a label."""
    source = Source("a.story", "Romeo loves Juliet")
    labels = (Label(span(source, "Juliet"), "she"), Label(span(source, "Romeo"), "he"))
    assert excerpt(message(span(source, "Romeo"), *labels)) == [
        "1 │ Romeo loves Juliet",
        "  │ ^^^^^",
        "  │ ----- he",
        "  │             ------ she",
    ]


def test_numbers_are_aligned() -> None:
    """Line numbers stand to the right, so that the bars are under each other."""
    source = Source("a.story", "one\n" * 99 + "hundred")
    rows = excerpt(message(span(source, "hundred"), Label(span(source, "one"), "here")))
    assert rows == ["  1 │ one", "    │ --- here", "100 │ hundred", "    │ ^^^^^^^"]


def test_span_over_lines() -> None:
    """Of a span over several lines, the first and the last are shown, and the label stands at its end."""
    source = Source("a.story", "scene one\r\n    two\r\n    three four\r\n")
    assert excerpt(message(None, Label(span(source, "one", source.text.index(" four")), "all this"))) == [
        "1 │ scene one",
        "  │       ---",
        "3 │     three four",
        "  │     ----- all this",
    ]


def test_span_with_the_ending_of_its_line() -> None:
    """A span that takes in the end of its line does not mark the next line."""
    source = Source("a.story", "one\r\ntwo\r\n")
    assert excerpt(message(Span(source, 0, 5))) == ["1 │ one", "  │ ^^^"]


@pytest.mark.parametrize("text", ["scene one", "scene one\n", "scene one  \r\n\r\n\n"])
def test_end_of_file(text) -> None:
    """What is missing at the end of the file is missed right after its last word."""
    source = Source("a.story", text)
    assert excerpt(message(Span(source, len(text), len(text)))) == ["1 │ scene one", "  │          ^"]


def test_empty_file() -> None:
    """A message about an empty file points at its beginning."""
    assert excerpt(message(Span(Source("a.story", ""), 0, 0))) == ["1 │", "  │ ^"]


def test_other_file() -> None:
    """A label in another file comes in a block of its own under that file's name."""
    other = Source("other.story", "fact asleep")
    rows = render(message(span(VERONA, "asleeep"), Label(span(other, "asleep"), "here"))).splitlines()
    assert rows[1:11] == [
        "  --> verona.story:8:10",
        "",
        "8 │     when asleeep(body) or dead(body)",
        "  │          ^^^^^^^",
        "",
        "  --> other.story:1:6",
        "",
        "1 │ fact asleep",
        "  │      ------ here",
        "",
    ]


def test_long_line_is_windowed() -> None:
    """Of a line of five megabytes a stretch around the mark is shown, with dots where it goes on."""
    source = Source("a.story", "x" * 2_500_000 + "HERE" + "y" * 2_500_000)
    line, carets = excerpt(message(span(source, "HERE")))
    assert len(line) < 120
    assert line[4] == line[-1] == "…"
    assert line[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_long_words_are_clipped() -> None:
    """A message that quotes a name of five megabytes is not printed whole."""
    name = "x" * 5_000_000
    place = Span(VERONA, 0, 5)
    diagnostic = Diagnostic("N201", name, place, (Label(place, name),), name, name)
    assert len(render(diagnostic)) < 10_000


def test_tabs_and_wide_letters() -> None:
    """The carets stand under their word behind tabs and letters of double width."""
    source = Source("a.story", "\t日本\tasleeep")
    line, carets = excerpt(message(span(source, "asleeep")))
    assert line == "1 │     日本    asleeep"
    assert carets == "  │             ^^^^^^^"


def test_control_characters_are_signs() -> None:
    """Neither a source nor a name can make the terminal obey it."""
    source = Source("a\x1b[2J.story", "fact \x1b[31mred\x07")
    diagnostic = Diagnostic("N201", "no \x1b]0;x\x07\nfact", Span(source, 5, 13), hint="a\rb")
    text = render(diagnostic) + render_line(diagnostic)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text)
    assert len(excerpt(diagnostic)[1].strip("│ ")) == len("␛[31mred")


def test_colour_changes_no_word() -> None:
    """With colour the words are the same, between escape codes."""
    diagnostic = message(span(VERONA, "asleeep"), Label(span(VERONA, "asleep"), "here"))
    painted = render(diagnostic, colour=True)
    assert painted != render(diagnostic)
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == render(diagnostic)


def test_too_many_messages() -> None:
    """Of more messages than anybody reads, the rest is a number."""
    text = render_all([message(None)] * 7, limit=5)
    assert text.count("error[N201]") == 5
    assert text.endswith("\n\n… and 2 more")


@given(st.data(), st.text(st.characters(), max_size=300))
def test_never_raises(data, text) -> None:
    """Any text, any spans, any words: a message is rendered, and printable."""
    offsets = st.lists(st.integers(0, len(text)), min_size=4, max_size=4)
    low, high, left, right = data.draw(offsets)
    source = Source(text[:5], text)
    words = data.draw(st.text(st.characters(), max_size=20))
    label = Label(Span(source, min(left, right), max(left, right)), words)
    diagnostic = Diagnostic("N201", words, Span(source, min(low, high), max(low, high)), (label,), words, words)
    for colour in (False, True):
        render(diagnostic, colour=colour).encode("utf-8")
    assert "\n" not in render_line(diagnostic)


@given(
    st.text(st.sampled_from("ab \t日é\u0301"), max_size=200),
    st.text(st.sampled_from("ab \t日é\u0301"), max_size=200),
)
def test_carets_align(before, after) -> None:
    """Whatever stands before a word on its line, the carets stand under it, cell for cell."""
    source = Source("a.story", f"{before}HERE{after}")
    line, carets = excerpt(message(Span(source, len(before), len(before) + 4)))
    wide = line.replace("日", "日.").replace("\u0301", "")  # one character a cell
    assert wide[carets.index("^") : carets.rindex("^") + 1] == "HERE"
