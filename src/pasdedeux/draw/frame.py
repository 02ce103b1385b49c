"""The frame of every picture: its size, its title and description, its patterns and its style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pasdedeux.draw.elements import Node, node, number
from pasdedeux.draw.palette import Theme, css

WIDTH = 960.0  # pixels for which pictures are laid out
MARGIN = 14.0
ROOM = WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is written down: its theme, the beginning of all its ids, and whether its style is in it."""

    theme: Theme
    id: str
    style: bool

    def pattern(self, name: str) -> str:
        """What refers to a pattern of this picture."""
        return f"url(#{self.id}-{name})"


def framed(  # what a picture is, and how large
    look: Look,
    kind: str,
    title: str,
    description: str,
    height: float,
    nodes: Iterable[Node],
    event: int | None = None,
) -> str:
    """The picture as SVG."""
    style = node("style", css(look.theme)) if look.style else None
    frame = node(
        "svg",
        node("title", title, id=f"{look.id}-title"),
        node("desc", description, id=f"{look.id}-desc"),
        style,
        _patterns(look),
        node("rect", class_="paper", x=0, y=0, width=WIDTH, height=height),
        *nodes,
        xmlns="http://www.w3.org/2000/svg",
        class_="pdd",
        id=look.id,
        role="img",
        aria_labelledby=f"{look.id}-title {look.id}-desc",
        width=WIDTH,
        height=height,
        viewbox=f"0 0 {number(WIDTH)} {number(height)}",
        data_picture=kind,
        data_event=None if event is None else str(event),
    )
    return str(frame)


def _patterns(look: Look) -> Node:
    hatch = node("path", class_="hatch", d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5")
    dots = node("circle", class_="dots", cx=2, cy=2, r=1.2)
    return node(
        "defs",
        node("pattern", hatch, id=f"{look.id}-hatch", width=6, height=6, patternunits="userSpaceOnUse"),
        node("pattern", dots, id=f"{look.id}-dots", width=4, height=4, patternunits="userSpaceOnUse"),
    )
