"""The checks of the native core: what fails is seen, and so is what is left out. The cargo here is a script."""

from __future__ import annotations

import pytest

from tools import core


@pytest.fixture
def cargo(tmp_path, monkeypatch):
    """Puts a cargo on an otherwise empty path, which fails, with a message, where the words of its call have one."""

    def put(**failing: str) -> None:
        cases = "".join(f'*" {word} "*) echo "{text}"; exit 101;;\n' for word, text in failing.items())
        script = tmp_path / "cargo"
        script.write_text(f'#!/bin/sh\ncase " $* " in\n{cases}*) exit 0;;\nesac\n', encoding="utf-8")
        script.chmod(0o755)

    monkeypatch.setenv("PATH", str(tmp_path))
    return put


def test_all_is_well(cargo, capsys) -> None:
    """Where every command succeeds, every check is listed, and none is left out."""
    cargo()
    assert core.main([]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[:2] for line in said] == [["ok", check.name] for check in core.QUICK]


def test_a_failure_is_shown(cargo, capsys) -> None:
    """A check that fails fails the run, with what was said, and the others are done all the same."""
    cargo(test="test result: FAILED")
    assert core.main([]) == 1
    said = capsys.readouterr().out
    assert "FAIL  tests" in said
    assert "test result: FAILED" in said
    assert "ok  lint" in said


def test_no_cargo(tmp_path, monkeypatch, capsys) -> None:
    """Without cargo nothing fails, and it is said that all is left out."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert core.main([]) == 0
    assert capsys.readouterr().out.startswith("LEFT OUT")


def test_no_crates(cargo, capsys) -> None:
    """Where the crates cannot be had, that is said too."""
    cargo(fetch="error: could not connect to server")
    assert core.main([]) == 0
    assert "LEFT OUT  the native core: its crates cannot be had here" in capsys.readouterr().out


def test_a_lock_file_that_does_not_fit(cargo, capsys) -> None:
    """Crates that are not those of the lock file are no matter of the network: the checks go on, and may fail."""
    message = "error: the lock file needs to be updated but --locked was passed"
    cargo(fetch=message, test=message)
    assert core.main([]) == 1
    assert "LEFT OUT" not in capsys.readouterr().out


def test_a_missing_component(cargo, capsys) -> None:
    """A component of cargo that is not installed leaves its checks out, and only these."""
    cargo(miri="error: no such command")
    assert core.main(["--slow"]) == 0
    said = capsys.readouterr().out
    assert "LEFT OUT  Miri" in said
    assert "ok  address sanitizer" in said
