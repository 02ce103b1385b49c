"""The extras: what is said of a package of others that is here, is not, or is too old."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

from pasdedeux import api
from pasdedeux.api import extras
from pasdedeux.api.extras import Extra
from pasdedeux.api.health import Mark
from pasdedeux.diagnostics import Refused

NOTHING = Extra("wombat", "no_such_package", 2, "`pasdedeux wombat`")


@pytest.fixture
def metadata(monkeypatch):
    """Pretend that pasdedeux was installed with these requirements, and each package in this version."""

    def pretend(requirements: list[str] | None, version: str = "2.5.0") -> None:
        monkeypatch.setattr(extras, "requires", lambda _: requirements)
        monkeypatch.setattr(extras, "version", lambda _: version)

    return pretend


def test_the_command_is_that_of_the_metadata(metadata) -> None:
    """The command installs what this version of pasdedeux says that the extra needs."""
    metadata(["click<9,>=8.1", "mcp<3,>=2.3; extra == 'mcp'", 'mcp<3,>=2.3; extra == "dev"'])
    assert extras.MCP.command.endswith("-m pip install 'mcp<3,>=2.3'")


@pytest.mark.parametrize("requirements", [None, [], ["click<9,>=8.1"]])
def test_without_metadata(metadata, requirements) -> None:
    """Where the metadata say nothing of the extra, the command asks for the right version all the same."""
    metadata(requirements)
    assert extras.MCP.command.endswith("-m pip install 'mcp==2.*'")


def test_not_installed() -> None:
    """A package that is not here has no version, and is asked for by V134."""
    assert NOTHING.version == ""
    assert not NOTHING.ready
    with pytest.raises(Refused, match="V134"):
        NOTHING.need()


def test_another_version(metadata) -> None:
    """A package of another version is not what is needed, and both are named."""
    metadata([], "1.9.1")
    old = Extra("old", "json", 2, "`pasdedeux old`")
    with pytest.raises(Refused, match=r"2\.x, and 1\.9\.1 is here"):
        old.need()


def test_no_distribution(monkeypatch) -> None:
    """A module that no package brought is not the package."""

    def missing(_: str) -> str:
        raise PackageNotFoundError

    monkeypatch.setattr(extras, "version", missing)
    assert not Extra("bare", "json", 2, "`pasdedeux bare`").ready


def test_doctor_says_so(monkeypatch) -> None:
    """An extra that is not here is worth a note; one of another version is wrong."""
    monkeypatch.setattr("pasdedeux.api.examination.EXTRAS", (NOTHING,))
    health = api.doctor()
    (item,) = (item for item in health.items if item.name == "wombat")
    assert item.mark is Mark.NOTE
    assert health.well
    assert "pip install" in item.steps[0]
