"""Reading effects: what becomes so.

An effect is mostly a statement read as an order: what it says is made so. Only `becomes`, `forgets`, `each`, `if` and
`in truth` are words of their own. A value that is written into somebody's mind is read in that mind.
"""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.language.formulas.formula import FormulaReader
from pasdedeux.language.formulas.meaning import clip, formula
from pasdedeux.language.formulas.reader import Scope
from pasdedeux.language.formulas.vocabulary import Vocabulary
from pasdedeux.language.worlds.statements import Path, instead, made_so
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.written.pieces import needs_block
from pasdedeux.language.written.syntax import Clause, Phrase
from pasdedeux.model.formula import (
    NO_IDEA,
    TRUE,
    Assign,
    Each,
    Effect,
    Effects,
    Expr,
    Named,
    Term,
    When,
    believing,
)

Case = tuple[Expr, Effects]


class EffectReader(FormulaReader):
    """Reads the effects of one line and of the rows under it."""

    def __init__(
        self, phrase: Phrase, words: Vocabulary, mistakes: Mistakes, scope: Scope, block: Sequence[Row]
    ) -> None:
        """Read `phrase` with the variables of `scope`; `block` are the rows under it."""
        super().__init__(phrase.cursor(), words, mistakes, scope)
        self.reads_effect = True
        self.block = block
        self.path: Path = ()

    def effects_line(self) -> Effects:
        """All effects of the line, parted by `;`. Raises Mistake where it is not understood."""
        found = list(self._effect())
        while self.cursor.accept(";"):
            found.extend(self._effect())
        if not self.cursor.done:
            raise self._rest()
        return tuple(found)

    def _rest(self) -> Mistake:
        cursor = self.cursor
        if self.mistakes.excuses(cursor.here.text):
            raise Silent
        if cursor.says("or"):
            hint = "say which of them becomes so, or let a condition decide: `if ...: ...`."
            what = "`or` leaves open what becomes so"
            return Mistake("T310", what, cursor.place(), "An effect changes facts and beliefs, one by one.", hint)
        rest, before = cursor.rest(), cursor.since(0)
        what = f"`{clip(rest.text)}` is not understood after `{clip(before.text)}`"
        hint = "effects on one line are parted by `;`."
        return Mistake("S116", what, rest, "The line is skipped, so it changes nothing.", hint)

    def _effect(self) -> Effects:
        """Effects joined by `and`."""
        found = list(self._one())
        while self.cursor.accept("and"):
            found.extend(self._one())
        return tuple(found)

    def _one(self) -> Effects:
        cursor = self.cursor
        if cursor.says("each") or (cursor.says("every") and cursor.ahead(3).text in (":", "where")):
            return (self._each(),)
        if cursor.here.key == "if":
            return (self._if(),)
        if cursor.here.text == "(":
            return self._bracket_effect()
        return self._mind_effect() or self._statement()

    def _bracket_effect(self) -> Effects:
        """A bracket is several effects together, unless it begins a calculation."""
        cursor, start = self.cursor, self.cursor.at
        try:
            return self._statement()
        except Mistake as mistake:
            cursor.at = start + 1
            try:
                found = self.nested(self._effect)
                cursor.expect(")", "Up to here the bracket has been understood.")
            except Mistake:
                raise mistake from None
            return found

    # --- blocks ----------------------------------------------------------------------------------------------------

    def _each(self) -> Effect:
        cursor = self.cursor
        cursor.next()
        type, var = self.bound_variable()
        where: list[Expr] = [TRUE]
        body: list[Effects] = [()]

        def read() -> Expr:
            if cursor.accept("where"):
                where[0] = self._condition()
            cursor.expect(":", "What happens to each stands after a colon: `each item x where ...: ...`.")
            body[0] = self._body()
            return TRUE

        self.within(var, type, read)
        return Each(var, type, body[0], where[0])

    def _condition(self) -> Expr:
        """A condition inside an effect: it is read in the mind into which the effect writes."""
        self.reads_effect = False
        try:
            return believing(self.path, self.whole(self.formula_whole()))
        finally:
            self.reads_effect = True

    def _if(self) -> Effect:
        cursor = self.cursor
        cursor.next()
        condition = self._condition()
        if not cursor.accept(":"):
            cursor.expect("then", "What happens then stands after a colon: `if Katya is at Loft: ...`.")
            cursor.accept(":")
        then = self._body()
        if cursor.accept("otherwise"):
            cursor.accept(":")
            return When(((condition, then),), self._nested_effect())
        return When(((condition, then),))

    def _body(self) -> Effects:
        """What stands after the colon, or the block."""
        if not self.cursor.done:
            return self._nested_effect()
        if not self.block:
            hint = "write it after the colon, or on lines of its own that are indented deeper."
            raise Mistake(
                "S112", "an effect is missing after the colon", self.cursor.place(), "Nothing happens here.", hint
            )
        block, self.block = self.block, ()
        return read_rows(block, self.words, self.mistakes, self.scope, self.path)

    def _nested_effect(self) -> Effects:
        found = list(self.nested(self._effect))
        while self.cursor.accept(";"):
            found.extend(self.nested(self._effect))
        return tuple(found)

    # --- minds -----------------------------------------------------------------------------------------------------

    def _mind_effect(self) -> Effects | None:
        """`X believes EFFECT` and `X forgets SECRET`; None, with nothing read, for anything else."""
        cursor, start = self.cursor, self.cursor.at
        try:
            left = self.name_here()
        except Silent:
            left = None
        if left is not None and cursor.accept("believes"):
            who = self.believer(left)
            cursor.accept("that")
            return self._in_mind(who)
        if left is not None and cursor.accept("forgets"):
            who = self.believer(left)
            return self._forget(who)
        cursor.at = start
        return None

    def _in_mind(self, who: Term) -> Effects:
        outer, self.path = self.path, (*self.path, who)
        try:
            return self.nested(self._one)
        finally:
            self.path = outer

    def _forget(self, who: Term) -> Effects:
        secret = self.part()
        target = formula(secret, self.words)
        if not isinstance(target, Named) or not self._can_be_unknown(target):
            hint = "a secret can be forgotten, or a fact that can be unknown."
            what = f"`{clip(secret.span.text)}` cannot be forgotten"
            raise Mistake("T309", what, secret.span, "The line is skipped.", hint)
        return (Assign((*self.path, who), target, NO_IDEA),)

    def _can_be_unknown(self, target: Named) -> bool:
        return all(schema.kind not in ("boolean", "number") for schema in self.words.facts.get(target.name, ()))

    # --- statements ------------------------------------------------------------------------------------------------

    def _statement(self) -> Effects:
        start = self.cursor.at
        meaning = self.part()
        expr = self.whole(formula(meaning, self.words))
        real = self.cursor.accept("in", "truth")
        found = made_so(expr, self.path, real)
        if found is None:
            place = self.cursor.since(start)
            what = f"`{clip(place.text)}` does not say what becomes so"
            raise Mistake("T310", what, place, "An effect changes facts and beliefs, one by one.", instead(expr))
        return found


