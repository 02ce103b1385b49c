"""The checks of the native core, where there is a Rust compiler; what cannot be checked here is said, not passed over.

    python tools/core.py            format, lint (as a library and as a Python module), unit tests
    python tools/core.py --slow     the unit tests under Miri and under the address sanitizer (nightly Rust, minutes)

Exits 0 when nothing failed. What a check needs and is not there (cargo, a component of it, the crates) leaves that
check out, in a line that begins LEFT OUT.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CRATE = Path(__file__).resolve().parent.parent / "core"
LINT = ("cargo", "clippy", "--locked", "--all-targets")


@dataclass(frozen=True)
class Check:
    """A command in the folder of the crate, and a quicker one that tells whether its tool is there."""

    name: str
    command: tuple[str, ...]
    tool: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


QUICK = (
    Check("format", ("cargo", "fmt", "--check", "--", "--color", "never"), ("cargo", "fmt", "--version")),
    Check("lint", (*LINT, "--", "-D", "warnings"), ("cargo", "clippy", "--version")),
    Check(
        "lint as a module", (*LINT, "--features", "python", "--", "-D", "warnings"), ("cargo", "clippy", "--version")
    ),
    Check("tests", ("cargo", "test", "--locked", "--quiet"), ("cargo", "--version")),
)


def slow(host: str) -> tuple[Check, ...]:
    """What takes minutes. The sanitizer is told the host's own target, so that it leaves build scripts alone."""
    test = ("test", "--locked", "--quiet", "--lib", "--tests")
    miri = {"MIRIFLAGS": "-Zmiri-disable-isolation"}  # a search looks at the clock
    sanitizer = {"RUSTFLAGS": "-Zsanitizer=address", "CARGO_TARGET_DIR": "target/sanitizer"}
    nightly = ("cargo", "+nightly")
    return (
        Check("Miri", (*nightly, "miri", *test), (*nightly, "miri", "setup"), miri),
        Check("address sanitizer", (*nightly, *test, "--target", host), (*nightly, "--version"), sanitizer),
    )


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in the folder of the crate, its output kept as one text. A missing program is code 127."""
    try:
        return subprocess.run(
            command,
            cwd=CRATE,
            env={"CARGO_TERM_COLOR": "never", **os.environ, **(environment or {})},
            text=True,
            stdin=subprocess.DEVNULL,  # nothing that is asked waits for an answer
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, str(error))


def unavailable() -> str:
    """Why nothing of the core can be checked here; empty if it can. A lock file that does not fit is no such reason."""
    if shutil.which("cargo") is None or run(("cargo", "--version")).returncode:
        return "there is no cargo here"
    fetched = run(("cargo", "fetch", "--locked"))
    if fetched.returncode and "--locked" not in fetched.stdout:
        return "its crates cannot be had here"
    return ""


def passes(check: Check) -> bool:
    """Do one check, print its line, and what was said where it failed. What is left out has not failed."""
    if run(check.tool).returncode:
        print(f"LEFT OUT  {check.name}: `{' '.join(check.tool[:-1])}` is not installed", flush=True)
        return True
    start = time.perf_counter()
    done = run(check.command, check.environment)
    print(f"{'FAIL' if done.returncode else 'ok'}  {check.name}  {time.perf_counter() - start:.1f} s", flush=True)
    if done.returncode:
        print(done.stdout.rstrip(), flush=True)
    return not done.returncode


def main(arguments: Sequence[str] | None = None) -> int:
    """Do the checks; returns the exit code."""
    parser = argparse.ArgumentParser(description="Check the native core.")
    parser.add_argument("--slow", action="store_true", help="the checks that take minutes instead")
    options = parser.parse_args(arguments)
    if why := unavailable():
        print(f"LEFT OUT  the native core: {why}", flush=True)
        return 0
    results = [passes(check) for check in (slow(_host()) if options.slow else QUICK)]
    return 0 if all(results) else 1


def _host() -> str:
    """The target triple of this machine, as rustc calls it."""
    lines = run(("rustc", "-vV")).stdout.splitlines()
    return next((line.removeprefix("host: ") for line in lines if line.startswith("host: ")), "")


if __name__ == "__main__":
    sys.exit(main())
