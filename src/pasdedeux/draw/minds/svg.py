"""Nested beliefs as SVG: what is so on top, and below it the minds side by side, each where there is room first."""

from __future__ import annotations

from pasdedeux.analysis.pictures.beliefs import NestedBeliefs
from pasdedeux.analysis.pictures.minds import Mind, Thought
from pasdedeux.analysis.pictures.standing import STANDINGS, Standing
from pasdedeux.draw.elements import Node, group, moved, node
from pasdedeux.draw.frame import MARGIN, ROOM, Look, framed
from pasdedeux.draw.lettering import SMALL, TITLE, Column, text
from pasdedeux.draw.measure import width
from pasdedeux.draw.minds.boxes import box
from pasdedeux.draw.shapes import bullet
from pasdedeux.draw.timeline.bands import NOTHING
from pasdedeux.model.values import UNKNOWN
from pasdedeux.model.words import name

_GAP = 12.0
_LEGEND: dict[Standing, str] = {
    "knows": "right",
    "mistaken": "mistaken",
    "believes": "believes it while it is open",
    "unaware": "no idea",
    "unknown": "no view of what is open",
}


def svg(look: Look, picture: NestedBeliefs) -> str:
    """The picture."""
    head = Column(MARGIN, 8, ROOM)
    head.write(picture.story, size=TITLE, look="bold", most=2)
    head.write(f"Who believes what, {picture.when}", look="soft", gap=8, most=3)
    nodes = list(head.nodes)
    truth, height = _truth(picture)
    nodes.append(moved(MARGIN, head.y, truth))
    made, y = _minds(look, picture, head.y + height + _GAP)
    nodes += made
    foot = Column(MARGIN, y, ROOM)
    if picture.left_out:
        people = ", ".join(map(name, picture.left_out))
        foot.write(f"Left out, though there is something to see: {people}.", size=SMALL, look="soft", gap=4)
    if any(_has_more(mind) for mind in picture.minds):
        foot.write("Of a character who is asked for alone, everything is shown.", size=SMALL, look="soft", gap=4)
    nodes += foot.nodes
    made, y = _legend(look, foot.y)
    title = f"{picture.story}: who believes what, {picture.when}"
    return framed(look, "beliefs", title, described(picture), y, [*nodes, *made], event=picture.number)


def _truth(picture: NestedBeliefs) -> tuple[Node, float]:
    """What is so, with the names of matters by which the boxes refer to them."""
    lines = Column(10, 6, ROOM - 20)
    lines.write("What is so", look="bold", gap=2)
    ids = max((width(thought.matter.id, SMALL) for thought in picture.truth), default=0.0)
    indent = min(ids, 200) + 26
    for thought in picture.truth:
        top = lines.y
        lines.add(moved(6, top + 10, _sign(thought)))
        lines.add(text(lines.x + 12, top + 13, thought.matter.id, size=SMALL, look="soft", room=indent - 20))
        lines.write(thought.matter.words(thought.held), indent=indent)
    if not picture.truth:
        lines.write(NOTHING, look="soft")
    height = lines.y + 8
    return group(node("rect", class_="panel", x=0, y=0, width=ROOM, height=height, rx=4), *lines.nodes), height


def _sign(thought: Thought) -> Node:
    """Filled for what is so, empty for what is not, a dot for what is open."""
    if thought.held is UNKNOWN:
        return node("circle", class_="ink", cx=8, cy=0, r=1.6)
    return node("rect", class_="bare" if thought.held is False else "ink", x=4, y=-4, width=8, height=8)


def _minds(look: Look, picture: NestedBeliefs, top: float) -> tuple[list[Node], float]:
    """The boxes in columns, each below the shortest column so far."""
    empty = [mind for mind in picture.minds if not _shows(mind)]
    full = [mind for mind in picture.minds if _shows(mind)]
    count = max(1, min(3, len(full)))
    room = (ROOM - (count - 1) * _GAP) / count
    bottoms = [top] * count
    nodes = []
    for mind in full:
        at = bottoms.index(min(bottoms))
        made, height = box(look, mind, room)
        nodes.append(moved(MARGIN + at * (room + _GAP), bottoms[at], made))
        bottoms[at] += height + _GAP
    rest = Column(MARGIN, max(bottoms), ROOM)
    for mind in empty:
        unaware = f"has no idea of {', '.join(m.id for m in mind.unaware)}" if mind.unaware else "sees it all as it is"
        rest.write(f"{name(mind.who)}: {unaware}", size=SMALL, look="soft")
    return [*nodes, *rest.nodes], rest.y + 6


def _shows(mind: Mind) -> bool:
    return bool(mind.thoughts or mind.minds)


def _has_more(mind: Mind) -> bool:
    return bool(mind.more) or any(map(_has_more, mind.minds))


def _legend(look: Look, y: float) -> tuple[list[Node], float]:
    nodes: list[Node] = [node("path", class_="rule", d=f"M{MARGIN:.1f} {y:.1f}H{MARGIN + ROOM:.1f}")]
    x = MARGIN
    for standing in STANDINGS:
        words = _LEGEND[standing]
        nodes.append(moved(x, y + 18, moved(8, 0, bullet(look, standing)), text(20, 4, words, size=SMALL)))
        x += width(words, SMALL) + 40
    edge = node("rect", class_="wrong", x=2, y=-7, width=3, height=14)
    nodes.append(moved(x, y + 18, edge, text(12, 4, "not as it is in that mind, or in truth", size=SMALL)))
    words = "right, mistaken, open: each as the mind around sees it"
    made = text(MARGIN, y + 40, words, size=SMALL, look="soft")
    return [group(*nodes, made, class_="legend")], y + 54


def described(picture: NestedBeliefs) -> str:
    """The picture in sentences, for those who cannot see it."""
    so = [f"{thought.matter.words(thought.held)}." for thought in picture.truth]
    return " ".join([*so, *(f"{text}." for mind in picture.minds for text in _sentences(mind))])


def _sentences(mind: Mind) -> list[str]:
    own = [f"{t.text}; in truth {t.truth}" if t.wrong else t.text for t in mind.thoughts]
    return own + [text for inner in mind.minds for text in _sentences(inner)]
