"""Loading: from a path, a bundled name or a text to a `Story`, imports included.

A story file and a problem file of the field are told apart by what they hold, not by their names.
"""

import os.path
from pathlib import Path

from pasdedeux import language, sabre
from pasdedeux.api import bundled
from pasdedeux.api.shelves import DISK, Shelf
from pasdedeux.api.texts import missing
from pasdedeux.diagnostics import Source, Span
from pasdedeux.model.story import Story


def load(name: str | Path, *, shelf: Shelf = DISK, workshop: language.Workshop | None = None) -> Story:
    """The story in a file, or the bundled story of that name. Raises Refused with every mistake in it.

    The file and all that it imports are taken from ``shelf``: the disk, or what else has texts under paths. Give the
    same ``workshop`` again to read later versions of one story sooner.
    """
    return _read(*find_source(name, shelf), shelf, workshop)


def load_text(text: str, name: str = "text.story", folder: str | Path = ".") -> Story:
    """The story that a text tells. `name` stands in messages; imports are looked for in `folder`.

    Raises Refused with every mistake in it.
    """
    return _read(Source(name, text), Path(folder), DISK)


def find_source(name: str | Path, shelf: Shelf = DISK) -> tuple[Source, Path | None]:
    """The text that a name stands for, and the folder of its imports (None: bundled). Raises Refused."""
    path, word = Path(name), str(name)
    if word in bundled.stories() and not shelf.exists(path):
        return bundled.source(word), None
    if not word.strip() or not (shelf.exists(path) or path.is_dir()):
        raise missing(path, word, bundled.stories())
    return shelf.read(path), path.parent


def _read(source: Source, folder: Path | None, shelf: Shelf, workshop: language.Workshop | None = None) -> Story:
    if sabre.is_problem(source.text):
        return sabre.read(source)
    return language.read(source, _Imports(source, folder, shelf), workshop)


class _Imports:
    """Finds what a text imports: a file beside the file that asks for it, or a bundled name."""

    def __init__(self, source: Source, folder: Path | None, shelf: Shelf) -> None:
        self._folders, self._shelf = {source.name: folder}, shelf

    def __call__(self, name: str, span: Span) -> Source:
        """The source of that name, asked for at that place. Raises Refused."""
        folder = self._folders.get(span.source.name)
        path = None if folder is None else _beside(folder, name)
        if path is not None and self._shelf.exists(path):
            found = self._shelf.read(path)
            self._folders[found.name] = path.parent
            return found
        if name in bundled.importable():
            found = bundled.source(name)
            self._folders[found.name] = None
            return found
        raise language.no_such_import(name, span, (*bundled.importable(), *_stories_in(path)))


def _beside(folder: Path, name: str) -> Path:
    """The path of a name in a folder, without detours: one file must not be known under two names."""
    return Path(os.path.normpath(folder / name))


def _stories_in(path: Path | None) -> tuple[str, ...]:
    try:
        return tuple(sorted(p.name for p in path.parent.glob("*.story"))) if path else ()
    except (OSError, ValueError):
        return ()
