"""The sessions that go on: each has a worker of its own, which keeps it.

A worker may be lost: a call that takes too long, or is cancelled, is ended with its process. What was fed is noted down
here, so that the session is taken up again where it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import anyio

from pasdedeux.diagnostics import Diagnostic
from pasdedeux.mcp.crew import Crew, Tell, Worker
from pasdedeux.mcp.failures import refused
from pasdedeux.mcp.paging import Answer

MOST = 8  # sessions at once
START, FEED, UNDO, END = "session_start", "session_feed", "session_undo", "session_end"
LASTING = (START, FEED, UNDO)  # calls after which the session is another one

Said = Mapping[str, Any]


@dataclass
class _Going:
    """A session, its worker while there is one, and the calls that have made it what it is."""

    worker: Worker | None = None
    journal: list[tuple[str, Said]] = field(default_factory=list)
    turn: anyio.Lock = field(default_factory=anyio.Lock)


class Live:
    """The sessions of a server, by their names."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._going: dict[str, _Going] = {}
        self._count = 0

    async def do(self, name: str, said: Said, tell: Tell) -> Answer:
        """The answer to a call of a session; to begin one is a call as well."""
        if name == START:
            return await self._start(said, tell)
        going = self._going.get(said["session"])
        if going is None:
            return refused([self._unknown(said["session"])])
        if name == END:
            return await self._end(said["session"])
        async with going.turn:
            if self._going.get(said["session"]) is not going:  # it was ended meanwhile
                return refused([self._unknown(said["session"])])
            return await self._done(going, name, said, tell)

    async def end(self) -> None:
        """End all sessions."""
        for name in list(self._going):
            await self._end(name)

    async def _start(self, said: Said, tell: Tell) -> Answer:
        if len(self._going) >= MOST:
            return refused([_too_many()])
        self._count += 1
        name = f"session-{self._count}"
        going = self._going[name] = _Going()
        answer: Answer | None = None
        try:
            answer = await self._done(going, START, {**said, "session": name}, tell)
        finally:
            if answer is None or answer.failed:
                await self._end(name)
        return answer

    async def _done(self, going: _Going, name: str, said: Said, tell: Tell) -> Answer:
        kept = False
        try:
            answer, kept = await self._crew.within(name, self._crew.seconds, self._worked(going, name, said, tell))
        finally:
            if not kept and going.worker is not None:
                await going.worker.end()
                going.worker = None
        if name in LASTING and not answer.failed:
            _note(going.journal, name, said)
        return answer

    async def _worked(self, going: _Going, name: str, said: Said, tell: Tell) -> Answer:
        """The answer of the session's worker; a new one first does what made the session what it is."""
        worker = going.worker
        if worker is None:
            worker = going.worker = await Worker.start(self._crew.root)
            for past, words in going.journal:
                await worker.do(past, words, tell)
        return await worker.do(name, said, tell)

    async def _end(self, name: str) -> Answer:
        going = self._going.pop(name)
        worker, going.worker = going.worker, None
        if worker is not None:
            await worker.end()
        return Answer(f"The session {name} has ended.", {"session": name})

    def _unknown(self, name: str) -> Diagnostic:
        there = f"There are {', '.join(self._going)}." if self._going else "There are none."
        return Diagnostic("V133", f"there is no session `{name}`", None, (), there, "begin one with `session_start`.")


def _note(journal: list[tuple[str, Said]], name: str, said: Said) -> None:
    if name == UNDO and journal[-1][0] == FEED:
        journal.pop()
    else:
        journal.append((name, said))


def _too_many() -> Diagnostic:
    what = "Each of them keeps a process."
    return Diagnostic("V133", f"{MOST} sessions go on already", None, (), what, "end one with `session_end`.")
