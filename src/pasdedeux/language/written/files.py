"""Which files make up a story: the library, what is imported, and in a remake the story that is cast again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files as resources

from pasdedeux.diagnostics import Refused, Source, Span, nearest
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.parse import parse
from pasdedeux.language.written.syntax import File, Reference

LIBRARY = "acts"
# What a file declares of its own, and a remake does not.
_OWN = ("types", "entities", "facts", "definitions", "initially", "wants", "actions", "rules", "telling", "endings")

Imports = Callable[[str, Span], Source]


@dataclass
class Bundle:
    """The files of a story, each after those that it imports. `main` is the one that was asked for."""

    main: File
    files: list[File] = field(default_factory=list)
    base: File | None = None  # in a remake: the story that is cast again
    library: tuple[File, ...] = ()
    world: tuple[File, ...] = ()  # of a screenplay: the files that declare its world

    @property
    def own(self) -> tuple[File, ...]:
        """The files whose declarations are the story's own: their source ids and acceptances count."""
        return tuple(dict.fromkeys((self.told, *self.world)))

    @property
    def told(self) -> File:
        """The file whose scenes are told."""
        return self.base or self.main


def library_names() -> tuple[str, ...]:
    """The names of the bundled libraries."""
    folder = resources("pasdedeux.language").joinpath("library")
    if not folder.is_dir():
        return ()
    names = (item.name for item in folder.iterdir())
    return tuple(sorted(name.removesuffix(".story") for name in names if name.endswith(".story")))


@lru_cache(maxsize=8)
def library(name: str) -> Source | None:
    """The text of a bundled library, None for one that is not there."""
    if name not in library_names():
        return None
    text = resources("pasdedeux.language").joinpath("library", f"{name}.story").read_text(encoding="utf-8")
    return Source(f"{name}.story", text)


@lru_cache(maxsize=8)
def _parsed(source: Source) -> tuple[File, Mistakes]:
    """A library's declarations and the mistakes in them, read once."""
    mistakes = Mistakes()
    return parse(source, mistakes), mistakes


def gather(source: Source, imports: Imports, mistakes: Mistakes) -> Bundle:
    """Read a file and all that it needs. What cannot be read is reported."""
    return _Gathering(imports, mistakes).bundle(source)


def gather_in(main: File, world: Bundle | None, imports: Imports, mistakes: Mistakes) -> Bundle:
    """What a file needs that tells a story in the world of another one, ``world``; or in one of its own."""
    return _Gathering(imports, mistakes).told_in(main, world)


class _Gathering:
    """The files on their way in: those that are read, and those whose imports are being read."""

    def __init__(self, imports: Imports, mistakes: Mistakes) -> None:
        self.imports = imports
        self.mistakes = mistakes
        self.read: dict[Source, File] = {}
        self.open: list[Source] = []
        self.renames: dict[str, str] = {}

    def bundle(self, source: Source) -> Bundle:
        main = parse(source, self.mistakes)
        found = Bundle(main)
        self.open.append(source)
        self._imports_of(main)
        if main.remake is not None:
            self.renames = {old.text: new.text for old, new, _ in main.renames}
            self._check_remake(main)
            found.base = self._file(main.remake, main.remake.name)
        elif main.renames:
            self._rename_without_remake(main)
        found.library = self._library(found.base or main)
        others = [*self.read.values()]
        found.files = [*found.library, *(f for f in others if f not in found.library)]
        if main.remake is None:
            found.files.append(main)
        return found

    def told_in(self, main: File, world: Bundle | None) -> Bundle:
        """The bundle of ``main`` behind the files of its world."""
        found = Bundle(main)
        if world is not None:
            self.read.update((file.source, file) for file in world.files if file not in world.library)
            found.library, found.world = world.library, world.own
        self.open.append(main.source)
        self._imports_of(main)
        if world is None:
            found.library = self._library(main)
        before = [*found.library, *self.read.values()]
        found.files = [*dict.fromkeys(before), main]
        return found

    def _library(self, told: File) -> tuple[File, ...]:
        source = library(LIBRARY)
        if told.bare or source is None:
            return ()
        return (self._library_file(source),)

    def _library_file(self, source: Source) -> File:
        file, mistakes = _parsed(source)
        self.mistakes.collector.extend(mistakes.collector.diagnostics)
        self.mistakes.tainted |= mistakes.tainted
        return file

    def _imports_of(self, file: File) -> None:
        for reference in file.imports:
            if reference.name != LIBRARY:
                self._file(reference, reference.name)

    def _file(self, reference: Reference, name: str) -> File | None:
        """The file of that name with its imports, None where it cannot be had, which is reported."""
        with self.mistakes.caught():
            try:
                source = library(name) or self.imports(name, reference.span)
            except Refused as refused:
                self.mistakes.lost = True
                self.mistakes.collector.extend(refused.diagnostics)
                return None
            if source in self.open:
                raise self._circle(reference, source)
            return self._source(source)
        return None

    def _source(self, source: Source) -> File:
        if source in self.read:
            return self.read[source]
        self.open.append(source)
        try:
            if library(source.name.removesuffix(".story")) == source:
                file = self._library_file(source)
            else:
                file = parse(_renamed(source, self.renames), self.mistakes)
            self._imports_of(file)
        except Mistake:
            self.mistakes.lost = True
            raise
        finally:
            self.open.pop()
        self.read[source] = file
        return file

    def _circle(self, reference: Reference, source: Source) -> Mistake:
        self.mistakes.lost = True
        names = [s.name for s in self.open[self.open.index(source) :]]
        way = " imports ".join([*(f"`{n}`" for n in names), f"`{source.name}`"])
        hint = "put what both need into a third file, and import that from both."
        what = "this import goes round in a circle" if len(names) > 1 else "this file imports itself"
        return Mistake("F105", what, reference.span, f"{way}, so none could be read before the other.", hint)

    def _check_remake(self, main: File) -> None:
        for kind in _OWN:
            for item in getattr(main, kind):
                with self.mistakes.caught():
                    raise _no_remake(item.marks.span)

    def _rename_without_remake(self, main: File) -> None:
        for old, _, _ in main.renames:
            with self.mistakes.caught():
                hint = "change the name where it is declared, or write `remake of` the story that declares it."
                what = "only a remake can rename what another story declares"
                raise Mistake("W409", what, old.span, "The line is skipped.", hint)


def _no_remake(place: Span) -> Mistake:
    hint = "a remake has `story`, `covers`, `rename`, `credit`, `cast`; for another story, `import` the first one."
    what = "a remake tells the same story, so it declares nothing of its own"
    return Mistake("W404", what, place, "The line would change what happens.", hint)


def _renamed(source: Source, renames: dict[str, str]) -> Source:
    """The text with names replaced wherever they stand as words of their own."""
    if not renames:
        return source
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, renames))})(?!\w)")
    return Source(source.name, pattern.sub(lambda m: renames[m[1]], source.text))


def no_such_import(name: str, span: Span, known: tuple[str, ...]) -> Refused:
    """The refusal of an import that is not there; `known` are the names that there are."""
    guess = nearest(name, known)
    hint = (
        f"did you mean `{guess}`?" if guess else "a file is named from the folder of this one; by `import`, in quotes."
    )
    what = f"there is nothing to import under the name `{name[:80]}`"
    return Refused([Mistake("F104", what, span, "What it declares is unknown here.", hint).diagnostic])


__all__ = ["Bundle", "Imports", "gather", "library", "library_names", "no_such_import"]
