"""Shapes that stand for something: each means of learning, each standing, each kind of speech has one of its own.

They are told apart by their outlines: who sees no colours loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pasdedeux.analysis.pictures.marks import MEANS, Means
from pasdedeux.analysis.pictures.standing import STANDINGS, Standing
from pasdedeux.draw.elements import Node, group, node
from pasdedeux.draw.frame import Look

# Outlines around (0, 0), some five pixels to each side: (drawn filled, what is drawn on top of it).
_MEANS: Mapping[Means, tuple[str, str]] = {
    "told": ("M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z", ""),
    "lie": ("M0 -7L7 0L0 7L-7 0Z", "M0 -3.5V1M0 2.6V4"),
    "overheard": ("M-5.5 4.5L0 -6L5.5 4.5Z", ""),
    "asked": ("M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z", "M-2.5 0H2.5"),
    "read": ("M-4.5 -6H4.5V6H-4.5Z", "M-2.5 -2.5H2.5M-2.5 0H2.5M-2.5 2.5H2.5"),
    "saw": ("M-7 0Q0 -7.5 7 0Q0 7.5 -7 0Z", "M-1.2 0A1.2 1.2 0 1 0 1.2 0A1.2 1.2 0 1 0 -1.2 0Z"),
    "did": ("M0 -7L1.9 -2.2L6.8 -2L3 1.2L4.3 6L0 3.2L-4.3 6L-3 1.2L-6.8 -2L-1.9 -2.2Z", ""),
    "inferred": ("M-3 -6H3L6.5 0L3 6H-3L-6.5 0Z", "M-2.6 0H2.6M0 -2.6V2.6"),
    "noticed": ("M-5 -5V0A5 5 0 0 0 5 0V-5Z", ""),
}
_FORGETS = "M-5 -5L5 5M-5 5L5 -5"
CROSS = "M-4 -4L4 4M-4 4L4 -4"
TICK = "M-5 0L-1.5 4L5 -4.5"
_PENNANT = "M-4 6V-6L5 -3L-4 0"
_BOLT = "M2 -7L-4 1H0L-2 7L4 -1H0Z"

VowKind = Literal["promise", "threat"]


def means_mark(means: Means) -> Node:
    """The mark of a means of learning."""
    outline, detail = _MEANS[means]
    if not detail:
        return node("path", class_="mark", d=outline, data_means=means)
    return group(node("path", class_="open-mark", d=outline), node("path", class_="stroke", d=detail), data_means=means)


def forgets_mark() -> Node:
    """The mark of a view that is given up."""
    return node("path", class_="stroke", d=_FORGETS, data_means="forgets")


def vow_mark(kind: VowKind) -> Node:
    """The mark of a promise, or of a threat."""
    return node("path", class_="open-mark" if kind == "promise" else "mark", d=_PENNANT if kind == "promise" else _BOLT)


def sign(outline: str) -> Node:
    """A cross or a tick."""
    return node("path", class_="stroke", d=outline)


def bar(look: Look, standing: Standing, x: float, y: float, length: float, height: float) -> Node:
    """A stretch of time in which somebody stands so to a matter: solid, hatched, dotted, a line, or a dotted line."""
    middle = y + height / 2
    if standing == "knows":
        return node("rect", class_="knows", x=x, y=y, width=length, height=height)
    if standing == "mistaken":
        return _patterned(look, "mistaken", "hatch", x, y, length, height)
    if standing == "believes":
        return _patterned(look, "believes", "dots", x, y, length, height)
    return node("path", class_=standing, d=f"M{x:.1f} {middle:.1f}H{x + length:.1f}")


def _patterned(  # a rectangle and its look
    look: Look, name: str, pattern: str, x: float, y: float, length: float, height: float
) -> Node:
    return node("rect", class_=name, x=x, y=y, width=length, height=height, fill=look.pattern(pattern))


def bullet(look: Look, standing: Standing) -> Node:
    """A standing as the sign before a line of text, around (0, 0)."""
    if standing == "unaware":
        return node("circle", class_="stroke", cx=0, cy=0, r=3.6)
    if standing == "unknown":
        return node("circle", class_="ink", cx=0, cy=0, r=1.6)
    if standing == "mistaken":
        return node("path", class_="mistaken", d="M0 -5.5L5.5 0L0 5.5L-5.5 0Z", fill=look.pattern("hatch"))
    return bar(look, standing, -4, -4, 8, 8)


__all__ = [
    "CROSS",
    "MEANS",
    "STANDINGS",
    "TICK",
    "bar",
    "bullet",
    "forgets_mark",
    "means_mark",
    "sign",
    "vow_mark",
]
