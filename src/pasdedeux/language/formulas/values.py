"""Reading values: numbers, calculations, choices, and what facts and names stand for."""

from __future__ import annotations

from collections.abc import Callable

from pasdedeux.diagnostics import Span
from pasdedeux.language.formulas.facts import FactReader
from pasdedeux.language.formulas.meaning import Meaning, number, of_type
from pasdedeux.language.formulas.vocabulary import UNKNOWN_KIND
from pasdedeux.language.written.cursor import ARTICLES
from pasdedeux.language.written.mistakes import Mistake
from pasdedeux.language.written.pieces import unclosed
from pasdedeux.model.formula import NO_IDEA, Arith, Const, Expr, If, Operator, Quantified
from pasdedeux.model.world import BOOLEAN, NUMBER

LONGEST = 50  # operators of one line
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


class ValueReader(FactReader):
    """Reads what stands on either side of a comparison."""

    _operators = 0

    def value(self) -> Meaning:
        """A sum."""
        return self.once("value", self._sum)

    def _sum(self) -> Meaning:
        return self._chain(("+", "-"), lambda: self._chain(("*", "/"), self._primary))

    def _chain(self, operators: tuple[str, ...], read: Callable[[], Meaning]) -> Meaning:
        start = self.cursor.at
        left = read()
        while self.cursor.here.kind == "symbol" and self.cursor.here.text in operators:
            op = self.cursor.next().text
            self._operators += 1
            if self._operators > LONGEST:
                raise self.too_deep(self.cursor.rest())
            right = number(read())
            left = Meaning(Arith(_operator(op), number(left), right), (NUMBER,), self.cursor.since(start))
        return left

    def _primary(self) -> Meaning:
        cursor, start = self.cursor, self.cursor.at
        token = cursor.here
        if token.kind == "number":
            cursor.next()
            return self._number(token.text, cursor.since(start))
        if token.text == "(":
            return self.nested(self._bracket)
        if token.text == "-":
            cursor.next()
            inner = number(self.nested(self._primary))
            return Meaning(_negative(inner), (NUMBER,), cursor.since(start))
        if token.kind == "word":
            return self._worded()
        raise cursor.missing("a name or a statement", "The line is skipped.")

    def _number(self, text: str, span: Span) -> Meaning:
        value = float(text)
        if value > 1e15:
            raise Mistake(
                "T305", "this number is too large", span, "The line is skipped.", "stay below 10 to the 15th."
            )
        return Meaning(Const(value), (NUMBER,), span)

    def _bracket(self) -> Meaning:
        cursor, start = self.cursor, self.cursor.at
        cursor.next()
        inner = self.statement()
        if not cursor.accept(")"):
            if cursor.done:
                raise unclosed(cursor, start)
            raise cursor.missing("a `)`", "Up to here the bracket has been understood.")
        return Meaning(inner.expr, inner.kinds, cursor.since(start))

    def _worded(self) -> Meaning:
        cursor, start = self.cursor, self.cursor.at
        failed: Mistake | None = None
        try:
            if (found := self.said_in_front()) is not None:
                return found
        except Mistake as mistake:
            failed = mistake
        cursor.at = start
        try:
            return self._plain_words()
        except Mistake:
            if failed is not None:
                raise failed from None
            raise

    def _plain_words(self) -> Meaning:
        cursor, start = self.cursor, self.cursor.at
        if cursor.here.text in self.scope and cursor.ahead().text != "(":
            return self.name()
        if cursor.says("the", "number", "of") or cursor.says("number", "of"):
            return self.nested(self._count)
        if cursor.here.key == "if":
            return self.nested(self._choice)
        article = cursor.here.key in ARTICLES and cursor.ahead().kind == "word"
        word, after = (cursor.ahead(), cursor.ahead(2)) if article else (cursor.here, cursor.ahead())
        if word.text in self.words.facts or word.text in self.words.definitions:
            entity = word.text in self.words.entities and after.text not in ("(",) and after.key != "of"
            if not entity:
                cursor.at = start + article
                return self.call()
        if after.text == "(" or (after.key == "of" and article):
            cursor.at = start + article
            raise self.no_fact(cursor.place())
        if word.key in _TRUTHS and not article and word.text not in self.words.entities:
            cursor.next()
            return Meaning(Const(_TRUTHS[word.key]), (BOOLEAN,), cursor.since(start))
        if word.key == "unknown" and not article and word.text not in self.words.entities:
            cursor.next()
            return Meaning(NO_IDEA, (UNKNOWN_KIND,), cursor.since(start))
        return self.name()

    def _count(self) -> Meaning:
        cursor, start = self.cursor, self.cursor.at
        cursor.accept("the")
        cursor.accept("number", "of")
        type, var = self.bound_variable()
        cursor.expect(":", "What is counted stands after a colon: `the number of item x: Katya has x`.")
        body = self.within(var, type, self.formula_part)
        one = If(((body, Const(1.0)),), Const(0.0))
        return Meaning(Quantified("sum", var, type, one), (NUMBER,), cursor.since(start))

    def _choice(self) -> Meaning:
        cursor, start = self.cursor, self.cursor.at
        cursor.next()
        condition = self.formula_whole()
        cursor.expect("then", "A choice is `if ... then ... otherwise ...`.")
        one = self.value()
        cursor.expect("otherwise", "A choice is `if ... then ... otherwise ...`.")
        two = self.value()
        kinds = one.kinds if two.kinds[0] == UNKNOWN_KIND else two.kinds
        of_type(one if kinds is two.kinds else two, kinds[0], self.words, "the other value")
        return Meaning(If(((condition, one.expr),), two.expr), kinds, cursor.since(start))

    def argument(self) -> Meaning:
        """A name, a number or something in brackets."""
        if self.cursor.here.kind == "number" or self.cursor.here.text == "(":
            return self._primary()
        return self.name()


def _operator(sign: str) -> Operator:
    match sign:
        case "+" | "-" | "*" | "/":
            return sign
    raise ValueError(sign)


def _negative(expr: Expr) -> Expr:
    if isinstance(expr, Const) and isinstance(expr.value, float):
        return Const(-expr.value if expr.value else 0.0)
    return Arith("-", Const(0.0), expr)
