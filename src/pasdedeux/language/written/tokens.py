"""The words of a line.

A word is made of letters, digits, `_` and `'`, and of hyphens between letters ("e-mails"), so a minus wants a blank
before it. What follows `intentional:` is the author's own prose and stays one token, as does a list of source ids.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pasdedeux.diagnostics import Source, Span
from pasdedeux.language.written.mistakes import Mistake

LONGEST = 500  # tokens of one line
WIDEST = 20_000  # characters of one line

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<accept>(?<![\w'])intentional(?:\s+[A-Z]\d{3}(?:\s*,\s*[A-Z]\d{3})*)?\s*:.*)
  | (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<ids>\[[^][]*\])
  | (?P<number>\d+(?:\.\d+)?(?![\w']))
  | (?P<word>\w(?:[\w'’]|-(?=[^\W\d_]))*)
  | (?P<symbol>!=|<=|>=|==|[(){},;:=<>+\-*/?.])
    """,
    re.VERBOSE,
)


# A note of a screenplay ends with `]]`, so brackets may be escaped too, and what would open or close a remark in it.
_ESCAPED = re.compile(r"\\([\"\\\[\]*/])")


class Token(NamedTuple):
    """A word of a line: its kind, its text, where it stands, and how it compares (`key`, without upper case)."""

    kind: str  # word, number, string, ids, accept, symbol or end
    text: str
    start: int
    end: int
    key: str

    @property
    def value(self) -> str:
        """What a quoted text says."""
        return _ESCAPED.sub(r"\1", self.text[1:-1])


def tokens(source: Source, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of one line.

    Raises:
        Mistake: for an open quote, an open square bracket, a sign without a meaning, or too many words.
    """
    if end - start > WIDEST:
        raise _too_long(source, start + WIDEST, end)
    found: list[Token] = []
    text, at = source.text, start
    match = _TOKEN.match
    while at < end:
        hit = match(text, at, end)
        if hit is None:
            raise _strange(source, at, end)
        kind = hit.lastgroup
        if kind != "space" and kind is not None:
            word = hit.group()
            found.append(Token(kind, word, at, hit.end(), word.casefold() if kind == "word" else word))
        at = hit.end()
    if len(found) > LONGEST:
        raise _too_long(source, found[LONGEST].start, end)
    return found


def _too_long(source: Source, start: int, end: int) -> Mistake:
    return Mistake(
        "S106",
        "this line is too long",
        Span(source, start, end),
        "A line is one declaration or one sentence, and nobody can follow one of this length.",
        f"split it: a line may have up to {LONGEST:,} words and signs, and {WIDEST:,} characters.",
    )


def _strange(source: Source, at: int, end: int) -> Mistake:
    sign = source.text[at]
    place = Span(source, at, end)
    if sign == '"':
        message = "this quote is not closed"
        return Mistake(
            "S103", message, place, "A quoted text ends on its own line.", 'write a `"` where the text ends.'
        )
    if sign in "[]":
        what = "this `[` is not closed" if sign == "[" else "nothing opened this `]`"
        place = place if sign == "[" else Span(source, at, at + 1)
        hint = "source ids stand between `[` and `]`: `[P2.3, P2.4]`."
        return Mistake("S104", what, place, "So it cannot be told which source ids are meant.", hint)
    hint = (
        'quotes are written `"`.'
        if sign in "“”„«»‘"
        else "take it out, or put the text that it belongs to into quotes."
    )
    return Mistake(
        "S107", f"the sign `{sign}` has no meaning here", Span(source, at, at + 1), "The line is skipped.", hint
    )
