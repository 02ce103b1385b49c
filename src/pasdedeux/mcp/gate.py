"""What a worker may open: the files under one folder, and those of the program itself.

A story may be anybody's text, and what it imports is a path. Each way to a file would have to be checked where it is
taken, also those that are added later. So the check stands where all of them end: Python tells an audit hook of every
file before it is opened, and a worker has one that says no.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from pasdedeux.api.texts import refusal

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_LOOKED_AT = ("os.listdir", "os.scandir", "os.chdir")
_CHANGED = ("os.remove", "os.rmdir", "os.mkdir", "os.rename", "os.link", "os.symlink", "os.truncate", "os.chmod")


class Gate:
    """The folder that may be read and written; ``noting`` tells which of its files were opened. ``program`` are folders
    that may be read as well, beside those that Python imports from.
    """

    def __init__(self, root: str | Path, program: Iterable[str | Path] = ()) -> None:
        self.root = os.path.realpath(root)
        folders = [*filter(None, sys.path), str(files("pasdedeux")), *program]
        self._program = tuple(dict.fromkeys(map(os.path.realpath, folders)))
        self._noted: set[str] | None = None

    def shut(self) -> None:
        """From now on nothing else is opened by this process. It cannot be undone."""
        sys.addaudithook(self._look)

    def holds(self, path: str | Path) -> bool:
        """Whether a path leads into the folder, whatever links it goes through."""
        return _within(os.path.realpath(path), self.root)

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """The files of the folder that are opened meanwhile."""
        self._noted = noted = set[str]()
        try:
            yield noted
        finally:
            self._noted = None

    def check(self, path: str, *, writing: bool = False) -> None:
        """Raises Refused for a path that leads out of the folder."""
        real = os.path.realpath(path)
        if _within(real, self.root):
            if self._noted is not None:
                self._noted.add(real)
        elif writing or not any(_within(real, folder) for folder in self._program):
            raise outside(path)

    def _look(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            self._checked(path, writing=_writes(mode, flags))
        elif event in _LOOKED_AT:
            self._checked(arguments[0], writing=False)
        elif event in _CHANGED:
            for path in arguments:
                self._checked(path, writing=True)

    def _checked(self, path: object, *, writing: bool) -> None:
        if isinstance(path, bytes | os.PathLike):
            path = os.fsdecode(path)
        if isinstance(path, str) and path:
            self.check(path, writing=writing)


def folder(named: str | None) -> str:
    """The folder to serve: the one that is named, else this one. Raises Refused where there is none.

    A client may start its servers in the root of the file system. That is not meant to be served: then it is the folder
    of the bundled stories.
    """
    if named is not None:
        if not Path(named).is_dir():
            raise refusal("F101", f"there is no folder `{named}`", "So there are no stories to serve.", "name another.")
        return os.path.realpath(named)
    here = Path.cwd().resolve()
    return str(here if here.parent != here else files("pasdedeux").joinpath("stories"))


def outside(path: str) -> Exception:
    """The refusal of a path that leads out of the folder."""
    what = "This server reads and writes nothing else, wherever links and imports lead."
    hint = "name a file in the folder that `pasdedeux mcp --root` was given, or send the story as text."
    return refusal("V131", f"`{path}` lies outside of the folder that is served", what, hint)


def _within(real: str, folder: str) -> bool:
    return real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)


def _writes(mode: object, flags: object) -> bool:
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & WRITING)
