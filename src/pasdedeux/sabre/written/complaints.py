"""Why a stretch of tokens cannot be read: the message for the smallest part of it that is wrong.

Reading by splitting fails as a whole. To find the place, the stretch is split once more, at the sign that was most
likely meant, and the first part that cannot be read is followed down to a few words whose trouble can be named.
"""

from __future__ import annotations

from pasdedeux.diagnostics.diagnostic import Diagnostic
from pasdedeux.diagnostics.suggest import nearest
from pasdedeux.sabre.written.brackets import CLOSES, KEYWORDS
from pasdedeux.sabre.written.expressions import Expressions
from pasdedeux.sabre.written.remarks import Remarks
from pasdedeux.sabre.written.signs import COMPARISONS, OPERATORS, Signs
from pasdedeux.sabre.written.tokens import NAME, NUMBER, ODD

_JOINING = ("&", "|", "=", *COMPARISONS, *OPERATORS)
_WORDS = {"and": "&", "or": "|", "not": "!", "AND": "&", "OR": "|", "NOT": "!", "is": "==", "then": "", "implies": "|"}
_PAIRS = {("=", ">"): ">=", ("<", ">"): "!=", ("=", "<"): "<=", ("=", "!"): "!=", ("&", "&"): "&", ("|", "|"): "|"}


