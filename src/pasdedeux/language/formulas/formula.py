"""Reading formulas: `not`, `and`, `or`, `some`, `every`, `no`, and the definitions that stand for them.

`or` binds loosest, then `and`; what is believed is one part, so `A believes that p and q` is
`(A believes that p) and q`.
"""

from __future__ import annotations

from collections.abc import Callable

from pasdedeux.diagnostics import Span, nearest
from pasdedeux.language.formulas.comparisons import ComparisonReader
from pasdedeux.language.formulas.facts import BIGGEST
from pasdedeux.language.formulas.meaning import Meaning, clip, formula
from pasdedeux.language.formulas.reader import Scope
from pasdedeux.language.formulas.trees import opposite
from pasdedeux.language.formulas.vocabulary import SECRET, Definition
from pasdedeux.language.written.cursor import ARTICLES
from pasdedeux.language.written.mistakes import Mistake, Silent
from pasdedeux.language.written.syntax import Phrase
from pasdedeux.model.formula import (
    And,
    Contrary,
    Expr,
    Named,
    Not,
    Or,
    Quantified,
)
from pasdedeux.model.trees import size
from pasdedeux.model.world import BOOLEAN, TRUTH

DEEPEST_TREE = 60  # levels of a formula once its definitions have been put in


_MEANT = dict.fromkeys(("thinks", "thought", "supposes", "assumes", "suspects", "guesses"), "believes")


class FormulaReader(ComparisonReader):
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
        guess = (_MEANT.get(word.key) or nearest(word.key, verbs)) if word.kind == "word" else None
        if guess:
            hint = f"did you mean `{guess}`?"
        elif found.is_name and word.kind == "word":
            hint = self._nothing_like(clip(self._from(found)))
        else:
            hint = "look for a misspelt word, or put a part into brackets."
        raise Mistake(
            "S116",
            f"`{clip(cursor.rest().text)}` is not understood after `{clip(found.span.text)}`",
            cursor.rest(),
            "No fact, definition or secret is said like this, so the line is skipped.",
            hint,
        )

    def _from(self, found: Meaning) -> str:
        return self.cursor.source.text[found.span.start : self.cursor.rest().end]

    def _nothing_like(self, clause: str) -> str:
        """What to try where a clause about somebody says what nothing declares."""
        words = {word for word in clause.casefold().split() if word not in ARTICLES}
        secrets = [e.label for e in self.words.entities.values() if SECRET in e.types and e.label]
        alike = [(len(words & set(label.casefold().split())), label) for label in secrets]
        best = max(alike, key=lambda entry: entry[0], default=(0, ""))
        known = f"; the nearest there is is “{best[1]}”" if 2 * best[0] > len(words) else ""
        return f'declare it first, for example `secret NAME "{clause}"`{known}.'

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
        return self.comparison()

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
        return Meaning(self.negate(expr) if word == "no" else expr, (BOOLEAN,), cursor.since(start))

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
