"""The words above a row: what somebody holds from a column on and by which means they came to it, as far as there is
room for it before the next words. What there is no room for stands in the titles of the marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pasdedeux.analysis.pictures.marks import Mark
from pasdedeux.analysis.pictures.matters import Matter
from pasdedeux.analysis.pictures.standing import Stretch
from pasdedeux.draw.elements import Node
from pasdedeux.draw.lettering import SMALL, text
from pasdedeux.draw.measure import width
from pasdedeux.draw.timeline.bands import Band
from pasdedeux.draw.timeline.heading import label
from pasdedeux.model.values import UNKNOWN

_GAP = 7.0
_Point = tuple[int, tuple[str, ...]]  # a column, and what may be said there: the longest first


def labels(
    band: Band, matter: Matter, whole: Sequence[Stretch], marks: Sequence[Mark], baseline: float
) -> Iterator[Node]:
    """The words of one row."""
    points = _points(band, matter, whole, {mark.column: mark for mark in marks})
    for at, (column, words) in enumerate(points):
        x = band.x(column) + 1
        end = band.x(points[at + 1][0]) - _GAP if at + 1 < len(points) else band.right
        said = next((w for w in words if width(w, SMALL) <= end - x), "")
        made = text(x, baseline, said, size=SMALL, look="soft halo") if said else None
        if made is not None:
            yield made


def _points(band: Band, matter: Matter, whole: Sequence[Stretch], marks: dict[int, Mark]) -> list[_Point]:
    found: list[_Point] = []
    for stretch in band.stretches(whole):
        mark = marks.get(stretch.begin)
        value = "no idea" if stretch.held is UNKNOWN else matter.short(stretch.held)
        if mark is not None:
            number = label(band.columns[stretch.begin - band.first])
            said = (f"{number}: {value}, {mark.how}", f"{number}: {mark.how}", f"{number}: {value}", number)
            found.append((stretch.begin, said))
        elif stretch.held is not UNKNOWN or stretch.standing is None:
            found.append((stretch.begin, (_plain(matter, stretch),)))
    return found


def _plain(matter: Matter, stretch: Stretch) -> str:
    """What is held from the start, or goes on being held while what is so changes."""
    value = matter.short(stretch.held)
    return f"still {value}" if stretch.standing == "mistaken" and stretch.begin > 0 else value
