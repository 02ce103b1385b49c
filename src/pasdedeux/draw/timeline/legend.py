"""What the signs of a timeline mean."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.pictures.marks import MEANS, Means
from pasdedeux.analysis.pictures.standing import STANDINGS
from pasdedeux.draw.elements import Node, group, moved, node
from pasdedeux.draw.frame import MARGIN, ROOM, Look
from pasdedeux.draw.lettering import SMALL, text
from pasdedeux.draw.measure import width
from pasdedeux.draw.shapes import CROSS, TICK, bar, forgets_mark, means_mark, sign, vow_mark
from pasdedeux.draw.timeline.rows import HELD

_LEARNT: dict[Means, str] = {
    "told": "told",
    "lie": "told by one who lies",
    "overheard": "overheard",
    "asked": "from a question",
    "read": "from a thing that tells of it",
    "saw": "saw it",
    "did": "own act",
    "inferred": "concluded by a rule",
    "noticed": "took it so",
}
_LINES = {"says": "says it", "lie": "lies", "doubtful": "makes it up or plays", "asks": "asks"}
_LEADING, _SIGN = 20.0, 30.0


def legend(look: Look, y: float) -> tuple[list[Node], float]:
    """The legend from ``y`` downwards, and where it ends."""
    nodes: list[Node] = [node("path", class_="rule", d=f"M{MARGIN:.1f} {y:.1f}H{MARGIN + ROOM:.1f}")]
    for entries in (_standings(look), _marks(), _speech()):
        x, y = MARGIN, y + _LEADING
        for sign_, words in entries:
            length = _SIGN + width(words, SMALL) + 16
            if x + length > MARGIN + ROOM and x > MARGIN:
                x, y = MARGIN, y + _LEADING
            nodes.append(moved(x, y, sign_, text(_SIGN, 4, words, size=SMALL)))
            x += length
    return [group(*nodes, class_="legend")], y + 12


def _standings(look: Look) -> Iterator[tuple[Node, str]]:
    for standing in STANDINGS:
        yield group(bar(look, standing, 0, -5, 24, 10), data_standing=standing), HELD[standing]


def _marks() -> Iterator[tuple[Node, str]]:
    for means in MEANS:
        yield moved(12, 0, means_mark(means)), _LEARNT[means]
    yield moved(12, 0, forgets_mark()), "has no view any more"


def _speech() -> Iterator[tuple[Node, str]]:
    for look, words in _LINES.items():
        yield node("path", class_=look, d="M2 0H24"), words
    yield moved(12, 0, sign(CROSS)), "is not believed; a promise is broken"
    yield moved(12, 0, vow_mark("promise")), "promise"
    yield moved(12, 0, vow_mark("threat")), "threat"
    yield moved(12, 0, sign(TICK)), "kept, carried out"
