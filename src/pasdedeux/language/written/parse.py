"""From the rows of a file to its declarations: what kind each is, and where its parts stand.

Every kind of declaration is one entry of `KINDS`: its first word and the function that reads it. A row that begins
with none of them declares entities of the type that it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pasdedeux.diagnostics import Source, Span, nearest
from pasdedeux.language.written import declarations as read
from pasdedeux.language.written import deeds, telling
from pasdedeux.language.written.cursor import Cursor
from pasdedeux.language.written.layout import Row, layout
from pasdedeux.language.written.marks import lines, marked
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.written.pieces import no_block
from pasdedeux.language.written.syntax import File, Marks
from pasdedeux.language.written.tokens import WIDEST

Reader = Callable[[File, Row, Cursor, Marks, Mistakes], None]

KINDS: dict[str, Reader] = {
    "story": read.title,
    "covers": read.covers,
    "import": read.imported,
    "remake": read.remake,
    "rename": read.rename,
    "type": read.types,
    "fact": read.facts,
    "secret": read.secret,
    "define": read.definition,
    "initially": read.initially,
    "wants": read.wants,
    "author": read.author_wants,
    "action": deeds.action,
    "staging": deeds.staging,
    "rule": deeds.rule,
    "act": telling.act,
    "scene": telling.scene,
    "meanwhile": telling.meanwhile,
    "ending": telling.ending,
    "credit": telling.credit,
    "cast": telling.cast,
}
_OPENING = frozenset(
    ("define", "initially", "wants", "author", "action", "staging", "rule", "act", "scene", "meanwhile", "ending")
)
_WORD = re.compile(r"[\w'’-]+")


def parse(source: Source, mistakes: Mistakes) -> File:
    """The declarations of a text. Every line that cannot be understood is reported and skipped."""
    file = File(source)
    for row in layout(source, mistakes).top:
        declare(file, row, mistakes)
    return file


def is_kind(word: str) -> bool:
    """Whether a line that begins with this word is a declaration, whatever follows."""
    return word.casefold() in KINDS


def declare(file: File, row: Row, mistakes: Mistakes) -> None:
    """Add what a row declares to a file. A row that cannot be understood is reported."""
    with mistakes.caught():
        try:
            words, marks = marked(row, mistakes)
            cursor = Cursor(row.source, words, place=row.end)
            _read(file, row, cursor, marks, mistakes)
        except (Mistake, Silent):
            _taint(row, mistakes)
            raise


def _read(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    key = cursor.here.key
    reader = KINDS.get(key) if cursor.here.kind == "word" else None
    if reader is None:
        _entities(file, row, cursor, marks, mistakes)
    else:
        cursor.next()
        reader(file, row, cursor, marks, mistakes)
    if key not in _OPENING and lines(row):
        with mistakes.caught():
            raise no_block(row, f"`{row.text[:60]}`")


def _entities(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`TYPE Name, Name "label"`, or a line that is no declaration at all."""
    first, second = cursor.here, cursor.ahead()
    after = cursor.ahead(2)
    shaped = first.kind == second.kind == "word" and (after.kind in ("end", "string") or after.text == ",")
    if not shaped or (lines(row) and nearest(first.key, _OPENING)):
        raise _unknown(row, first.text, cursor.place())
    read.entities(file, row, cursor, marks, mistakes)


def _unknown(row: Row, word: str, place: Span) -> Mistake:
    guess = nearest(word.casefold(), KINDS)
    hint = f"did you mean `{guess}`?" if guess else "events stand indented under a `scene`."
    return Mistake(
        "S108",
        f"a line cannot begin with `{word[:60]}` here",
        place,
        "It is no declaration that there is, so it and what stands under it are skipped.",
        hint,
    )


def _taint(row: Row, mistakes: Mistakes) -> None:
    """Remember the words of a broken line: that they mean nothing now is no mistake of the lines that use them."""
    todo = [row]
    first = row.text[:WIDEST].split(None, 1)[0].casefold() if row.text else ""
    deep = first not in ("scene", "meanwhile", "act", "ending", "initially", "wants")
    while todo:
        current = todo.pop()
        mistakes.tainted.update(_words(current.text))
        if deep:
            todo.extend(current.block)


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:WIDEST])
