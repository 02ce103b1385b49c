"""A git repository of its own in a folder, for tests: real git, with nobody's settings."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


class Repository:
    """A repository whose work tree is the folder."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("git") is None:
            pytest.skip("git is not there")
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", ".")
        self.git("config", "core.autocrlf", "false")

    def git(self, *words: str) -> str:
        """Run git, and give what it prints."""
        command = ["git", *words]
        environment = {**os.environ, **QUIET}
        done = subprocess.run(command, cwd=self.folder, capture_output=True, env=environment, check=True)
        return done.stdout.decode()

    def write(self, name: str, text: str) -> Path:
        """Write a file into the work tree."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def commit(self, message: str = "a change") -> str:
        """Commit all that is there, and give the commit's id."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()
