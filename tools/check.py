"""The one command that checks everything: format, lint, types, floors, the native core, the clients, tests.

    python tools/check.py                 all steps, the slow tests left out
    python tools/check.py --slow          all steps, the slow tests included
    python tools/check.py --fix           formats and mends what ruff can mend, then checks
    python tools/check.py lint types      only these steps

Every step runs even when an earlier one failed, so that one run shows all there is to do. Exits 0 when
every step passed, 1 when one failed. The tools are those of the interpreter that runs this file.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# As the command lint-imports does, with src first on the path so that this checkout is what is read.
RUN_FLOORS = "import sys; sys.path.insert(0, 'src'); import importlinter.cli as c; sys.exit(c.lint_imports())"
STEPS: dict[str, tuple[str, ...]] = {
    "format": ("-m", "ruff", "format", "--check", "."),
    "lint": ("-m", "ruff", "check", "."),
    "types": ("-m", "mypy"),
    "floors": ("-c", RUN_FLOORS),
    "core": ("tools/core.py",),  # cargo's own: format, lint, unit tests
    "clients": ("tools/clients.py",),  # programs of others that tests need
    "tests": ("-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal"),  # on all cores
}
FIXES: tuple[tuple[str, ...], ...] = (
    ("-m", "ruff", "check", "--fix-only", "."),
    ("-m", "ruff", "format", "."),
)


def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a tool of this interpreter in the project's root, its output kept as one text."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )


def step(name: str, command: Sequence[str]) -> bool:
    """Run one step, print its line and, when it failed, what it said. Returns whether it passed."""
    start = time.perf_counter()
    done = run(command)
    passed = done.returncode == 0
    print(f"{'ok  ' if passed else 'FAIL'}  {name:<7} {time.perf_counter() - start:6.1f} s", flush=True)
    if not passed:
        print(done.stdout.rstrip(), flush=True)
    else:
        _print_skips(done.stdout, name)
    return passed


def _print_skips(output: str, name: str) -> None:
    """Show what a step left out, and the sum of the tests: what was skipped must be seen."""
    lines = output.rstrip().splitlines()
    skipped = [row for row in lines if row.startswith(("SKIPPED", "LEFT OUT"))]
    for line in [*skipped, *(lines[-1:] if name == "tests" else ())]:
        print(f"      {line}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the steps that were asked for (all of them by default); returns the exit code."""
    parser = argparse.ArgumentParser(description="Check format, lint, types, floors, the native core and tests.")
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"one of {', '.join(STEPS)}")
    parser.add_argument("--fix", action="store_true", help="format and mend before checking")
    parser.add_argument("--slow", action="store_true", help="include the slow tests")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.steps if name not in STEPS]:
        parser.error(f"no step is called {unknown[0]}; there are {', '.join(STEPS)}")
    if options.fix:
        for command in FIXES:
            run(command)
    commands = {name: (*STEPS[name], *_extra(name, options.slow)) for name in STEPS}
    results = [step(name, commands[name]) for name in STEPS if name in (options.steps or STEPS)]
    return 0 if all(results) else 1


def _extra(name: str, slow: bool) -> tuple[str, ...]:
    return ("--slow",) if slow and name == "tests" else ()


if __name__ == "__main__":
    sys.exit(main())
