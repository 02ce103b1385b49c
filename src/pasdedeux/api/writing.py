"""Files that are written: a new story to begin with, and a story put in order. Nothing is ever half written."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pasdedeux import language, sabre
from pasdedeux.api import bundled
from pasdedeux.api.saving import save
from pasdedeux.api.texts import read_text, refusal
from pasdedeux.diagnostics import Diagnostic, Refused, Source


@dataclass(frozen=True)
class Formatted:
    """A file and its text in good order. `changed` says whether that is another text than the file has."""

    path: Path
    text: str
    changed: bool


def format_text(text: str, name: str = "text.story") -> str:
    """The text of a story in good order: same meaning, every comment kept. Raises Refused if it cannot be read."""
    return language.format_text(Source(name, text))


def format_files(paths: Iterable[str | Path]) -> tuple[Formatted, ...]:
    """What each file should hold. Writes nothing. Raises Refused with the mistakes of all that cannot be read."""
    found: list[Formatted] = []
    refused: list[Diagnostic] = []
    for path in dict.fromkeys(map(Path, paths)):
        try:
            found.append(_formatted(path))
        except Refused as refusal:
            refused.extend(refusal.diagnostics)
    if refused:
        raise Refused(refused)
    return tuple(found)


def _formatted(path: Path) -> Formatted:
    source = read_text(path)
    if sabre.is_problem(source.text):
        hint = "only stories are put in order."
        raise refusal("F109", f"`{source.name}` is a problem file, not a story", "It was left alone.", hint)
    if language.is_screenplay(source.name):
        hint = "its notes are read as they stand; only `.story` files are put in order."
        raise refusal("F109", f"`{source.name}` is a screenplay, not a story", "It was left alone.", hint)
    text = language.format_text(source)
    return Formatted(path, text, text != source.text)


def write(formatted: Formatted) -> None:
    """Put the text in the place of the file's own, all at once or not at all. Raises Refused."""
    save(formatted.path, formatted.text, over=True)


def starter() -> str:
    """The text of a story to begin with."""
    return bundled.source(bundled.STARTER).text


def new(path: str | Path) -> Path:
    """Write a story to begin with. Raises Refused where a file is there already or none can be written."""
    return save(path, starter())
