"""Fenced blocks of a Markdown file that run: what they say, and how they are run and rewritten.

    ```story                 a story: it loads, and every event in it has an outcome
    ```story clean           and `check` finds nothing in it
    ```story file=NAME       a story kept under that name for the blocks after it
    ```problem [file=NAME]   a problem file of the field: it loads
    ```fountain file=NAME    a screenplay: it loads. Likewise ```markdown file=NAME
    ```text file=NAME        any other file
    ```python                runs; the blocks of a document share their names. `>>>` lines are doctests
    ```console               `$ pasdedeux ...` (also `... | head -N`) and what it prints; `$ git ...`, quiet
    ```console exit=1        the last command ends with that code

A line `...` in an output stands for any lines. Durations may differ. Everything else is shown, not run.
"""

import re
import shlex
from dataclasses import dataclass, replace

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
_SECONDS = re.compile(r"\b\d+(\.\d+)? s\b")
_KINDS = ("story", "problem", "python", "console", "text", "fountain", "markdown")


@dataclass(frozen=True)
class Block:
    """A fenced block: its kind, the options of its first line, its text, and where this begins in the document."""

    kind: str
    options: dict[str, str]
    text: str
    start: int
    line: int


@dataclass(frozen=True)
class Command:
    """A command line of a console block, and the lines that are shown under it."""

    line: str
    shown: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """The words of the call, `pasdedeux` first, without `| head -N`."""
        return shlex.split(self.line.partition("| head -")[0])

    @property
    def head(self) -> int | None:
        """How many lines are shown, if the rest is cut off."""
        _, cut, number = self.line.partition("| head -")
        return int(number) if cut else None


def blocks(document: str) -> list[Block]:
    """The blocks of a document that run or that others need, in order."""
    found = []
    for match in _FENCE.finditer(document):
        kind, *options = match["info"].split() or [""]
        if kind in _KINDS:
            pairs = dict((*option.split("=", 1), "")[:2] for option in options)
            line = document.count("\n", 0, match.start("body")) + 1
            found.append(Block(kind, pairs, match["body"], match.start("body"), line))
    return found


def commands(text: str) -> list[Command]:
    """The commands of a console block. Raises ValueError for output before the first of them."""
    found: list[Command] = []
    for row in text.splitlines():
        if row.startswith("$ "):
            found.append(Command(row[2:], ()))
        elif found:
            found[-1] = replace(found[-1], shown=(*found[-1].shown, row))
        else:
            raise ValueError(f"a console block begins with a command, not with {row!r}")
    return found


def printed(command: Command, output: str) -> tuple[str, ...]:
    """The lines of an output as they are to be shown under a command."""
    rows = tuple(row.rstrip() for row in output.rstrip("\n").split("\n")) if output.strip() else ()
    rows = rows[: command.head]
    if "..." in command.shown:  # an author's cut is kept where it stands
        keep = command.shown.index("...")
        after = len(command.shown) - keep - 1
        if keep + after < len(rows):
            return (*rows[:keep], "...", *rows[len(rows) - after :])
    return rows


def matches(shown: tuple[str, ...], rows: tuple[str, ...]) -> bool:
    """Whether an output is what is shown."""
    return [_SECONDS.sub("# s", row.rstrip()) for row in shown] == [_SECONDS.sub("# s", row) for row in rows]


def rewritten(document: str, changes: dict[int, str]) -> str:
    """The document with other texts in the blocks that begin at these places."""
    for start in sorted(changes, reverse=True):
        old = next(block.text for block in blocks(document) if block.start == start)
        document = document[:start] + changes[start] + document[start + len(old) :]
    return document
