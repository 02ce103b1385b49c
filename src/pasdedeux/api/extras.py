"""The extras: packages of others that some verbs need, and that nobody else has to have."""

import shlex
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec

from pasdedeux.diagnostics import Diagnostic, Refused


@dataclass(frozen=True, slots=True)
class Extra:
    """``name`` as in `pasdedeux[name]`, the package that it brings, its ``major`` version, and what it is for."""

    name: str
    package: str
    major: int
    purpose: str

    @property
    def version(self) -> str:
        """Which version is here; empty if none."""
        if find_spec(self.package) is None:
            return ""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return ""

    @property
    def ready(self) -> bool:
        """Whether it is here and of the right version."""
        return self.version.split(".")[0] == str(self.major)

    @property
    def command(self) -> str:
        """The command that installs it."""
        wanted = [_without_marker(each) for each in _required() if _is_of(each, self.name)]
        return shlex.join([sys.executable, "-m", "pip", "install", *(wanted or [f"{self.package}=={self.major}.*"])])

    def need(self) -> None:
        """Raises Refused where it is not here."""
        if self.ready:
            return
        message = f"{self.purpose} needs the package `{self.package}` {self.major}.x, which is not installed here"
        if self.version:
            message = f"{self.purpose} needs the package `{self.package}` {self.major}.x, and {self.version} is here"
        what = f"It is an extra: everything else works without it. It comes along with `pasdedeux[{self.name}]`."
        raise Refused([Diagnostic("V134", message, None, (), what, self.command)])


MCP = Extra("mcp", "mcp", 2, "`pasdedeux mcp`")
EXTRAS = (MCP,)


def _required() -> list[str]:
    try:
        return requires("pasdedeux") or []
    except PackageNotFoundError:
        return []


def _is_of(requirement: str, extra: str) -> bool:
    """Whether a requirement, as in "mcp<3,>=2; extra == 'mcp'", belongs to an extra."""
    marker = requirement.partition(";")[2].replace('"', "'").replace(" ", "")
    return marker == f"extra=='{extra}'"


def _without_marker(requirement: str) -> str:
    return requirement.partition(";")[0].strip()
