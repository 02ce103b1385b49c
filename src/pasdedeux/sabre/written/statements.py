"""Statements: what each one declares, still in the words of the file. A mistake spoils its own statement only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pasdedeux.diagnostics.collector import Collector
from pasdedeux.diagnostics.diagnostic import Diagnostic
from pasdedeux.sabre.written.brackets import KEYWORDS, Outline, Stretch, begins_statement, too_deep
from pasdedeux.sabre.written.complaints import Complaints
from pasdedeux.sabre.written.expressions import Expressions, TooDeep
from pasdedeux.sabre.written.remarks import Remarks
from pasdedeux.sabre.written.signs import Signs
from pasdedeux.sabre.written.syntax import (
    EntityStatement,
    EventStatement,
    InitialStatement,
    Node,
    PropertyStatement,
    Slot,
    Statement,
    TypeStatement,
    UtilityStatement,
)
from pasdedeux.sabre.written.tokens import NAME, SYMBOL, Tokens

_PARTS = {
    "action": ("precondition", "effect", "consenting", "observing"),
    "trigger": ("precondition", "effect"),
}


class Unreadable(Exception):
    """A statement, or a part of one, that cannot be read; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(eq=False, repr=False)
class Written:
    """A file as written. ``spoilt`` are the names that statements with mistakes would have declared."""

    tokens: Tokens
    statements: list[Statement] = field(default_factory=list)
    spoilt: set[str] = field(default_factory=set)


def parse(tokens: Tokens, outline: Outline, mistakes: Collector) -> Written:
    """Every statement that can be read; the others are reported, each once."""
    return _Parser(tokens, outline, mistakes).run()


