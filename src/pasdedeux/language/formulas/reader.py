"""What every reading of words needs: where it stands, which names it knows, how deep it is.

Readers go from left to right and never read a place twice in the same way: what was read at a place is remembered, so
that trying one wording after the other stays cheap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from pasdedeux.diagnostics import Label, Span
from pasdedeux.language.formulas.meaning import Meaning, a, clip, formula
from pasdedeux.language.formulas.vocabulary import Vocabulary
from pasdedeux.language.written.cursor import ARTICLES, Cursor
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.model.formula import Claim, Const, Expr, Var
from pasdedeux.model.world import CLAIM, ENTITY

DEEPEST = 20  # brackets, beliefs and negations in one another

_MEANINGLESS = "What the line says of it would have no meaning, so it is skipped."
_NO_NAMES = {
    **dict.fromkeys(("he", "she", "they", "him", "her", "them", "it"), "write the name of who or what is meant."),
    **dict.fromkeys(
        ("everyone", "everybody", "all", "nobody", "someone", "somebody"),
        "name one character: whoever else is there notices it too.",
    ),
}

Scope = Mapping[str, str]
T = TypeVar("T")


class Reader:
    """Reads names from a cursor, with a vocabulary and the variables of a scope."""

    def __init__(self, cursor: Cursor, words: Vocabulary, mistakes: Mistakes, scope: Scope | None = None) -> None:
        """Read from `cursor`; `scope` has the type of each variable, "claim" for claim parameters."""
        self.cursor = cursor
        self.words = words
        self.mistakes = mistakes
        self.scope: Scope = scope or {}
        self.depth = 0
        self.reads_effect = False
        self._seen: dict[tuple[str, int, int], tuple[Meaning, int] | Mistake] = {}
        self._scopes: list[Scope] = []  # kept alive: their ids are keys of what is remembered

    def statement(self) -> Meaning:
        """Everything up to an end or a closing bracket: read by `formulas.FormulaReader`."""
        raise NotImplementedError

    def part(self) -> Meaning:
        """One statement without `and` and `or`: read by `formulas.FormulaReader`."""
        raise NotImplementedError

    def once(self, name: str, read: Callable[[], Meaning]) -> Meaning:
        """What `read` reads here: read now, or remembered from the last time. Raises Mistake as it does."""
        key = (name, self.cursor.at, id(self.scope))
        known = self._seen.get(key)
        if known is None:
            try:
                known = (read(), self.cursor.at)
            except Mistake as mistake:
                known = mistake
            self._seen[key] = known
        if isinstance(known, Mistake):
            raise known
        self.cursor.at = known[1]
        return known[0]

    def nested(self, read: Callable[[], T]) -> T:
        """What `read` reads, one level deeper. Raises Mistake beyond the deepest level."""
        if self.depth >= DEEPEST:
            raise self.too_deep(self.cursor.rest())
        self.depth += 1
        try:
            return read()
        finally:
            self.depth -= 1

    def too_deep(self, place: Span) -> Mistake:
        """The message that a formula is nested too deep."""
        hint = (
            f"brackets, beliefs and negations may stand in one another up to {DEEPEST} deep: use a `define` for a part."
        )
        return Mistake("S105", "this is nested too deep", place, "The line is skipped.", hint)

    def formula_part(self) -> Expr:
        """A part that is so or not."""
        return formula(self.part(), self.words)

    def formula_whole(self) -> Expr:
        """A statement that is so or not."""
        return formula(self.statement(), self.words)

    def bound_variable(self) -> tuple[str, str]:
        """`TYPE x`: the type and the name of a variable. Raises Mistake for an unknown type or a taken name."""
        type = self.type_name()
        token = self.cursor.word("a name for it", f"It is spoken of below by a name: `{a(type)} x`.")
        return type, token.text

    def type_name(self) -> str:
        """The name of a declared type."""
        token = self.cursor.word("a type", "What is meant is of some type: `some character x: ...`.")
        if token.text not in self.words.types:
            raise self.no_type(token.text, Span(self.cursor.source, token.start, token.end))
        return token.text

    def within(self, var: str, type: str, read: Callable[[], Expr]) -> Expr:
        """What `read` reads where `var` is a variable of that type."""
        outer, self.scope = self.scope, {**self.scope, var: type}
        self._scopes.append(self.scope)
        try:
            return self.nested(read)
        finally:
            self.scope = outer

    # --- names -----------------------------------------------------------------------------------------------------

    def name(self) -> Meaning:
        """An entity by its name or its label, or a variable. Raises Mistake for a name that nobody has."""
        found = self.name_here()
        if found is None:
            raise self.no_name()
        return found

    def name_here(self) -> Meaning | None:
        """As `name`, or None with nothing read."""
        cursor, start = self.cursor, self.cursor.at
        tried = (0, 1) if cursor.here.key in ARTICLES else (0,)
        for skip in tried:
            cursor.at = start + skip
            found = self._bare_name(start)
            if found is not None:
                return found
        cursor.at = start
        return None

    def _bare_name(self, start: int) -> Meaning | None:
        cursor = self.cursor
        word = cursor.here
        if word.kind != "word":
            return None
        if word.text in self.scope:
            cursor.next()
            type = self.scope[word.text]
            expr: Expr = Claim(word.text) if type == CLAIM else Var(word.text)
            return Meaning(expr, (type,), cursor.since(start))
        for words, labelled in self.words.labels.get(word.key, ()):
            if self._read_words(words):
                return Meaning(Const(labelled), labelled.types, cursor.since(start))
        entity = self.words.entity(word.text)
        if entity is not None:
            cursor.next()
            return Meaning(Const(entity), entity.types, cursor.since(start))
        return None

    def _read_words(self, words: Sequence[str]) -> bool:
        """Read these words, with or without articles before them; nothing if they do not come."""
        cursor, start = self.cursor, self.cursor.at
        for word in words:
            while cursor.here.key in ARTICLES and cursor.here.key != word:
                cursor.at += 1
            if cursor.here.key != word:
                cursor.at = start
                return False
            cursor.at += 1
        return True

    # --- messages --------------------------------------------------------------------------------------------------

    def no_name(self) -> Mistake:
        """The message that nobody has the name that stands here."""
        cursor = self.cursor
        if cursor.here.kind != "word":
            return cursor.missing("a name", "The line is skipped.")
        if cursor.here.key in ARTICLES and cursor.ahead().kind == "word":
            cursor.at += 1
        return self.unknown_name(cursor.here.text, cursor.place())

    def unknown_name(self, name: str, place: Span, type: str = ENTITY) -> Mistake:
        """The message that nobody and nothing has this name. Raises Silent where another mistake explains it.

        Those of `type` are listed as what could be meant.
        """
        if self.mistakes.excuses(name):
            raise Silent
        what = f"nobody and nothing is called `{clip(name)}`"
        if hint := _NO_NAMES.get(name.casefold(), ""):
            return Mistake("N202", what, place, _MEANINGLESS, hint)
        known = [*self.scope, *self.words.entities, *self.words.facts, *self.words.definitions]
        listed = [*self.scope, *(e.name for e in self.words.entities.values() if self.words.fits(e.types, type))]
        return self._unknown("N202", what, name, known, place, listed)

    def no_fact(self, place: Span) -> Mistake:
        """The message that no fact has the name at `place`. Raises Silent where another mistake explains it."""
        name = place.text
        if self.mistakes.excuses(name):
            raise Silent
        known = [*self.words.facts, *self.words.definitions]
        return self._unknown("N201", f"no fact is called `{clip(name)}`", name, known, place)

    def no_type(self, name: str, place: Span) -> Mistake:
        """The message that no type has this name. Raises Silent where another mistake explains it."""
        if self.mistakes.excuses(name):
            raise Silent
        return self._unknown("N203", f"there is no type `{clip(name)}`", name, self.words.types, place)

    def _unknown(
        self, code: str, message: str, name: str, known: Iterable[str], place: Span, listed: Iterable[str] = ()
    ) -> Mistake:
        guess = self.words.nearest(name, known)
        labels: tuple[Label, ...] = ()
        if guess is not None:
            hint = f"write `{guess[0]}` here."
            labels = (Label(guess[1], f"did you mean `{guess[0]}`?"),) if guess[1] else ()
        else:
            hint = f"declare it, or choose one that there is: {_some(sorted(listed or known))}."
        return Mistake(code, message, place, _MEANINGLESS, hint, labels)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:6])
    return f"{shown}, …" if len(names) > 6 else shown or "there is none yet"
