"""A script as Fountain, the plain text format of screenplays (fountain.io).

Each mark stands in a note behind the line that it belongs to. What Fountain could take for something else than it is
is escaped, or forced with the signs that the format has for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pasdedeux.export.marks import is_plain
from pasdedeux.export.names import apart
from pasdedeux.export.parts import ActionPart, ActPart, EndingPart, Part, ScenePart, Script, SpeechPart, UsePart
from pasdedeux.language.screenplay.names import plain

_LIKE_A_HEADING = re.compile(r"\s*(?:int|ext|est|i/e|int\.?/ext)\b", re.IGNORECASE)
_TAKEN = frozenset("!@.>~=#([")  # what a line must not begin with, to be action
_LETTER = re.compile(r"[a-z]")


def text(script: Script) -> str:
    """The script as a Fountain document."""
    return "\n\n".join(_blocks(script)) + "\n"


def _blocks(script: Script) -> Iterator[str]:
    title = _heading(script.title) if script.mark else script.title
    yield "\n".join((f"Title: {title}", *(f"{key}: {_unstyled(value)}" for key, value in script.page)))
    if script.mark:
        yield note(script.mark)
    for part in script.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    match part:
        case ActPart():
            yield f"# {_heading(part.title)}"
            if part.mark:
                yield note(part.mark)
        case ScenePart():
            yield part.heading
            if part.brief and part.title:
                yield f"= {part.title}"
            yield note(part.brief or part.mark)
            yield _action(part.opening)
        case ActionPart():
            yield _action(part.prose, *part.marks)
        case SpeechPart():
            yield _speech(part)
        case UsePart():
            yield note(part.mark)
        case EndingPart():
            yield f"> {_heading(part.title)} <"
            yield from map(_action, part.turns)


def _heading(title: str) -> str:
    """A title for the eye; one that Fountain would read as more than that is in a mark, exactly."""
    return title if is_plain(title) else _escaped(re.sub(r"[<>#:]", " ", title)).strip() or "Untitled"


def _unstyled(value: str) -> str:
    """A line of the title page in which no `*` or `_` is read as a sign for italics or underlining."""
    return value if plain(value) == value else re.sub(r"([*_])", r"\\\1", value)


def _action(prose: str, *marks: str) -> str:
    said = " ".join((_escaped(prose), *map(note, marks)))
    first = said.partition("\n")[0]
    like_a_cue = "\n" in said and not _LETTER.search(first)
    forced = said[:1] in _TAKEN or _LIKE_A_HEADING.match(said) is not None or like_a_cue
    return f"!{said}" if forced else said


def _speech(part: SpeechPart) -> str:
    extension = f" ({part.extension})" if part.extension else ""
    manner = [f"({_escaped(part.manner)})"] if part.manner else []
    said = " ".join((_escaped(part.words), *map(note, part.marks)))
    return "\n".join((f"{part.cue}{extension}", *manner, said))


def note(mark: str) -> str:
    """A mark as a note. A `]` at its end keeps apart from the note's own."""
    return f"[[{mark}{' ' if mark.endswith(']') else ''}]]"


def _escaped(prose: str) -> str:
    """Prose in which no sign means more than itself. What cannot be escaped is pulled apart."""
    return re.sub(r"([*_])", r"\\\1", apart(prose))
