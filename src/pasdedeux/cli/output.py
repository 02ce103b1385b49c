"""What is printed: results on the standard output, messages on the standard error, one JSON document if asked for."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Protocol, TextIO

from pasdedeux.diagnostics import Diagnostic, Refused, render_all

FOUND, FINDINGS, WRONG, STOPPED, BUG = 0, 1, 2, 3, 4
STANDARD_OUTPUT = "-"  # in the place of a file


class Printable(Protocol):
    """A result: its text is for people, its data for programs."""

    def to_json(self) -> object:
        """The result as plain data."""


def show(result: Printable, *, as_json: bool) -> None:
    """Print a result in one of its two forms."""
    if as_json:
        say_json(result.to_json())
    else:
        say(str(result))


def say(text: str) -> bool:
    """Print a text on the standard output. Says whether somebody reads it."""
    return _write(sys.stdout, text)


def say_file(text: str) -> None:
    """Print the text of a file as it would be on the disk: in UTF-8, whatever a terminal's encoding would be."""
    if sys.stdout.isatty():
        say(text.rstrip("\n"))
        return
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _give_up(sys.stdout)
    except OSError as error:
        _give_up(sys.stdout)
        raise _unwritten(error) from None


def say_json(data: object, *, row: bool = False) -> bool:
    """Print one JSON document, in a row of its own if it is one of many. Says whether somebody reads it."""
    ascii_only = "utf" not in (sys.stdout.encoding or "").lower()
    return say(json.dumps(data, indent=None if row else 2, ensure_ascii=ascii_only))


def complain(diagnostics: Sequence[Diagnostic], *, as_json: bool, beside: Mapping[str, object] | None = None) -> None:
    """Print messages: as text on the standard error, or as a document on the standard output, `beside` other keys."""
    if as_json:
        say_json({"error": [item.to_json() for item in diagnostics], **(beside or {})})
    else:
        warn(render_all(diagnostics, colour=_coloured(sys.stderr)))


def warn(text: str) -> None:
    """Print a text on the standard error."""
    _write(sys.stderr, text)


def _coloured(stream: TextIO) -> bool:
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _write(stream: TextIO, text: str) -> bool:
    """Write a text and a line feed. Whoever reads may have gone away: then there is nobody to tell it to."""
    encoding = stream.encoding or "ascii"
    safe = text.encode(encoding, "backslashreplace").decode(encoding)
    try:
        stream.write(safe + "\n")
        stream.flush()
    except BrokenPipeError:
        _give_up(stream)
        return False
    except OSError as error:
        _give_up(stream)
        raise _unwritten(error) from None
    return True


def _give_up(stream: TextIO) -> None:
    """Let what is still to be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _unwritten(error: OSError) -> Refused:
    reason = (error.strerror or str(error)).lower()
    return Refused(
        [Diagnostic("F108", f"the output cannot be written: {reason}", None, (), "What is there is cut off.")]
    )
