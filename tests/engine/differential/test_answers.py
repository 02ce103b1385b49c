"""The same answers on every run: for every hash seed, in two threads at once, and when asked again."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from pasdedeux.engine.which import make
from tests.engine.differential import seeded
from tests.engine.differential.answers import answers, searches
from tests.engine.differential.both import WITHOUT_MEANING, Reference

WORLDS = 20


def printed(root, engine: str, seed: int) -> str:
    """What a process with that hash seed prints."""
    command = [sys.executable, "-m", "tests.engine.differential.answers", engine, "0", str(WORLDS)]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True)
    return run.stdout


def test_no_answer_depends_on_the_order_of_hashes(root, engine) -> None:
    """Processes with different hash seeds print the same, to the number of each state and to the last act."""
    first, *others = [printed(root, engine, seed) for seed in (0, 1, 4711)]
    assert len(first.splitlines()) > 5 * WORLDS
    assert others == [first, first]


def test_threads_do_not_disturb_each_other(engine) -> None:
    """What is found in two threads at once is what is found alone."""
    numbers = [number for number in range(WORLDS) for _ in range(2)]
    alone = [answers(engine, number) for number in numbers]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda number: answers(engine, number), numbers))
    assert together == alone


def test_what_was_asked_before_makes_no_difference(engine) -> None:
    """A core that has answered once says the same again, also after questions within other limits."""
    for number in range(WORLDS):
        try:
            task = Reference(seeded.world(number)).task
        except WITHOUT_MEANING:
            continue
        fresh, used = make(engine, task), make(engine, task)
        list(searches(used, seeded.limits(number + 1)))
        expected, again = (ended(searches(core, seeded.limits(number))) for core in (fresh, used))
        both = expected.keys() & again.keys()
        assert {asked: again[asked] for asked in both} == {asked: expected[asked] for asked in both}, number


def ended(said):
    """The answers of searches that came to their end: who knows more states already is stopped sooner."""
    return {line.partition(":")[0]: line for line in said if "stopped_by=''" in line}


@pytest.mark.parametrize("number", [0, 1, 2])
def test_there_is_something_to_compare(number, engine) -> None:
    """Worlds have answers."""
    assert len(answers(engine, number)) > 5
