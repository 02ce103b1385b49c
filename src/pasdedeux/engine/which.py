"""The choice of an engine: the native core where it is installed and loads, else the Python engine.

The environment variable PASDEDEUX_CORE asks for one of them by name. Engines are loaded by name, and only when they are
wanted: so a native core that makes trouble can be kept out of the process altogether.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from typing import cast

from pasdedeux.diagnostics import Diagnostic, Refused, nearest
from pasdedeux.engine.core import Core
from pasdedeux.engine.task import Task

NATIVE, PYTHON = "native", "python"
ENGINES = {  # by name, the fastest first: where it is made
    NATIVE: ("pasdedeux.engine.native", "NativeCore"),
    PYTHON: ("pasdedeux.engine.plain", "PlainCore"),
}
VARIABLE = "PASDEDEUX_CORE"
BINARY = "pasdedeux._core"
_NOTE = "_core.log"  # written by setup.py where no core was built
Maker = Callable[[Task], Core]


@dataclass(frozen=True, slots=True)
class Native:
    """The native core as it is found here. ``state``: "ready", "not built", "does not load", or "kept out" (it is here,
    and was not loaded since the Python engine is asked for); ``version``: its own; ``why``: why it is not ready, as the
    installation or the loader said it (any number of lines, may be empty).
    """

    state: str
    version: str = ""
    why: str = ""

    @property
    def ready(self) -> bool:
        """Whether it can run."""
        return self.state == "ready"

    @property
    def reason(self) -> str:
        """The one line of `why` that says most: the first that is marked as an error, else the first."""
        lines = self.why.splitlines() or [""]
        return next((line.partition(":")[2].strip() for line in lines if line.startswith("error")), lines[0])


@dataclass(frozen=True, slots=True)
class Status:
    """Which engine ``runs`` (a name of ENGINES), which was ``asked`` for (as it was written, empty if none was), what
    there is of the native core, and what is ``wrong`` with what was asked for.
    """

    runs: str
    asked: str
    native: Native
    wrong: Diagnostic | None = None


def engine(task: Task) -> Core:
    """An engine with a task. Raises Refused where PASDEDEUX_CORE asks for one that is not there."""
    asked = _asked()
    if asked:
        wrong = _wrong(asked)
        if wrong is not None:
            raise Refused([wrong])
    return make(asked or (NATIVE if native().ready else PYTHON), task)


def make(name: str, task: Task) -> Core:
    """The engine of a name of ENGINES with a task. Raises ImportError for one that is not installed."""
    module, maker = ENGINES[name]
    return cast("Maker", getattr(import_module(module), maker))(task)


def status() -> Status:
    """Which engine runs and why. Never raises: what is wrong is part of the answer."""
    asked = _asked()
    found = _kept_out() if asked == PYTHON else native()
    wrong = _wrong(asked) if asked else None
    usable = asked if asked and wrong is None else ""
    return Status(usable or (NATIVE if found.ready else PYTHON), asked, found, wrong)


@cache
def native() -> Native:
    """The native core as it is found here; it is loaded to find out."""
    if find_spec(BINARY) is None:
        return Native("not built", why=_note())
    try:
        import_module(ENGINES[NATIVE][0])
        version = getattr(import_module(BINARY), "__version__", "")
    except Exception as error:  # a library that is not ours to trust: whatever it raises, it does not load
        return Native("does not load", why=f"{type(error).__name__}: {error}")
    return Native("ready", version=str(version))


def _kept_out() -> Native:
    return Native("not built", why=_note()) if find_spec(BINARY) is None else Native("kept out")


def _asked() -> str:
    return os.environ.get(VARIABLE, "").strip().casefold()


def _wrong(asked: str) -> Diagnostic | None:
    """What is wrong with asking for this engine; asking for the Python engine does not load the native core."""
    if asked not in ENGINES:
        return _no_such_engine(asked)
    return _not_there(native()) if asked == NATIVE and not native().ready else None


def _no_such_engine(asked: str) -> Diagnostic:
    near = nearest(asked, ENGINES)
    hint = f"did you mean `{VARIABLE}={near}`?" if near else f"leave {VARIABLE} unset for the fastest that is here."
    has = f"The engines are called {' and '.join(ENGINES)}."
    return Diagnostic("V107", f"{VARIABLE} asks for `{asked}`, and no engine has that name", None, (), has, hint)


def _not_there(found: Native) -> Diagnostic:
    what = f"the native core {'was not built here' if found.state == 'not built' else 'that is here does not load'}"
    hint = f"`pasdedeux doctor` says how to get it. Without {VARIABLE} the Python engine runs."
    why = f"The reason: {found.reason}." if found.reason else ""
    return Diagnostic("V107", f"{VARIABLE} asks for `{NATIVE}`, and {what}", None, (), why, hint)


def _note() -> str:
    """What setup.py wrote about why there is no core; empty where it wrote nothing."""
    note = files("pasdedeux").joinpath(_NOTE)
    return note.read_text(encoding="utf-8").strip() if note.is_file() else ""
