"""The workers of a server: each call has one for itself, so none waits for another, and any can be stopped.

A search or a check may take long, and Python cannot stop a thread. A process can be ended at once, whatever it does;
what it had in memory goes with it. So the server itself never computes: it answers while its workers work.
"""

import json
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from subprocess import PIPE
from typing import Any

import anyio
from anyio.abc import Process
from anyio.streams.buffered import BufferedByteReceiveStream

from pasdedeux.diagnostics import Diagnostic
from pasdedeux.mcp.failures import refused, without_page
from pasdedeux.mcp.paging import Answer

LINE = 2**30  # bytes of a message at most
HEAVY = 1024  # MiB: a worker that has had more is not kept
SIZE = min(4, max(2, os.cpu_count() or 2))  # workers at once

SPARE = 2  # workers that are kept while they have nothing to do

Tell = Callable[[str], None]


class Worker:
    """One process, seen from the server."""

    def __init__(self, process: Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("a worker is talked to over pipes")
        self._process, self._in = process, process.stdin
        self._out = BufferedByteReceiveStream(process.stdout)
        self.heavy = False

    @classmethod
    async def start(cls, root: str) -> "Worker":
        """A new process, in a folder."""
        command = [sys.executable, "-P", "-m", "pasdedeux.mcp.worker", root]
        return cls(await anyio.open_process(command, stdin=PIPE, stdout=PIPE, stderr=None))

    async def do(self, name: str, said: Mapping[str, Any], tell: Tell) -> Answer:
        """The answer to a call. ``tell`` hears how far it is. Raises anyio.EndOfStream where the process ends."""
        await self._in.send(json.dumps({"call": name, "said": said}).encode() + b"\n")
        while True:
            message = json.loads(await self._out.receive_until(b"\n", LINE))
            if "progress" not in message:
                self.heavy = message["mebibytes"] > HEAVY
                return Answer(message["text"], message["data"], message["failed"])
            tell(message["progress"])

    async def end(self) -> None:
        """End the process, whatever it does."""
        with anyio.CancelScope(shield=True):
            if self._process.returncode is None:
                self._process.kill()
            await self._process.aclose()


class Crew:
    """The workers that are there, started when they are needed."""

    def __init__(self, root: str, seconds: float, size: int = SIZE) -> None:
        self.root, self.seconds = root, seconds
        self._idle: list[Worker] = []
        self._places = anyio.CapacityLimiter(size)

    async def do(self, name: str, said: Mapping[str, Any], tell: Tell, extra: float = 0) -> Answer:
        """The answer to a call, or why there is none. ``extra`` seconds are allowed on top of the limit."""
        async with self._places:
            worker = self._idle.pop() if self._idle else await Worker.start(self.root)
            kept = False
            try:
                answer, kept = await self.within(name, self.seconds + extra, worker.do(name, said, tell))
                return answer
            finally:
                if kept and not worker.heavy and len(self._idle) < SPARE:
                    self._idle.append(worker)
                else:
                    await worker.end()

    async def within(self, name: str, seconds: float, work: Awaitable[Answer]) -> tuple[Answer, bool]:
        """What a worker answers within a time, or why there is no answer; and whether the worker goes on."""
        try:
            with anyio.fail_after(seconds):
                return await work, True
        except TimeoutError:
            return refused([too_long(name, seconds)]), False
        except (anyio.EndOfStream, anyio.IncompleteRead, anyio.BrokenResourceError, anyio.ClosedResourceError):
            return _lost(), False

    async def ready(self) -> None:
        """Have a worker before it is needed."""
        self._idle.append(await Worker.start(self.root))

    async def end(self) -> None:
        """End all that are idle; the others end with their calls."""
        while self._idle:
            await self._idle.pop().end()


_HINTS = {
    "find": "give `find` limits: `author_limit`, `character_limit`, `states`, or a `time` in seconds.",
    "check": "leave `mend` out, ask about a shorter story, or start the server with a larger `--time`.",
}


def too_long(name: str, seconds: float) -> Diagnostic:
    """The message for a call that took too long."""
    what = "Nothing is known of the answer, and nothing was changed."
    hint = _HINTS.get(name, "ask about a shorter story, or start the server with a larger `--time`.")
    return Diagnostic("V132", f"`{name}` took longer than {seconds:g} seconds and was stopped", None, (), what, hint)


def _lost() -> Answer:
    hint = "Most likely the memory was full. Ask about a smaller story, or with smaller limits."
    return without_page("the process that worked on this has ended", hint)
