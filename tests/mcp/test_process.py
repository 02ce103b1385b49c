"""The server as a process: what it writes where, when it ends, and that one call does not hold up another."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import anyio
import pytest
from mcp.shared.exceptions import MCPError

from tests.mcp.conftest import SMALL
from tests.mcp.serving import parameters, serving, text

# Many things, and a goal that nothing reaches: a search that does not end by itself.
ENDLESS = """story "Long"
import nothing
type thing
thing {things}
character Ann
fact count(thing): number
action "{{who: character}} turns {{t: thing}}"
    then the count of t is the count of t + 1
author wants
    1 for the count of T0 is -1
wants Ann
    the count of T0
""".format(things=", ".join(f"T{n}" for n in range(8)))
PATIENCE = 300  # seconds until a test gives up: nothing is promised here but that it comes
HANDSHAKE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}


WITHOUT_SDK = """import importlib.util, runpy, sys
there = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "mcp" else there(name, *rest)
sys.argv[0], sys.modules["mcp"] = "pasdedeux", None
runpy.run_module("pasdedeux", run_name="__main__")
"""


def long_story(scenes: int) -> str:
    """A story with that many scenes."""
    rows = ['story "Long"', "character Ann, Bob", "place Room, Hall", 'secret ill "Ann is ill" true, known to Ann']
    for number in range(scenes):
        place = "Room" if number % 2 else "Hall"
        rows.append(f'scene "Scene {number}, {"of a very long story that goes on " * 3}" at {place} with Ann, Bob')
        rows.append(f"    Ann tells Bob that {'not ' if number % 2 else ''}ill")
    return "\n".join(rows) + "\n"


def start(folder, *options: str) -> "subprocess.Popen[str]":
    """The server with its streams in our hands."""
    command = [sys.executable, "-m", "pasdedeux", "mcp", *options]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


class Hearing:
    """What hears how far a call is, and with whom one can wait until it has been heard so many times."""

    def __init__(self, times: int) -> None:
        self.times, self.enough = times, anyio.Event()
        self.said: list[tuple[float, float | None, str | None]] = []

    async def __call__(self, progress: float, total: float | None, message: str | None) -> None:
        """What the client calls."""
        self.said.append((progress, total, message))
        if len(self.said) == self.times:
            self.enough.set()


@asynccontextmanager
async def searching(served, times: int = 1) -> AsyncIterator[Hearing]:
    """A search without end that has told so many times how far it is; it is cancelled in the end."""
    hearing = Hearing(times)
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            call = partial(served.client.call_tool, progress_callback=hearing)
            tasks.start_soon(call, "find", {"story": ENDLESS, "time": 600})
            await hearing.enough.wait()
            yield hearing
            tasks.cancel_scope.cancel()


def test_two_calls_at_once(served) -> None:
    """While one call takes its time another is answered."""

    async def meanwhile() -> str:
        async with searching(served):
            answer = await served.client.call_tool("ask", {"story": SMALL, "question": "debt"})
        return str(answer.structured_content["answer"])

    assert served.do(meanwhile) == "yes"


def test_progress(served) -> None:
    """A long search says now and then how far it is, with numbers that grow."""

    async def heard() -> Hearing:
        async with searching(served, times=3) as hearing:
            return hearing

    said = served.do(heard).said
    assert [each[0] for each in said] == sorted({each[0] for each in said})
    assert said[-1][1] == 600
    assert "states" in str(said[-1][2])


def test_a_search_that_runs_out_of_time(served) -> None:
    """The time of a search is a limit of its own: what comes is an answer, and says so."""
    answer = served.good("find", story=ENDLESS, time=0.5)
    assert (answer["verdict"], answer["stopped_by"]) == ("unknown", "time")


def test_cancellation(served, folder) -> None:
    """A call that is cancelled is stopped, its process too, and the server goes on."""

    async def cancelled() -> set[int]:
        async with searching(served):
            return workers(folder=folder)

    before = served.do(cancelled)
    assert before
    assert soon(lambda: before - workers(folder=folder))
    assert served.good("ask", story=SMALL, question="debt")["answer"] == "yes"


def soon(holds: Callable[[], object]) -> bool:
    """Whether something comes to be so before we lose patience."""
    for _ in range(10 * PATIENCE):
        if holds():
            return True
        time.sleep(0.1)
    return False


def workers(server: int | None = None, folder: object = "") -> set[int]:
    """The processes that work for a server, or for a folder."""
    done = subprocess.run(["ps", "-ww", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True)
    ours = [row.split(None, 2) for row in done.stdout.splitlines() if f"pasdedeux.mcp.worker {folder}" in row]
    return {int(pid) for pid, parent, _ in ours if server is None or int(parent) == server}


def test_the_time_limit(folder) -> None:
    """A call that takes longer than the server allows is stopped with a message, and the next one is answered."""
    with serving(folder, "--time", "0.05") as it:
        assert it.codes("check", story="interview", mend=True) == ["V132"]


def test_unknown_names(served) -> None:
    """A tool, a prompt and an address that are none are errors of the protocol, with what is near."""
    with pytest.raises(MCPError, match="did you mean `tell`"):
        served.call("tel")
    with pytest.raises(MCPError, match="did you mean `find_holes`"):
        served.do(served.client.get_prompt, "find_hole")
    with pytest.raises(MCPError, match="did you mean pasdedeux://explain/C201"):
        served.do(served.client.read_resource, "pasdedeux://explain/C2O1")
    assert served.good("ask", story=SMALL, question="debt")


def test_a_story_of_a_megabyte(served) -> None:
    """A text of a megabyte is read, and its telling comes in pages, each no larger than a client can take."""
    story = long_story(7000)
    assert len(story) > 1_000_000
    covered = served.good("coverage", story=story)
    assert covered["missing"] == []


def test_pages(served) -> None:
    """The pages of a long telling are all of its events, once and in order; each says how to get the next."""
    story = long_story(150)
    first = served.call("tell", story=story)
    pages = first.structured_content["page"]["of"]
    assert pages > 2
    assert "call again with page=2" in text(first)
    found = [served.call("tell", story=story, page=number) for number in range(1, pages + 1)]
    events = [event for page in found for event in page.structured_content["events"]]
    assert [event["number"] for event in events if not event["staging"]] == list(range(1, 151))
    assert all(len(json.dumps(page.structured_content)) < 100_000 for page in found)
    assert "call again" not in text(found[-1])
    assert found[-1].structured_content["ironies"]
    assert "At the end" in text(found[-1])
    assert "At the end" not in text(first)


@pytest.mark.parametrize("mode", ["legacy", "2026-07-28"])
def test_both_ages_of_the_protocol(folder, mode) -> None:
    """Clients that shake hands are served, and those that do so no more."""
    with serving(folder, mode=mode) as it:
        assert it.good("ask", story="tea.story", question="debt")["answer"] == "yes"
        assert it.codes("ask", story="tea.story", question="dbet")


def test_what_the_server_says_of_itself(served) -> None:
    """A client is told what the tools are for."""
    assert "pasdedeux keeps the table" in served.client.instructions
    assert served.client.server_info.name == "pasdedeux"


def test_only_the_protocol_is_written(folder) -> None:
    """Each line on the standard output is a message of the protocol; when the input ends, so does the server."""
    call = {"jsonrpc": "2.0", "id": 2, "method": "tools/call"}
    params = {"name": "tell", "arguments": {"story": "tea.story"}}
    lines = [
        json.dumps(HANDSHAKE),
        "this is no message",
        json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}),
        json.dumps({**call, "params": params}),
    ]
    with start(folder) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("\n".join(lines) + "\n")
        process.stdin.flush()
        answers: list[dict[str, Any]] = []
        while not any(answer.get("id") == 2 for answer in answers):
            answers.append(json.loads(process.stdout.readline()))
        rest, _ = process.communicate(timeout=PATIENCE)
    assert not rest
    assert process.returncode == 0
    assert all(answer["jsonrpc"] == "2.0" for answer in answers)
    assert answers[-1]["result"]["structuredContent"]["story"] == "Tea"


def test_it_ends_in_the_middle_of_a_call(folder) -> None:
    """A client that goes away while a search runs leaves no process behind."""
    call = {"jsonrpc": "2.0", "id": 2, "method": "tools/call"}
    params = {"name": "find", "arguments": {"story": ENDLESS, "time": 600}}
    with start(folder) as process:
        assert process.stdin
        for message in (
            HANDSHAKE,
            {"jsonrpc": "2.0", "method": "notifications/initialized"},
            {**call, "params": params},
        ):
            process.stdin.write(json.dumps(message) + "\n")
        process.stdin.flush()
        assert soon(lambda: workers(process.pid))
        time.sleep(1)  # so that it is likely that one of them works
        there = workers(process.pid)
        process.communicate(timeout=PATIENCE)
    assert soon(lambda: not alive(there))


def test_a_client_that_does_not_read(folder) -> None:
    """When nobody reads what the server answers, it ends without a word."""
    with start(folder) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.close()
        process.stdin.write(json.dumps(HANDSHAKE) + "\n")
        process.stdin.close()
        assert process.wait(timeout=PATIENCE) == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_a_worker_that_is_lost(tmp_path) -> None:
    """A call whose process is ended from outside is answered with what has happened, and the server goes on."""
    with serving(tmp_path) as it:

        async def lose() -> str:
            async def end(progress: float, total: float | None, message: str | None) -> None:
                for pid in workers(folder=str(tmp_path)):
                    os.kill(pid, signal.SIGKILL)

            said = {"story": ENDLESS, "time": 600}
            return text(await it.client.call_tool("find", said, progress_callback=end))

        assert "has ended" in it.do(lose)
        assert it.good("ask", story=SMALL, question="debt")["answer"] == "yes"


def alive(pids: set[int]) -> list[int]:
    """Those of these processes that have not ended."""
    rows = subprocess.run(["ps", "-eo", "pid,stat"], capture_output=True, text=True, check=True).stdout.split("\n")[1:]
    return [int(row.split()[0]) for row in rows if row and int(row.split()[0]) in pids and "Z" not in row]


def test_without_the_extra(tmp_path) -> None:
    """Without the SDK `pasdedeux mcp` says which command installs it, with exit code 2; the rest works."""
    run = [sys.executable, "-c", WITHOUT_SDK]
    done = {
        verb: subprocess.run([*run, *verb.split()], cwd=tmp_path, capture_output=True, text=True, check=False)
        for verb in ("mcp", "mcp --list", "mcp --help", "doctor")
    }
    assert done["mcp"].returncode == done["mcp --list"].returncode == 2
    assert "error[V134]" in done["mcp"].stderr
    assert "pip install" in done["mcp"].stderr
    assert done["mcp --help"].returncode == 0
    assert done["doctor"].returncode == 0
    assert "mcp" in done["doctor"].stdout


def test_help_does_not_load_the_sdk() -> None:
    """`pasdedeux --help` and the other verbs load nothing of the server."""
    code = "import sys; from pasdedeux.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    code += "print([name for name in sys.modules if name.split('.')[0] in ('mcp', 'anyio', 'pydantic')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")


def test_parameters(folder) -> None:
    """What the tests start is the command that people start."""
    assert parameters(folder).args[:3] == ["-m", "pasdedeux", "mcp"]
