"""A timeline in the terminal: a cell for each event, a letter where somebody learnt of it, and what the letters say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pasdedeux.analysis.pictures.columns import Column
from pasdedeux.analysis.pictures.marks import Mark, Means
from pasdedeux.analysis.pictures.standing import Standing, Stretch
from pasdedeux.analysis.pictures.timeline import Course, Row, Timeline
from pasdedeux.analysis.telling.notes import opened
from pasdedeux.diagnostics.glyphs import cells
from pasdedeux.draw.cells import NARROWEST, padded, wrapped
from pasdedeux.draw.timeline.bands import NOTHING, TRUTH
from pasdedeux.draw.timeline.heading import label
from pasdedeux.model.values import UNKNOWN
from pasdedeux.model.words import name

LINES: Mapping[Standing, str] = {"knows": "━", "mistaken": "╳", "believes": "~", "unaware": "·", "unknown": " "}
LETTERS: Mapping[Means, str] = {
    "told": "T",
    "lie": "L",
    "overheard": "O",
    "asked": "A",
    "read": "R",
    "saw": "S",
    "did": "D",
    "inferred": "C",
    "noticed": "N",
}
FORGETS, SAYS, LIES, ASKS, PROMISES, THREATENS, BREAKS = "F", "s", "l", "a", "p", "h", "!"
_MOST_NAME = 26
_LEGEND = (
    "━ knows, ╳ mistaken, ~ believes while it is open, · no idea of what is so, blank: no view. "
    "T told, L told by one who lies, O overheard, A from a question, R read, S saw, D own act, C concluded, N took it "
    "so, F no view any more. s says it, l lies, a asks, p promises, h threatens, ! breaks a promise."
)


def terminal(picture: Timeline, width: int) -> Iterator[str]:
    """The lines of the picture, each of at most ``width`` cells."""
    yield from wrapped(f"{picture.story}: who knows what", width)
    if not picture.courses:
        yield from wrapped(NOTHING, width)
        return
    names = [name(row.who) for course in picture.courses for row in course.rows if not row.quiet]
    gutter = min(max(map(cells, (*names, TRUTH))), _MOST_NAME) + 3
    each = max(width, NARROWEST) - gutter
    for begin in range(0, len(picture.columns), each):
        part = picture.columns[begin : begin + each]
        for course in picture.courses:
            yield ""
            yield from _course(course, part, gutter, width, picture.at)
    yield ""
    yield from wrapped(_LEGEND, width)


def _course(course: Course, part: Sequence[Column], gutter: int, width: int, at: int | None) -> Iterator[str]:
    yield from wrapped(opened(course.matter.text), width)
    yield from _numbers(part, gutter, at)
    yield padded(f"  {TRUTH}", gutter) + "".join(_reality(course.truth, column) for column in part)
    shown = [row for row in course.rows if not row.quiet]
    for row in shown:
        letters = {**_spoken(course, row), **{mark.column: _letter(mark) for mark in row.marks}}
        line = "".join(letters.get(column.index) or _line(row, column) for column in part)
        yield padded(f"  {name(row.who)}", gutter) + line
    quiet = [name(row.who) for row in course.rows if row.quiet]
    if quiet:
        yield from wrapped(f"It never reaches {', '.join(quiet)}.", width, "  ")
    for stretch in course.truth[1:]:
        if part[0].index <= stretch.begin <= part[-1].index:
            number = label(part[stretch.begin - part[0].index])
            yield from wrapped(
                f"{_sign(stretch)} {course.matter.words(stretch.held)}", width, f"  {number:>4} ", " " * 9
            )
    for column in part:
        for mark in (m for row in shown for m in row.marks if m.column == column.index):
            yield from wrapped(f"{_letter(mark)} {mark}", width, f"  {label(column):>4} ", " " * 9)
    for vow in course.vows:
        if part[0].index <= vow.begin <= part[-1].index:
            yield from wrapped(vow.comment, width, "  ")


def _numbers(part: Sequence[Column], gutter: int, at: int | None) -> Iterator[str]:
    """The numbers of events, a figure below the other; the event that is asked about has an arrow."""
    labels = ["" if column.staging else label(column) for column in part]
    high = max(map(len, labels))
    figures = [figure.rjust(high) for figure in labels]
    for row in range(high):
        line = "".join(figure[row] for figure in figures)
        if line.strip():
            yield " " * gutter + line.rstrip()
    if at is not None and any(column.number == at for column in part):
        yield " " * gutter + "".join("↓" if c.number == at else " " for c in part).rstrip()


def _stretch(whole: Sequence[Stretch], column: Column) -> Stretch:
    return next(stretch for stretch in whole if stretch.begin <= column.index < stretch.end)


def _reality(whole: Sequence[Stretch], column: Column) -> str:
    return _sign(_stretch(whole, column))


def _sign(truth: Stretch) -> str:
    return "?" if truth.held is UNKNOWN else "□" if truth.held is False else "■"


def _line(row: Row, column: Column) -> str:
    return LINES[_stretch(row.stretches, column).standing or "unknown"]


def _letter(mark: Mark) -> str:
    return FORGETS if mark.effect == "forgets" else LETTERS[mark.means]


def _spoken(course: Course, row: Row) -> dict[int, str]:
    """What somebody says of the matter, at its column."""
    found = {}
    for saying in course.sayings:
        if saying.speaker is row.who:
            found[saying.column] = ASKS if saying.kind == "asks" else LIES if saying.lie else SAYS
    for vow in course.vows:
        if vow.giver is row.who:
            found[vow.begin] = PROMISES if vow.kind == "promise" else THREATENS
            if vow.broken and vow.end is not None:
                found[vow.end] = BREAKS
    return found
