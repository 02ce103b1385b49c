"""Reading what is told: acts, scenes and their sentences, endings, credits and the cast."""

from __future__ import annotations

from pasdedeux.language.written import pieces
from pasdedeux.language.written.cursor import Cursor
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.marks import lines, marked, phrase, said
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.syntax import (
    ActDecl,
    CastDecl,
    CreditDecl,
    EndingDecl,
    File,
    Marks,
    Name,
    Phrase,
    SceneDecl,
    Sentence,
    TurnDecl,
)


def act(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`act "One"`, with its goal and perhaps its scenes in the block."""
    title = pieces.text(cursor, "the title of the act", "The act is skipped.")
    cursor.finish("The title")
    goal: list[Phrase] = []
    scenes: list[tuple[Row, Cursor, Marks]] = []
    for child in lines(row):
        with mistakes.caught():
            words, child_marks = marked(child, mistakes)
            inner = Cursor(child.source, words, place=child.end)
            key = inner.next().key
            if key == "goal":
                goal.extend(pieces.conditions(child, words[1:]))
            elif key in ("scene", "meanwhile"):
                scenes.append((child, inner, child_marks))
            else:
                raise _not_in_act(child)
    file.telling.append(ActDecl(title, tuple(goal), marks))
    for child, inner, child_marks in scenes:
        with mistakes.caught():
            read = meanwhile if inner.tokens[0].key == "meanwhile" else scene
            read(file, child, inner, child_marks, mistakes)


def _not_in_act(row: Row) -> Mistake:
    hint = 'what happens stands in a scene: `scene "The call" at Loft with Pierre, Katya`.'
    return Mistake("S115", "an act has a goal and scenes, and no other lines", row.span, "The line is skipped.", hint)


def scene(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`scene "The call" at Loft with Pierre, Katya` and its sentences."""
    _scene(file, row, cursor, marks, mistakes, meanwhile=False)


def meanwhile(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`meanwhile scene ...`: at the same time as the scene before."""
    cursor.expect("scene", "What happens at the same time is a `meanwhile scene`.")
    _scene(file, row, cursor, marks, mistakes, meanwhile=True)


def _scene(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes, *, meanwhile: bool) -> None:
    title = pieces.text(cursor, "the title of the scene", "The scene is skipped.")
    place = where(row, cursor)
    people = present(cursor) or ()
    cursor.finish("The heading")
    sentences = tuple(_sentences(lines(row), mistakes))
    if not people:
        with mistakes.caught():
            raise _empty(row)
    file.telling.append(SceneDecl(title, place, people, meanwhile, sentences, marks))


def where(row: Row, cursor: Cursor) -> Phrase | None:
    """The place in `at Loft with ...`, if the words come next."""
    if not (cursor.accept("at") or cursor.accept("in")):
        return None
    start = cursor.at
    while not cursor.done and not cursor.says("with"):
        cursor.next()
    return phrase(row, list(cursor.tokens[start : cursor.at]))


def present(cursor: Cursor) -> tuple[Name, ...] | None:
    """The names in `with Pierre, Katya`, none for `with nobody`; None where the word does not come next."""
    if not cursor.accept("with"):
        return None
    if cursor.says("nobody") and cursor.accept("nobody"):
        return ()
    return pieces.people(cursor, "the name of somebody who is there")


def _empty(row: Row) -> Mistake:
    hint = 'say who is there: `scene "The call" at Loft with Pierre, Katya`.'
    return Mistake("W402", "this scene has nobody in it", row.span, "So nobody could see what happens in it.", hint)


def _sentences(rows: list[Row], mistakes: Mistakes) -> list[Sentence]:
    found = []
    for row in rows:
        with mistakes.caught():
            found.append(sentence(row, mistakes))
    return found


def sentence(row: Row, mistakes: Mistakes) -> Sentence:
    """An event: its words, `, unseen by A, B` and its marks."""
    words, marks = marked(row, mistakes)
    if lines(row):
        with mistakes.caught():
            raise pieces.no_block(row, "a sentence but `intentional: reason`")
    if len(words) > 1 and words[-1].text == ".":  # written as a sentence, with its full stop
        words = words[:-1]
    unseen: tuple[Name, ...] | None = None
    cut = next((i for i in range(len(words) - 1, 0, -1) if words[i].key == "unseen" and words[i - 1].key == ","), None)
    if cut is not None:
        cursor = Cursor(row.source, words, cut + 1, row.end)
        unseen = ()
        if cursor.accept("by"):
            unseen = pieces.people(cursor, "the name of somebody who does not see it")
        cursor.finish("Who does not see it")
        words = words[: cut - 1]
    return Sentence(phrase(row, words), unseen, marks)


def ending(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`ending "The threat"` and its turns."""
    title = pieces.text(cursor, "the title of the ending", "The ending is skipped.")
    cursor.finish("The title")
    turns = []
    for child in lines(row):
        with mistakes.caught():
            turns.append(_turn(child, mistakes))
    if not row.block:
        raise pieces.needs_block(row, "a turn")
    file.endings.append(EndingDecl(title, tuple(turns), marks))


def _turn(row: Row, mistakes: Mistakes) -> TurnDecl:
    cursor = Cursor(row.source, row.tokens, place=row.end)
    who = pieces.person(cursor, "the name of the one whose turn it is")
    cursor.expect("either", "A turn names who chooses, and under it what they may do.")
    cursor.finish("The turn")
    if not row.block:
        raise pieces.needs_block(row, "what may be chosen")
    options: list[Sentence | None] = []
    for child in lines(row):
        with mistakes.caught():
            words, _ = said(child, mistakes)
            nothing = [token.key for token in words.tokens] == ["nothing"]
            options.append(None if nothing else sentence(child, mistakes))
    return TurnDecl(who, tuple(options))


def credit(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`credit release date "2007-07-13"`, `credit distributor "Sony" in "United States"`."""
    key = []
    while cursor.here.kind == "word":
        key.append(cursor.next().text)
    if not key:
        raise cursor.missing("what is credited", "The credit is skipped.")
    values = [_value(cursor)]
    while cursor.accept(",") or cursor.accept("and"):
        values.append(_value(cursor))
    qualifier = pieces.text(cursor, "where this holds, in quotes").text if cursor.accept("in") else ""
    cursor.finish("The credit")
    file.credits.append(CreditDecl(" ".join(key), tuple(values), qualifier, marks))


def _value(cursor: Cursor) -> str:
    if cursor.here.kind == "number":
        return cursor.next().text
    return pieces.text(cursor, "a name in quotes", "The credit is skipped.").text


def cast(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`cast Pierre "Steve Buscemi" as "Pierre Peders"`."""
    quoted = pieces.optional_text(cursor)
    who = quoted or pieces.name(cursor, "whom somebody plays")
    person = pieces.text(cursor, "who plays the part, in quotes").text
    role = pieces.text(cursor, "the name of the role, in quotes").text if cursor.accept("as") else ""
    cursor.finish("The cast")
    file.credits.append(CastDecl(who, quoted is not None, person, role, marks))
