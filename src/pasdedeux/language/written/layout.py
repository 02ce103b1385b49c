"""Lines and what stands under them: a text as a tree of rows, comments and blank lines kept.

A row's deeper-indented rows are its block. The formatter walks `Layout.rows` in the order of the text; everybody else
walks the tree from `Layout.top`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pasdedeux.diagnostics import Source, Span
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.tokens import Token, tokens

DEEPEST = 20  # levels of indentation

_HASH = re.compile(r'"(?:[^"\\\n]|\\.)*"|(#)')


@dataclass(slots=True, eq=False)
class Row:
    """One line that says something (`kind` "row"), a line with only a comment ("comment") or an empty one ("blank").

    `start` and `end` are the offsets of its text, without indentation, comment and blanks at the end.
    """

    source: Source
    kind: str
    column: int
    start: int
    end: int
    comment: str = ""
    level: int = 0
    block: list[Row] = field(default_factory=list)
    _tokens: list[Token] | None = None

    @property
    def tokens(self) -> list[Token]:
        """Its words. Raises Mistake where it cannot be cut into words."""
        if self._tokens is None:
            self._tokens = tokens(self.source, self.start, self.end)
        return self._tokens

    @property
    def span(self) -> Span:
        """Where its text stands."""
        return Span(self.source, self.start, self.end)

    @property
    def text(self) -> str:
        """Its text."""
        return self.source.text[self.start : self.end]


@dataclass(slots=True, eq=False)
class Layout:
    """All rows of a text in order, and those that stand in no block."""

    rows: list[Row]
    top: list[Row]


def layout(source: Source, mistakes: Mistakes) -> Layout:
    """Cut a text into rows and blocks. Lines with bad indentation are reported and read as well as may be."""
    rows = [_row(source, start, end) for start, end in _lines(source.text)]
    top: list[Row] = []
    open_rows: list[Row] = []
    for row in rows:
        if row.kind != "row":
            continue
        with mistakes.caught():
            _check_tabs(row)
        with mistakes.caught():
            _place(row, open_rows, top)
    return Layout(rows, top)


def stretch(source: Source, start: int, end: int, mistakes: Mistakes) -> list[Row]:
    """The rows of a part of a text that stand in no block, as if it were a text of its own.

    What begins within a line counts as standing where that line begins.
    """
    line = source.text.rfind("\n", 0, start) + 1
    indent = len(source.text[line:start]) - len(source.text[line:start].lstrip())
    top: list[Row] = []
    open_rows: list[Row] = []
    base: int | None = None
    for a, b in _lines(source.text[start:end]):
        row = _row(source, start + a, start + b)
        if row.kind != "row":
            continue
        if a == 0:
            row.column = indent
        else:
            with mistakes.caught():
                _check_tabs(row)
        base = row.column if base is None else base
        row.column = max(0, row.column - base)
        with mistakes.caught():
            _place(row, open_rows, top)
    return top


def _lines(text: str) -> list[tuple[int, int]]:
    found, at = [], 1 if text.startswith("\ufeff") else 0
    for line in text[at:].split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _row(source: Source, start: int, end: int) -> Row:
    line = source.text[start:end]
    body, comment = line, ""
    if "#" in line:
        cut = next((m.start() for m in _HASH.finditer(line) if m[1]), None)
        if cut is not None:
            body, comment = line[:cut], line[cut:].rstrip()
    stripped = body.rstrip()
    inner = stripped.lstrip()
    column = len(stripped) - len(inner) if inner else len(body) if comment else 0
    kind = "row" if inner else "comment" if comment else "blank"
    return Row(source, kind, column, start + column, start + column + len(inner), comment)


def _check_tabs(row: Row) -> None:
    lead = row.source.text[row.start - row.column : row.start]
    if lead.strip(" "):
        raise Mistake(
            "S101",
            "this line is indented with something other than blanks",
            Span(row.source, row.start - row.column, row.start),
            "A tab is as wide as each editor likes, so it does not say which block the line belongs to.",
            "indent with four blanks a level.",
        )


def _place(row: Row, open_rows: list[Row], top: list[Row]) -> None:
    """Hang a row into the block where it belongs."""
    last = None
    while open_rows and open_rows[-1].column >= row.column:
        last = open_rows.pop()
    row.level = len(open_rows)
    (open_rows[-1].block if open_rows else top).append(row)
    open_rows.append(row)
    if (last is not None and last.column != row.column) or (last is None and len(open_rows) == 1 and row.column):
        raise Mistake(
            "S102",
            "this line is indented like none of the lines above it",
            row.span,
            "So it cannot be told which block it belongs to.",
            f"the line before it at this level begins {_blanks(last.column if last else 0)}.",
        )
    if len(open_rows) > DEEPEST:
        open_rows.pop()
        hint = f"blocks may stand in one another up to {DEEPEST} deep."
        raise Mistake("S105", "this block is too deep in other blocks", row.span, "The line is skipped.", hint)


def _blanks(count: int) -> str:
    return {0: "at the margin", 1: "after one blank"}.get(count, f"after {count} blanks")
