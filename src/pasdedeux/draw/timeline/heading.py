"""The heading of a band: its scenes, the numbers of its events, and the columns that run down from them."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.pictures.columns import Column
from pasdedeux.analysis.pictures.timeline import Timeline
from pasdedeux.draw.elements import Node, group, node, titled
from pasdedeux.draw.lettering import SMALL, text
from pasdedeux.draw.measure import fit, width
from pasdedeux.draw.timeline.bands import Band

SCENES, NUMBERS = 17.0, 17.0
HEIGHT = SCENES + NUMBERS + 4


def heading(band: Band, y: float, at: int | None) -> Iterator[Node]:
    """The scenes and the numbers of events."""
    for begin, end, scene in _scenes(band):
        x, room = band.x(begin), band.x(end) - band.x(begin)
        rule = node("path", class_="rule", d=f"M{x + 1:.1f} {y + SCENES}V{y + 4}H{x + room - 1:.1f}")
        label = text(x + 4, y + SCENES - 1, fit(scene, room - 6, SMALL), size=SMALL, look="soft")
        yield titled(scene, rule, label)
    for column in band.columns:
        yield _number(band, column, y + SCENES + NUMBERS - 4, at)


def columns(band: Band, picture: Timeline, top: float, bottom: float) -> Iterator[Node]:
    """The columns behind all rows, by which a current event can be marked."""
    for column in band.columns:
        now = " now" if column.number == picture.at else ""
        yield node(
            "rect",
            class_=f"column{now}",
            x=band.x(column.index) + 0.5,
            y=top,
            width=band.step - 1,
            height=bottom - top,
            data_event=str(column.number),
        )
    for begin, _, _ in list(_scenes(band))[1:]:
        yield node("path", class_="rule", d=f"M{band.x(begin):.1f} {top:.1f}V{bottom:.1f}")


def label(column: Column) -> str:
    """A column's number; the start, and the opening of a scene, have a sign."""
    if column.moment is None:
        return "0"
    return "▸" if column.staging else str(column.number)


def described(column: Column) -> str:
    """The event of a column in words: "23 [P3.3] Katya tells Pierre that ..."."""
    if column.moment is None or column.staging:
        return column.text
    return f"{column.number} {sentence(column)}"


def sentence(column: Column) -> str:
    """The event's sentence, with its source ids."""
    ids = column.moment.line.ids if column.moment else ()
    return f"{column.text} [{', '.join(ids)}]" if ids else column.text


def _number(band: Band, column: Column, y: float, at: int | None) -> Node:
    words = label(column)
    size = SMALL if width(words, SMALL, bold=True) <= band.step - 1 else SMALL - 1.5
    shown = text(
        band.centre(column.index),
        y,
        words,
        size=size,
        look="number now" if column.number == at else "number",
        anchor="middle",
        data_event=str(column.number),
    )
    return titled(described(column), shown) if shown is not None else group()


def _scenes(band: Band) -> Iterator[tuple[int, int, str]]:
    """The scenes of a band: from which column to which, and their titles."""
    begin = band.first
    for column in band.columns[1:]:
        if column.scene != band.columns[begin - band.first].scene:
            yield begin, column.index, band.columns[begin - band.first].scene or "start"
            begin = column.index
    yield begin, band.end, band.columns[begin - band.first].scene or "start"
