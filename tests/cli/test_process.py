"""The command line as a citizen: pipes, interruptions, encodings, our own mistakes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import pasdedeux
from pasdedeux.cli import group
from pasdedeux.cli.verbs import VERBS

PASDEDEUX = [sys.executable, "-m", "pasdedeux"]

ENDLESS = """entity Ann : character;
property steps() : number;
action step(c : character) { effect: steps() = steps() + 1; consenting: c; };
utility(): if(steps() < 0) 1 else 0;
utility(Ann): steps();
"""


def test_a_broken_pipe_is_quiet(tmp_path) -> None:
    """Whoever stops reading early gets no complaint."""
    writer = subprocess.Popen(
        [*PASDEDEUX, "tell", "interview"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    assert writer.stdout and writer.stderr
    writer.stdout.close()
    assert writer.stderr.read() == b""
    writer.stderr.close()
    assert writer.wait() == 0


def test_a_search_can_be_stopped_by_hand(write, tmp_path) -> None:
    """Ctrl-C stops a search with exit code 3 and without a traceback."""
    write("endless.txt", ENDLESS)
    with subprocess.Popen(
        [*PASDEDEUX, "find", "endless.txt"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        time.sleep(1.5)
        run.send_signal(signal.SIGINT)
        try:
            out, err = run.communicate(timeout=60)
        finally:
            run.kill()
    assert run.returncode == 3, out + err
    assert "Traceback" not in err


def test_a_search_stops_at_its_time(process, write) -> None:
    """A search that runs out of time says unknown, and exits 3."""
    write("endless.txt", ENDLESS)
    run = process("find", "endless.txt", "--time", "0.2", "--json")
    assert run.code == 3
    assert run.json["verdict"] == "unknown"


def test_a_mistake_of_ours(call, monkeypatch) -> None:
    """An exception that nobody foresaw is an apology with exit code 4, and one document with --json."""

    def fail(code: str) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("pasdedeux.api.explain", fail)
    monkeypatch.delenv("PASDEDEUX_DEBUG", raising=False)
    run = call("explain", "N201")
    assert run.code == 4
    assert "of all things" in run.err
    assert "Traceback" not in run.err


def test_a_mistake_of_ours_as_json(call, monkeypatch) -> None:
    """With --json also our own mistakes are one document."""

    def fail(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("pasdedeux.api.load", fail)
    monkeypatch.delenv("PASDEDEUX_DEBUG", raising=False)
    run = call("tell", "interview", "--json")
    assert run.code == 4
    assert "mistake of ours" in run.json["error"][0]["message"]


def test_a_mistake_of_ours_can_be_seen(call, monkeypatch) -> None:
    """With PASDEDEUX_DEBUG the exception is not caught."""
    monkeypatch.setattr("pasdedeux.api.explain", lambda code: 1 / 0)
    monkeypatch.setenv("PASDEDEUX_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        call("explain", "N201")


def test_a_terminal_without_unicode(process) -> None:
    """Where the terminal knows only ASCII the text still comes, and JSON stays JSON."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    assert process("tell", "interview", env=environment).code == 0
    assert process("credits", "interview", "--json", env=environment).json


def test_help_is_quick_because_it_loads_little() -> None:
    """Help loads neither the model nor any verb."""
    call = "from pasdedeux.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    code = call + "import sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {name for name in run.stdout.split() if name.startswith(("pasdedeux.model", "pasdedeux.api"))}


def test_help_lists_every_verb(call) -> None:
    """Every verb is listed with its sentence, and its own help begins with it."""
    text = " ".join(call("--help").out.split())
    for verb, sentence in VERBS.items():
        assert f"{verb} {sentence}" in text
        assert sentence in " ".join(call(verb, "--help").out.split())


def test_no_verb_is_help(call) -> None:
    """Without a verb there is help, and nothing is wrong."""
    assert call().out == call("--help").out
    assert call().code == 0


def test_version(call) -> None:
    """The version is the package's."""
    assert call("--version").out == f"pasdedeux {pasdedeux.__version__}\n"


def test_every_verb_has_a_file() -> None:
    """The table of verbs and the files agree."""
    folder = Path(group.__file__).parent
    helpers = {"__init__", "group", "mistakes", "options", "output", "progress", "verbs"}
    found = {path.stem.replace("_", "-") for path in folder.glob("*.py")}
    assert found - {name.replace("_", "-") for name in helpers} == set(VERBS)
