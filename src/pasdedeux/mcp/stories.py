"""Stories as a caller names them: a text, a bundled story, or a file under the folder that is served.

The last ones are kept, so that ten questions about one story read it once. A file that has changed is read again.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import time_ns

from pasdedeux import api
from pasdedeux.api import Story, bundled
from pasdedeux.api.texts import missing, read_text
from pasdedeux.diagnostics import Source
from pasdedeux.mcp.gate import Gate, outside

TEXT, SCRIPT = "text.story", "text.fountain"  # what a story that came as a text is called in messages
_SCREENPLAY = re.compile(r"\s*((title|credit|author|source|world) *:|(int|ext|est|int\./ext|i/e)[. ])", re.IGNORECASE)
_KEPT = 4
_LISTED = 200
_TICK = 50_000_000  # nanoseconds: of two changes within that time, the second may not be seen
_SUFFIXES = (".story", ".fountain", ".md", ".txt")

Stamps = frozenset[tuple[str, int, int]]


@dataclass(frozen=True)
class _Kept:
    story: Story
    paths: frozenset[str]
    stamps: Stamps


class Stories:
    """The stories of one folder, and those that come with the package."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._kept: dict[str, _Kept] = {}

    def story(self, said: str) -> Story:
        """The story that is meant. Raises Refused for a path that leads out, and with every mistake in the story."""
        kept = self._kept.pop(said, None)
        if kept is None or _stamps(kept.paths) != kept.stamps:
            kept = self._read(said)
        self._kept[said] = kept  # the last asked for is the last to go
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return kept.story

    def source(self, name: str) -> Source:
        """The text of a bundled story, of the starter, of the library of acts, or of a file. Raises Refused."""
        if self._bundled(name):
            return bundled.source(name)
        return read_text(self.path(name))

    def name(self, said: str) -> str:
        """What the story is called in an answer."""
        if not is_text(said):
            return said
        return SCRIPT if _SCREENPLAY.match(said) else TEXT

    def path(self, said: str) -> Path:
        """The path under the folder that is meant, as it is written from there. Raises Refused for one outside."""
        if "\0" in said:
            raise missing(Path(), said, bundled.stories())
        full = os.path.normpath(Path(self._gate.root, said))
        if not self._gate.holds(full):
            raise outside(said)
        return Path(os.path.relpath(full, self._gate.root))

    def files(self) -> list[str]:
        """The files under the folder that may be stories, in order; at most a few hundred."""
        found: list[str] = []
        for folder, folders, names in os.walk(self._gate.root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            here = Path(folder).relative_to(self._gate.root)
            found += [str(here / name) for name in sorted(names) if name.endswith(_SUFFIXES)]
            if len(found) >= _LISTED:
                break
        return found[:_LISTED]

    def _read(self, said: str) -> _Kept:
        begun = time_ns()
        with self._gate.noting() as noted:
            story = self._load(said)
        folders = {self._gate.root, *map(os.path.dirname, noted)}  # a new file may be what is meant next time
        paths = frozenset((*noted, *folders))
        stamps = _stamps(paths)
        settled = all(changed < begun - _TICK for _, changed, _ in stamps)
        return _Kept(story, paths, stamps if settled else frozenset())

    def _load(self, said: str) -> Story:
        if is_text(said):
            return api.load_text(said, self.name(said), self._gate.root)
        return api.load(said if self._bundled(said) else self.path(said))

    def _bundled(self, name: str) -> bool:
        """Whether a name is of the package, and no file has it: a file goes first, as everywhere."""
        return name in bundled.importable() and not Path(self._gate.root, name).exists()


def is_text(said: str) -> bool:
    """Whether a story is given as its text: names and paths have one line."""
    return "\n" in said or "\r" in said


def _stamps(paths: Iterable[str]) -> Stamps:
    return frozenset((path, *_stamp(path)) for path in paths)


def _stamp(path: str) -> tuple[int, int]:
    try:
        found = Path(path).stat()
    except OSError:
        return (0, -1)
    return (found.st_mtime_ns, found.st_size)
