"""`pasdedeux watch` as a process: rows as they come, and a quiet end."""

import gc
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from pasdedeux.cli.watch import _tidied
from tests.cli.test_verbs import LEAK, valid

PASDEDEUX = [sys.executable, "-m", "pasdedeux"]
PATIENCE = 300  # seconds until a test gives up
CLEAN = LEAK.replace("    Ann tells", "    Bob tells Ann that theft\n    Ann tells")


@contextmanager
def watching(folder, *arguments: str) -> Iterator[Any]:
    """A watch in a folder, ended with Ctrl-C: its exit code is 0, and it has not complained."""
    run = subprocess.Popen(
        [*PASDEDEUX, "watch", *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield run
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=PATIENCE)
        assert (run.returncode, err.replace("Ctrl-C ends it.\n", "")) == (0, "")
    finally:
        run.kill()
        run.wait()
        for stream in (run.stdout, run.stderr):
            if stream:
                stream.close()


def row(run):
    """The next look, which is of its schema."""
    found = json.loads(run.stdout.readline())
    valid("watch", found)
    return found


def test_rows(write, tmp_path) -> None:
    """With --json each look is one object in one line, of its schema."""
    path = write("-ein Leck ä.story", LEAK)
    with watching(tmp_path, "--json", "--", "-ein Leck ä.story") as run:
        first = row(run)
        assert (first["first"], [item["code"] for item in first["new"]]) == (True, ["C201"])
        path.write_text("# a word\n" + LEAK)
        assert [(item["before"]["line"], item["span"]["line"]) for item in row(run)["moved"]] == [(6, 7)]
        path.write_text(CLEAN.replace("theft\n", "thaft\n", 1))
        assert row(run)["standing"]["findings"] is None
        path.write_text(CLEAN)
        assert [item["code"] for item in row(run)["cleared"]] == ["N202", "C201"]


def test_text(write, tmp_path) -> None:
    """As text each look says at what time it was, what is new in full, and what stands."""
    path = write("leak.story", LEAK)
    with watching(tmp_path, "leak.story") as run:
        shown = [run.stdout.readline() for _ in range(3)]
        assert shown[0].endswith("  leak.story: as it stands\n")
        assert shown[2].startswith("finding[C201]: ")
        while not run.stdout.readline().startswith("Leak: 1 finding"):
            pass
        path.write_text(CLEAN)
        assert run.stdout.readline() == "\n"
        assert run.stdout.readline().endswith("  leak.story: 1 cleared\n")


def test_nobody_reads(write, tmp_path) -> None:
    """When nobody reads any more the watch ends by itself, without a complaint."""
    path = write("leak.story", LEAK)
    with watching(tmp_path, "leak.story", "--json") as run:
        row(run)
        run.stdout.close()
        run.stdout = None
        path.write_text(CLEAN)
        assert run.wait(PATIENCE) == 0


@pytest.mark.parametrize("name", ["no.story", "interview"])
def test_nothing_to_watch(process, name) -> None:
    """What cannot be watched is refused at once, with --json in one row too."""
    text, data = process("watch", name), process("watch", name, "--json")
    assert (text.code, data.code) == (2, 2)
    valid("error", json.loads(data.out))
    assert data.out.count("\n") == 1


def test_the_garbage_collector_is_given_back() -> None:
    """Python's own search for garbage rests while a watch goes on, and no longer."""
    looks = _tidied(iter([]))
    assert list(looks) == []
    assert gc.isenabled()
    looks = _tidied(iter(["first", "second"]))  # type: ignore[list-item]  # it looks into none of them
    assert next(looks, None)
    assert not gc.isenabled()
    looks.close()  # type: ignore[attr-defined]  # it is a generator
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