def read_clauses(clauses: Sequence[Clause], words: Vocabulary, mistakes: Mistakes, scope: Scope) -> Effects:
    """All effects of some clauses. Lines that are not understood are reported and skipped."""
    found: list[Effect] = []
    for clause in clauses:
        if not clause.phrase.tokens:  # a block without a first line
            found.extend(read_rows(clause.block, words, mistakes, scope, ()))
            continue
        with mistakes.caught():
            found.extend(_line(clause.phrase, clause.block, words, mistakes, (scope, ())))
    return tuple(found)


def read_rows(rows: Sequence[Row], words: Vocabulary, mistakes: Mistakes, scope: Scope, path: Path) -> Effects:
    """The effects of a block, a line each; `otherwise` belongs to the `if` before it."""
    found: list[Effect] = []
    for row in rows:
        with mistakes.caught():
            said = tuple(token for token in row.tokens if token.kind not in ("ids", "accept"))
            phrase = Phrase(row.source, said, row.end)
            if phrase.tokens and phrase.tokens[0].key == "otherwise":
                _otherwise(row, phrase, found, (words, mistakes, scope, path))
            else:
                found.extend(_line(phrase, tuple(row.block), words, mistakes, (scope, path)))
    return tuple(found)


def _line(
    phrase: Phrase, block: Sequence[Row], words: Vocabulary, mistakes: Mistakes, where: tuple[Scope, Path]
) -> Effects:
    reader = EffectReader(phrase, words, mistakes, where[0], block)
    reader.path = where[1]
    found = reader.effects_line()
    if reader.block:
        hint = "only `if ...:`, `otherwise:` and `each ...:` open a block."
        first = reader.block[0]
        with mistakes.caught():
            raise Mistake("S113", "nothing can stand under this effect", first.span, "The lines are skipped.", hint)
    return found


def _otherwise(row: Row, phrase: Phrase, found: list[Effect], at: tuple[Vocabulary, Mistakes, Scope, Path]) -> None:
    """Add an `otherwise` or `otherwise if` to the `if` before it."""
    words, mistakes, scope, path = at
    before = found[-1] if found else None
    if not isinstance(before, When) or before.otherwise:
        raise Mistake("S118", "there is no `if` before this `otherwise`", row.span, "The line is skipped.")
    rest = phrase.tokens[1:]
    if rest and rest[0].key == "if":
        (case,) = _line(Phrase(phrase.source, rest, phrase.place), tuple(row.block), words, mistakes, (scope, path))
        if isinstance(case, When):
            found[-1] = When((*before.cases, *case.cases), case.otherwise)
        return
    rest = rest[1:] if rest and rest[0].text == ":" else rest
    if not rest and not row.block:
        raise needs_block(row, "an effect")
    inline = (
        _line(Phrase(phrase.source, rest, phrase.place), tuple(row.block), words, mistakes, (scope, path))
        if rest
        else ()
    )
    found[-1] = When(before.cases, inline or read_rows(row.block, words, mistakes, scope, path))
