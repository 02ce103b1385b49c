"""Saves: when a file that was read has another text now.

A few files are looked at forty times a second. Nothing has to be installed for it, it is the same on every system and
every network drive, and a file that an editor puts in the place of the old one is noticed like one that it writes over.
Why not a library that is told by the system: decision 0023.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from pasdedeux.api.shelves import Shelf
from pasdedeux.diagnostics import Refused, Source

LOOK = 0.025  # seconds between two looks
QUIET = 0.03  # seconds without a change after which a save is taken to be complete
MOST = 0.4  # seconds for which saves are awaited that follow each other
GONE = 0.3  # seconds that a file may be away while an editor puts another one in its place
FRESH = 3.0  # seconds for which the time of a file cannot tell two saves apart: it may count in steps of two


@dataclass(frozen=True)
class Stamp:
    """What can be known of a file without understanding it: what the system says of it and, if fresh, its text."""

    facts: tuple[int, ...]
    digest: bytes = b""

    def same(self, other: "Stamp | None") -> bool:
        """Whether the file is as it was. Texts are compared where both were fresh."""
        if other is None or self.facts != other.facts:
            return False
        return not (self.digest and other.digest) or self.digest == other.digest


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file; None where there is none."""
    try:
        known = path.stat()
        fresh = abs(time.time() - known.st_mtime) < FRESH
        digest = blake2b(path.read_bytes(), digest_size=16).digest() if fresh and path.is_file() else b""
    except (OSError, ValueError):
        return None
    return Stamp((known.st_mtime_ns, known.st_ctime_ns, known.st_size, known.st_ino), digest)


class Noted:
    """A shelf that notes what was looked for on another one, as it was before it was read; also what was not there.

    ``seen`` are the stamps, ``texts`` what was read: None where there was nothing.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.seen: dict[Path, Stamp | None] = {}
        self.texts: dict[Path, str | None] = {}

    def exists(self, path: Path, /) -> bool:
        """Whether something other than a folder stands there."""
        self._note(path)
        return self._shelf.exists(path)

    def read(self, path: Path, /) -> Source:
        """The text that stands there. Raises Refused for anything that is no text."""
        self._note(path)
        try:
            found = self._shelf.read(path)
        except Refused as refused:
            self.texts[path] = str(refused)
            raise
        self.texts[path] = found.text
        return found

    def _note(self, path: Path) -> None:
        if path not in self.seen:
            self.seen[path], self.texts[path] = stamp(path), None


def changed(seen: Mapping[Path, Stamp | None]) -> frozenset[Path]:
    """The files that are not as they were seen."""
    return frozenset(path for path, before in seen.items() if not _same(before, stamp(path)))


def wait(seen: Mapping[Path, Stamp | None], pause: Callable[[float], None] = time.sleep) -> None:
    """Return when a file is no longer as it was seen, and its save seems complete."""
    while not changed(seen):
        pause(LOOK)
    began = time.monotonic()
    still, before = began, _stamps(seen)
    while (now := time.monotonic()) - still < QUIET and now - began < MOST:
        pause(LOOK / 2)
        after = _stamps(seen)
        if not all(_same(before[path], after[path]) for path in seen):
            still, before = time.monotonic(), after
        elif any(seen[path] and not after[path] for path in seen) and now - began < GONE:
            still = time.monotonic()  # an editor may be about to put it back


def _stamps(paths: Iterable[Path]) -> dict[Path, Stamp | None]:
    return {path: stamp(path) for path in paths}


def _same(one: Stamp | None, other: Stamp | None) -> bool:
    return other is None if one is None else one.same(other)
