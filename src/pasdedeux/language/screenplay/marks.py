"""What stands in notes: marks of the story language, or prose of the writer's own.

A note is cut into rows as a `.story` file is, and each row is asked what it is. Declarations are told by their shape
(`secret NAME "..."`), the marks of scenes by their first words. Whether any other row is an event or prose can only be
said when all names are known: `resembling.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from pasdedeux.diagnostics import Source, Span
from pasdedeux.language.written import pieces, telling
from pasdedeux.language.written.cursor import Cursor
from pasdedeux.language.written.layout import Row, stretch
from pasdedeux.language.written.marks import marked, phrase
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.syntax import ActDecl, File, Marks, Name, Phrase, UseDecl

_PREFIX = re.compile(r"(note|event)\s*:\s*", re.IGNORECASE)
_USE = re.compile(r"(?:(?P<who>[^:\"\[\]]*?)\s+)?(?:knows|believes)\s*:\s*", re.IGNORECASE)
_COUNTED = re.compile(r"(present|absent)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a mark says of its scene. ``people`` is None where it does not list who is there when it opens."""

    row: Row
    title: Name | None
    place: Phrase | None
    nowhere: bool
    people: tuple[Name, ...] | None
    meanwhile: bool
    marks: Marks

    @property
    def is_placed(self) -> bool:
        """Whether it says where the scene is, or that it is nowhere."""
        return self.nowhere or self.place is not None


@dataclass(frozen=True, slots=True)
class Counted:
    """`present: A, B`, or `absent: A, B`."""

    row: Row
    people: tuple[Name, ...]
    present: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """`act "One"` with its goal."""

    row: Row
    act: ActDecl


@dataclass(frozen=True, slots=True)
class Used:
    """`Katya knows: cancer`."""

    row: Row
    use: UseDecl


@dataclass(frozen=True, slots=True)
class Said:
    """A row that may be an event. It is one for sure if it is ``forced``: `event: ...`."""

    row: Row
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration of the story language."""

    row: Row


@dataclass(frozen=True, slots=True)
class Private:
    """`note: ...`: the writer's own."""

    row: Row


Mark = Opening | Counted | Chapter | Used | Said | Declared | Private


def rows(source: Source, start: int, end: int) -> tuple[list[Row], Mistakes]:
    """The rows of a note, and what is wrong with their indentation: of interest only if there is a mark among them."""
    mistakes = Mistakes()
    return stretch(source, start, end, mistakes), mistakes


class Sorting:
    """Tells what rows are. ``types`` are all types that there are, ``names`` says whether a word is a name."""

    def __init__(self, is_declaration: Callable[[Row], bool], names: Collection[str]) -> None:
        self.is_declaration = is_declaration
        self.names = names

    def mark(self, row: Row, mistakes: Mistakes) -> Mark | None:
        """What a row is. A mark that cannot be read is reported, and None."""
        with mistakes.caught():
            return self._mark(row, mistakes)
        return None

    def _mark(self, row: Row, mistakes: Mistakes) -> Mark:
        text = row.text
        if match := _PREFIX.match(text):
            return Private(row) if match[1].casefold() == "note" else Said(_cut(row, match.end()), forced=True)
        if match := _COUNTED.match(text):
            return _counted(_cut(row, match.end()), match[1].casefold() == "present")
        if match := _USE.match(text):
            return Used(row, _use(row, match, mistakes))
        first, _, rest = text.partition(" ")
        if first in _OPENINGS and self._opens(first, rest):
            return _opening(row, mistakes)
        if first == "act" and rest.lstrip().startswith('"'):
            return _chapter(row, mistakes)
        return Declared(row) if self.is_declaration(row) else Said(row)

    def _opens(self, first: str, rest: str) -> bool:
        words = re.findall(r"[\w'’-]+|\"", rest)
        if first == "with":  # `with Katya, Pierre`, and not `with more feeling`
            people = [
                word
                for word in re.findall(r"[\w'’-]+", re.split(r"\[|\bintentional\b", rest)[0])
                if word not in _BESIDE_NAMES
            ]
            return words == ["nobody"] or (bool(people) and all(map(self._is_name, people)))
        return not words or words[0] in ('"', "at", "in", "with", "scene") or rest.lstrip().startswith("[")

    def _is_name(self, word: str) -> bool:
        return word in self.names or word[:1].isupper()


_BESIDE_NAMES = frozenset(("and", "the", "a", "an"))
_OPENINGS = frozenset(("scene", "meanwhile", "with"))


def _cut(row: Row, by: int) -> Row:
    """The row without its first characters."""
    return Row(row.source, row.kind, row.column, row.start + by, row.end, row.comment, row.level, row.block)


def _words(row: Row, mistakes: Mistakes) -> tuple[Cursor, Marks]:
    words, marks = marked(row, mistakes)
    return Cursor(row.source, words, place=row.end), marks


def _opening(row: Row, mistakes: Mistakes) -> Opening:
    cursor, marks = _words(row, mistakes)
    meanwhile = cursor.accept("meanwhile")
    cursor.accept("scene")
    title = pieces.optional_text(cursor)
    place, nowhere = None, cursor.accept("at", "nowhere")
    if not nowhere:
        place = telling.where(row, cursor)
    people = telling.present(cursor)
    cursor.finish("The mark")
    return Opening(row, title, place, nowhere, people, meanwhile, marks)


def _counted(row: Row, present: bool) -> Counted:
    cursor = Cursor(row.source, row.tokens, place=row.end)
    people = pieces.people(cursor, "the name of a character")
    cursor.finish("Who is there")
    return Counted(row, people, present)


def _chapter(row: Row, mistakes: Mistakes) -> Chapter:
    file = File(row.source)
    cursor, marks = _words(row, mistakes)
    cursor.next()
    telling.act(file, row, cursor, marks, mistakes)
    found, *others = file.telling
    if others or not isinstance(found, ActDecl):
        hint = 'write `INT. LOFT - NIGHT` where it begins; what the note may say is `scene "The call" with Katya`.'
        raise Mistake("M104", "a scene of a screenplay begins with its heading", others[0].marks.span,
                      "The lines under it are skipped.", hint)  # fmt: skip
    return Chapter(row, found)


def _use(row: Row, match: re.Match[str], mistakes: Mistakes) -> UseDecl:
    who: tuple[Name, ...] = ()
    if match["who"]:
        start = row.start + match.start("who")
        cursor = Cursor(row.source, _cut_to(row, match.end("who")).tokens, place=start)
        who = pieces.people(cursor, "the name of who relies on it")
        cursor.finish("Who relies on it")
    rest = _cut(row, match.end())
    words, marks = marked(rest, mistakes)
    said = phrase(rest, words)
    if not said.tokens:
        hint = "name a secret, or say what is so: `knows: cancer`, `Katya knows: the diary is with Pierre`."
        raise Mistake("S109", "what is known is missing here", row.span, "So nothing is asked of anybody.", hint)
    return UseDecl(who, said, Marks(Span(row.source, row.start, row.end), marks.ids, marks.accepted))


def _cut_to(row: Row, to: int) -> Row:
    """The first characters of the row, as a row without a block."""
    return Row(row.source, row.kind, row.column, row.start, row.start + to)
