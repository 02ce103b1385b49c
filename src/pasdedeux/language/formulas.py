"""Reading formulas: comparisons, what somebody believes, `not`, `and`, `or`, `some`, `every`, `no`.

`or` binds loosest, then `and`; what is believed is one part, so `A believes that p and q` is `(A believes that p) and q`.
"""

from __future__ import annotations

from collections.abc import Callable

from pasdedeux.diagnostics import Label, Span, nearest
from pasdedeux.language.cursor import ARTICLES
from pasdedeux.language.meaning import Meaning, clip, described, formula, number, of_type, opposite, size, term
from pasdedeux.language.mistakes import Mistake, Silent
from pasdedeux.language.syntax import Phrase
from pasdedeux.language.values import BIGGEST, Scope, ValueReader
from pasdedeux.language.vocabulary import CLAIM, SECRET, UNKNOWN_KIND, Definition
from pasdedeux.model.formula import (
    And,
    Believes,
    Compare,
    Comparison,
    Contrary,
    Definite,
    Expr,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Term,
)
from pasdedeux.model.world import BOOLEAN, CHARACTER, NUMBER, TRUTH

DEEPEST_TREE = 60  # levels of a formula once its definitions have been put in
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


class FormulaReader(ValueReader):
    """Reads formulas. `formula_line` reads one that must be all there is."""

    def formula_line(self) -> Expr:
        """The formula that the cursor's words are. Raises Mistake where they are none."""
        return self.whole(formula(self.complete(), self.words))

    def complete(self) -> Meaning:
        """The statement or value that all words are. Raises Mistake where something is left."""
        found = self.statement()
        self.no_rest(found)
        return found

    def whole(self, expr: Expr) -> Expr:
        """The expression, if it is not too big. Raises Mistake otherwise."""
        nodes, deep = size(expr)
        if nodes > BIGGEST or deep > DEEPEST_TREE:
            place = self.cursor.since(0)
            what = f"this formula has {nodes:,} parts, {deep} deep, once its definitions are put in"
            hint = "say it in facts that rules keep up to date."
            raise Mistake("S105", what, place, "No story needs that, and no reader follows it.", hint)
        return expr

    def no_rest(self, found: Meaning) -> None:
        """Raise Mistake if words are left after what was understood."""
        cursor = self.cursor
        if cursor.done:
            return
        word = cursor.here
        if self.mistakes.excuses(word.text):
            raise Silent
        verbs = ["believes", "knows", "is", "and", "or", *self.words.following]
        guess = nearest(word.key, verbs) if word.kind == "word" else None
        hint = f"did you mean `{guess}`?" if guess else "look for a misspelt word, or put a part into brackets."
        raise Mistake(
            "S116",
            f"`{clip(cursor.rest().text)}` is not understood after `{clip(found.span.text)}`",
            cursor.rest(),
            "No fact, definition or secret is said like this, so the line is skipped.",
            hint,
        )

    def statement(self) -> Meaning:
        """Parts joined by `or`."""
        return self.once("statement", lambda: self._joined("or", lambda: self._joined("and", self.part)))

    def _joined(self, word: str, read: Callable[[], Meaning]) -> Meaning:
        start = self.cursor.at
        first = read()
        if not self.cursor.says(word):
            return first
        parts = [formula(first, self.words)]
        while self.cursor.accept(word):
            parts.append(formula(read(), self.words))
        expr: Expr = Or(tuple(parts)) if word == "or" else And(tuple(parts))
        return Meaning(expr, (BOOLEAN,), self.cursor.since(start))

    def part(self) -> Meaning:
        """One statement: a negation, a quantifier, a belief or a comparison."""
        return self.once("part", self._part)

    def _part(self) -> Meaning:
        cursor, start = self.cursor, self.cursor.at
        if cursor.says("not") and "not" not in self.scope:
            cursor.next()
            inner = self.nested(self.part)
            return Meaning(self.negate(formula(inner, self.words)), (BOOLEAN,), cursor.since(start))
        if cursor.here.key in ("some", "every", "no") and self._is_quantifier():
            return self._quantifier()
        return self._comparison()

    def negate(self, expr: Expr) -> Expr:
        """`not`: the opposite of a secret, a claim or a statement made of them; else its plain negation."""
        if isinstance(expr, Named) and any(s.kind == BOOLEAN for s in self.words.facts.get(expr.name, ())):
            return Not(expr)
        return self._plain(opposite(expr))

    def _plain(self, expr: Expr) -> Expr:
        """`Contrary` of a yes-or-no fact is its negation: say it so."""
        match expr:
            case Contrary(Named(name)) if any(s.kind == BOOLEAN for s in self.words.facts.get(name, ())):
                return Not(expr.body)
            case And(parts):
                return And(tuple(map(self._plain, parts)))
            case Or(parts):
                return Or(tuple(map(self._plain, parts)))
            case Quantified(kind, var, type, body):
                return Quantified(kind, var, type, self._plain(body))
        return expr

    def _is_quantifier(self) -> bool:
        cursor = self.cursor
        shaped = cursor.ahead().kind == "word" and cursor.ahead(2).kind == "word"
        return shaped and (cursor.ahead(3).text == ":" or cursor.ahead().text in self.words.types)

    def _quantifier(self) -> Meaning:
        cursor, start = self.cursor, self.cursor.at
        word = cursor.next().key
        type, var = self.bound_variable()
        cursor.expect(":", "What is said of it stands after a colon: `some character x: x is at Loft`.")
        body = self.within(var, type, self.formula_whole)
        kind = "forall" if word == "every" else "exists"
        expr: Expr = Quantified("forall" if kind == "forall" else "exists", var, type, body)
        return Meaning(Not(expr) if word == "no" else expr, (BOOLEAN,), cursor.since(start))

    # --- comparisons and what is said of a name --------------------------------------------------------------------

    def _comparison(self) -> Meaning:
        start = self.cursor.at
        left = self.value()
        if self.cursor.here.key in _MIND_WORDS and (found := self._mind(left, start)):
            return found
        if self.cursor.done:
            return left
        return self._said_of(left, start) or self._relation(left, start) or left

    def _mind(self, left: Meaning, start: int) -> Meaning | None:
        cursor = self.cursor
        for words, kind, positive in _MINDS:
            if cursor.accept(*words):
                break
        else:
            return None
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
            f"`{clip(left.span.text)}` is {described(left.kinds)} and `{clip(right.span.text)}` is {described(right.kinds)}",
            right.span,
            "The two can never be the same, so this would be the same answer always.",
            "compare things of one type.",
            (Label(left.span, described(left.kinds)),) if left.span != right.span else (),
        )

    # --- definitions -----------------------------------------------------------------------------------------------

    def defined(self, target: Definition, span: Span) -> Expr:
        """The formula of a definition, read at its first use.

        Raises:
            Mistake: if it is defined by itself.
            Silent: if it is broken, which has been reported.
        """
        if target.open:
            hint = "a definition is an abbreviation; what feeds on itself is a `rule`."
            what = f"`{target.name}` is defined by itself"
            raise Mistake("W403", what, span, "So its meaning would never come to an end.", hint)
        if target.expr is None and not target.broken:
            self._define(target)
        if target.expr is None:
            raise Silent
        return target.expr

    def _define(self, target: Definition) -> None:
        scope = {p.name: p.type for p in target.parameters}
        target.open, target.broken = True, True
        try:
            meanings = [self._meant(phrase, scope) for phrase in target.phrases]
        except Mistake as mistake:
            self.mistakes.add(mistake)
            return
        except Silent:
            return
        finally:
            target.open = False
        target.broken = False
        target.expr = meanings[0].expr if len(meanings) == 1 else And(tuple(formula(m, self.words) for m in meanings))
        target.nodes = size(target.expr)[0]
        target.kinds = meanings[0].kinds if len(meanings) == 1 else (BOOLEAN,)

    def _meant(self, phrase: Phrase, scope: Scope) -> Meaning:
        reader = FormulaReader(phrase.cursor(), self.words, self.mistakes, scope)
        reader.depth = self.depth + 1  # definitions in definitions count as nesting
        found = reader.complete()
        expr = reader.whole(found.expr)
        if found.is_name and self.words.fits(found.kinds, SECRET):
            return Meaning(formula(found, self.words), (TRUTH,), found.span)
        return Meaning(expr, found.kinds, found.span)


def _held(kind: str, who: Term, body: Expr) -> Expr:
    if kind == "heard":
        return Believes(who, Definite(body))
    return And((Believes(who, body), body)) if kind == "knows" else Believes(who, body)
