"""Reading the declarations of what happens: actions and rules, line by line of their blocks."""

from __future__ import annotations

from collections.abc import Callable

from pasdedeux.diagnostics import nearest
from pasdedeux.language.written import pieces
from pasdedeux.language.written.cursor import Cursor
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.marks import lines, phrase
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.syntax import ActionDecl, File, Marks, RuleDecl, Slot, SpeechDecl
from pasdedeux.language.written.tokens import Token
from pasdedeux.model.world import SpeechKind

SPEECH: tuple[SpeechKind, ...] = ("says", "asks", "promises", "threatens")


def action(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`action "{reader} reads {text: item}"` and its block."""
    _action(file, row, cursor, marks, mistakes, staging=False)


def staging(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`staging action ...`: what a scene's heading moves."""
    cursor.expect("action", "What a scene's heading moves is a `staging action`.")
    _action(file, row, cursor, marks, mistakes, staging=True)


def _action(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes, *, staging: bool) -> None:
    header = pieces.text(cursor, "the sentence in which it is told", "The action cannot be used.")
    cursor.finish("The header")
    found = ActionDecl(header, staging, marks)
    for child in lines(row):
        with mistakes.caught():
            _part(child, found, _ACTION, "an action")
    file.actions.append(found)


def rule(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`rule "contrition" for character c, secret s` and its block."""
    name = pieces.text(cursor, "the name of the rule", "The rule is skipped.")
    parameters: list[Slot] = []
    if cursor.accept("for"):
        while not parameters or cursor.accept(",") or cursor.accept("and"):
            cursor.accept("every")
            type = pieces.name(cursor, "a type")
            parameters.append(Slot(pieces.name(cursor, "a name for it"), type))
    cursor.finish("The heading of the rule")
    found = RuleDecl(name, tuple(parameters), marks)
    for child in lines(row):
        with mistakes.caught():
            _part(child, found, _RULE, "a rule")
    file.rules.append(found)


def _part(row: Row, found: ActionDecl | RuleDecl, parts: dict[str, Callable[..., None]], what: str) -> None:
    cursor = Cursor(row.source, row.tokens, place=row.end)
    word = cursor.here
    reader = parts.get(word.key)
    if reader is None:
        guess = nearest(word.key, parts)
        hint = f"did you mean `{guess}`?" if guess else f"there are {', '.join(f'`{p}`' for p in parts)}."
        message = f"a line of {what} cannot begin with `{word.text[:60]}`"
        raise Mistake("S115", message, cursor.place(), f"The line is skipped, and {what} does without it.", hint)
    cursor.next()
    reader(found, row, cursor)


def _called(found: ActionDecl, row: Row, cursor: Cursor) -> None:
    found.called = pieces.name(cursor, "a short name", "The action is called by the words of its header.")
    cursor.finish("The name")


def _by(found: ActionDecl, row: Row, cursor: Cursor) -> None:
    if cursor.says("nobody") and cursor.ahead().kind == "end":
        found.by = ()
        return
    found.by = pieces.people(cursor, "the name of a character in the header")
    cursor.finish("Who does it")


def _when(found: ActionDecl | RuleDecl, row: Row, cursor: Cursor) -> None:
    found.conditions.extend(pieces.conditions(row, _rest(cursor)))


def _knowing(found: ActionDecl, row: Row, cursor: Cursor) -> None:
    found.knowing.extend(pieces.conditions(row, _rest(cursor)))


def _then(found: ActionDecl | RuleDecl, row: Row, cursor: Cursor) -> None:
    found.effects.extend(pieces.clauses(row, _rest(cursor)))


def _seen(found: ActionDecl, row: Row, cursor: Cursor) -> None:
    secretly = cursor.accept("secretly")
    found.open = cursor.accept("openly") or found.open
    cursor.expect("by", "Who notices an act stands after `seen by`.")
    words = [*_rest(cursor), *(token for child in row.block for token in child.tokens)]
    if not words:
        raise cursor.missing("who notices it", "It is noticed by everyone present.")
    if secretly:
        found.secretly = phrase(row, words)
    else:
        found.seen = phrase(row, words)


def _speech(kind: SpeechKind) -> Callable[[ActionDecl, Row, Cursor], None]:
    def read(found: ActionDecl, row: Row, cursor: Cursor) -> None:
        if cursor.done:
            raise cursor.missing("a claim", "The line is skipped, so what is said counts as nothing said.")
        found.speech.append(SpeechDecl(kind, phrase(row, _rest(cursor))))

    return read


def _about(found: ActionDecl, row: Row, cursor: Cursor) -> None:
    found.about = pieces.text(cursor, "a sentence in quotes", "The action stays without a description.").text
    cursor.finish("The description")


def _rest(cursor: Cursor) -> list[Token]:
    return list(cursor.tokens[cursor.at :])


_RULE: dict[str, Callable[..., None]] = {"whenever": _when, "then": _then}
_ACTION: dict[str, Callable[..., None]] = {
    "called": _called,
    "by": _by,
    "when": _when,
    "knowing": _knowing,
    "then": _then,
    "seen": _seen,
    **{kind: _speech(kind) for kind in SPEECH},
    "about": _about,
}
