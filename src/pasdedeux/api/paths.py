"""Paths as they were given: each file once."""

import os.path
from collections.abc import Iterable
from pathlib import Path


def once(names: Iterable[str | Path]) -> tuple[str, ...]:
    """The names in their order; of several names of one file the first."""
    kept: dict[str, str] = {}
    for name in map(str, names):
        kept.setdefault(_absolute(name), name)
    return tuple(kept.values())


def _absolute(name: str) -> str:
    """The path without detours. A name that can be none of a file stands for itself."""
    try:
        return os.path.realpath(name)
    except (OSError, ValueError):
        return name
