"""The formatter: a story's text in its one shape.

Only blanks and empty lines change. Four blanks indent a level; between two words stands one blank, or none where the
author wrote none; the source ids of a scene stand in one column, and so do the comments and the wordings of facts on
neighbouring lines. Whether the names in it mean anything does not matter here, only that every line is a line of the
language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pasdedeux.diagnostics import Source
from pasdedeux.language.written.layout import Layout, Row, layout
from pasdedeux.language.written.mistakes import Mistakes, TooMany
from pasdedeux.language.written.parse import parse
from pasdedeux.language.written.tokens import Token

_TELLING = frozenset(("scene", "meanwhile"))
_TIGHT_BEFORE = frozenset((",", ";", ")", ":"))
_LOOSE_AFTER = frozenset((",", ";", ":"))
_GAP = "  "
_WIDEST = 60  # a longer fact does not move the wordings of its neighbours


def format_text(source: Source) -> str:
    """The text, formatted. Formatting it again changes nothing.

    Raises:
        Refused: with all mistakes, if a line cannot be read. Names that nobody declared are no matter.
    """
    mistakes = Mistakes()
    rows = Layout([], [])
    try:
        with mistakes.caught():
            parse(source, mistakes)
            rows = layout(source, Mistakes())
    except TooMany:
        raise mistakes.refused() from None
    mistakes.collector.raise_if_any()
    return _text(rows)


def _text(found: Layout) -> str:
    levels = _levels(found.rows)
    columns = _id_columns(found.top)
    glosses = _aligned(found.rows, _width_before_gloss, least=2)
    bodies = {id(row): _body(row, columns.get(id(row), 0), glosses.get(id(row), 0)) for row in found.rows}
    comments = _aligned(found.rows, lambda row: len(bodies[id(row)]) if row.comment and row.kind == "row" else None)
    lines: list[str] = []
    for row in found.rows:
        if row.kind == "blank":
            if lines and lines[-1]:
                lines.append("")
            continue
        said = f"{bodies[id(row)]:<{comments.get(id(row), 0)}}{_GAP}" if id(row) in comments else bodies[id(row)]
        lines.append(f"{'    ' * levels[id(row)]}{said}{row.comment}")
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n" if lines else ""


def _aligned(rows: Sequence[Row], width: Callable[[Row], int | None], least: int = 1) -> dict[int, int]:
    """The common column of what follows the first `width` characters in neighbouring rows of one level.

    Rows without a width may stand between; an empty line, a comment line or another level ends the column. Fewer than
    `least` rows make none.
    """
    found: dict[int, int] = {}
    run: list[tuple[Row, int]] = []
    level = -1
    for row in [*rows, None]:
        if row is None or row.kind != "row" or row.level != level:
            longest = max((size for _, size in run), default=0)
            found.update((id(each), longest) for each, _ in (run if len(run) >= least else ()))
            run, level = [], row.level if row is not None and row.kind == "row" else -1
        size = width(row) if row is not None and row.kind == "row" else None
        if row is not None and size is not None:
            run.append((row, size))
    return found


def _width_before_gloss(row: Row) -> int | None:
    """How wide a fact is before its wording, if it ends with its only one."""
    words, _ = _parts(row)
    if [i for i, word in enumerate(words) if word.kind == "string"] != [len(words) - 1] or words[0].key != "fact":
        return None
    size = len(_joined(row, words[:-1]))
    return size if size <= _WIDEST else None


def _levels(rows: Sequence[Row]) -> dict[int, int]:
    """The level of each row; a comment has that of the block in which it stands, or that of the row after it."""
    found: dict[int, int] = {}
    upcoming = _upcoming(rows)
    columns: list[int] = []  # of the rows that enclose this place
    for row, following in zip(rows, upcoming, strict=True):
        if row.kind == "row":
            found[id(row)] = row.level
            del columns[row.level :]
            columns.append(row.column)
        elif row.kind == "comment":
            found[id(row)] = _comment_level(row, following, columns)
    return found


def _comment_level(row: Row, following: Row | None, columns: Sequence[int]) -> int:
    if following is not None and row.column >= following.column and following.level >= len(columns):
        return following.level
    return max(sum(1 for column in columns if column <= row.column) - 1, 0)


def _upcoming(rows: Sequence[Row]) -> list[Row | None]:
    """For each row the next one that says something."""
    found: list[Row | None] = []
    following: Row | None = None
    for row in reversed(rows):
        found.append(following)
        if row.kind == "row":
            following = row
    return found[::-1]


# --- one line ---------------------------------------------------------------------------------------------------------


def _body(row: Row, column: int, gloss: int) -> str:
    """A row without its indentation and comment; `column` is that of its ids, `gloss` that of a fact's wording."""
    if row.kind != "row":
        return ""
    words, marks = _parts(row)
    said = _joined(row, words)
    if gloss:
        said = f"{_joined(row, words[:-1]):<{gloss}}{_GAP}{words[-1].text}"
    beside = " ".join(marks)
    if not beside:
        return said
    return f"{said:<{column}}{_GAP}{beside}" if column else f"{said} {beside}".strip()


def _parts(row: Row) -> tuple[list[Token], list[str]]:
    """The words of a row, and its marks as they are written."""
    words = list(row.tokens)
    marks: list[str] = []
    while words and words[-1].kind in ("accept", "ids"):
        token = words.pop()
        marks.insert(0, _ids(token.text) if token.kind == "ids" else _accept(token.text))
    return words, marks


def _ids(text: str) -> str:
    return f"[{', '.join(part.strip() for part in text[1:-1].split(','))}]"


def _accept(text: str) -> str:
    head, _, reason = text.partition(":")
    codes = " ".join(re.sub(r"\s*,\s*", ", ", head).split())
    return f"{codes}: {' '.join(reason.split())}"


def _joined(row: Row, words: Sequence[Token]) -> str:
    """The words with one blank where there were some; none before a comma or a closing bracket, one after a comma."""
    if words and words[0].key == "covers":
        return " ".join(re.sub(r"\s*,\s*", ", ", row.source.text[words[0].start : words[-1].end]).split())
    parts: list[str] = []
    for before, token in zip([None, *words], words, strict=False):
        if before is not None and _apart(row, before, token):
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def _apart(row: Row, before: Token, token: Token) -> bool:
    if token.text in _TIGHT_BEFORE or before.text == "(":
        return False
    if before.text in _LOOSE_AFTER:
        return True
    return before.end < token.start or "string" in (before.kind, token.kind)


# --- the column of source ids -----------------------------------------------------------------------------------------


def _id_columns(top: Sequence[Row]) -> dict[int, int]:
    """For each event with ids: how wide the longest sentence with ids of its scene is."""
    found: dict[int, int] = {}
    for scene in _scenes(top):
        told = [(row, _parts(row)) for row in scene.block]
        wide = [(row, len(_joined(row, words))) for row, (words, marks) in told if words and marks]
        longest = max((width for _, width in wide), default=0)
        found.update((id(row), longest) for row, _ in wide)
    return found


def _scenes(top: Sequence[Row]) -> Iterator[Row]:
    for row in top:
        if row.tokens[0].key in _TELLING:
            yield row
        elif row.tokens[0].key == "act":
            yield from _scenes(row.block)
