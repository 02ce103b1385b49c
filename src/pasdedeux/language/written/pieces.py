"""Small things that many declarations are made of: names, lists of names, parameters."""

from __future__ import annotations

from pasdedeux.diagnostics import Span
from pasdedeux.language.written.cursor import ARTICLES, Cursor
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.marks import phrase
from pasdedeux.language.written.mistakes import Mistake
from pasdedeux.language.written.syntax import Clause, Name, Phrase, Slot
from pasdedeux.language.written.tokens import Token

_AFTER_A_PERSON = frozenset(("and", "either"))


def name(cursor: Cursor, what: str, purpose: str = "The declaration is skipped.") -> Name:
    """One word as a name. Raises Mistake for anything else."""
    token = cursor.word(what, purpose)
    return Name(token.text, Span(cursor.source, token.start, token.end))


def text(cursor: Cursor, what: str, purpose: str = "The declaration is skipped.") -> Name:
    """One quoted text. Raises Mistake for anything else."""
    token = cursor.string(what, purpose)
    return Name(token.value, Span(cursor.source, token.start, token.end))


def optional_text(cursor: Cursor, what: str = "a text") -> Name | None:
    """A quoted text if one comes next."""
    return text(cursor, what) if cursor.here.kind == "string" else None


def person(cursor: Cursor, what: str) -> Name:
    """A name or the words of a label, its article skipped."""
    if cursor.here.key in ARTICLES and cursor.ahead().kind == "word" and cursor.ahead().key != "and":
        cursor.next()
    first = name(cursor, what)
    start, words = cursor.at - 1, [first.text]
    while cursor.here.kind == "word" and cursor.here.key not in _AFTER_A_PERSON:
        words.append(cursor.next().text)
    return Name(" ".join(words), cursor.since(start))


def people(cursor: Cursor, what: str) -> tuple[Name, ...]:
    """`A, B and C`: one name or more."""
    found = [person(cursor, what)]
    while cursor.accept(",", "and") or cursor.accept(",") or cursor.accept("and"):
        found.append(person(cursor, what))
    return tuple(found)


def parameters(cursor: Cursor) -> tuple[Slot, ...]:
    """`(hearer: character, claim)`, if a bracket comes next; each with a type, a name or both."""
    if cursor.here.text != "(":
        return ()
    opened = cursor.at
    cursor.next()
    found: list[Slot] = []
    while not cursor.accept(")"):
        if cursor.done:
            raise unclosed(cursor, opened)
        if found:
            cursor.expect(",", "The parameters of a declaration are parted by commas.")
        first = name(cursor, "a type")
        if cursor.accept(":"):
            found.append(Slot(first, name(cursor, "a type")))
        else:
            found.append(Slot(None, first))
    return tuple(found)


def unclosed(cursor: Cursor, opened: int) -> Mistake:
    """The message that the bracket at that index is never closed."""
    token = cursor.tokens[opened]
    place = Span(cursor.source, token.start, token.end)
    return Mistake(
        "S104", f"this `{token.text}` is not closed", place, "The line is skipped.", "write a `)` where it ends."
    )


def conditions(row: Row, words: list[Token]) -> list[Phrase]:
    """The formulas of a line: one that may go on in the lines under it, or else one a line of the block."""
    if words:
        more = [token for child in row.block for token in child.tokens]
        return [phrase(row, words + more)]
    if not row.block:
        raise needs_block(row, "a condition")
    return [Phrase(child.source, tuple(child.tokens), child.end) for child in row.block]


def clauses(row: Row, words: list[Token]) -> list[Clause]:
    """The effects of a line with its block, or of the block alone."""
    if words:
        return [Clause(phrase(row, words), tuple(row.block))]
    if not row.block:
        raise needs_block(row, "an effect")
    return [Clause(Phrase(row.source, (), row.start), tuple(row.block))]


def needs_block(row: Row, what: str) -> Mistake:
    """The message that nothing stands after or under a line that only opens a block."""
    hint = "write it on the same line, or on lines of its own that are indented deeper."
    return Mistake("S112", f"{what} is missing after `{row.text[:60]}`", row.span, "The line says nothing yet.", hint)


def no_block(row: Row, what: str) -> Mistake:
    """The message that nothing may stand under a line of this kind."""
    first = row.block[0]
    hint = "indent it like the line above it, if it is not a part of that line."
    return Mistake("S113", f"nothing can stand under {what}", first.span, "The indented lines are skipped.", hint)
