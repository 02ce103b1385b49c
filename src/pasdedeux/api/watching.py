"""Watching: stories are checked again when a file of theirs is saved, and what changed since the last look is told.

Between two looks the world of a story stays warm (`language.Workshop`), so that a change of what happens costs little
more than what follows from it.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pasdedeux.analysis.changes import Changes, changes, mistakes
from pasdedeux.analysis.checks.findings import Finding, Report
from pasdedeux.api import saves
from pasdedeux.api.checking import check
from pasdedeux.api.home import home
from pasdedeux.api.loading import find_source, load
from pasdedeux.api.looks import Look
from pasdedeux.api.paths import once
from pasdedeux.api.replays import forget, motives_of
from pasdedeux.api.shelves import DISK
from pasdedeux.api.texts import refusal
from pasdedeux.diagnostics import Diagnostic, Refused
from pasdedeux.language import Workshop

TRIES = 10  # times that a story is read again because a file of it changed meanwhile
STATES = 20_000  # transitions of a world that are kept; a long day of writing may come to more


def watch(
    names: Iterable[str | Path],
    *,
    world: str | Path | None = None,
    now: Callable[[], datetime] = datetime.now,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Look]:
    """A look at each story, screenplays in ``world``, and another one whenever a file of it has another text.

    Never ends by itself. ``now`` and ``pause`` are the clock. Raises Refused, before the first look, for a file that is
    not there and for a bundled story, which nobody can save; whatever is wrong later is part of a look.
    """
    watched = [_Watched(name, world) for name in _files(names)]
    return _looks(watched, now, pause)


def _looks(watched: list["_Watched"], now: Callable[[], datetime], pause: Callable[[float], None]) -> Iterator[Look]:
    for story in watched:
        yield story.look(now())
    while True:
        saves.wait({path: at for story in watched for path, at in story.seen.items()}, pause)
        for story in watched:
            if saves.changed(story.seen) and story.read():
                yield story.look(now())


def _files(names: Iterable[str | Path]) -> tuple[str, ...]:
    """The names, each file once. Raises Refused for those that cannot be watched."""
    found, refused = once(names), list[Diagnostic]()
    for name in found:
        try:
            if find_source(name)[1] is None:
                raise _never_saved(name)
        except Refused as refusal:
            refused.extend(refusal.diagnostics)
    if refused:
        raise Refused(refused)
    return found


def _never_saved(name: str) -> Refused:
    what = f"`{name}` comes with pasdedeux, so there is no file of it to watch"
    return refusal("V113", what, "Nobody could save it.", f"`pasdedeux check {name}` checks it once.")


@dataclass(frozen=True)
class _State:
    """What was found in a story, accepted or not, or what was wrong with it."""

    report: Report | None = None
    refused: tuple[Diagnostic, ...] = ()

    @property
    def judged(self) -> tuple[Finding, ...]:
        """All findings, accepted ones too."""
        return (*self.report.findings, *self.report.accepted) if self.report else ()


class _Watched:
    """One story that is watched."""

    def __init__(self, name: str, world: str | Path | None) -> None:
        self.name, self._world = name, world
        self.seen: Mapping[Path, saves.Stamp | None] = {}
        self._workshop = Workshop()
        self._told: _State | None = None
        self._good = _State()
        self._texts: object = None
        self._now = _State()
        self.read()

    def read(self) -> bool:
        """Read and check the story. Says whether another text was read than the last time."""
        for _ in range(TRIES):
            shelf = saves.Noted(DISK)
            self._now = self._checked(shelf)
            self.seen = shelf.seen
            if not saves.changed(self.seen):
                break
        before, self._texts = self._texts, shelf.texts
        return before != self._texts

    def look(self, at: datetime) -> Look:
        """What changed since the last look."""
        first, wrong = self._told is None, mistakes(self._now.refused)
        before = mistakes(self._told.refused) if self._told else ()
        found = changes(self._good.judged, self._now.judged) if self._now.report else Changes()
        self._told = self._now
        if self._now.report:
            self._good = self._now
        return Look(self.name, at, first, changes(before, wrong), found, self._now.report)

    def _checked(self, shelf: saves.Noted) -> _State:
        try:
            story = load(self.name, self._world, shelf=shelf, workshop=self._workshop)
            report = check(story)
        except Refused as refused:
            return _State(refused=tuple(map(self._workshop.at_home, refused.diagnostics)))
        if motives_of(story).semantics.transitions > STATES:
            forget()
            self._workshop = Workshop()
        return _State(home(report, self._workshop))
