"""The hooks for pre-commit, run by pre-commit in a repository of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pasdedeux.cli.verbs import VERBS
from tests.repository import QUIET, Repository

LEAK = """story "Leak"
character Ann, Bob
place Room
secret theft "Bob stole the ring" true, known to Bob

scene "Tea" at Room with Ann, Bob
    Ann tells Bob that theft
"""
CLEAN = LEAK.replace("    Ann tells", "    Bob tells Ann that theft\n    Ann tells")


def hooks(root: Path) -> list[dict[str, str]]:
    """The hooks that the project offers, each with the words of its entry; the file is plain enough to be cut up."""
    text = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    parts = re.split(r"^- ", text, flags=re.MULTILINE)[1:]
    return [dict(re.findall(r"^ *(\w+): (.+)$", part, re.MULTILINE)) for part in parts]


def config(root: Path, *ids: str) -> str:
    """A configuration with these hooks, run by this Python instead of one that is installed for them."""
    found = [hook for hook in hooks(root) if hook["id"] in ids]
    assert len(found) == len(ids)
    rows = ["repos:", "  - repo: local", "    hooks:"]
    for hook in found:
        entry = hook["entry"].replace("pasdedeux", f"{sys.executable} -m pasdedeux", 1)
        changed = {**hook, "entry": entry, "language": "system"}
        rows += [f"      {'- ' if n == 0 else '  '}{key}: {value}" for n, (key, value) in enumerate(changed.items())]
    return "\n".join(rows) + "\n"


@pytest.fixture
def commit(root, tmp_path, monkeypatch) -> Any:
    """Commits with hooks of the project in place; says whether it went through, and what was printed."""
    if shutil.which("pre-commit", path=str(Path(sys.executable).parent)) is None:
        pytest.skip("pre-commit is not there: pip install 'pasdedeux[dev]'")
    repo = Repository(tmp_path / "repo")
    for name, value in {**QUIET, "PRE_COMMIT_HOME": str(tmp_path / "home")}.items():
        monkeypatch.setenv(name, value)

    def done(*ids: str, **files: str) -> tuple[bool, str]:
        repo.write(".pre-commit-config.yaml", config(root, *ids))
        for name, text in files.items():
            repo.write(name.replace("_DASH_", "-").replace("_DOT_", "."), text)
        repo.git("add", "-A")
        command = [str(Path(sys.executable).parent / "pre-commit"), "run"]
        run = subprocess.run(command, cwd=repo.folder, capture_output=True, text=True, check=False, env=os.environ)
        if run.returncode == 0:
            repo.git("commit", "-q", "-m", "so")
        return run.returncode == 0, run.stdout + run.stderr

    done.repo = repo  # type: ignore[attr-defined]  # a function that knows its repository
    return done


def test_hooks_are_verbs(root) -> None:
    """Each hook calls a verb that there is, has a name and a description, and takes files by their names."""
    assert [hook["id"] for hook in hooks(root)] == ["pasdedeux-check", "pasdedeux-check-new", "pasdedeux-format"]
    for hook in hooks(root):
        program, verb = hook["entry"].split()
        assert program == "pasdedeux"
        assert verb in VERBS
        assert hook["name"]
        assert hook["args"].endswith("--]")
        assert re.search(hook["files"], "tales/tea.story")
        assert not re.search(hook["files"], "tea.txt")


def test_findings_stop_a_commit(commit) -> None:
    """A story with a finding is not committed, a clean one is; a name that looks like an option is a name."""
    good, told = commit("pasdedeux-check", _DASH_a_DOT_story=LEAK)
    assert not good
    assert "finding[C201]" in told
    good, told = commit("pasdedeux-check", _DASH_a_DOT_story=CLEAN)
    assert good, told


def test_old_findings_stop_no_commit(commit) -> None:
    """With the hook for new findings, old ones pass and new ones do not."""
    commit.repo.write("a.story", LEAK)
    commit.repo.commit()
    good, told = commit("pasdedeux-check-new", a_DOT_story="# a word\n" + LEAK)
    assert good, told
    second = LEAK + 'scene "Late" at Room with Ann, Bob\n    Ann asks Bob about theft\n'
    good, told = commit("pasdedeux-check-new", a_DOT_story=second)
    assert not good
    assert "1 new finding since HEAD, 1 that was there before" in told


def test_order(commit) -> None:
    """A story in disorder is put in order, which stops the commit once."""
    messy = CLEAN.replace("character Ann,", "character   Ann ,")
    good, told = commit("pasdedeux-format", a_DOT_story=messy)
    assert not good
    assert "files were modified by this hook" in told
    assert (commit.repo.folder / "a.story").read_text() == CLEAN
    good, told = commit("pasdedeux-format")
    assert good, told


@pytest.mark.slow
def test_hooks_install(root, tmp_path, monkeypatch) -> None:
    """pre-commit installs the project from its repository, and the hook runs."""
    if shutil.which("git") is None or not (root / ".git").exists():
        pytest.skip("the project is in no git repository")
    repo = Repository(tmp_path / "repo")
    repo.write("a.story", LEAK)
    repo.git("add", "-A")
    for name, value in {**QUIET, "PRE_COMMIT_HOME": str(tmp_path / "home")}.items():
        monkeypatch.setenv(name, value)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, capture_output=True, text=True, check=True)
    wanted = [str(root), "pasdedeux-check", "--ref", head.stdout.strip(), "--files", "a.story"]
    command = [sys.executable, "-m", "pre_commit", "try-repo", *wanted]
    run = subprocess.run(command, cwd=repo.folder, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "finding[C201]" in run.stdout
