"""Texts from the disk: a file as a `Source`, or a message that says why it is none."""

from pathlib import Path

from pasdedeux.diagnostics import Diagnostic, Refused, Source, Span, nearest

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
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise missing(path, name, ()) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise refusal("F102", f"`{name}` cannot be read: {reason.lower()}") from None
    return decoded(name, data)


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
        raise refusal("F102", f"`{name}` is not in UTF-8 but in UTF-16", "", "save it as UTF-8 in your editor.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_text(name, data, error.start) from None
    if "\0" in text:
        raise _not_text(name, data, data.index(b"\0"))
    return Source(name, text)


def _not_text(name: str, data: bytes, at: int) -> Refused:
    line = data.count(b"\n", 0, at) + 1
    where = f"The byte {data[at]:#04x} on line {line} is no part of a UTF-8 text."
    return refusal("F102", f"`{name}` is not a text", where, "if it is a story after all, save it as UTF-8.")


def _inside(folder: Path) -> str:
    stories = _neighbours(folder / "x")
    return f"it holds `{folder / stories[0]}`." if stories else "give the path of a `.story` file."


def _neighbours(path: Path) -> tuple[str, ...]:
    """The names of the stories in the folder of a path."""
    try:
        return tuple(sorted(p.name for p in path.parent.iterdir() if p.suffix in (".story", ".txt")))[:500]
    except OSError:
        return ()
