"""How to get the native core: true of the machine and of the installation that it is said of."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from pathlib import Path

import pytest

from pasdedeux.engine import getting


@pytest.fixture(autouse=True)
def clean():
    """Nothing is remembered of where pip installed from."""
    getting._origin.cache_clear()
    yield
    getting._origin.cache_clear()


def installed_from(monkeypatch, note: object) -> None:
    """Let pip have noted this down."""

    class Fake:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return None if note is None else json.dumps(note)

    monkeypatch.setattr("pasdedeux.engine.getting.Distribution.from_name", lambda name: Fake())


def tools(monkeypatch, folder: Path, *names: str) -> None:
    """Let these be all the tools on the path."""
    for name in names:
        (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_nothing_on_the_path(monkeypatch, tmp_path) -> None:
    """Without any tool all are missing, Rust is named once, and the last step is the command."""
    tools(monkeypatch, tmp_path)
    found = getting.remedy()
    assert found.missing == getting.TOOLS
    assert sum("Rust" in step and "rustup" in step for step in found.steps) == 1
    assert found.steps[-1] == getting.command()


def test_only_a_linker_is_missing(monkeypatch, tmp_path) -> None:
    """With Rust there, only the C compiler is asked for."""
    tools(monkeypatch, tmp_path, "cargo", "rustc")
    assert getting.remedy().missing == ("cc",)
    assert "rustup" not in " ".join(getting.remedy().steps)


def test_nothing_is_missing(monkeypatch, tmp_path) -> None:
    """With all tools the command is all there is to do."""
    tools(monkeypatch, tmp_path, "cargo", "rustc", "cc")
    assert getting.remedy() == getting.Remedy((), (getting.command(),))


def test_the_command_of_an_editable_installation(monkeypatch, tmp_path) -> None:
    """What was installed in place is installed in place again, with this Python, also from a folder with a blank."""
    folder = tmp_path / "my stories"
    folder.mkdir()
    installed_from(monkeypatch, {"url": folder.as_uri(), "dir_info": {"editable": True}})
    assert getting.command().startswith(sys.executable)
    assert getting.command().endswith(f"-e '{folder}'")


def test_the_command_of_a_folder(monkeypatch, tmp_path) -> None:
    """What was installed from a folder is installed from there."""
    installed_from(monkeypatch, {"url": tmp_path.as_uri(), "dir_info": {}})
    assert getting.command().endswith(f"--no-deps {tmp_path}")


@pytest.mark.parametrize(
    "note",
    [
        None,
        {"url": "https://example.org/pasdedeux.tar.gz", "archive_info": {}},
        {"url": "file:///nowhere/at/all", "dir_info": {}},
    ],
)
def test_the_command_where_the_source_is_not_known(note, monkeypatch) -> None:
    """From elsewhere, from a folder that is gone, or without a note: the source has to be named."""
    installed_from(monkeypatch, note)
    assert "FOLDER" in getting.command()


def test_a_wheel_would_bring_nothing_new(monkeypatch, tmp_path) -> None:
    """A wheel without the core brings none when it is installed again, so the source has to be named."""
    wheel = tmp_path / "pasdedeux-0.1.0-py3-none-any.whl"
    wheel.touch()
    installed_from(monkeypatch, {"url": wheel.as_uri(), "archive_info": {}})
    assert "FOLDER" in getting.command()


def test_a_core_older_than_its_sources(tmp_path) -> None:
    """A core built in place is outdated once a source of it is newer; one without sources beside it never is."""
    binary, source = tmp_path / "src/pasdedeux/_core.abi3.so", tmp_path / "core/src/deep/lib.rs"
    binary.parent.mkdir(parents=True)
    binary.touch()
    assert not getting.outdated(binary)
    source.parent.mkdir(parents=True)
    source.touch()
    os.utime(source, (1000, 1000))
    assert not getting.outdated(binary)
    os.utime(binary, (999, 999))
    assert getting.outdated(binary)


def test_the_version_of_rust_is_that_of_the_crate(root) -> None:
    """The Rust that is asked for is the one that the crate asks for."""
    crate = tomllib.loads((root / "core/Cargo.toml").read_text(encoding="utf-8"))
    assert crate["package"]["rust-version"] == getting.RUST
