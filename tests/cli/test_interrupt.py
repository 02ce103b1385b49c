"""Ctrl-C at any moment: the best so far as a proper verdict, and exit code 3, soon."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from bench.families import FAMILIES

# The moments are seconds after Python has started, so what it is at then differs between machines: imports, reading,
# compiling, searching, checking. None of them may end otherwise.
MOMENTS = (0.6, 1.0, 1.6)
MANY = tuple(tenth / 20 for tenth in range(6, 50))
PATIENCE = 60.0  # seconds until a test gives up: a second is promised, but machines are shared
BEGUN = "import runpy; print('begun', flush=True); runpy.run_module('pasdedeux', run_name='__main__', alter_sys=True)"


def heavy(folder):
    """A problem that nobody has the patience for."""
    family = FAMILIES["errands"]
    shape = type(family.base)(**{**_numbers(family.base), "characters": 6, "items": 6})
    path = folder / "heavy.txt"
    path.write_text(family.text(shape, next(iter(family.questions))), encoding="utf-8")
    return path


def _numbers(shape):
    return {name: getattr(shape, name) for name in shape.__dataclass_fields__}


def interrupted(folder, after: float, *options: str, engine: str = ""):
    """Run a search, press Ctrl-C, and say how it ended."""
    limits = ("--author-limit", "8", "--character-limit", "4", "--epistemic-limit", "1")
    command = [sys.executable, "-c", BEGUN, "find", str(heavy(folder)), "--best", *limits, *options]
    environment = {**os.environ, **({"PASDEDEUX_CORE": engine} if engine else {})}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as run:
        assert run.stdout
        assert run.stdout.readline() == "begun\n"
        time.sleep(after)
        run.send_signal(signal.SIGINT)
        try:
            out, err = run.communicate(timeout=PATIENCE)
        finally:
            run.kill()
    return run.returncode, out, err


def proper(code: int, out: str, err: str) -> None:
    """A verdict, or the word that nothing had begun: never a traceback."""
    assert code == 3, out + err
    assert "Traceback" not in err
    document = json.loads(out)
    if "error" in document:
        assert "stopped by hand" in document["error"][0]["message"]
    else:
        assert document["verdict"] in ("unknown", "found")  # nothing yet, or the best so far
        assert document["stopped_by"] == "interruption"


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment(moment, tmp_path) -> None:
    """What is printed is one document: a verdict that says that it was stopped by hand."""
    proper(*interrupted(tmp_path, moment, "--json"))


def test_the_python_engine(tmp_path) -> None:
    """It is the same with the other engine."""
    proper(*interrupted(tmp_path, 1.8, "--json", engine="python"))


def test_as_text(tmp_path) -> None:
    """The text says how far it got."""
    code, out, err = interrupted(tmp_path, 1.8)
    assert code == 3, out + err
    assert "stopped by interruption" in out
    assert not err


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["", "python"])
@pytest.mark.parametrize("moment", MANY)
def test_many_moments(moment, engine, tmp_path) -> None:
    """Whatever the process is at."""
    proper(*interrupted(tmp_path, moment, "--json", engine=engine))
