"""Running the command line: in a process of its own where that is the point, else in this one."""

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest
from click.testing import CliRunner

from pasdedeux.cli import main


@dataclass(frozen=True)
class Run:
    """How a run ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """The one document on the standard output."""
        return json.loads(self.out)


@pytest.fixture
def process(tmp_path):
    """Runs `pasdedeux` in a process of its own, in an empty folder."""

    def run(*arguments: str, **options) -> Run:
        command = [sys.executable, "-m", "pasdedeux", *map(str, arguments)]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, **options)
        return Run(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def call(tmp_path, monkeypatch):
    """Runs `pasdedeux` in this process, in an empty folder: quick."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Run:
        result = CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)
        return Run(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def write(tmp_path):
    """Writes a file into the folder in which the runs take place."""

    def write(name: str, text: str | bytes):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write
