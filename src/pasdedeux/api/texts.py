"""Texts from the disk: a file as a `Source`, or a message that says why it is none."""

import os
import shlex
import stat
import time
from pathlib import Path

from pasdedeux.api.encodings import western
from pasdedeux.diagnostics import Diagnostic, Refused, Source, Span, nearest

_TRIES, _PAUSE = 5, 0.02  # how often a file that changes is read again, and the seconds between
LARGEST = 64 * 1024 * 1024  # bytes; the longest novel has four million


def exists(path: Path) -> bool:
    """Whether something other than a folder stands there that can be opened."""
    try:
        return path.exists() and not path.is_dir()
    except (OSError, ValueError):
        return False


def read_text(path: Path, name: str = "") -> Source:
    """The text of a file, shown under `name` (its path if empty). Raises Refused for anything that is no text."""
    name = name or str(path)
    try:
        if path.is_dir():
            raise refusal("F102", f"`{name}` is a folder, not a file", hint=_inside(path))
        data = _whole(path, name)
    except FileNotFoundError:
        raise missing(path, name, ()) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise refusal("F102", f"`{name}` cannot be read: {reason.lower()}") from None
    return decoded(name, data)


def _whole(path: Path, name: str) -> bytes:
    """The bytes of a file as it is at one moment. Raises Refused for one that does not keep still, and OSError."""
    for _ in range(_TRIES):
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read(LARGEST + 1)
            after = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode) or _stamp(before) == _stamp(after):
            return data
        time.sleep(_PAUSE)
    hint = "try again when it has been saved."
    raise refusal("F102", f"`{name}` changes while it is read", "What is half written says anything.", hint)


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def missing(path: Path, name: str, others: tuple[str, ...]) -> Refused:
    """The refusal of a file that is not there; `others` are names that could have been given as well."""
    near = nearest(name, others) or nearest(path.name, _neighbours(path))
    known = f"Bundled stories: {', '.join(others)}." if others else ""
    hint = f"did you mean `{near}`?" if near else "`pasdedeux new FILE` writes a story to begin with."
    return refusal("F101", f"there is no file `{name}`", known, hint)


def refusal(code: str, message: str, consequence: str = "", hint: str = "", span: Span | None = None) -> Refused:
    """A refusal with one message."""
    return Refused([Diagnostic(code, message, span, (), consequence, hint)])


def decoded(name: str, data: bytes) -> Source:
    """The text that these bytes are, under a name. Raises Refused for anything that is no text."""
    if len(data) > LARGEST:
        raise refusal("F102", f"`{name}` is larger than {LARGEST // 2**20} MiB, so it is hardly a story")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refusal("F102", f"`{name}` is not in UTF-8 but in UTF-16", "", _resaved(name, "utf-16"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_text(name, data, error.start) from None
    if "\0" in text:
        raise _not_text(name, data, data.index(b"\0"))
    return Source(name, text)


def _not_text(name: str, data: bytes, at: int) -> Refused:
    line = data.count(b"\n", 0, at) + 1
    column = at - (data.rfind(b"\n", 0, at) + 1) + 1
    where = f"The byte {data[at]:#04x} on line {line} (byte {column} of it) is no part of a UTF-8 text."
    meant = western(data, at)
    if meant is None:
        return refusal("F102", f"`{name}` is not a text", where, "if it is a story after all, save it as UTF-8.")
    word = f"{where} In Latin-1 it would be the `{meant.letter}` of “{meant.word}”."
    return refusal("F102", f"`{name}` is not in UTF-8", word, _resaved(name, meant.encoding))


def _resaved(name: str, encoding: str) -> str:
    return f"save it as UTF-8 in your editor, or: `iconv -f {encoding} -t utf-8 {shlex.quote(name)} > NEW`."


def _inside(folder: Path) -> str:
    stories = _neighbours(folder / "x")
    return f"it holds `{folder / stories[0]}`." if stories else "give the path of a `.story` file."


def _neighbours(path: Path) -> tuple[str, ...]:
    """The names of the stories in the folder of a path."""
    try:
        return tuple(sorted(p.name for p in path.parent.iterdir() if p.suffix in (".story", ".txt")))[:500]
    except OSError:
        return ()
