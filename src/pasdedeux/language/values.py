"""Reading expressions: names, facts, numbers, calculations.

`ValueReader` reads what stands on either side of a comparison; `formulas.py` adds what connects comparisons. Both read
from left to right and never look at a place twice in the same way: what was read at a place is remembered, so that
trying one wording after the other stays cheap.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from pasdedeux.diagnostics import Label, Span
from pasdedeux.language.cursor import ARTICLES, Cursor
from pasdedeux.language.meaning import Meaning, a, clip, formula, number, of_type, substitute, term
from pasdedeux.language.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.patterns import Hole
from pasdedeux.language.pieces import unclosed
from pasdedeux.language.vocabulary import CLAIM, SECRET, UNKNOWN_KIND, Definition, Said, Target, Vocabulary
from pasdedeux.model.formula import (
    NO_IDEA,
    Arith,
    Claim,
    Compare,
    Const,
    Expr,
    If,
    Named,
    Operator,
    Quantified,
    Term,
    Var,
)
from pasdedeux.model.values import Entity
from pasdedeux.model.world import BOOLEAN, NUMBER, TRUTH, FluentSchema

DEEPEST = 20  # brackets, beliefs and negations in one another
LONGEST = 50  # operators of one line
BIGGEST = 20_000  # nodes of one formula once its definitions have been put in

Scope = Mapping[str, str]
T = TypeVar("T")
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


class ValueReader:
    """Reads expressions from a cursor, with names from a vocabulary and the variables of a scope."""

    def __init__(self, cursor: Cursor, words: Vocabulary, mistakes: Mistakes, scope: Scope | None = None) -> None:
        """Read from `cursor`; `scope` has the type of each variable, "claim" for claim parameters."""
        self.cursor = cursor
        self.words = words
        self.mistakes = mistakes
        self.scope: Scope = scope or {}
        self.depth = 0
        self.reads_effect = False
        self._operators = 0
        self._spent = 0  # nodes that definitions have brought in
        self._seen: dict[tuple[str, int, int], tuple[Meaning, int] | Mistake] = {}
        self._scopes: list[Scope] = []  # kept alive: their ids are keys of what is remembered

    # --- the shape of an expression --------------------------------------------------------------------------------

    def statement(self) -> Meaning:
        """Everything up to an end or a closing bracket; see `FormulaReader`."""
        raise NotImplementedError

    def part(self) -> Meaning:
        """One statement without `and` and `or`; see `FormulaReader`."""
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
        hint = (
            f"brackets, beliefs and negations may stand in one another up to {DEEPEST} deep: use a `define` for a part."
        )
        return Mistake("S105", "this is nested too deep", place, "The line is skipped.", hint)

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
            if (found := self._said_in_front()) is not None:
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
                return self._call()
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
        body = self.within(var, type, lambda: self.formula_part())
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
        cursor, start = self.cursor, self.cursor.at
        found = self.name_here()
        if found is None:
            raise self.no_name(start)
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
        for words, entity in self.words.labels.get(word.key, ()):
            if self._read_words(words):
                return Meaning(Const(entity), entity.types, cursor.since(start))
        if word.text in self.words.entities:
            cursor.next()
            entity = self.words.entities[word.text]
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

    # --- facts and definitions -------------------------------------------------------------------------------------

    def _call(self) -> Meaning:
        """`FACT(args)`, `FACT of X and Y`, `FACT`."""
        cursor, start = self.cursor, self.cursor.at
        token = cursor.next()
        target = self._target(token.text)
        if cursor.here.text == "(":
            args = self._arguments(cursor.at)
        elif cursor.here.key == "of":
            cursor.next()
            args = self._of(len(target.parameters))
        else:
            args = []
        span = cursor.since(start)
        if len(args) != len(target.parameters):
            raise self._wrong_count(token.text, target, len(args), span)
        return self.apply(target, args, span)

    def _target(self, name: str) -> FluentSchema | Definition:
        if name in self.words.definitions:
            return self.words.definitions[name]
        return self.words.facts[name][0]

    def _arguments(self, opened: int) -> list[Meaning]:
        cursor = self.cursor
        cursor.next()
        args: list[Meaning] = []
        while not cursor.accept(")"):
            if cursor.done:
                raise unclosed(cursor, opened)
            if args:
                cursor.expect(",", "The arguments of a fact are parted by commas.")
            args.append(self.nested(self.statement))
        return args

    def _of(self, count: int) -> list[Meaning]:
        args = [self._argument()]
        while len(args) < count and (self.cursor.accept("and") or self.cursor.accept(",")):
            args.append(self._argument())
        return args

    def _argument(self) -> Meaning:
        if self.cursor.here.kind == "number" or self.cursor.here.text == "(":
            return self._primary()
        return self.name()

    def apply(self, target: FluentSchema | Definition, args: Sequence[Meaning], span: Span) -> Meaning:
        """A fact or definition with its arguments. Raises Mistake where one does not fit."""
        if isinstance(target, Definition):
            return self._expand(target, args, span)
        schema = next((s for s in self.words.facts[target.name] if self._takes(s, args)), target)
        given = tuple(self._given(schema, index, arg) for index, arg in enumerate(args))
        return Meaning(Named(schema.name, given), (schema.kind,), span)

    def _takes(self, schema: FluentSchema, args: Sequence[Meaning]) -> bool:
        try:
            for index, arg in enumerate(args):
                self._given(schema, index, arg)
        except Mistake:
            return False
        return len(args) == len(schema.parameters)

    def _given(self, target: FluentSchema | Definition, index: int, arg: Meaning) -> Term:
        slot = target.parameters[index]
        which = (
            f"{ordinal(index)} of `{target.name}`" if len(target.parameters) > 1 else f"what `{target.name}` is said of"
        )
        of_type(arg, slot.type, self.words, which)
        return term(arg)

    def _expand(self, target: Definition, args: Sequence[Meaning], span: Span) -> Meaning:
        body = self.defined(target, span)
        self._spent += target.nodes
        if self._spent > BIGGEST:
            raise self.too_deep(span)
        values: dict[str, Expr] = {}
        for index, (slot, arg) in enumerate(zip(target.parameters, args, strict=True)):
            fits = slot.type == CLAIM
            values[slot.name] = formula(arg, self.words) if fits else self._given(target, index, arg)
        return Meaning(substitute(body, values), target.kinds, span)

    def defined(self, target: Definition, span: Span) -> Expr:
        """The formula of a definition; see `FormulaReader`."""
        raise NotImplementedError

    # --- wordings --------------------------------------------------------------------------------------------------

    def _said_in_front(self) -> Meaning | None:
        """A wording that begins with its own word here."""
        at, article = self.cursor.at, self.cursor.here.key in ARTICLES
        first = self.cursor.ahead() if article else self.cursor.here
        found = self.words.leading.get(first.key)
        return self.first_that_fits(found, at, None) if found else None

    def first_that_fits(self, patterns: Sequence[Said], start: int, first: Meaning | None) -> Meaning | None:
        """The meaning of the first wording that can be read here; `first` has been read for its first slot.

        Raises:
            Mistake: if one fits by all its words, but something wrong stands in a slot.
        """
        cursor, begin = self.cursor, self.cursor.at
        best: tuple[int, Mistake] | None = None
        for pattern in patterns:
            cursor.at = begin
            try:
                slots = self._slots(pattern, first)
                if slots is not None:
                    return self._spoken(pattern, slots, cursor.since(start))
            except Mistake as mistake:
                if best is None or cursor.at > best[0]:
                    best = (cursor.at, mistake)
        cursor.at = begin
        if best is not None:
            raise best[1]
        return None

    def _slots(self, pattern: Said, first: Meaning | None) -> dict[int, Meaning] | None:
        """What stands in the slots of a wording; None where its words do not stand here."""
        slots: dict[int, Meaning] = {}
        parts = list(pattern.parts)
        if first is not None and isinstance(parts[0], Hole):
            slots[parts.pop(0).index] = first
        for part in parts:
            if isinstance(part, str):
                if not self._read_words((part,)):
                    return None
            elif part.index < 0:
                slots[-1] = self.value()
            elif self._slot_type(pattern.target, part.index) == CLAIM:
                slots[part.index] = self.nested(self.part)
            else:
                slots[part.index] = self._argument()
        return slots

    def _slot_type(self, target: Target, index: int) -> str:
        return "" if isinstance(target, Entity) else target.parameters[index].type

    def _spoken(self, pattern: Said, slots: dict[int, Meaning], span: Span) -> Meaning:
        target = pattern.target
        if isinstance(target, Entity):
            meant = Meaning(Const(target), (SECRET,), span)
            return Meaning(self.negate(formula(meant, self.words)), (TRUTH,), span) if pattern.negative else meant
        args = [slots[index] for index in range(len(target.parameters)) if index in slots]
        meant = self.apply(target, args, span)
        if -1 in slots:
            kind = meant.kinds[0]
            value = of_type(slots[-1], kind, self.words, f"what `{target.name}` can be")
            meant = Meaning(Compare("!=" if pattern.negative else "==", meant.expr, value), (BOOLEAN,), span)
        elif pattern.negative:
            meant = Meaning(self.negate(formula(meant, self.words)), (BOOLEAN,), span)
        return meant

    def negate(self, expr: Expr) -> Expr:
        """`not` of a formula; see `FormulaReader`."""
        raise NotImplementedError

    # --- messages --------------------------------------------------------------------------------------------------

    def no_name(self, start: int) -> Mistake:
        """The message that nobody has the name that stands here."""
        cursor = self.cursor
        if cursor.here.kind != "word":
            return cursor.missing("a name", "The line is skipped.")
        if cursor.here.key in ARTICLES and cursor.ahead().kind == "word":
            cursor.at += 1
        return self.unknown_name(cursor.here.text, cursor.place())

    def unknown_name(self, name: str, place: Span) -> Mistake:
        """The message that nobody and nothing has this name. Raises Silent where another mistake explains it."""
        if self.mistakes.excuses(name):
            raise Silent
        known = [*self.scope, *self.words.entities, *self.words.facts, *self.words.definitions]
        return self._unknown("N202", f"nobody and nothing is called `{clip(name)}`", name, known, place)

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

    def _unknown(self, code: str, message: str, name: str, known: object, place: Span) -> Mistake:
        guess = self.words.nearest(name, known)  # type: ignore[arg-type]
        labels, hint = (), ""
        if guess is not None:
            hint = f"write `{guess[0]}` here."
            labels = (Label(guess[1], f"did you mean `{guess[0]}`?"),) if guess[1] else ()
        else:
            hint = f"declare it, or choose one that there is: {_some(sorted(known))}."  # type: ignore[call-overload]
        consequence = "What the line says of it would have no meaning, so it is skipped."
        return Mistake(code, message, place, consequence, hint, labels)

    def _wrong_count(self, name: str, target: FluentSchema | Definition, given: int, span: Span) -> Mistake:
        wanted = [a(p.type) for p in target.parameters]
        said = f"{', '.join(wanted)}" if wanted else "nobody and nothing"
        where = target.span
        labels = (Label(where, "declared here"),) if where else ()
        return Mistake(
            "T306",
            f"`{name}` is said of {said}, but is given {given or 'nothing'}",
            span,
            "So it is not clear what the line says.",
            f"write `{name}({', '.join(p.type for p in target.parameters)})` with names in these places.",
            labels,
        )


def ordinal(index: int) -> str:
    """`the first`, `the second`: which argument."""
    words = ("the first", "the second", "the third", "the fourth", "the fifth")
    return words[index] if index < len(words) else f"number {index + 1}"


def _operator(sign: str) -> Operator:
    match sign:
        case "+" | "-" | "*" | "/":
            return sign
    raise ValueError(sign)


def _negative(expr: Expr) -> Expr:
    if isinstance(expr, Const) and isinstance(expr.value, float):
        return Const(-expr.value if expr.value else 0.0)
    return Arith("-", Const(0.0), expr)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:6])
    return f"{shown}, …" if len(names) > 6 else shown or "there is none yet"
