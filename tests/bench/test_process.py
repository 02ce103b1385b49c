"""A process is run to its end and measured from outside."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench import process
from bench.complaint import Complaint
from tests.bench.harness import ROOT


def test_what_it_prints_and_how_it_ends_is_kept() -> None:
    """Output, errors and exit code, with what was added to the environment."""
    code = "import os, sys; print(os.environ['WORD']); print('e', file=sys.stderr); sys.exit(3)"
    spent = process.run([sys.executable, "-c", code], variables={"WORD": "hello"})
    assert (spent.code, spent.out, spent.err) == (3, "hello\n", "e\n")
    assert spent.seconds > 0


def test_memory_that_it_takes_is_seen() -> None:
    """A process that fills 64 MiB has a peak that much higher than one that does not."""
    code = (
        "import sys\n"
        "from bench import process\n"
        "for what in ('pass', 'x = bytes(1) * 2**26'):\n"
        "    print(process.run([sys.executable, '-c', what]).peak_mib)\n"
    )
    small, large = map(float, process.run([sys.executable, "-c", code], folder=ROOT).out.split())
    assert 50 < large - small < 72


def alive(pid: int) -> bool:
    """Whether a process still runs (one that only waits to be collected does not)."""
    path = Path(f"/proc/{pid}/stat")
    if Path("/proc").is_dir():
        try:
            return path.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False
    return subprocess.run(["kill", "-0", str(pid)], capture_output=True, check=False).returncode == 0


def test_what_takes_too_long_is_killed_with_its_children() -> None:
    """Nothing goes on when a run is over."""
    code = "import subprocess, sys; p = subprocess.Popen(['sleep', '600']); print(p.pid, flush=True); p.wait()"
    spent = process.run([sys.executable, "-c", code], kill_after=2)
    assert spent.code == -9
    end = time.monotonic() + 60
    while alive(int(spent.out)) and time.monotonic() < end:
        time.sleep(0.01)
    assert not alive(int(spent.out))


def test_a_command_that_is_not_there_is_a_complaint() -> None:
    """Not a traceback."""
    with pytest.raises(Complaint, match="no-such-command"):
        process.run(["no-such-command"])
