"""Shelves: where texts are kept. Mostly that is the disk; what was kept there once, git has."""

from pathlib import Path
from typing import Protocol

from pasdedeux.api import texts
from pasdedeux.diagnostics import Source


class Shelf(Protocol):
    """A place that has texts under paths. Whatever a story is made of is taken from one shelf."""

    def exists(self, path: Path, /) -> bool:
        """Whether something other than a folder stands there."""

    def read(self, path: Path, /) -> Source:
        """The text that stands there, shown under its path. Raises Refused for anything that is no text."""


class Disk:
    """The files as they are now."""

    def exists(self, path: Path, /) -> bool:
        """Whether something other than a folder stands there."""
        return texts.exists(path)

    def read(self, path: Path, /) -> Source:
        """The text of a file. Raises Refused for anything that is no text."""
        return texts.read_text(path)


DISK = Disk()
