"""The programs of others that tests need: installed by a lock, and said where they cannot be."""

import json

import pytest

from tools import clients


@pytest.fixture
def folder(tmp_path):
    """A folder with a lock of one package."""
    lock = {"packages": {"": {"name": "mine"}, "node_modules/theirs": {"version": "1.0.0", "integrity": "sha512-x"}}}
    (tmp_path / "package-lock.json").write_text(json.dumps(lock))
    return tmp_path


def test_without_npm_it_is_left_out_aloud(folder, monkeypatch, capsys):
    """Where there is no npm nothing fails, and the line says so."""
    monkeypatch.setenv("PATH", str(folder))
    assert clients.main(folder) == 0
    assert capsys.readouterr().out == "LEFT OUT  the clients of npm: npm is not there\n"


def test_what_the_lock_names_is_not_installed_twice(folder, monkeypatch):
    """It is there if the lock of what is installed names the same packages, and only then."""
    monkeypatch.setenv("PATH", str(folder))
    assert not clients.installed(folder)
    there = folder / "node_modules"
    there.mkdir()
    (there / ".package-lock.json").write_text((folder / "package-lock.json").read_text())
    assert clients.installed(folder)
    assert clients.install(folder) == ""
    (there / ".package-lock.json").write_text('{"packages": {"node_modules/theirs": {"integrity": "sha512-y"}}}')
    assert not clients.installed(folder)


def test_the_lock_names_no_registry(root):
    """Whoever installs uses the registry that they have."""
    assert "resolved" not in (root / "tests/clients/package-lock.json").read_text(encoding="utf-8")
