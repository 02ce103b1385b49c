"""The choice of an engine, whatever is installed here: the native core of these tests is a module of their own."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from pasdedeux.diagnostics import Refused
from pasdedeux.engine import which
from pasdedeux.engine.task import Task

TASK = Task(0, 0, (), (), (), (), (), (-1,), ())


class Made:
    """An engine that only knows what it was made from."""

    def __init__(self, task: Task) -> None:
        self.task = task


class NativeMade(Made):
    """The native one."""


@pytest.fixture(autouse=True)
def clean(monkeypatch):
    """No variable is set, nothing is remembered from before, and the Python engine is a stand-in."""
    monkeypatch.delenv(which.VARIABLE, raising=False)
    monkeypatch.setitem(which.ENGINES, "python", _module(monkeypatch, "stand_in_python", "PlainCore", Made))
    which.native.cache_clear()
    yield
    which.native.cache_clear()


@pytest.fixture
def ready(monkeypatch):
    """A native core that loads."""
    binary = ModuleType("stand_in_core")
    binary.__dict__["__version__"] = "7.8"
    binary.__spec__ = None  # found by the next line instead
    monkeypatch.setitem(sys.modules, "stand_in_core", binary)
    monkeypatch.setattr(which, "BINARY", "stand_in_core")
    monkeypatch.setattr(which, "find_spec", lambda name: name)
    monkeypatch.setitem(which.ENGINES, "native", _module(monkeypatch, "stand_in_native", "NativeCore", NativeMade))


@pytest.fixture
def absent(monkeypatch):
    """No native core, and the note that an installation leaves."""
    monkeypatch.setattr(which, "BINARY", "stand_in_core")
    monkeypatch.setattr(which, "find_spec", lambda name: None)
    monkeypatch.setattr(which, "_note", lambda: "neither cargo nor rustc was found")


@pytest.fixture
def broken(monkeypatch, tmp_path):
    """A native core that is there and does not load."""
    (tmp_path / "stand_in_broken.py").write_text("raise ImportError('undefined symbol: wombat')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(which, "find_spec", lambda name: name)
    monkeypatch.setitem(which.ENGINES, "native", ("stand_in_broken", "NativeCore"))


def _module(monkeypatch, name: str, attribute: str, thing: object) -> tuple[str, str]:
    module = ModuleType(name)
    module.__dict__[attribute] = thing
    monkeypatch.setitem(sys.modules, name, module)
    return name, attribute


def runs() -> object:
    """The class of the engine that runs."""
    return type(which.engine(TASK))


def refusal() -> str:
    """What is said where an engine is asked for that is not there."""
    with pytest.raises(Refused) as refused:
        which.engine(TASK)
    assert [item.code for item in refused.value.diagnostics] == ["V107"]
    return str(refused.value)


def test_the_native_core_runs_where_it_is_ready(ready) -> None:
    """Nothing asked: the native core, with its version."""
    assert runs() is NativeMade
    assert which.status() == which.Status("native", "", which.Native("ready", "7.8"))


def test_the_python_engine_runs_where_there_is_no_core(absent) -> None:
    """Nothing asked and no core: the Python engine, and the status says what the installation noted."""
    assert runs() is Made
    assert which.status() == which.Status(
        "python", "", which.Native("not built", why="neither cargo nor rustc was found")
    )


def test_the_python_engine_runs_where_the_core_is_broken(broken) -> None:
    """A core that does not load stops no search, and the status holds what the loader said."""
    assert runs() is Made
    native = which.status().native
    assert (native.state, native.why) == ("does not load", "ImportError: undefined symbol: wombat")


@pytest.mark.parametrize("word", ["python", " Python ", "PYTHON"])
def test_the_python_engine_can_be_asked_for(word, ready, monkeypatch) -> None:
    """PASDEDEUX_CORE=python runs it although the native core is ready."""
    monkeypatch.setenv(which.VARIABLE, word)
    assert runs() is Made
    assert which.status() == which.Status("python", "python", which.Native("kept out"))


def test_asking_for_python_keeps_the_core_out(broken, monkeypatch) -> None:
    """Who asks for the Python engine does not even load the native core, nor does the status."""
    monkeypatch.setenv(which.VARIABLE, "python")
    which.engine(TASK)
    which.status()
    assert "stand_in_broken" not in sys.modules
    assert which.native.cache_info().currsize == 0


def test_the_native_core_can_be_asked_for(ready, monkeypatch) -> None:
    """PASDEDEUX_CORE=native runs it."""
    monkeypatch.setenv(which.VARIABLE, "native")
    assert runs() is NativeMade


def test_a_core_that_is_absent_cannot_be_asked_for(absent, monkeypatch) -> None:
    """PASDEDEUX_CORE=native is refused where no core was built, with the reason; the status says so too."""
    monkeypatch.setenv(which.VARIABLE, "native")
    assert "neither cargo nor rustc was found" in refusal()
    status = which.status()
    assert (status.runs, status.asked) == ("python", "native")
    assert status.wrong is not None


def test_a_core_that_is_broken_cannot_be_asked_for(broken, monkeypatch) -> None:
    """PASDEDEUX_CORE=native is refused where the core does not load, with what the loader said."""
    monkeypatch.setenv(which.VARIABLE, "native")
    assert "wombat" in refusal()


@pytest.mark.parametrize(("word", "hint"), [("nativ", "did you mean `PASDEDEUX_CORE=native`?"), ("C++", "unset")])
def test_a_word_that_is_no_engine(word, hint, ready, monkeypatch) -> None:
    """Another word is refused, with the names that there are."""
    monkeypatch.setenv(which.VARIABLE, word)
    said = refusal()
    assert hint in said
    assert "native and python" in said


@pytest.mark.parametrize("word", ["", "  "])
def test_an_empty_word_is_none(word, ready, monkeypatch) -> None:
    """A variable that is set to nothing asks for nothing."""
    monkeypatch.setenv(which.VARIABLE, word)
    assert runs() is NativeMade


def test_the_line_that_says_most() -> None:
    """Of a long log the line of the error is quoted, of any other text the first line."""
    assert which.Native("not built", why="running x\nerror: no linker\nmore").reason == "no linker"
    assert which.Native("not built", why="error[E0658]: unstable\n").reason == "unstable"
    assert which.Native("not built", why="nothing was found\n").reason == "nothing was found"
    assert which.Native("not built").reason == ""
