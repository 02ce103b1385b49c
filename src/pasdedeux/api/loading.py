"""Loading: from a path, a bundled name or a text to a `Story`, imports included.

A story file and a problem file of the field are told apart by what they hold, not by their names.
"""

from pathlib import Path

from pasdedeux import language, sabre
from pasdedeux.api import bundled
from pasdedeux.api.texts import exists, missing, read_text
from pasdedeux.diagnostics import Diagnostic, Refused, Source, Span, nearest
from pasdedeux.model.story import Story


def load(name: str | Path) -> Story:
    """The story in a file, or the bundled story of that name. Raises Refused with every mistake in it."""
    source, folder = find_source(name)
    return _read(source, folder)


def load_text(text: str, name: str = "text.story", folder: str | Path = ".") -> Story:
    """The story that a text tells. `name` stands in messages; imports are looked for in `folder`.

    Raises Refused with every mistake in it.
    """
    return _read(Source(name, text), Path(folder))


def find_source(name: str | Path) -> tuple[Source, Path | None]:
    """The text that a name stands for, and the folder of its imports (None: bundled). Raises Refused."""
    path, word = Path(name), str(name)
    if word in bundled.stories() and not exists(path):
        return bundled.source(word), None
    if not word or not (exists(path) or path.is_dir()):
        raise missing(path, word, bundled.stories())
    return read_text(path), path.parent


def _read(source: Source, folder: Path | None) -> Story:
    if sabre.is_problem(source.text):
        return sabre.read(source)
    return language.read(source, _Imports(source, folder))


class _Imports:
    """Finds what a text imports: a bundled name, or a file beside the file that asks for it."""

    def __init__(self, source: Source, folder: Path | None) -> None:
        self._folders: dict[Source, Path | None] = {source: folder}

    def __call__(self, name: str, span: Span) -> Source:
        """The source of that name, asked for at that place. Raises Refused."""
        folder = self._folders.get(span.source)
        path = None if folder is None else folder / name
        if path is not None and exists(path):
            found = read_text(path)
            self._folders[found] = path.parent
            return found
        if name not in bundled.importable():
            raise Refused([_missing_import(name, span, path)])
        found = bundled.source(name)
        self._folders[found] = None
        return found


def _missing_import(name: str, span: Span, path: Path | None) -> Diagnostic:
    files = sorted(p.name for p in path.parent.glob("*.story")) if path and path.parent.is_dir() else []
    near = nearest(name, [*bundled.importable(), *files])
    return Diagnostic(
        "F104",
        f"there is nothing called `{name}` to import",
        span,
        consequence=f"Bundled: {', '.join(bundled.importable())}. Other stories are looked for beside this file.",
        hint=f"did you mean `{near}`?" if near else f"write the file `{name}`, or take this line out.",
    )
