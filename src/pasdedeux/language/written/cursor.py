"""A place in the words of a line, moving on as they are read."""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.diagnostics import Source, Span
from pasdedeux.language.written.mistakes import Mistake
from pasdedeux.language.written.tokens import Token

ARTICLES = frozenset(("the", "a", "an"))


class Cursor:
    """Reads tokens from left to right. Beyond the last one stands a token of kind "end"."""

    def __init__(self, source: Source, tokens: Sequence[Token], at: int = 0, place: int | None = None) -> None:
        """Read `tokens` of `source` from the index `at`; `place` is the offset to point at if there are none."""
        self.source = source
        self.tokens = tokens
        self.at = at
        end = tokens[-1].end if tokens else place or 0
        self._end = Token("end", "", end, end, "")

    @property
    def here(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.at] if self.at < len(self.tokens) else self._end

    def ahead(self, steps: int = 1) -> Token:
        """The token that many steps after the next one."""
        at = self.at + steps
        return self.tokens[at] if at < len(self.tokens) else self._end

    @property
    def done(self) -> bool:
        """Whether all has been read."""
        return self.at >= len(self.tokens)

    def next(self) -> Token:
        """The next token, read."""
        token = self.here
        self.at += 1
        return token

    def says(self, *keys: str) -> bool:
        """Whether exactly these words or signs come next."""
        if self.at + len(keys) > len(self.tokens):
            return False
        at, tokens = self.at, self.tokens
        return all(tokens[at + i].key == key for i, key in enumerate(keys))

    def accept(self, *keys: str) -> bool:
        """Read these words or signs if they come next, and say whether they did."""
        if self.says(*keys):
            self.at += len(keys)
            return True
        return False

    def skip_article(self) -> None:
        """Read `the`, `a` or `an` if it comes next and something follows it."""
        if self.here.key in ARTICLES and self.here.kind == "word" and self.ahead().kind == "word":
            self.at += 1

    def expect(self, key: str, purpose: str) -> Token:
        """Read this word or sign. Raises Mistake where something else comes next."""
        if self.here.key != key or self.here.kind == "string":
            raise self.missing(f"`{key}`", purpose)
        return self.next()

    def word(self, what: str, purpose: str) -> Token:
        """Read one word of any kind. Raises Mistake where something else comes next."""
        if self.here.kind != "word":
            raise self.missing(what, purpose)
        return self.next()

    def string(self, what: str, purpose: str) -> Token:
        """Read a quoted text. Raises Mistake where something else comes next."""
        if self.here.kind != "string":
            raise self.missing(what, purpose)
        return self.next()

    def missing(self, what: str, purpose: str) -> Mistake:
        """The message that something else should stand here. `purpose` is what follows for the story."""
        if self.here.kind == "end":
            return Mistake("S109", f"{what} is missing at the end of the line", self.place(), purpose)
        return Mistake("S109", f"{what} should stand here, not `{_clipped(self.here.text)}`", self.place(), purpose)

    def place(self) -> Span:
        """The next token as a place."""
        return Span(self.source, self.here.start, self.here.end)

    def since(self, index: int) -> Span:
        """What has been read from the token with this index on."""
        first = self.tokens[index].start if index < len(self.tokens) else self._end.start
        last = self.tokens[self.at - 1].end if 0 < self.at <= len(self.tokens) else self._end.end
        return Span(self.source, first, max(first, last))

    def rest(self) -> Span:
        """All that has not been read."""
        return Span(self.source, self.here.start, max(self.here.start, self._end.end))

    def finish(self, what: str) -> None:
        """Raise Mistake if something is left that belongs to nothing; `what` has been read in full."""
        if not self.done:
            raise Mistake(
                "S110",
                f"`{_clipped(self.rest().text)}` belongs to nothing here",
                self.rest(),
                f"{what} has been understood up to here; the whole line is skipped.",
            )


def _clipped(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
