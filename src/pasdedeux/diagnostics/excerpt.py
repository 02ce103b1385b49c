"""The lines of a source that a message is about, with carets under the place and dashes under its labels.

A line may be five megabytes long, a span may go over a thousand lines: what is shown stays small. Of a long
line there is a window around the mark; of a span over several lines there are the first and the last.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pasdedeux.diagnostics.diagnostic import Diagnostic
from pasdedeux.diagnostics.glyphs import cells, clip, shown
from pasdedeux.diagnostics.paint import Paint
from pasdedeux.diagnostics.source import Source
from pasdedeux.diagnostics.span import Span

_WINDOW = 100  # characters shown of a longer line
_BEFORE = 40  # of them before the mark
_LABEL = 400  # characters of a label


@dataclass(frozen=True)
class Mark:
    """A stretch of one line to underline: its characters `start` to `end`, from 0, drawn in a `style`."""

    source: Source
    line: int
    start: int
    end: int
    text: str
    style: str


def excerpt(diagnostic: Diagnostic, paint: Paint) -> list[list[str]]:
    """One block of lines for each source that the message speaks of, its own source first."""
    marks: list[Mark] = []
    places: list[Span] = []
    if diagnostic.span:
        places.append(diagnostic.span)
        marks.extend(_marks(diagnostic.span, "", diagnostic.severity.value))
    for label in diagnostic.labels:
        places.append(label.span)
        marks.extend(_marks(label.span, label.text, "label"))
    first: dict[Source, Span] = {}
    for place in places:
        first.setdefault(place.source, place)
    return [
        [f"  {paint('gutter', '-->')} {shown(str(place))}", "", *_lines(marks, source, paint)]
        for source, place in first.items()
    ]


def _marks(span: Span, text: str, style: str) -> list[Mark]:
    """A mark for a span within a line; two for a longer one, on its first line and on its last."""
    source = span.source
    start, end = span.shown
    end = start + len(source.text[start:end].rstrip("\r\n"))
    (top, left), (bottom, right) = source.position(start), source.position(end)
    if top == bottom:
        return [_mark(source, top, left - 1, right - 1, text, style)]
    last = source.line_text(bottom)
    indent = len(last) - len(last.lstrip())
    return [
        _mark(source, top, left - 1, len(source.line_text(top)), "", style),
        _mark(source, bottom, min(indent, right - 1), right - 1, text, style),
    ]


def _mark(source: Source, line: int, start: int, end: int, text: str, style: str) -> Mark:
    length = len(source.line_text(line))  # the place may be the line's ending, which is not shown
    return Mark(source, line, min(start, length), min(end, length), text, style)


def _lines(marks: list[Mark], source: Source, paint: Paint) -> Iterator[str]:
    """The marked lines of one source in order, each followed by what is under it."""
    here = sorted((mark for mark in marks if mark.source is source or mark.source == source), key=_order)
    gutter = len(str(here[-1].line))
    before = None
    for mark in here:
        line = source.line_text(mark.line)
        window = _window(len(line), mark.start)
        if (mark.line, window) != before:
            before = (mark.line, window)
            yield _row(f"{mark.line:>{gutter}}", shown(_cut(line, *window)), paint)
        yield _row(" " * gutter, _underline(mark, line, window, paint), paint)


def _order(mark: Mark) -> tuple[int, int, bool, int, str]:
    return mark.line, mark.start, mark.style == "label", mark.end, mark.text


def _window(length: int, start: int) -> tuple[int, int]:
    """The stretch of a line of this length that is shown for a mark that starts there."""
    if length <= _WINDOW:
        return 0, length
    low = max(0, min(start - _BEFORE, length - _WINDOW))
    return low, low + _WINDOW


def _cut(line: str, low: int, high: int) -> str:
    return ("…" if low else "") + line[low:high] + ("…" if high < len(line) else "")


def _underline(mark: Mark, line: str, window: tuple[int, int], paint: Paint) -> str:
    low, high = window
    lead = ("…" if low else "") + line[low : mark.start]
    at = cells(lead)
    length = max(1, cells(line[mark.start : min(mark.end, high)], at))
    drawn = ("-" if mark.style == "label" else "^") * length
    words = shown(clip(mark.text, _LABEL))
    return f"{' ' * at}{paint(mark.style, drawn)}{' ' if words else ''}{paint(mark.style, words)}"


def _row(number: str, text: str, paint: Paint) -> str:
    return f"{paint('gutter', f'{number} │')} {text}".rstrip()
