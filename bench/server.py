"""How soon the server for language models answers: `python -m bench server`.

A client of the SDK starts `pasdedeux mcp` in a process of its own, again and again, and asks. The first call waits for
a worker, the second finds it with the story read; a view of a session is what a game loop waits for.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters

from bench.noise import Noise

QUESTION = {"story": "interview", "question": "Katya believes that Pierre believes that hers", "after": "P3.2"}
FED = "Pierre tells Editor that cancer"
ROWS = (
    "started",
    "first ask",
    "next ask",
    "tell",
    "session started",
    "first view",
    "next view",
    "fed",
    "view after it",
)

Figures = dict[str, list[float]]


async def _timed(figures: Figures, name: str, what: Callable[[], Awaitable[Any]]) -> Any:
    begun = time.perf_counter()
    found = await what()
    figures.setdefault(name, []).append(time.perf_counter() - begun)
    return found


async def look(folder: str, figures: Figures) -> None:
    """Start a server, ask it each thing once, and note the seconds."""
    command = [sys.executable, "-m", "pasdedeux", "mcp"]
    client = Client(StdioServerParameters(command=command[0], args=command[1:], cwd=folder))
    await _timed(figures, "started", client.__aenter__)
    try:
        await client.list_tools()
        for name in ("first ask", "next ask"):
            await _timed(figures, name, lambda: client.call_tool("ask", QUESTION))
        await _timed(figures, "tell", lambda: client.call_tool("tell", {"story": "interview"}))
        begun = await _timed(
            figures, "session started", lambda: client.call_tool("session_start", {"story": "interview"})
        )
        session = begun.structured_content
        view = {"session": session["session"], "who": "Pierre"}
        for name in ("first view", "next view"):
            await _timed(figures, name, lambda: client.call_tool("session_view", view))
        fed = {"session": session["session"], "text": FED, "anyway": True}
        await _timed(figures, "fed", lambda: client.call_tool("session_feed", fed))
        await _timed(figures, "view after it", lambda: client.call_tool("session_view", view))
    finally:
        await client.__aexit__(None, None, None)


def main(arguments: Sequence[str]) -> int:
    """Print the median and the range of each figure."""
    parser = argparse.ArgumentParser(
        "python -m bench server", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5, help="servers that are started, one after the other")
    runs: int = parser.parse_args(arguments).runs
    noise, figures = Noise(), Figures()
    with TemporaryDirectory() as folder:
        for _ in range(runs):
            anyio.run(look, str(Path(folder)), figures)
            noise.measure()
    for name in ROWS:
        found = figures[name]
        print(f"{name:<16} median {statistics.median(found):7.3f} s   from {min(found):.3f} to {max(found):.3f} s")
    print(noise)
    return 0
