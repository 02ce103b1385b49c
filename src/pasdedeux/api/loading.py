"""Loading: from a path, a bundled name or a text to a `Story`, imports included.

A story file and a problem file of the field are told apart by what they hold, not by their names. A screenplay is told
by its name: `.fountain`, `.spmd`, `.md`, `.markdown`.
"""

import os.path
from pathlib import Path

from pasdedeux import language, sabre
from pasdedeux.api import bundled
from pasdedeux.api.shelves import DISK, Shelf
from pasdedeux.api.texts import missing, refusal
from pasdedeux.diagnostics import Source, Span
from pasdedeux.model.story import Story


def load(
    name: str | Path,
    world: str | Path | None = None,
    *,
    shelf: Shelf = DISK,
    workshop: language.Workshop | None = None,
) -> Story:
    """The story in a file, or the bundled story of that name. Raises Refused with every mistake in it.

    ``world`` is the file or bundled story whose declarations a screenplay stands on; without it the title page says
    which (`World: loft.story`), or it is the `.story` file of the same name beside the screenplay, if there is one.

    The file and all that it imports are taken from ``shelf``: the disk, or what else has texts under paths. Give the
    same ``workshop`` again to read later versions of one story sooner.
    """
    return _read(*find_source(name, shelf), shelf, workshop, world)


def load_text(
    text: str, name: str = "text.story", folder: str | Path = ".", *, workshop: language.Workshop | None = None
) -> Story:
    """The story that a text tells. `name` stands in messages; imports are looked for in `folder`.

    Give the same ``workshop`` again to read later versions of one story sooner.

    Raises Refused with every mistake in it.
    """
    return _read(Source(name, text), Path(folder), DISK, workshop)


def find_source(name: str | Path, shelf: Shelf = DISK) -> tuple[Source, Path | None]:
    """The text that a name stands for, and the folder of its imports (None: bundled). Raises Refused."""
    path, word = Path(name), str(name)
    if word in bundled.stories() and not shelf.exists(path):
        return bundled.source(word), None
    if not word.strip() or not (shelf.exists(path) or path.is_dir()):
        raise missing(path, word, bundled.stories())
    return shelf.read(path), path.parent


def _read(
    source: Source,
    folder: Path | None,
    shelf: Shelf,
    workshop: language.Workshop | None = None,
    world: str | Path | None = None,
) -> Story:
    imports = _Imports(source, folder, shelf)
    if language.is_screenplay(source.name):
        given = None if world is None else imports.given(world)
        claims = language.Claims(given, lambda: imports.beside(source))
        return language.read_screenplay(source, imports, claims, workshop)
    if world is not None:
        hint = "a `.story` file declares its own world, and takes in another one with `import`."
        what = f"`{source.name}` is no screenplay, so it takes no world from `{world}`"
        raise refusal("M108", what, "Nothing was read.", hint)
    if sabre.is_problem(source.text):
        return sabre.read(source)
    return language.read(source, imports, workshop)


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

    def given(self, name: str | Path) -> Source:
        """The text of a file or a bundled story by its name. Raises Refused."""
        found, folder = find_source(name, self._shelf)
        self._folders.setdefault(found.name, folder)
        return found

    def beside(self, source: Source) -> Source | None:
        """The story of the same name beside a screenplay, if there is one. Raises Refused."""
        folder = self._folders[source.name]
        path = None if folder is None else folder / f"{Path(source.name).stem}.story"
        return self.given(path) if path is not None and self._shelf.exists(path) else None


def _beside(folder: Path, name: str) -> Path:
    """The path of a name in a folder, without detours: one file must not be known under two names."""
    return Path(os.path.normpath(folder / name))


def _stories_in(path: Path | None) -> tuple[str, ...]:
    try:
        return tuple(sorted(p.name for p in path.parent.glob("*.story"))) if path else ()
    except (OSError, ValueError):
        return ()