class Complaints:
    """Messages about what cannot be read in one file."""

    def __init__(self, expressions: Expressions, remarks: Remarks) -> None:
        self.expressions, self.remarks = expressions, remarks
        self.tokens, self.partners = expressions.tokens, expressions.partners
        self.words, self.kinds = self.tokens.words, self.tokens.kinds

    def about(self, low: int, high: int) -> Diagnostic:
        """Why the stretch, which lies between two brackets or fills a part of a statement, is no expression."""
        signs = self.expressions.signs(low, high)
        while True:
            found = self._here(low, high, signs)
            if isinstance(found, Diagnostic):
                return found
            low, high, inside = found
            if inside:
                signs = self.expressions.signs(low, high)

    # --- one step on the way down: either a message, or the smaller stretch to look at (True: one of brackets) ---

    def _here(self, low: int, high: int, signs: Signs) -> Diagnostic | tuple[int, int, bool]:
        if low == high:
            return self._nothing(low)
        return (
            self._odd_word(low, high)
            or self._doubled_sign(low, high)
            or self._joined(low, high, signs)
            or self._prefixed(low, high, signs)
            or self._enclosed(low, high)
            or self._words_in_a_row(low, high)
        )

    def _odd_word(self, low: int, high: int) -> Diagnostic | None:
        at = low
        while at < high:
            if self.kinds[at] == ODD:
                return self.remarks.not_a_word(at)
            at = max(at, self.partners[at]) + 1
        return None

    def _doubled_sign(self, low: int, high: int) -> Diagnostic | None:
        at = low
        while at + 1 < high:
            pair = (self.words[at], self.words[at + 1])
            if pair in _PAIRS and self.tokens.starts[at + 1] == self.tokens.starts[at] + len(pair[0]):
                message = f"`{''.join(pair)}` is no sign of this language"
                return self.remarks.unreadable(at, at + 2, message, f"write `{_PAIRS[pair]}` here.")
            at = max(at, self.partners[at]) + 1
        return None

    def _joined(self, low: int, high: int, signs: Signs) -> Diagnostic | tuple[int, int, bool] | None:
        """The first part that is wrong among those that a sign joins."""
        if self.words[low] == "if" and (wrong := self._else_if(low, high, signs)):
            return wrong
        for sign in ("&", "|"):
            pieces = signs.pieces(sign, low, high)
            if len(pieces) > 1:
                return self._first_wrong(pieces, signs)
        if self.words[low] in ("!", "if", "forall", "exists", "sum", "product"):
            return None
        for sign in ("=", *COMPARISONS, ":", *OPERATORS):
            at = signs.first(sign, low, high)
            if at is not None:
                return self._first_wrong([(low, at), (at + 1, high)], signs) or self._misplaced(low, at, high)
        return None

    def _first_wrong(self, pieces: list[tuple[int, int]], signs: Signs) -> tuple[int, int, bool] | None:
        for low, high in pieces:
            if self.expressions.read(low, high, signs) is None:
                return low, high, False
        return None

    def _prefixed(self, low: int, high: int, signs: Signs) -> Diagnostic | tuple[int, int, bool] | None:
        word = self.words[low]
        if word == "!":
            return low + 1, high, False
        if word in ("if", "elseif"):
            return self._conditional(low, high, signs)
        if word in ("forall", "exists", "sum", "product"):
            return self._quantified(word, low, high)
        return None

    def _conditional(self, low: int, high: int, signs: Signs) -> Diagnostic | tuple[int, int, bool]:
        ends = [*self.expressions.branches(low + 1, high, signs), high]
        if low + 1 >= high or self.words[low + 1] != "(":
            return self.remarks.unreadable(
                low, low + 1, "a condition in brackets must follow `if`", "write `if(condition) ...`."
            )
        close = self.partners[low + 1]
        if not self.expressions.read(low + 2, close, self.expressions.signs(low + 2, close)):
            return low + 2, close, True
        if not self.expressions.read(close + 1, ends[0], signs):
            return close + 1, ends[0], False
        at = ends[0]
        if at == high:
            return self.remarks.unexpected(low)
        return (at + 1, high, False) if self.words[at] == "else" else (at, high, False)

    def _else_if(self, low: int, high: int, signs: Signs) -> Diagnostic | None:
        for at in self.expressions.branches(low, high, signs)[:-1]:
            if self.words[at] == "else" and self.words[at + 1] == "if":
                return Diagnostic(
                    "P107",
                    "`else if` chains are not read: the first `else` would have to be the last",
                    self.tokens.span(at, at + 2),
                    consequence="So it is not clear which branch belongs to which condition.",
                    hint="write `elseif`, or put brackets around the inner `if`.",
                )
        return None

    def _quantified(self, word: str, low: int, high: int) -> Diagnostic | tuple[int, int, bool]:
        head = self.words[low + 1 : low + 6]
        form = f"`{word}(v : T) ...`: a variable, a colon and its type in brackets"
        if len(head) < 5 or head[0] != "(" or head[2] != ":" or head[4] != ")":
            return self.remarks.unreadable(
                low, min(low + 6, high), f"`{word}` must be followed by its variable", f"write {form}."
            )
        return low + 6, high, False

    def _enclosed(self, low: int, high: int) -> Diagnostic | tuple[int, int, bool] | None:
        """Inside the brackets, where the stretch is brackets, or a fact or a belief with something wrong in it."""
        opened = low if self.words[low] in CLOSES else low + 1
        if opened >= high or self.words[opened] not in CLOSES or self.partners[opened] != high - 1:
            return None
        if self.words[opened] != "(":
            text = f"`{self.words[opened]}` has no meaning in a formula"
            return self.remarks.unreadable(opened, opened + 1, text, "use round brackets.")
        if opened == low:
            return low + 1, high - 1, True
        return self._belief(low, high) if self.words[low] == "believes" else self._arguments(low, high)

    def _belief(self, low: int, high: int) -> Diagnostic | tuple[int, int, bool]:
        if high - low < 6 or self.words[low + 3] != ",":
            hint = "write `believes(Tom, at(Coin) == Home)`: a character, a comma, and what they believe."
            return self.remarks.unreadable(low, high, "this belief is not complete", hint)
        return low + 4, high - 1, True

    def _arguments(self, low: int, high: int) -> Diagnostic | None:
        if self.kinds[low] != NAME:
            return None
        signs = self.expressions.signs(low + 2, high - 1)
        for start, end in signs.pieces(",", low + 2, high - 1):
            if start == end:
                return self.remarks.missing(start, "an argument")
            if end > start + 1 or not self.expressions.is_value(start):
                message = f"`{self.tokens.text(start, end)}` cannot be an argument of `{self.words[low]}`"
                hint = "give the name of an entity or of a variable: compare with what a fact is worth instead."
                return self.remarks.unreadable(start, end, message, hint)
        return None

    def _words_in_a_row(self, low: int, high: int) -> Diagnostic:
        """Two things side by side without a sign between them."""
        after = low + 1
        if self.words[low] in CLOSES:
            after = self.partners[low] + 1
        elif after < high and self.words[after] == "(" and self.kinds[low] == NAME:
            after = self.partners[after] + 1
        if after >= high:
            return self.remarks.unexpected(low)
        word = self.words[after]
        if self.kinds[after] == NUMBER and word.startswith("-"):
            return self.remarks.glued(after)
        if self.words[low] in _WORDS or word in _WORDS:
            return self._spoken(low if self.words[low] in _WORDS else after)
        if self.words[low] not in KEYWORDS and self.kinds[after] == NAME and nearest(self.words[low], KEYWORDS):
            return self.remarks.no_declaration(low)
        return self.remarks.unexpected(after)

    # --- the messages ---

    def _nothing(self, at: int) -> Diagnostic:
        after = f"after `{self.words[at - 1]}`" if at else "here"
        hint = "write what is missing, or leave the sign before or after it out."
        return self.remarks.unreadable(at, at, f"something is missing {after}", hint)

    def _misplaced(self, low: int, at: int, high: int) -> Diagnostic:
        word = self.words[at]
        if word == "=":
            hint = "write `==` to compare; only a fact, such as `at(Tom)`, can be given a value."
            message = f"`{self.tokens.text(low, at)}` cannot be given a value"
            return self.remarks.unreadable(low, at, message, hint)
        if word == ":":
            hint = "write one type's name."
            return self.remarks.unreadable(at + 1, high, "only the name of a type can follow `:`", hint)
        return self.remarks.unexpected(at)

    def _spoken(self, at: int) -> Diagnostic:
        sign = _WORDS[self.words[at]]
        hint = f"write `{sign}` instead." if sign else "leave it out."
        return self.remarks.unreadable(at, at + 1, f"`{self.words[at]}` is not a sign of this language", hint)
