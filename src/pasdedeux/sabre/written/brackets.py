"""Which bracket belongs to which, and where each statement ends.

A semicolon inside round or square brackets, or a new declaration inside braces, can only mean that the bracket was
never closed: so one forgotten bracket spoils one statement, not the rest of the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pasdedeux.diagnostics.collector import Collector
from pasdedeux.diagnostics.diagnostic import Diagnostic
from pasdedeux.sabre.written.tokens import NAME, NUMBER, UNKNOWN, Tokens

NESTING = 150  # how deep brackets, conditions and sums may be nested; every later step goes as deep as the text does
CLOSES = {"(": ")", "[": "]", "{": "}"}
OPENS = {close: open_ for open_, close in CLOSES.items()}
KEYWORDS = ("type", "entity", "property", "action", "trigger", "utility")


class Stretch(NamedTuple):
    """One statement: its tokens from ``low`` up to ``high``, without the semicolon. ``broken``: do not read it."""

    low: int
    high: int
    broken: bool


@dataclass(eq=False, repr=False)
class Outline:
    """The statements of a file, and for every bracket the place of its partner (-1 for other tokens)."""

    partners: list[int]
    statements: list[Stretch] = field(default_factory=list)


def begins_statement(tokens: Tokens, at: int) -> bool:
    """Whether a declaration begins at a token: a keyword, followed by what only a declaration can have there."""
    words, kinds = tokens.words, tokens.kinds
    if at + 1 >= len(words) or words[at] not in KEYWORDS:
        return False
    return words[at + 1] == "(" if words[at] == "utility" else kinds[at + 1] == NAME


def outline(tokens: Tokens, mistakes: Collector) -> Outline:
    """Pair the brackets and find the statements; report brackets without a partner and missing semicolons."""
    return _Outliner(tokens, mistakes).run()


class _Outliner:
    def __init__(self, tokens: Tokens, mistakes: Collector) -> None:
        self.tokens, self.mistakes = tokens, mistakes
        self.result = Outline([-1] * len(tokens))
        self.open: list[int] = []
        self.beyond = 0  # brackets opened beyond the limit of nesting
        self.start, self.broken = 0, False

    def run(self) -> Outline:
        words = self.tokens.words
        for at, word in enumerate(words):
            if word in CLOSES:
                self._opened(at)
            elif word in OPENS:
                self._closed(at, word)
            elif word == ";":
                self._semicolon(at)
            elif word in KEYWORDS and not self.open and at > self.start:
                self._keyword(at)
        self._unclosed(0)
        if self.start < len(words) or not words:
            self._end(len(words), len(words))
        return self.result

    def _opened(self, at: int) -> None:
        if len(self.open) >= NESTING:
            if not self.beyond and not self.broken:
                self._report(too_deep(self.tokens, at, at + 1))
            self.beyond += 1
        else:
            self.open.append(at)

    def _closed(self, at: int, word: str) -> None:
        if self.beyond:
            self.beyond -= 1
            return
        words, wanted = self.tokens.words, OPENS[word]
        depth = next((i for i in range(len(self.open) - 1, -1, -1) if words[self.open[i]] in (wanted, "{")), None)
        if depth is None or words[self.open[depth]] != wanted:
            if not self.broken:
                self._report(_stray(self.tokens, at))
            return
        self._unclosed(depth + 1)
        opened = self.open.pop()
        self.result.partners[opened], self.result.partners[at] = at, opened

    def _unclosed(self, depth: int) -> None:
        """Report the innermost bracket that is open beyond ``depth``, and forget all of them."""
        if len(self.open) > depth:
            if not self.broken:
                self._report(_unclosed(self.tokens, self.open[-1]))
            del self.open[depth:]
        self.beyond = 0

    def _semicolon(self, at: int) -> None:
        words = self.tokens.words
        brace = next((i for i, o in enumerate(self.open) if words[o] == "{"), -1)
        self._unclosed(brace + 1)
        if self.open and begins_statement(self.tokens, at + 1):
            self._unclosed(0)
        if not self.open:
            self._end(at, at + 1)

    def _keyword(self, at: int) -> None:
        """A declaration in the middle of a statement: the semicolon before it is missing."""
        before = self.tokens.words[at - 1]
        ended = before in ("}", ")") or self.tokens.kinds[at - 1] in (NAME, NUMBER, UNKNOWN)
        if self.tokens.words[at] == "utility":
            ended = ended and before != ")" and before not in KEYWORDS
        if ended and before != "else" and begins_statement(self.tokens, at):
            self.mistakes.add(_no_semicolon(self.tokens, at))
            self._end(at, at)  # what stands before it is whole

    def _end(self, at: int, following: int) -> None:
        statements = self.result.statements
        if self.start < at or not statements or statements[-1].low < statements[-1].high:
            statements.append(Stretch(self.start, at, self.broken))  # of empty ones in a row only the first
        self.start, self.broken = following, False

    def _report(self, mistake: Diagnostic) -> None:
        self.broken = True
        self.mistakes.add(mistake)


def too_deep(tokens: Tokens, low: int, high: int) -> Diagnostic:
    """The message for what is nested deeper than anything here can follow."""
    return Diagnostic(
        "P103",
        f"this is nested more than {NESTING} levels deep",
        tokens.span(low, high),
        consequence="Nothing that happens in a story needs so many brackets, conditions or signs inside each other.",
        hint="leave out needless brackets, or split the formula into properties with triggers that keep them.",
    )


def _stray(tokens: Tokens, at: int) -> Diagnostic:
    word = tokens.words[at]
    return Diagnostic(
        "P102",
        f"this `{word}` closes no bracket",
        tokens.at(at),
        consequence="So it is not clear what belongs together in this statement, and it was left out.",
        hint=f"leave it out, or write `{OPENS[word]}` where the bracket begins.",
    )


def _unclosed(tokens: Tokens, at: int) -> Diagnostic:
    word = tokens.words[at]
    return Diagnostic(
        "P102",
        f"this `{word}` is never closed",
        tokens.at(at),
        consequence="So it is not clear what belongs together in this statement, and it was left out.",
        hint=f"write `{CLOSES[word]}` where the bracket ends; a statement ends at its `;`.",
    )


def _no_semicolon(tokens: Tokens, at: int) -> Diagnostic:
    return Diagnostic(
        "P104",
        f"a `;` is missing before `{tokens.words[at]}`",
        tokens.at(at),
        consequence="Every statement ends with a semicolon, an action's or trigger's after its `}` as well.",
        hint=f"write `;` after `{tokens.words[at - 1]}`.",
    )
