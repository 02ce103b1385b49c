"""What is said, as lines from the speaker's row to those of the hearers: broken for a lie, dotted for a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pasdedeux.analysis.pictures.sayings import Saying
from pasdedeux.analysis.pictures.timeline import Course
from pasdedeux.analysis.wording import literal_words
from pasdedeux.draw.elements import Node, moved, node, titled
from pasdedeux.draw.shapes import CROSS, sign
from pasdedeux.draw.timeline.bands import Band
from pasdedeux.draw.timeline.rows import MIDDLE
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name

_LOOKS = {"truth": "says", "lie": "lie", "mistake": "says", "pretence": "doubtful", "made up": "doubtful", None: "asks"}
_CLOSE = 8.0  # from the middle of a row to where a line ends


def lines(band: Band, course: Course, tops: Mapping[Entity, float]) -> Iterator[Node]:
    """The lines of everything that is said of a matter in a band. ``tops`` has the rows that are drawn."""
    for saying in course.sayings:
        if band.has(saying.column) and saying.speaker in tops:
            yield _line(band, course, saying, tops)


def _line(band: Band, course: Course, saying: Saying, tops: Mapping[Entity, float]) -> Node:
    x, start = band.centre(saying.column), tops[saying.speaker] + MIDDLE
    overheard = [
        r.who for r in course.rows for m in r.marks if m.column == saying.column and saying.speaker in m.sources
    ]
    reached = dict.fromkeys(who for who in (*saying.hearers, *overheard) if who in tops)
    parts = [node("circle", class_="mark", cx=x, cy=start, r=3.5)]
    for who in reached:
        end = tops[who] + MIDDLE
        near, back = (end - _CLOSE, -4) if end > start else (end + _CLOSE, 4)
        parts.append(node("path", class_=_LOOKS[saying.verdict], d=f"M{x:.1f} {start:.1f}V{near:.1f}"))
        parts.append(
            node(
                "path",
                class_="stroke",
                d=f"M{x - 3:.1f} {near + back:.1f}L{x:.1f} {near:.1f}L{x + 3:.1f} {near + back:.1f}",
            )
        )
        if who in saying.unconvinced:
            parts.append(moved(x, end, sign(CROSS)))
    event = band.columns[saying.column - band.first].name
    return titled(f"{event}: {said(saying)}", *parts, data_says=saying.verdict or "asks")


def said(saying: Saying) -> str:
    """It in words: "Katya says to Pierre that Katya has cancer. A lie: ..."."""
    to = f" to {', '.join(map(name, saying.hearers))}" if saying.hearers else ""
    what = "asks about" if saying.kind == "asks" else "says"
    return f"{name(saying.speaker)} {what}{to}: {literal_words(saying.claim)}. {saying.comment}"
