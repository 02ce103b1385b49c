"""Reading one statement: what somebody believes or knows, what is said of a name, and comparisons."""

from __future__ import annotations

from pasdedeux.diagnostics import Label
from pasdedeux.language.formulas.meaning import Meaning, clip, described, formula, number, term
from pasdedeux.language.formulas.values import ValueReader
from pasdedeux.language.formulas.vocabulary import SECRET, UNKNOWN_KIND, Definition
from pasdedeux.language.written.cursor import ARTICLES
from pasdedeux.language.written.mistakes import Mistake
from pasdedeux.model.formula import And, Believes, Compare, Comparison, Definite, Expr, IsA, Not, Or, Term
from pasdedeux.model.world import BOOLEAN, CHARACTER, CLAIM, NUMBER, TRUTH

_SIGNS: dict[str, Comparison] = {"=": "==", "==": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_MINDS: tuple[tuple[tuple[str, ...], str, bool], ...] = (
    (("believes",), "believes", True),
    (("does", "not", "believe"), "believes", False),
    (("knows",), "knows", True),
    (("does", "not", "know"), "knows", False),
    (("has", "heard", "of"), "heard", True),
    (("has", "not", "heard", "of"), "heard", False),
)
_MIND_WORDS = frozenset(("believes", "does", "knows", "has"))


class ComparisonReader(ValueReader):
    """Reads statements without `not`, `and` and `or`."""

    def comparison(self) -> Meaning:
        """A value alone, or what is said of it, somebody's belief, or a comparison with another."""
        start = self.cursor.at
        left = self.value()
        if self.cursor.here.key in _MIND_WORDS and (found := self._mind(left, start)):
            return found
        if self.cursor.done:
            return left
        return self._said_of(left, start) or self._relation(left, start) or left

    def _mind(self, left: Meaning, start: int) -> Meaning | None:
        cursor = self.cursor
        found = next((mind for mind in _MINDS if cursor.accept(*mind[0])), None)
        if found is None:
            return None
        _, kind, positive = found
        who = self.believer(left)
        whether = kind == "knows" and cursor.accept("whether")
        if not whether:
            cursor.accept("that")
        body = self.nested(self.formula_part)
        expr = self._whether(who, body) if whether else _held(kind, who, body)
        return Meaning(expr if positive else Not(expr), (BOOLEAN,), cursor.since(start))

    def _whether(self, who: Term, body: Expr) -> Expr:
        """`X knows whether F`: believes what is so, be it F or its opposite."""
        other = self.negate(body)
        return Or((And((Believes(who, body), body)), And((Believes(who, other), other))))

    def believer(self, left: Meaning) -> Term:
        """The meaning as somebody who can believe something. Raises Mistake for anything else."""
        if not left.is_name or not self.words.fits(left.kinds, CHARACTER):
            what = f"`{clip(left.span.text)}` is {described(left.kinds)}, and only characters believe anything"
            hint = "begin with the name of a character."
            raise Mistake("T307", what, left.span, "So there is no mind in which this could be so.", hint)
        return term(left)

    def _said_of(self, left: Meaning, start: int) -> Meaning | None:
        """`Katya distrusts Pierre`, `Katya is asleep`."""
        patterns = self.words.following.get(self.cursor.here.key)
        failed: tuple[int, Mistake] | None = None
        if patterns:
            try:
                found = self.first_that_fits(patterns, start, left)
            except Mistake as mistake:
                found, failed = None, (self.cursor.at, mistake)
            if found is not None:
                return found
        if failed is None:
            return self._adjective(left, start)
        begin = self.cursor.at
        found = self._adjective(left, start)
        if found is None and self._only_pattern(begin):
            raise failed[1]
        return found

    def _only_pattern(self, begin: int) -> bool:
        """Whether no comparison can be read here either, so that the message about a wording is the right one."""
        try:
            found = self._relation_probe()
        except Mistake:
            found = False
        self.cursor.at = begin
        return not found

    def _relation_probe(self) -> bool:
        cursor = self.cursor
        if cursor.here.key == "is" or cursor.here.text in _SIGNS:
            cursor.next()
            cursor.accept("not")
            self.value()
            return True
        return False

    def _adjective(self, left: Meaning, start: int) -> Meaning | None:
        cursor, begin = self.cursor, self.cursor.at
        if not cursor.accept("is"):
            return None
        denied = cursor.accept("not")
        found = self._one_place(left, start) or self._is_a(left, start)
        if found is None:
            cursor.at = begin
            return None
        return Meaning(self.negate(found.expr), (BOOLEAN,), found.span) if denied else found

    def _one_place(self, left: Meaning, start: int) -> Meaning | None:
        """The fact or definition of one place whose name comes next, said of `left`."""
        token, after = self.cursor.here, self.cursor.ahead()
        if token.kind != "word" or after.text == "(" or after.key == "of":
            return None
        target = self.words.definitions.get(token.text) or next(iter(self.words.facts.get(token.text, ())), None)
        if target is None or len(target.parameters) != 1:
            return None
        if not isinstance(target, Definition) and target.kind not in (BOOLEAN, TRUTH):
            return None
        self.cursor.next()
        found = self.apply(target, [left], self.cursor.since(start))
        return Meaning(formula(found, self.words), found.kinds, found.span)

    def _is_a(self, left: Meaning, start: int) -> Meaning | None:
        cursor = self.cursor
        if cursor.here.key not in ARTICLES or cursor.ahead().text not in self.words.types:
            return None
        if cursor.ahead(2).key == "of":
            return None
        cursor.next()
        type = cursor.next().text
        return Meaning(IsA(left.expr, type), (BOOLEAN,), cursor.since(start))

    # --- comparisons -----------------------------------------------------------------------------------------------

    def _relation(self, left: Meaning, start: int) -> Meaning | None:
        cursor = self.cursor
        op = self._sign(left)
        if op is None:
            return None
        right = self.value()
        one, two = self._comparable(left, right, op)
        return Meaning(Compare(op, one, two), (BOOLEAN,), cursor.since(start))

    def _sign(self, left: Meaning) -> Comparison | None:
        cursor = self.cursor
        if cursor.here.kind == "symbol" and cursor.here.text in _SIGNS:
            return _SIGNS[cursor.next().text]
        if cursor.says("becomes"):
            if not self.reads_effect:
                hint = "write `is` to ask for a value; `becomes` gives one, after `then` or `initially`."
                raise Mistake("S117", "nothing becomes in a condition", cursor.place(), "The line is skipped.", hint)
            cursor.next()
            return "=="
        if cursor.accept("is"):
            return "!=" if cursor.accept("not") else "=="
        return None

    def _comparable(self, left: Meaning, right: Meaning, op: Comparison) -> tuple[Expr, Expr]:
        """Both sides of a comparison, secrets read as statements where the other side is one."""
        if op not in ("==", "!="):
            return number(left), number(right)
        kinds = left.kinds[0], right.kinds[0]
        logical = (BOOLEAN, TRUTH, CLAIM)
        if SECRET in kinds and any(k in (*logical, UNKNOWN_KIND) for k in kinds):
            return self._as_logic(left), self._as_logic(right)
        if any(k in logical for k in kinds):
            return self._as_logic(left), self._as_logic(right)
        if UNKNOWN_KIND not in kinds:
            self._same_sort(left, right)
        return left.expr, right.expr

    def _as_logic(self, meaning: Meaning) -> Expr:
        return meaning.expr if meaning.kinds[0] == UNKNOWN_KIND else formula(meaning, self.words)

    def _same_sort(self, left: Meaning, right: Meaning) -> None:
        one, two = left.kinds[0], right.kinds[0]
        if one == two or (NUMBER not in (one, two) and self.words.may_meet(left.kinds, right.kinds)):
            return
        raise Mistake(
            "T308",
            f"`{clip(left.span.text)}` is {described(left.kinds)}, `{clip(right.span.text)}` {described(right.kinds)}",
            right.span,
            "The two can never be the same, so this would be the same answer always.",
            "compare things of one type.",
            (Label(left.span, described(left.kinds)),) if left.span != right.span else (),
        )


def _held(kind: str, who: Term, body: Expr) -> Expr:
    if kind == "heard":
        return Believes(who, Definite(body))
    return And((Believes(who, body), body)) if kind == "knows" else Believes(who, body)
