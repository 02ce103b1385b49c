"""`doctor`: what it says is true, and what is wrong is marked."""

from __future__ import annotations

import io

import pytest

import pasdedeux
from pasdedeux.api import examination
from pasdedeux.api.health import Health, Item, Mark
from pasdedeux.api.selftest import Opinion, SelfTest
from pasdedeux.diagnostics import Diagnostic
from pasdedeux.engine.which import Native, Status

READY = Native("ready", pasdedeux.__version__)
ABSENT = Native("not built", why="log of cargo\nerror: linker `cc` not found\n")
BROKEN = Native("does not load", why="ImportError: undefined symbol: wombat")
KEPT_OUT = Native("kept out")
GOOD = Opinion("python", ("a", "b"), 1, (1, 2))


@pytest.fixture
def examine(monkeypatch):
    """Examine an installation with this status and these opinions of its engines."""

    def run(status: Status, *opinions: Opinion, outdated: bool = False) -> Health:
        monkeypatch.setattr("pasdedeux.engine.which.status", lambda: status)
        monkeypatch.setattr(examination, "selftest", lambda names: SelfTest(opinions or (GOOD,)))
        monkeypatch.setattr(examination, "_outdated", lambda: outdated)
        return pasdedeux.doctor()

    return run


def item(health: Health, name: str) -> Item:
    """The item of that name."""
    (found,) = (item for item in health.items if item.name == name)
    return found


def test_the_native_core(examine) -> None:
    """Where the native core runs all is well, and it is said how to run the other."""
    health = examine(Status("native", "", READY))
    assert health.well
    assert item(health, "engine").mark is Mark.GOOD
    assert "PASDEDEUX_CORE=python" in str(health)


def test_no_core(examine) -> None:
    """Without a core all is well too: it is noted why there is none, and how to get it."""
    health = examine(Status("python", "", ABSENT))
    assert health.well
    assert item(health, "engine").mark is Mark.NOTE
    assert "linker `cc` not found" in item(health, "engine").text
    assert "pip install" in item(health, "engine").steps[-1]


def test_a_broken_core(examine) -> None:
    """A core that is there and does not load is wrong, with what the loader said."""
    health = examine(Status("python", "", BROKEN))
    assert not health.well
    assert "wombat" in item(health, "engine").text
    assert item(health, "engine").steps


@pytest.mark.parametrize(("native", "says"), [(KEPT_OUT, "is here too"), (ABSENT, "was not built")])
def test_python_as_asked(native, says, examine) -> None:
    """Where the Python engine was asked for nothing is to be done, whatever there is of the core."""
    health = examine(Status("python", "python", native))
    assert item(health, "engine").mark is Mark.GOOD
    assert says in item(health, "engine").text


def test_asked_in_vain(examine) -> None:
    """Where an engine was asked for that is not there, the message is that of every other verb."""
    wrong = Diagnostic("V107", "PASDEDEUX_CORE asks for `native`", None)
    health = examine(Status("python", "native", ABSENT, wrong))
    assert not health.well
    assert "error[V107]" in str(health)
    assert item(health, "engine").steps


def test_a_core_of_another_version(examine) -> None:
    """A core of another version than the package is wrong."""
    health = examine(Status("native", "", Native("ready", "0.0.7")))
    assert not health.well
    assert "0.0.7" in item(health, "core").text


def test_an_outdated_core(examine) -> None:
    """A core that is older than its sources is worth a note."""
    health = examine(Status("native", "", READY), outdated=True)
    assert health.well
    assert item(health, "core").mark is Mark.NOTE


def test_engines_that_disagree(examine) -> None:
    """Engines that give different answers are a mistake of ours."""
    health = examine(Status("native", "", READY), Opinion("native", ("a",), 1, (1, 2)), GOOD)
    assert not health.well
    assert item(health, "self-test").mark is Mark.BAD


def test_an_output_without_unicode(examine, monkeypatch) -> None:
    """An output that cannot show all letters is worth a note, with what to set."""
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), "latin-1"))
    health = examine(Status("python", "python", ABSENT))
    assert health.well
    assert item(health, "output").steps == ("set PYTHONUTF8=1",)


def test_files_that_are_missing(examine, monkeypatch) -> None:
    """An installation without its stories is wrong."""
    monkeypatch.setattr("pasdedeux.api.bundled.stories", lambda: ())
    health = examine(Status("python", "python", ABSENT))
    assert not health.well
    assert "no stories" in item(health, "files").text


def test_lines_are_set_under_each_other() -> None:
    """An item of several lines is set in a column, without trailing blanks."""
    text = str(Item("engine", Mark.NOTE, "one\n\ntwo", ("do it",)))
    assert text == "note  engine    one\n                two\n                to do: do it"
