"""A revision of this project, installed by itself in a scratch folder: what `compare` runs.

The sources are exported, not checked out, so nothing of the repository is touched. They are installed without their
dependencies and with the build tools that are there: both revisions run with the same interpreter and libraries, so
that only their own code differs. An environment of their own keeps an editable installation of this project out of
their way. The native core is built where a revision has one and cargo is there.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.complaint import Complaint
from bench.outcome import Way


@dataclass(frozen=True, slots=True)
class Installed:
    """A revision that can be run. ``engine``: the one that runs, empty for a revision that cannot say."""

    name: str
    commit: str
    engine: str
    way: Way

    def __str__(self) -> str:
        return f"{self.name} ({self.commit[:12]}), engine: {self.engine or 'not said'}"


def commit_of(repository: Path, name: str) -> str:
    """The commit that a revision's name stands for.

    Raises:
        Complaint: if there is none.
    """
    done = _run(["git", "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"], repository)
    if done.returncode:
        raise Complaint(f"git knows no revision {name}")
    return done.stdout.decode().strip()


def install(
    repository: Path, name: str, scratch: Path, *, variables: Mapping[str, str] | None = None, time: float | None = None
) -> Installed:
    """Install a revision below ``scratch`` (which may hold it already); ``variables`` are set where it runs.

    Raises:
        Complaint: if there is no such revision, or it cannot be installed.
    """
    commit = commit_of(repository, name)
    folder = scratch / commit
    if not folder.exists():
        folder.mkdir(parents=True)
        _build(repository, commit, folder)
    python = folder / "venv" / "bin" / "python"
    libraries = dict.fromkeys((str(folder / "site"), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    runs = {**(variables or {}), "PYTHONPATH": os.pathsep.join(libraries)}
    way = Way((str(python), "-m", "pasdedeux"), runs, time, folder)
    return Installed(name, commit, way.engine(), way)


def _build(repository: Path, commit: str, folder: Path) -> None:
    packed = _run(["git", "archive", "--format=zip", commit], repository)
    if packed.returncode:
        raise Complaint(f"{commit} cannot be exported: {_last(packed)}")
    zipfile.ZipFile(io.BytesIO(packed.stdout)).extractall(folder / "source")
    venv.create(folder / "venv", symlinks=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-deps", "--no-build-isolation"]
    # One folder for what cargo builds: most of it is the same for both revisions.
    cargo = {"CARGO_TARGET_DIR": str(folder.parent / "cargo")}
    done = _run([*pip, "--target", str(folder / "site"), str(folder / "source")], folder, cargo)
    if done.returncode:
        raise Complaint(f"{commit} cannot be installed: {_last(done)}")


def _run(
    command: Sequence[str], folder: Path, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            command, cwd=folder, env={**os.environ, **(variables or {})}, capture_output=True, check=False
        )
    except OSError as error:
        raise Complaint(f"{command[0]} cannot be run: {error}") from error


def _last(done: subprocess.CompletedProcess[bytes]) -> str:
    rows = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
    return rows[-1] if rows else f"exit {done.returncode}"
