"""The words of a problem file, each with its place.

White space and comments separate tokens and have no other meaning. A minus sign that touches a digit always begins a
number, whatever stands before it; every other character that is no symbol belongs to the word that it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pasdedeux.diagnostics.collector import Collector
from pasdedeux.diagnostics.diagnostic import Diagnostic
from pasdedeux.diagnostics.source import Source
from pasdedeux.diagnostics.span import Span

NAME = "name"  # begins with a letter
NUMBER = "number"
SYMBOL = "symbol"
UNKNOWN = "unknown"  # the word `?`
ODD = "odd"  # a word that no statement has a use for: `_x`, `$`, `?x`, quoted text

_SYMBOLS = r"(){}\[\],;:*/+\-&|!=<>"
_TOKEN = re.compile(
    rf"""
      (?P<space> [\s\ufeff]+ | //[^\n]* )
    | (?P<comment> /\* )
    | (?P<number> -?(?:[0-9]+\.?[0-9]*|\.[0-9]+) )
    | (?P<symbol> ==|!=|>=|<=|[{_SYMBOLS}] )
    | (?P<quoted> "[^"\n]*" )
    | (?P<quote> "[^\n]* )
    | (?P<word> [^\s\ufeff{_SYMBOLS}]+ )
    """,
    re.VERBOSE,
)


@dataclass(eq=False, repr=False)
class Tokens:
    """A text cut into words. ``kinds``, ``words`` and ``starts`` (offsets in characters) run in parallel."""

    source: Source
    words: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, low: int, high: int) -> Span:
        """The stretch of the text from token ``low`` up to, but without, token ``high``.

        Where the two are the same it is the empty place right after the token before.
        """
        if low >= high:
            place = self._end(low - 1) if low else 0
            return Span(self.source, place, place)
        return Span(self.source, self.starts[low], self._end(high - 1))

    def at(self, index: int) -> Span:
        """The stretch of one token."""
        return self.span(index, index + 1)

    def text(self, low: int, high: int) -> str:
        """What the file says from ``low`` up to ``high``, on one line and not too long to be quoted."""
        words = self.words[low : min(high, low + 40)]
        text = "".join(_gap(a, b) + b for a, b in zip(["", *words], words, strict=False))
        return text if len(text) <= 60 and high - low <= 40 else f"{text[:57]}..."

    def _end(self, index: int) -> int:
        return self.starts[index] + len(self.words[index])


def _gap(before: str, word: str) -> str:
    """The blank that is written between two words."""
    if before in ("", "(", "[", "!") or word in (")", "]", ",", ";", "("):
        return ""
    return " "


def tokenize(source: Source, mistakes: Collector) -> Tokens:
    """The tokens of a text. A comment or quotation without an end is reported; it counts up to the end of its line."""
    tokens = Tokens(source)
    words, kinds, starts = tokens.words, tokens.kinds, tokens.starts
    at, comments_end = 0, source.text.rfind("*/")
    while found := _TOKEN.match(source.text, at):
        kind = found.lastgroup or ""
        start, at = found.span()
        if kind == "comment":
            at = _after_comment(source, start, comments_end, mistakes)
        elif kind == "quote":
            mistakes.add(_unclosed(source, start, kind))
        elif kind != "space":
            word = found.group()
            words.append(word)
            kinds.append(kind if kind in (NUMBER, SYMBOL) else _word_kind(word))
            starts.append(start)
    return tokens


def _after_comment(source: Source, start: int, last_end: int, mistakes: Collector) -> int:
    """Where the text goes on after a comment. ``last_end`` is the last place where any comment can end."""
    if start + 2 <= last_end:
        return source.text.index("*/", start + 2) + 2
    mistakes.add(_unclosed(source, start, "comment"))
    newline = source.text.find("\n", start)
    return newline if newline >= 0 else len(source.text)


def _word_kind(word: str) -> str:
    if word[0].isalpha():
        return NAME
    return UNKNOWN if word == "?" else ODD


def _unclosed(source: Source, start: int, kind: str) -> Diagnostic:
    sign, end = ("/*", "*/") if kind == "comment" else ('"', '"')
    what = "comment" if kind == "comment" else "quotation"
    return Diagnostic(
        "P101",
        f"this {what} has no end",
        Span(source, start, start + len(sign)),
        consequence="Everything after it would be part of it, so nothing there could be read.",
        hint=f"write `{end}` where the {what} ends.",
    )
