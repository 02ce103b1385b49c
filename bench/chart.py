"""A chart as SVG, drawn by hand: lines over a whole number, a logarithmic scale, readable on light and on dark pages.

A drawing library is larger than all of this project, and none that was looked at follows the reader's light or dark
page. Lines differ by colour and by dashes; marks say how a search ended.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 400, 300  # of a panel, in pixels
LEFT, RIGHT, TOP, BOTTOM = 62, 14, 30, 44

STYLE = """
text { font-family: sans-serif; font-size: 12px; fill: #24292f; }
.title { font-weight: bold; }
.axis, .grid { stroke: #57606a; fill: none; }
.grid { stroke-opacity: 0.22; }
.limit { stroke: #57606a; stroke-dasharray: 2 4; }
.line { fill: none; stroke-width: 2; }
.range { stroke-width: 1; stroke-opacity: 0.6; }
.mark { stroke-width: 2; }
.hollow { fill: #ffffff; }
.c0 { stroke: #0969da; } .c1 { stroke: #bc4c00; } .c2 { stroke: #1a7f37; } .c3 { stroke: #8250df; }
.f0 { fill: #0969da; } .f1 { fill: #bc4c00; } .f2 { fill: #1a7f37; } .f3 { fill: #8250df; }
.paper { fill: #ffffff; }
@media (prefers-color-scheme: dark) {
  text { fill: #d0d7de; }
  .axis, .grid, .limit { stroke: #8b949e; }
  .paper, .hollow { fill: #0d1117; }
  .c0 { stroke: #58a6ff; } .c1 { stroke: #f0883e; } .c2 { stroke: #56d364; } .c3 { stroke: #d2a8ff; }
  .f0 { fill: #58a6ff; } .f1 { fill: #f0883e; } .f2 { fill: #56d364; } .f3 { fill: #d2a8ff; }
}
"""
DASHES = ("", "7 4", "2 3", "9 3 2 3")


@dataclass(frozen=True, slots=True)
class Dot:
    """One point: where it is, how far its runs reach, and its mark: "found", "impossible" or "stopped"."""

    x: int
    middle: float
    least: float
    most: float
    mark: str


@dataclass(frozen=True, slots=True)
class Line:
    """A named line; every chart gives the line of one ``style`` (0 to 3) the same colour and dashes."""

    name: str
    style: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Axes and what is drawn between them. ``label`` writes a power of ten; ``limit`` is drawn as a dotted line."""

    title: str
    across: str
    lines: tuple[Line, ...]
    label: Callable[[int], str]
    floor: float  # what is smaller is drawn here
    limit: float | None = None

    def draw(self, left: float) -> list[str]:
        """The elements of the panel, ``left`` pixels from the left."""
        scale = _Scale.of(self)
        rows = [f'<g transform="translate({left:g} 0)">', _text(WIDTH / 2, 18, self.title, "title")]
        rows += scale.axes(self)
        for line in self.lines:
            rows += _drawn(line, scale)
        return [*rows, "</g>"]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Numbers to pixels: ``x`` from first to last, powers of ten from ``low`` to ``high``."""

    first: int
    last: int
    low: int
    high: int
    floor: float

    @classmethod
    def of(cls, panel: Panel) -> _Scale:
        dots = [dot for line in panel.lines for dot in line.dots]
        xs = [dot.x for dot in dots] or [0]
        most = max([dot.most for dot in dots] + [panel.limit or 0, 10 * panel.floor])
        low = math.floor(math.log10(panel.floor))
        return cls(min(xs), max(xs), low, max(low + 1, math.ceil(math.log10(most))), panel.floor)

    def x(self, value: float) -> float:
        span = max(1, self.last - self.first)
        return LEFT + (WIDTH - LEFT - RIGHT) * ((value - self.first) / span * 0.92 + 0.04)

    def y(self, value: float) -> float:
        part = (math.log10(max(value, self.floor)) - self.low) / (self.high - self.low)
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * part

    def axes(self, panel: Panel) -> list[str]:
        bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
        rows = [f'<path class="axis" d="M{LEFT} {TOP}V{bottom}H{right}"/>']
        for power in range(self.low, self.high + 1):
            y = self.y(10.0**power)
            rows.append(f'<path class="grid" d="M{LEFT} {y:.1f}H{right}"/>')
            rows.append(_text(LEFT - 6, y + 4, panel.label(power), anchor="end"))
        for value in range(self.first, self.last + 1):
            rows.append(_text(self.x(value), bottom + 17, str(value)))
        rows.append(_text((LEFT + right) / 2, HEIGHT - 8, panel.across))
        if panel.limit is not None:
            rows.append(f'<path class="limit" d="M{LEFT} {self.y(panel.limit):.1f}H{right}"/>')
        return rows


def _drawn(line: Line, scale: _Scale) -> list[str]:
    color = f"c{line.style}"
    where = [(scale.x(dot.x), scale.y(dot.middle)) for dot in line.dots]
    path = "".join(f"{'L' if number else 'M'}{x:.1f} {y:.1f}" for number, (x, y) in enumerate(where))
    rows = [f'<path class="line {color}"{_dashes(line.style)} d="{path}"/>'] if where else []
    for dot, (x, y) in zip(line.dots, where, strict=True):
        if dot.most > dot.least:
            rows.append(f'<path class="range {color}" d="M{x:.1f} {scale.y(dot.least):.1f}V{scale.y(dot.most):.1f}"/>')
        rows.append(_mark(dot.mark, x, y, line.style))
    return rows


def _mark(kind: str, x: float, y: float, style: int) -> str:
    if kind == "found":
        return f'<circle class="mark c{style} f{style}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
    if kind == "impossible":
        return f'<circle class="mark c{style} hollow" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    return f'<path class="mark c{style}" d="M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8"/>'


def _dashes(style: int) -> str:
    return f' stroke-dasharray="{DASHES[style]}"' if DASHES[style] else ""


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "middle") -> str:
    name = f' class="{kind}"' if kind else ""
    return f'<text{name} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def chart(panels: Sequence[Panel], names: Sequence[tuple[str, int]], title: str, made: str = "") -> str:
    """The drawing: panels beside each other, below them which line is which, what the marks mean and how it was
    ``made``.
    """
    width, top = WIDTH * len(panels), HEIGHT + 10
    rows = [row for number, panel in enumerate(panels) for row in panel.draw(number * WIDTH)]
    for number, (name, style) in enumerate(names):
        y = top + 18 * number
        rows.append(f'<path class="line c{style}"{_dashes(style)} d="M{LEFT} {y}h34"/>')
        rows.append(_text(LEFT + 44, y + 4, name, anchor="start"))
    y = top + 18 * len(names) + 4
    x = float(LEFT + 4)
    for kind, words in (("found", "found"), ("impossible", "impossible"), ("stopped", "stopped by its limit")):
        rows += [_mark(kind, x, y, 0), _text(x + 12, y + 4, words, anchor="start")]
        x += 90
    rows.append(_text(width - RIGHT, y + 4, made, anchor="end"))
    height = y + 20
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escape(title, {chr(34): "&quot;"})}">'
    )
    paper = f'<rect class="paper" width="{width}" height="{height}"/>'
    return "\n".join([head, f"<title>{escape(title)}</title>", f"<style>{STYLE}</style>", paper, *rows, "</svg>", ""])