class _Parser:
    def __init__(self, tokens: Tokens, outline: Outline, mistakes: Collector) -> None:
        self.tokens, self.outline, self.mistakes = tokens, outline, mistakes
        self.words, self.partners = tokens.words, outline.partners
        self.expressions = Expressions(tokens, outline.partners)
        self.remarks = Remarks(tokens)
        self.complaints = Complaints(self.expressions, self.remarks)
        self.written = Written(tokens)

    def run(self) -> Written:
        for stretch in self.outline.statements:
            if stretch.broken:
                self._spoil(stretch)
                continue
            try:
                self.written.statements.append(self._statement(stretch.low, stretch.high))
            except Unreadable as unreadable:
                self.mistakes.add(unreadable.diagnostic)
                self._spoil(stretch)
            self.expressions.forget()
        return self.written

    def _spoil(self, stretch: Stretch) -> None:
        """Remember the name that is declared here, so that its uses are not reported as well."""
        if begins_statement(self.tokens, stretch.low) and stretch.high > stretch.low + 1:
            self.written.spoilt.add(self.words[stretch.low + 1])

    def _statement(self, low: int, high: int) -> Statement:
        if low == high:
            raise Unreadable(self.remarks.empty_statement(low))
        word = self.words[low]
        if word in KEYWORDS and word != "utility" and self._declares(low, high):
            return self._declaration(word, low, high)
        if word == "utility" and low + 1 < high and self.words[low + 1] == "(":
            close = self.partners[low + 1]
            if close + 1 < high and self.words[close + 1] == ":":
                return self._utility(low, close, high)
        return InitialStatement(self.expression(low, high))

    def _declares(self, low: int, high: int) -> bool:
        """Whether a keyword begins a declaration here: two words in a row cannot be an effect, nor `word : type`."""
        return low + 1 >= high or self.tokens.kinds[low + 1] != SYMBOL or self.words[low + 1] == ":"

    def _declaration(self, word: str, low: int, high: int) -> Statement:
        name = self._name(low + 1, high, f"the name of the {word}")
        if word == "type":
            return TypeStatement(name, self._names(name + 1, high, "type") if name + 1 < high else ())
        if word == "entity":
            return EntityStatement(name, self._names(name + 1, high, "entity"))
        slots, close = self._slots(name + 1, high)
        if word == "property":
            type = self._names(close + 1, high, "property")
            if len(type) > 1:
                raise Unreadable(self.remarks.one_type(type[1]))
            return PropertyStatement(name, close + 1, slots, type[0])
        return self._event(word, name, slots, close + 1, high)

    def _name(self, at: int, high: int, what: str) -> int:
        if at >= high:
            raise Unreadable(self.remarks.missing(at, what))
        if self.tokens.kinds[at] != NAME:
            raise Unreadable(self.remarks.no_name(at, what))
        return at

    def _names(self, at: int, high: int, what: str) -> tuple[int, ...]:
        """``: name, name, ...`` up to ``high``."""
        if at >= high or self.words[at] != ":":
            raise Unreadable(self.remarks.no_colon(at, high, what))
        signs = Signs(self.words, self.partners, at + 1, high)
        return tuple(self._single(low, end) for low, end in signs.pieces(",", at + 1, high))

    def _single(self, low: int, high: int) -> int:
        name = self._name(low, high, "the name of a type")
        if high > low + 1:
            raise Unreadable(self.remarks.unexpected(low + 1))
        return name

    def _slots(self, at: int, high: int) -> tuple[tuple[Slot, ...], int]:
        """The parameters in brackets, and the place of the closing one."""
        if at >= high or self.words[at] != "(":
            raise Unreadable(self.remarks.no_brackets(at))
        close = self.partners[at]
        if close == at + 1:
            return (), close
        signs = Signs(self.words, self.partners, at + 1, close)
        return tuple(self._slot(low, end) for low, end in signs.pieces(",", at + 1, close)), close

    def _slot(self, low: int, high: int) -> Slot:
        if low == high:
            raise Unreadable(self.remarks.missing(low, "a parameter"))
        if high == low + 1 and self.expressions.is_value(low):
            return Slot(low, None)
        name = self._name(low, high, "a parameter's name")
        if self.words[low + 1] != ":" or high > low + 3:
            raise Unreadable(self.remarks.unexpected(low + (1 if self.words[low + 1] != ":" else 3)))
        return Slot(name, self._name(low + 2, high, "the type of a parameter"))

    def _utility(self, low: int, close: int, high: int) -> Statement:
        if close > low + 3:
            raise Unreadable(self.remarks.unexpected(low + 3))
        who = low + 2 if close > low + 2 else None
        if who is not None:
            self._name(who, close, "the name of a character")
        return UtilityStatement(low, who, self.expression(close + 2, high))

    def _event(self, word: str, name: int, slots: tuple[Slot, ...], brace: int, high: int) -> Statement:
        if brace >= high or self.words[brace] != "{" or self.partners[brace] != high - 1:
            at = brace if brace >= high or self.words[brace] != "{" else self.partners[brace] + 1
            raise Unreadable(self.remarks.no_braces(at, word))
        found: dict[str, object] = {"consenting": (), "observer": None}
        failed = False
        for start, end in self._parts(brace + 1, high - 1):
            try:
                self._part(word, start, end, found)
            except Unreadable as unreadable:
                failed = True
                self.mistakes.add(unreadable.diagnostic)
        if failed:
            self.written.spoilt.add(self.words[name])
        return EventStatement(word, name, brace, slots, **found)  # type: ignore[arg-type]  # filled by _part

    def _parts(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """The parts between braces; a semicolon after the last is optional."""
        pieces = Signs(self.words, self.partners, low, high).pieces(";", low, high)
        if pieces[-1][0] == pieces[-1][1]:
            pieces.pop()
        yield from pieces

    def _part(self, word: str, low: int, high: int, found: dict[str, object]) -> None:
        if low == high:
            raise Unreadable(self.remarks.empty_part(low))
        part = self.words[low]
        if part not in _PARTS[word]:
            raise Unreadable(self.remarks.no_part(low, word, _PARTS[word]))
        if part == "observing":
            found["observer"], colon = self._observer(low + 1, high)
        else:
            colon = low + 1
        if colon >= high or self.words[colon] != ":":
            raise Unreadable(self.remarks.no_colon(colon, high, part))
        if part == "consenting":
            found[part] = self._consenting(colon + 1, high)
        else:
            found[part] = self.expression(colon + 1, high)

    def _observer(self, at: int, high: int) -> tuple[Slot, int]:
        slots, close = self._slots(at, high)
        if len(slots) != 1 or slots[0].type is None:
            raise Unreadable(self.remarks.one_observer(at, close + 1))
        return slots[0], close + 1

    def _consenting(self, low: int, high: int) -> tuple[int, ...]:
        if low < high and self.words[low] == "(" and self.partners[low] == high - 1:
            low, high = low + 1, high - 1
        if low == high:
            return ()
        pieces = Signs(self.words, self.partners, low, high).pieces(",", low, high)
        for start, end in pieces:
            self._name(start, end, "the name of a character")
            if end > start + 1:
                raise Unreadable(self.remarks.unexpected(start + 1))
        return tuple(start for start, _ in pieces)

    def expression(self, low: int, high: int) -> Node:
        """The expression that fills a stretch."""
        try:
            node = self.expressions.read(low, high, self.expressions.signs(low, high))
            if node is None:
                raise Unreadable(self.complaints.about(low, high))
        except TooDeep as deep:
            raise Unreadable(too_deep(self.tokens, deep.low, deep.high)) from None
        return node
