"""Reading facts and definitions: by name (`holder(Diary)`, `the holder of Diary`) and in their own wordings."""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.diagnostics import Label, Span
from pasdedeux.language.formulas.meaning import Meaning, a, formula, of_type, term
from pasdedeux.language.formulas.reader import Reader
from pasdedeux.language.formulas.trees import substitute
from pasdedeux.language.formulas.vocabulary import SECRET, Definition, Said, Target
from pasdedeux.language.written.cursor import ARTICLES
from pasdedeux.language.written.mistakes import Mistake
from pasdedeux.language.written.patterns import Hole
from pasdedeux.language.written.pieces import unclosed
from pasdedeux.model.formula import Compare, Const, Expr, Named, Term
from pasdedeux.model.values import Entity
from pasdedeux.model.world import BOOLEAN, CLAIM, TRUTH, FluentSchema

BIGGEST = 20_000  # nodes of one formula once its definitions have been put in


class FactReader(Reader):
    """Reads what is said with facts and definitions. What stands in their slots is read by `values.ValueReader`."""

    _spent = 0  # nodes that definitions have brought in

    def value(self) -> Meaning:
        """A sum: read by `values.ValueReader`."""
        raise NotImplementedError

    def argument(self) -> Meaning:
        """A name, a number or something in brackets: read by `values.ValueReader`."""
        raise NotImplementedError

    def defined(self, target: Definition, span: Span) -> Expr:
        """The formula of a definition: read by `formulas.FormulaReader`."""
        raise NotImplementedError

    def negate(self, expr: Expr) -> Expr:
        """`not` of a formula: read by `formulas.FormulaReader`."""
        raise NotImplementedError

    # --- facts and definitions -------------------------------------------------------------------------------------

    def call(self) -> Meaning:
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
        args = [self.argument()]
        while len(args) < count and (self.cursor.accept("and") or self.cursor.accept(",")):
            args.append(self.argument())
        return args

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

    # --- wordings --------------------------------------------------------------------------------------------------

    def said_in_front(self) -> Meaning | None:
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
        parts = pattern.parts
        opening = parts[0]
        if first is not None and isinstance(opening, Hole):
            parts, slots = parts[1:], {opening.index: first}
        for part in parts:
            if isinstance(part, str):
                if not self._read_words((part,)):
                    return None
            elif part.index < 0:
                slots[-1] = self.value()
            elif self._slot_type(pattern.target, part.index) == CLAIM:
                slots[part.index] = self.nested(self.part)
            else:
                slots[part.index] = self.argument()
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
