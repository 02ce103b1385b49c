"""A timeline as SVG."""

from __future__ import annotations

from math import ceil

from pasdedeux.analysis.pictures.timeline import Timeline
from pasdedeux.draw.elements import Node, group
from pasdedeux.draw.frame import MARGIN, ROOM, Look, framed
from pasdedeux.draw.lettering import SMALL, TITLE, Column, text
from pasdedeux.draw.timeline import heading
from pasdedeux.draw.timeline.bands import NOTHING, Band, bands
from pasdedeux.draw.timeline.courses import drawn
from pasdedeux.draw.timeline.legend import legend

_SUBTITLE = "Who knows what, event by event"


def svg(look: Look, picture: Timeline, *, events: bool) -> str:
    """The picture; with ``events`` the sentences of a band's events stand below it."""
    head = Column(MARGIN, 8, ROOM)
    head.write(picture.story, size=TITLE, look="bold", most=2)
    head.write(_SUBTITLE, look="soft", gap=8)
    nodes, y = list(head.nodes), head.y
    if not picture.courses:
        empty = Column(MARGIN, y, ROOM)
        empty.write(NOTHING, gap=8)
        nodes, y = [*nodes, *empty.nodes], empty.y
    for band in bands(picture):
        made, y = _band(look, band, picture, y, events)
        nodes += made
    made, y = legend(look, y)
    return framed(look, "timeline", f"{picture.story}: who knows what", described(picture), y + 6, [*nodes, *made])


def _band(look: Look, band: Band, picture: Timeline, top: float, events: bool) -> tuple[list[Node], float]:
    behind: list[Node] = []
    nodes = list(heading.heading(band, top, picture.at))
    y = top + heading.HEIGHT
    for course in picture.courses:
        made, y = drawn(look, band, course, len(picture.columns), y)
        nodes += made
    behind += heading.columns(band, picture, top + heading.SCENES, y - 4)
    if events:
        made, y = _sentences(band, y)
        nodes += made
    return [group(*behind, *nodes, class_="band")], y + 14


def _sentences(band: Band, y: float) -> tuple[list[Node], float]:
    """What happens at the numbers, in two columns."""
    told = [column for column in band.columns if column.moment is not None and not column.staging]
    half = ceil(len(told) / 2)
    nodes: list[Node] = []
    bottom = y
    for at, part in enumerate((told[:half], told[half:])):
        lines = Column(MARGIN + at * (ROOM / 2 + 6), y + 4, ROOM / 2 - 6)
        for column in part:
            number = text(lines.x + 20, lines.y + 11, str(column.number), size=SMALL, look="bold", anchor="end")
            lines.add(number)
            lines.write(heading.sentence(column), size=SMALL, look="soft", indent=27, most=3)
        nodes += lines.nodes
        bottom = max(bottom, lines.y)
    return nodes, bottom


def described(picture: Timeline) -> str:
    """The picture in a sentence or two, for those who cannot see it."""
    told = sum(1 for column in picture.columns if column.moment is not None and not column.staging)
    learnt = [mark for course in picture.courses for row in course.rows for mark in row.marks]
    people = {row.who for course in picture.courses for row in course.rows}
    names = {column.index: column.name for column in picture.columns}
    what = (
        f"{_counted(told, 'event')}, {_counted(len(people), 'character')}, {_counted(len(picture.courses), 'matter')}."
    )
    return " ".join([what, *(f"{names[mark.column]}: {mark}." for mark in sorted(learnt, key=lambda m: m.column))])


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
