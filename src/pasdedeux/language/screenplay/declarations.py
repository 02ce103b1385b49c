"""What a screenplay declares: its elements and marks, its world, and whom and what it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pasdedeux.diagnostics import Source
from pasdedeux.language.screenplay import fountain, markdown
from pasdedeux.language.screenplay.declared import declaration_test
from pasdedeux.language.screenplay.elements import Screenplay
from pasdedeux.language.screenplay.marks import Declared, Mark, Opening, Sorting, rows
from pasdedeux.language.screenplay.notes import Note
from pasdedeux.language.screenplay.people import Known, known
from pasdedeux.language.screenplay.suffixes import is_markdown, is_screenplay
from pasdedeux.language.screenplay.worlds import (
    WORLD,
    Claims,
    declared_in,
    handed_on,
    without_telling,
    world_source,
)
from pasdedeux.language.written.files import Bundle, Imports, gather_in
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.parse import declare
from pasdedeux.language.written.syntax import File


@dataclass(frozen=True, slots=True)
class Noted:
    """A note with the marks in it, and what is wrong with the indentation of its rows."""

    note: Note
    marks: tuple[Mark, ...]
    wrong: Mistakes


@dataclass(frozen=True, slots=True)
class Found:
    """A screenplay with what it declares."""

    script: Screenplay
    notes: tuple[Noted, ...]
    known: Known
    bundle: Bundle

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all notes."""
        return tuple(mark for noted in self.notes for mark in noted.marks)


def elements(source: Source, mistakes: Mistakes | None = None) -> Screenplay:
    """The elements and notes of a screenplay, Fountain or Markdown by its name."""
    read = markdown.read if is_markdown(source.name) else fountain.read
    return read(source, mistakes or Mistakes())


def declarations(
    source: Source, imports: Imports, claims: Claims, mistakes: Mistakes, inside: tuple[Source, ...] = ()
) -> Found:
    """What a screenplay declares. ``inside`` are the screenplays whose world it is."""
    script = elements(source, mistakes)
    world = _world(script, imports, claims, mistakes, (*inside, source))
    file = File(source)
    notes = tuple(_noted(script, world.files if world else (), mistakes))
    for mark in (mark for noted in notes for mark in noted.marks if isinstance(mark, Declared)):
        declare(file, mark.row, mistakes)
    _check(file, mistakes)
    bundle = gather_in(file, world, imports, mistakes)
    handed_on(script, file, world)
    placed = [mark.row.start for noted in notes for mark in noted.marks if isinstance(mark, Opening) and mark.is_placed]
    return Found(script, notes, known(script, file, bundle.files[:-1], mistakes, placed), bundle)


def _world(
    script: Screenplay, imports: Imports, claims: Claims, mistakes: Mistakes, inside: tuple[Source, ...]
) -> Bundle | None:
    source = world_source(script, claims, imports, mistakes)
    if source is None:
        return None
    with mistakes.caught():
        if source in inside:
            raise _circle(script, source)
        if is_screenplay(source.name):
            return without_telling(declarations(source, imports, Claims(), mistakes, inside).bundle)
        return declared_in(source, imports, mistakes)
    return None


def _noted(script: Screenplay, files: Sequence[File], mistakes: Mistakes) -> Iterator[Noted]:
    cut = [(note, *rows(script.source, note.start, note.end)) for note in script.notes]
    types = {decl.name.text for file in files for decl in file.types}
    types.update(word for _, found, _ in cut for row in found for word in _types(row))
    names = {decl.name.text for file in files for decl in file.entities}
    sorting = Sorting(declaration_test(types, names), names)
    for note, found, wrong in cut:
        marks = tuple(mark for row in found if (mark := sorting.mark(row, mistakes)) is not None)
        yield Noted(note, marks, wrong)


def _types(row: Row) -> list[str]:
    """The types that a row declares, if it does."""
    first, _, rest = row.text.partition(" ")
    return rest.partition(" is ")[0].replace(",", " ").split() if first == "type" else []


def _check(file: File, mistakes: Mistakes) -> None:
    """Only a `.story` file can cast another one again."""
    for span in (*([file.remake.span] if file.remake else ()), *(old.span for old, _, _ in file.renames)):
        with mistakes.caught():
            hint = "write the remake as a `.story` file, and name that on the title page: `World: remake.story`."
            raise Mistake("M104", "a screenplay does not cast another story again", span, "The line is skipped.", hint)
    file.remake, file.renames = None, []


def _circle(script: Screenplay, source: Source) -> Mistake:
    line = next(line for line in script.title_page if line.key == WORLD)
    what = "this screenplay would be its own world" if source == script.source else "these worlds go round in a circle"
    hint = "name a file that only declares: characters, places, secrets, wants."
    return Mistake("M103", what, line.span, f"`{source.name}` could not be read before itself.", hint)
