"""The examination of an installation: the engines, the files that come along, the terminal."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from pasdedeux.api import bundled
from pasdedeux.api.extras import EXTRAS, Extra
from pasdedeux.api.health import Health, Item, Mark
from pasdedeux.api.selftest import SelfTest, selftest
from pasdedeux.diagnostics import codes, render
from pasdedeux.engine import getting, which
from pasdedeux.engine.which import NATIVE, PYTHON, VARIABLE, Status
from pasdedeux.version import VERSION


def doctor() -> Health:
    """Look at this installation. Never raises for what is wrong with it: that is the answer."""
    status = which.status()
    proof = selftest([NATIVE, PYTHON] if status.native.ready else [PYTHON])
    items = (
        _engine(status, VERSION),
        *_binary(status, VERSION),
        _proof(status, proof),
        _files(),
        *map(_extra, EXTRAS),
        _output(),
    )
    return Health(
        VERSION,
        f"{platform.python_version()} ({platform.python_implementation()})",
        f"{platform.system()} {platform.machine()}",
        str(files("pasdedeux")),
        status,
        proof,
        items,
    )


def _engine(status: Status, version: str) -> Item:
    """Which engine runs, and how to get the other."""
    native = status.native
    if status.wrong is not None:
        return Item("engine", Mark.BAD, render(status.wrong), getting.remedy().steps if status.asked == NATIVE else ())
    if status.runs == NATIVE:
        return Item(
            "engine", Mark.GOOD, f"The native core {native.version} runs; {VARIABLE}={PYTHON} would run Python's."
        )
    if status.asked:
        there = "was not built here" if native.state == "not built" else "is here too, and was not loaded"
        return Item("engine", Mark.GOOD, f"The Python engine runs, as {VARIABLE} asks; the native core {there}.")
    if native.state == "does not load":
        return Item("engine", Mark.BAD, f"{_slow(status)}\n{native.why}", getting.remedy().steps)
    why = f"\nWhen it was installed: {native.reason}" if native.why else ""
    return Item("engine", Mark.NOTE, _slow(status) + why, getting.remedy().steps)


def _slow(status: Status) -> str:
    what = "does not load" if status.native.state == "does not load" else "was not built here"
    return f"The Python engine runs: same answers, longer searches. The native core {what}."


def _binary(status: Status, version: str) -> Iterator[Item]:
    """What is wrong with a native core that loads: it belongs to other sources."""
    if not status.native.ready:
        return
    if status.native.version != version:
        text = f"The native core is of version {status.native.version}, the rest of {version}."
        yield Item("core", Mark.BAD, text, getting.remedy().steps)
    elif _outdated():
        text = "The native core is older than the sources beside it."
        yield Item("core", Mark.NOTE, text, getting.remedy().steps)


def _outdated() -> bool:
    return getting.outdated(Path(str(sys.modules[which.BINARY].__file__)))


def _proof(status: Status, proof: SelfTest) -> Item:
    if proof.passed:
        return Item("self-test", Mark.GOOD, f"{proof}.")
    steps = (f"{VARIABLE}={PYTHON} keeps the native core out.",) if status.runs == NATIVE else ()
    return Item("self-test", Mark.BAD, f"{proof}. This is a mistake of ours, and we are sorry.", steps)


def _files() -> Item:
    """Where the files are that come along."""
    counts = {
        "stories": len(bundled.stories()),
        "libraries": len(set(bundled.importable()) - set(bundled.stories())),
        "schemas": sum(item.name.endswith(".json") for item in files("pasdedeux").joinpath("schemas").iterdir()),
        "pages": len(codes()),
    }
    missing = [name for name, count in counts.items() if not count]
    where = f"in {files('pasdedeux')}"
    if missing:
        return Item("files", Mark.BAD, f"There are no {', no '.join(missing)} {where}.", (getting.command(),))
    return Item("files", Mark.GOOD, f"{', '.join(f'{count} {name}' for name, count in counts.items())} {where}.")


def _extra(extra: Extra) -> Item:
    """Whether a package of others is here that some verb needs. Without it all is well: it is an extra."""
    needs = f"{extra.purpose} needs the package `{extra.package}` {extra.major}.x"
    if extra.ready:
        return Item(extra.name, Mark.GOOD, f"{needs}, and {extra.version} is here.")
    if extra.version:
        return Item(extra.name, Mark.BAD, f"{needs}, and {extra.version} is here.", (extra.command,))
    return Item(
        extra.name, Mark.NOTE, f"{needs}, which is not installed; everything else works without it.", (extra.command,)
    )


def _output() -> Item:
    """What the standard output can show."""
    encoding = (sys.stdout.encoding or "ascii").lower()
    if "utf" in encoding:
        return Item("output", Mark.GOOD, f"Prints in {encoding.upper()}.")
    text = f"Prints in {encoding.upper()}; letters and lines that it lacks come as codes such as \\xe9."
    return Item("output", Mark.NOTE, text, ("set PYTHONUTF8=1",))
