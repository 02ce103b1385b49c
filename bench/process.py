"""A process run to its end and measured from outside: wall time, peak memory, what it printed.

The peak is the system's own figure for the process and those that it waited for. A process inherits the mark of the
one that starts it, so it is never below the few MiB that this one takes: keep this one small. Needs a POSIX system.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bench.complaint import Complaint

# What ru_maxrss counts in, in MiB.
UNIT = 1 / 1024**2 if sys.platform == "darwin" else 1 / 1024


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run took (seconds, MiB), how it ended (a negative code is a signal's number) and what it printed."""

    seconds: float
    peak_mib: float
    code: int
    out: str
    err: str


def run(
    command: Sequence[str],
    *,
    variables: Mapping[str, str] | None = None,
    folder: Path | None = None,
    kill_after: float | None = None,
) -> Spent:
    """Run a command to its end; ``variables`` are added to the environment. After ``kill_after`` seconds it is killed.

    Raises:
        Complaint: if there is no such command.
    """
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        began = time.perf_counter()
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                cwd=folder,
                env={**os.environ, **(variables or {})},
                start_new_session=True,  # so that a command's own children can be ended with it
            )
        except OSError as error:
            raise Complaint(f"{command[0]} cannot be run: {error}") from error
        with _ended(process.pid, kill_after):
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        return Spent(seconds, usage.ru_maxrss * UNIT, process.returncode, _text(out), _text(err))


@contextlib.contextmanager
def _ended(pid: int, kill_after: float | None) -> Iterator[None]:
    """Nothing of the process is left running when time is up, or when this one is interrupted."""
    timer = threading.Timer(kill_after or 0, _kill, [pid])
    if kill_after is not None:
        timer.start()
    try:
        yield
    except BaseException:
        _kill(pid)
        raise
    finally:
        timer.cancel()


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _text(file: IO[str]) -> str:
    file.seek(0)
    return file.read()
