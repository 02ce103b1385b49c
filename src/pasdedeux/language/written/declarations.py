"""Reading the declarations of a world: types, entities, facts, secrets, definitions, beginnings, wants."""

from __future__ import annotations

from dataclasses import replace

from pasdedeux.diagnostics import Span
from pasdedeux.language.written import pieces
from pasdedeux.language.written.cursor import Cursor
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.marks import lines, phrase, said
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.syntax import (
    DefinitionDecl,
    EntityDecl,
    FactDecl,
    File,
    Marks,
    Name,
    Reference,
    SecretDecl,
    Statement,
    TypeDecl,
    WantsDecl,
)


def title(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`story "Interview"`."""
    found = pieces.text(cursor, "the story's title in quotes", "The story stays without a title.")
    cursor.finish("The title")
    if file.title is not None:
        raise Mistake(
            "W401", "the story has a title already", found.span, "A file is one story.", "keep one of the two."
        )
    file.title = found


def covers(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`covers C1 to C7, P1.1`."""
    if cursor.done:
        raise cursor.missing("a source id", "Nothing is promised to be covered.")
    text = row.source.text[cursor.here.start : cursor.tokens[-1].end]
    for part in text.split(","):
        file.covers.extend(_ids(part.split(), cursor.rest()))


def _ids(words: list[str], place: Span) -> list[str]:
    match words:
        case [one]:
            return [one]
        case [first, "to", last]:
            return _between(first, last, place)
    hint = "write ids and ranges, parted by commas: `covers C1 to C7, P1.1 to P1.4, P2.1`."
    raise Mistake("S111", "this is no list of source ids", place, "Nothing is promised to be covered.", hint)


def _between(first: str, last: str, place: Span) -> list[str]:
    digits = len(first) - len(first.rstrip("0123456789"))
    stem = first[: len(first) - digits] if digits else first
    low, high = first[len(stem) :], last[len(stem) :]
    plain = low.isascii() and low.isdigit() and high.isascii() and high.isdigit() and max(len(low), len(high)) <= 6
    if not (last.startswith(stem) and plain and int(low) <= int(high)) or int(high) - int(low) > 1000:
        hint = "both ends of a range differ in their last number only: `P1.1 to P1.4`."
        raise Mistake(
            "S111", f"`{first[:30]} to {last[:30]}` is no range of source ids", place, "It covers nothing.", hint
        )
    return [f"{stem}{number}" for number in range(int(low), int(high) + 1)]


def imported(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`import "other.story"`, `import acts`, `import nothing`."""
    quoted = pieces.optional_text(cursor)
    name = quoted or pieces.name(cursor, "the name of a file or of a bundled library", "Nothing is imported.")
    cursor.finish("The import")
    if quoted is None and name.text == "nothing":
        file.bare = True
    else:
        file.imports.append(Reference(name.text, name.span))


def remake(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`remake of interview`."""
    cursor.expect("of", "A remake says which story it casts again: `remake of interview`.")
    name = pieces.optional_text(cursor) or pieces.name(cursor, "the name of a story", "Nothing is made again.")
    cursor.finish("The remake")
    file.remake = Reference(name.text, name.span)


def rename(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`rename Pierre to Theo "the journalist"`: in a remake."""
    old = pieces.name(cursor, "the name that the other story uses")
    cursor.expect("to", "A name is changed like this: `rename Pierre to Theo`.")
    new = pieces.name(cursor, "the new name")
    label = pieces.optional_text(cursor)
    cursor.finish("The new name")
    file.renames.append((old, new, label.text if label else ""))


def types(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`type tape is item`, `type room, garden is place`."""
    names = [pieces.name(cursor, "the name of the type")]
    while cursor.accept(","):
        names.append(pieces.name(cursor, "the name of a type"))
    parents: tuple[Name, ...] = ()
    if cursor.accept("is"):
        cursor.skip_article()
        parents = pieces.people(cursor, "the name of a type")
    cursor.finish("The type")
    file.types.extend(TypeDecl(name, parents, marks) for name in names)


def entities(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`character Pierre, Editor "the editor"`."""
    type = pieces.name(cursor, "a type")
    found: list[EntityDecl] = []
    while not found or cursor.accept(","):
        name = pieces.name(cursor, "a name", "Nobody and nothing is declared by this line.")
        label = pieces.optional_text(cursor)
        found.append(EntityDecl(type, name, label.text if label else "", marks))
    cursor.finish("The declaration")
    file.entities.extend(found)


def facts(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`fact asleep(character), holder(item): character "{1} is with {value}" = Katya`."""
    found = [_fact(row, cursor, marks)]
    while cursor.accept(","):
        found.append(_fact(row, cursor, marks))
    cursor.finish("The fact")
    file.facts.extend(found)


def _fact(row: Row, cursor: Cursor, marks: Marks) -> FactDecl:
    name = pieces.name(cursor, "the name of the fact")
    parameters = pieces.parameters(cursor)
    kind, default, gloss = None, None, pieces.optional_text(cursor)
    if cursor.accept(":"):
        kind = pieces.name(cursor, "the type of its value")
    gloss = gloss or pieces.optional_text(cursor)
    if cursor.accept("="):
        start = cursor.at
        cursor.accept("-")
        cursor.next()
        default = phrase(row, list(cursor.tokens[start : cursor.at]))
    return FactDecl(name, parameters, kind, default, gloss or pieces.optional_text(cursor), marks)


def secret(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`secret cancer "Katya has cancer" true, known to Katya`."""
    name = pieces.name(cursor, "the name of the secret")
    gloss = pieces.optional_text(cursor)
    value: bool | None = None
    known: tuple[Name, ...] | None = ()
    cursor.accept(",")
    for word, meant in (("true", True), ("false", False)):
        if cursor.accept(word):
            value = meant
    cursor.accept(",")
    if cursor.accept("known"):
        cursor.expect("to", "A secret says who knows it: `known to Katya`.")
        known = _known(cursor)
    if gloss is None and cursor.here.kind == "word":
        rest = cursor.rest()
        hint = f'put its sentence into quotes: `secret {name.text} "{rest.text[:60]}"`.'
        raise Mistake("S110", f"`{rest.text[:60]}` belongs to nothing here", rest, "The line is skipped.", hint)
    cursor.finish("The secret")
    file.entities.append(SecretDecl(name, gloss, value, known, marks))


def _known(cursor: Cursor) -> tuple[Name, ...] | None:
    if cursor.accept("everyone"):
        return None
    if cursor.accept("nobody"):
        return ()
    return pieces.people(cursor, "a character's name")


def definition(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`define present(c: character): FORMULA`."""
    name = pieces.name(cursor, "the name of the definition")
    parameters = pieces.parameters(cursor)
    gloss = pieces.optional_text(cursor)
    cursor.expect(":", "A definition is a name, its parameters, a colon and a formula.")
    body = tuple(pieces.conditions(row, list(cursor.tokens[cursor.at :])))
    file.definitions.append(DefinitionDecl(name, parameters, gloss, body, marks))


def initially(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`initially` and its block."""
    cursor.finish("The beginning")
    file.initially.extend(_statements(row, mistakes))


def wants(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`wants Katya` and its block."""
    who = pieces.person(cursor, "the name of the character who wants it")
    cursor.finish("Whose wants these are")
    file.wants.append(WantsDecl(who, tuple(_statements(row, mistakes)), marks))


def author_wants(file: File, row: Row, cursor: Cursor, marks: Marks, mistakes: Mistakes) -> None:
    """`author wants` and its block."""
    cursor.expect("wants", "What the story is to come to stands under `author wants`.")
    cursor.finish("The heading")
    file.wants.append(WantsDecl(None, tuple(_statements(row, mistakes)), marks))


def _statements(row: Row, mistakes: Mistakes) -> list[Statement]:
    found: list[Statement] = []
    for child in lines(row):
        with mistakes.caught():
            words, marks = said(child, mistakes)
            if found and words.tokens and words.tokens[0].key == "otherwise":
                found[-1] = replace(found[-1], rows=(*found[-1].rows, child))
            else:
                found.append(Statement(words, (child,), marks))
    if not row.block:
        with mistakes.caught():
            raise pieces.needs_block(row, "something")
    return found
