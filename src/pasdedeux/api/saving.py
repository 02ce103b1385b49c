"""Texts to the disk: a file is there as a whole or not at all."""

import os
import secrets
from pathlib import Path

from pasdedeux.api.texts import exists, refusal
from pasdedeux.diagnostics import Refused


def save(path: str | Path, text: str, *, over: bool = False) -> Path:
    """Write a text to a file, all at once or not at all. `over`: a file that is there already gives way.

    Returns the path. Raises Refused (F107, F108), and then nothing has changed.
    """
    path = Path(path)
    if _is_folder(path) or (not over and exists(path) and _is_plain(path)):
        raise in_the_way(path)
    try:
        _write(path.resolve(), text)
    except (OSError, ValueError) as error:
        raise unwritten(path, error) from None
    return path


def in_the_way(path: Path) -> Refused:
    """The refusal of a name that something has already."""
    what = "a folder" if _is_folder(path) else "a file"
    return refusal("F107", f"there is {what} `{path}` already", "It was left as it is.", "give another name.")


def unwritten(path: Path, error: Exception) -> Refused:
    """The refusal of a path to which nothing can be written."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    hint = f"make the folder `{path.parent}` first." if isinstance(error, FileNotFoundError) else ""
    return refusal("F108", f"`{path}` cannot be written: {reason.lower()}", "Nothing was changed.", hint)


def _write(path: Path, text: str) -> None:
    if exists(path) and not _is_plain(path):  # a device or a pipe: there is nothing that could be put in its place
        path.write_text(text, encoding="utf-8", newline="")
        return
    data = text.encode("utf-8")
    mode = path.stat().st_mode & 0o7777 if path.exists() else None
    temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as file:
            file.write(data)
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:  # also where it is stopped by hand
        temporary.unlink(missing_ok=True)
        raise


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_plain(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113  # answers no to a path that cannot be one
