"""What stands at the end of a line beside what it says: `[P2.3]` and `intentional: reason`."""

from __future__ import annotations

import re

from pasdedeux.diagnostics import Span
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.syntax import Marks, Phrase
from pasdedeux.language.written.tokens import Token
from pasdedeux.model.story import Accepted

_ID = re.compile(r"[\w.:/-]+")
_ESCAPED = re.compile(r"\\([\[\]*/])")  # in a note of a screenplay, where they would end it
_ACCEPT = re.compile(r"intentional\s*([^:]*?)\s*:\s*(.*?)\s*(\[[^][]*\])?\s*", re.DOTALL)


def marked(row: Row, mistakes: Mistakes) -> tuple[list[Token], Marks]:
    """The words of a row without its marks, and the marks: its own and those of `intentional:` lines under it.

    Raises:
        Mistake: if the line cannot be cut into words, or an id is not one.
    """
    words = list(row.tokens)
    accepted: list[Accepted] = []
    ids: tuple[str, ...] = ()
    if words and words[-1].kind == "accept":
        token = words.pop()
        accepted.append(_accepted(row, token))
        ids = _ids_after(row, token)
    if words and words[-1].kind == "ids":
        ids = (*_ids(row, words.pop()), *ids)
    for child in row.block:
        with mistakes.caught():
            if is_intentional(child):
                accepted.append(_accepted(child, child.tokens[0]))
    return words, Marks(row.span, ids, tuple(accepted))


def is_intentional(row: Row) -> bool:
    """Whether the row says nothing but `intentional: reason`."""
    return row.tokens[0].kind == "accept"


def said(row: Row, mistakes: Mistakes) -> tuple[Phrase, Marks]:
    """The words of a row as a phrase, and its marks."""
    words, marks = marked(row, mistakes)
    return phrase(row, words), marks


def phrase(row: Row, words: list[Token]) -> Phrase:
    """Words of a row; without any it points to the end of the row."""
    return Phrase(row.source, tuple(words), row.end)


def lines(row: Row) -> list[Row]:
    """The rows of a block without the `intentional:` ones. A row that cannot be cut into words stays in."""
    kept = []
    for child in row.block:
        try:
            if is_intentional(child):
                continue
        except Mistake:  # reported by whoever reads the row
            pass
        kept.append(child)
    return kept


def _accepted(row: Row, token: Token) -> Accepted:
    match = _ACCEPT.fullmatch(token.text)
    if match is None or not match[2]:
        place = Span(row.source, token.start, token.end)
        hint = "write the reason after the colon: `intentional: she is drunk`."
        raise Mistake(
            "S109", "a reason is missing after `intentional:`", place, "Nothing is accepted without one.", hint
        )
    codes = tuple(code.strip() for code in match[1].split(",")) if match[1] else ()
    return Accepted(_ESCAPED.sub(r"\1", match[2]), codes, Span(row.source, token.start, token.end))


def _ids_after(row: Row, token: Token) -> tuple[str, ...]:
    match = _ACCEPT.fullmatch(token.text)
    if match is None or not match[3]:
        return ()
    start = token.start + match.start(3)
    return _ids(row, Token("ids", match[3], start, start + len(match[3]), ""))


def _ids(row: Row, token: Token) -> tuple[str, ...]:
    found = tuple(part.strip() for part in token.text[1:-1].split(","))
    for part in found:
        if not _ID.fullmatch(part):
            what = f"`{part}` is no source id" if part else "a source id is missing"
            hint = "an id is one word of letters, digits and dots; several are parted by commas: `[P2.3, P2.4]`."
            raise Mistake("S111", what, Span(row.source, token.start, token.end), "The line is skipped.", hint)
    return found
