"""Whatever task it is given, the native core answers or refuses: it never crashes, panics or hangs."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from pasdedeux.engine import which
from tests.engine.mutants import SHAPES, absurd, mutant


@pytest.fixture
def assault(root):
    """Gives tasks to the core, in a process that may die of them. Skips, visibly, where there is no native core."""
    if not which.native().ready:
        pytest.skip(f"no native core: {which.native().state}")
    return partial(_assault, root)


def _assault(root: Path, tasks: list[str]) -> None:
    command = [sys.executable, "-m", "tests.engine.assault"]
    run = subprocess.run(command, cwd=root, input="\n".join(tasks), capture_output=True, text=True, check=False)
    if run.returncode:
        last = int(run.stdout.split()[-1])
        pytest.fail(f"ended with {run.returncode} at task {last}: {tasks[last][:2000]}\n{run.stderr[-2000:]}")


def test_mutants(assault) -> None:
    """Tasks of random worlds in which a few things were changed; one came to a sum beyond all bounds in an estimate."""
    assault([mutant(number) for number in (*range(300), 1159)])


@pytest.mark.slow
@pytest.mark.parametrize("start", range(1000, 9000, 1000))
def test_many_mutants(start, assault) -> None:
    """The same with many more."""
    assault([mutant(number) for number in range(start, start + 1000)])


@pytest.mark.parametrize("shape", SHAPES)
def test_absurd_shapes(shape, assault) -> None:
    """Tasks of absurd shapes and sizes."""
    assault([absurd(shape, SHAPES[shape])])


def test_mutants_differ() -> None:
    """The mutants are not all the same, nor all broken."""
    texts = {mutant(number) for number in range(50)}
    assert len(texts) > 40
