"""The reduced form for the terminal: it fits, and says what the picture says."""

import pytest

import pasdedeux
from pasdedeux import draw
from pasdedeux.analysis.pictures.marks import MEANS
from pasdedeux.analysis.pictures.standing import STANDINGS
from pasdedeux.analysis.pictures.timeline import Timeline, timeline
from pasdedeux.api.replays import replay_of
from pasdedeux.diagnostics.glyphs import cells
from pasdedeux.draw.cells import padded, wrapped
from pasdedeux.draw.minds.terminal import SIGNS
from pasdedeux.draw.timeline.terminal import LETTERS, LINES
from tests.draw.gallery import TWO, pictures
from tests.draw.test_svg import flat

NAMES = sorted(pictures())


@pytest.mark.parametrize("width", [60, 100, 160])
def test_a_timeline_fits(width) -> None:
    """No line of a timeline is wider than the terminal, with names of forty letters and of East Asia too."""
    for which in NAMES:
        if isinstance(pictures()[which], Timeline):
            for line in draw.terminal(pictures()[which], width).splitlines():
                assert cells(line) <= width, (which, line)


@pytest.mark.parametrize("which", NAMES)
def test_lines_are_safe(which) -> None:
    """No line has blanks at its end or characters that a terminal would obey."""
    for line in draw.terminal(pictures()[which]).splitlines():
        assert line == line.rstrip()
        assert line.replace("\u200d", "").isprintable()  # what joins the people of a family is harmless
        assert "\u202e" not in line


@pytest.mark.parametrize("which", [which for which in NAMES if isinstance(pictures()[which], Timeline)])
def test_every_mark_is_told(which) -> None:
    """Every mark, and every promise, is told below its rows."""
    picture, text = pictures()[which], flat(draw.terminal(pictures()[which], 2000))
    assert isinstance(picture, Timeline)
    for course in picture.courses:
        assert all(flat(str(mark)) in text for row in course.rows for mark in row.marks)
        assert all(flat(vow.comment) in text for vow in course.vows)


def test_signs_are_told_apart() -> None:
    """Each standing and each means has a sign of its own."""
    assert len({LINES[standing] for standing in STANDINGS}) == len(STANDINGS)
    assert len({SIGNS[standing] for standing in STANDINGS}) == len(STANDINGS)
    assert len({LETTERS[means] for means in MEANS}) == len(MEANS)


def test_a_row_of_a_timeline() -> None:
    """A row has a cell for each event: a letter where something was learnt, and how somebody stands to it elsewhere."""
    lines = draw.terminal(pictures()["two timeline"]).splitlines()
    assert "  Ann      ·LT" in lines
    assert "  Bob      ━ls" in lines


def test_numbers_stand_below_each_other() -> None:
    """The figures of an event's number stand above its cell, however many they are."""
    text = TWO + "    Ann asks Bob whether theft\n" * 999
    lines = draw.terminal(timeline(replay_of(pasdedeux.load_text(text, "long.story"))), 160).splitlines()
    last = [at for at, line in enumerate(lines) if line.strip().startswith("in truth")][-1]
    heads = [line for line in lines[last - 4 : last] if set(line) <= set(" 0123456789")]
    assert "".join(head[-1] for head in heads) == "1001"


def test_padding_counts_cells() -> None:
    """A name of East Asia takes two cells a letter, and what is cut has an ellipsis."""
    assert padded("日本", 6) == "日本  "
    assert cells(padded("日本語の名前", 6)) == 6
    assert padded("Katya", 4) == "Kat…"


def test_wrapping_cuts_words_that_are_wider_than_a_line() -> None:
    """Even a word without a blank fits, and nothing of it is lost."""
    lines = list(wrapped("x" * 95, 40, "  "))
    assert all(cells(line) <= 40 for line in lines)
    assert "".join(line.strip() for line in lines) == "x" * 95
