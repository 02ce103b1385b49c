"""Installs the programs of others that tests hold our output against: those of npm, by the lock of tests/clients.

    python tools/clients.py

Where npm is not there, or its registry is not in reach, this is said in a line that begins LEFT OUT, and the tests that
need these programs are skipped. Exits 0 all the same. What is installed already is not installed again.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "clients"
COMMAND = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")


def installed(folder: Path) -> bool:
    """Whether exactly what the lock names is there."""
    return _packages(folder / "package-lock.json") == _packages(folder / "node_modules" / ".package-lock.json") != {}


def _packages(lock: Path) -> dict[str, str]:
    if not lock.is_file():
        return {}
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {name: package.get("integrity", "") for name, package in packages.items() if name}


def install(folder: Path) -> str:
    """Install what the lock names. Returns why it is left out; empty where it is there."""
    if installed(folder):
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not there"
    done = subprocess.run([npm, *COMMAND], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    errors = [row for row in done.stderr.splitlines() if row.startswith("npm error")]
    return errors[0] if errors else f"npm ended with {done.returncode}"


def main(folder: Path = FOLDER) -> int:
    """Install, and say what is missing; returns the exit code."""
    missing = install(folder)
    print(f"LEFT OUT  the clients of npm: {missing}" if missing else "the clients of npm are there")
    return 0


if __name__ == "__main__":
    sys.exit(main())
