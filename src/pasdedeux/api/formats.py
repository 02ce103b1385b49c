"""The formats of scripts: which one a file's name says, and how a script names the world that it is set in."""

import os.path
from pathlib import Path

from pasdedeux.api import bundled
from pasdedeux.api.texts import exists, refusal

SUFFIXES = {".fountain": "fountain", ".spmd": "fountain", ".md": "markdown", ".markdown": "markdown"}
USUAL = "fountain"


def world_of(name: str | Path, output: str | Path | None = None) -> str:
    """What a script at `output` (None: in the current folder) calls the world of the story of that name."""
    if str(name) in bundled.stories() and not exists(Path(name)):
        return str(name)
    folder = Path(output).parent if output is not None else Path()
    try:
        return Path(os.path.relpath(name, folder)).as_posix()
    except ValueError:  # on another drive
        return Path(name).resolve().as_posix()


def is_same(one: str | Path, other: str | Path) -> bool:
    """Whether two paths are one file that is there."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def format_of(output: str | Path | None, asked: str | None = None) -> str:
    """The format that was asked for, or else that of the file's name. Raises Refused where they are two."""
    named = SUFFIXES.get(Path(output).suffix.casefold()) if output is not None else None
    if named and asked and named != asked:
        what = "A script is read as what its name says, so nothing could read this one."
        suffix = next(suffix for suffix, each in SUFFIXES.items() if each == asked)
        hint = f"leave out `--to {asked}`, or give a name that ends in `{suffix}`."
        raise refusal("V115", f"`{output}` is a name for {named.title()}, not for {asked.title()}", what, hint)
    return asked or named or USUAL
