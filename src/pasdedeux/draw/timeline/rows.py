"""One row: a name, the stretches of how somebody stands to a matter, where they learnt of it, what they vowed."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.pictures.marks import Mark
from pasdedeux.analysis.pictures.matters import Matter
from pasdedeux.analysis.pictures.sayings import Vow
from pasdedeux.analysis.pictures.standing import Standing, Stretch
from pasdedeux.analysis.pictures.timeline import Course, Row
from pasdedeux.draw.elements import Node, group, moved, node, titled
from pasdedeux.draw.frame import MARGIN, Look
from pasdedeux.draw.lettering import BODY, SMALL, text
from pasdedeux.draw.measure import width, wrap
from pasdedeux.draw.shapes import CROSS, TICK, bar, forgets_mark, means_mark, sign, vow_mark
from pasdedeux.draw.timeline.bands import TRUTH, Band
from pasdedeux.draw.timeline.labels import labels
from pasdedeux.model.values import UNKNOWN
from pasdedeux.model.words import name

HEIGHT, VOW = 31.0, 15.0
_WORDS, _BAR, _THICK = 12.0, 16.0, 10.0
MIDDLE = _BAR + _THICK / 2

HELD: dict[Standing, str] = {
    "knows": "knows it",
    "mistaken": "is mistaken",
    "believes": "believes it while it is open",
    "unaware": "has no idea of what is so",
    "unknown": "has no view; nothing is settled",
}


def truth_row(band: Band, course: Course, y: float) -> Iterator[Node]:
    """What is so, as an outline: filled where it is, empty where it is not, dotted where it is open."""
    made = text(MARGIN, y + MIDDLE + 4, TRUTH, size=SMALL, look="soft")
    if made is not None:
        yield made
    for stretch in band.stretches(course.truth):
        x, length = band.x(stretch.begin) + 1, (stretch.end - stretch.begin) * band.step - 2
        title = f"{_span(band, stretch)}: {course.matter.words(stretch.held)}"
        yield titled(title, _reality(stretch, x, y + MIDDLE, length))


def truth_words(band: Band, course: Course, y: float) -> Iterator[Node]:
    """The words above the row of what is so."""
    return labels(band, course.matter, course.truth, (), y + _WORDS)


def _reality(stretch: Stretch, x: float, middle: float, length: float) -> Node:
    if stretch.held is UNKNOWN:
        return node("path", class_="unknown", d=f"M{x:.1f} {middle:.1f}H{x + length:.1f}")
    look = "bare" if stretch.held is False else "ink"
    return node("rect", class_=look, x=x, y=middle - 2.5, width=length, height=5)


def row(look: Look, band: Band, matter: Matter, who: Row, y: float) -> Iterator[Node]:
    """A character's row."""
    yield from _label(band, name(who.who), y)
    for stretch in band.stretches(who.stretches):
        yield _stretch(look, band, matter, who, stretch, y)


def words(band: Band, matter: Matter, who: Row, y: float) -> Iterator[Node]:
    """The words above a character's row."""
    return labels(band, matter, who.stretches, who.marks, y + _WORDS)


def _label(band: Band, words: str, y: float) -> Iterator[Node]:
    """A character's name, in two lines of smaller type where it is long."""
    long = width(words, BODY) > band.gutter
    lines = wrap(words, band.gutter, SMALL, most=2) if long else [words]
    for at, line in enumerate(lines):
        baseline = y + MIDDLE + (2 if len(lines) > 1 else 4) + (at - (len(lines) - 1) / 2) * 13
        made = text(MARGIN, baseline, line, size=SMALL if long else BODY)
        if made is not None:
            yield titled(words, made) if long else made


def _stretch(look: Look, band: Band, matter: Matter, who: Row, stretch: Stretch, y: float) -> Node:
    standing = stretch.standing or "unknown"
    x, length = band.x(stretch.begin) + 1, (stretch.end - stretch.begin) * band.step - 2
    held = "" if stretch.held is UNKNOWN else f" ({matter.words(stretch.held)})"
    title = f"{name(who.who)}, {_span(band, stretch)}: {HELD[standing]}{held}"
    return titled(title, bar(look, standing, x, y + _BAR, length, _THICK), data_standing=standing)


def _span(band: Band, stretch: Stretch) -> str:
    """From which event to which."""
    one, last = (band.columns[at - band.first].name for at in (stretch.begin, stretch.end - 1))
    return f"at {one}" if one == last else f"{one} to {last}"


def mark(band: Band, found: Mark, y: float) -> Node:
    """Where somebody came to hold something."""
    sign = forgets_mark() if found.effect == "forgets" else means_mark(found.means)
    event = band.columns[found.column - band.first].name
    return titled(f"{event}: {found}", moved(band.centre(found.column), y + MIDDLE, sign))


def vow(band: Band, given: Vow, last: int, y: float) -> Iterator[Node]:
    """A promise or a threat below the row of its giver: from where it was made to where it was settled, if it was."""
    end = last if given.end is None else given.end + 1
    part = band.cut(given.begin, end)
    if part is None:
        return
    start, stop = band.centre(part[0]) if band.has(given.begin) else band.x(part[0]), band.x(part[1])
    settled = given.end is not None and band.has(given.end)
    if settled:
        stop = band.centre(part[1] - 1)
    middle = y + VOW / 2
    rails = "".join(f"M{start:.1f} {middle + side:.1f}H{stop:.1f}" for side in (-1.5, 1.5))
    line = node("path", class_="edge", d=rails)
    begun = moved(start, middle, vow_mark(given.kind)) if band.has(given.begin) else None
    done = moved(stop, middle, _end(given)) if settled else None
    label = text(MARGIN + 10, middle + 4, given.kind, size=SMALL, look="soft", room=band.gutter - 10)
    yield group(titled(given.comment, line, begun, done), label, _status(band, given, start, stop, middle + 4))


def _status(band: Band, given: Vow, start: float, stop: float, baseline: float) -> Node | None:
    """What became of it, after the end of its line, or before its beginning where there is more room."""
    after, before = band.right - stop - 10, start - band.left - 10
    if after >= before:
        return text(stop + 9, baseline, given.status, size=SMALL, look="soft halo", room=after)
    return text(start - 9, baseline, given.status, size=SMALL, look="soft halo", room=before, anchor="end")


def _end(given: Vow) -> Node:
    if given.status == "released":
        return node("circle", class_="open-mark", cx=0, cy=0, r=4)
    return sign(CROSS if given.broken else TICK)
