"""A script as Markdown: acts and scenes are headings, what is said stands behind a name in bold.

Markdown knows no notes, so the marks stand in the text as they are, each behind what it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pasdedeux.export.marks import is_plain
from pasdedeux.export.names import apart
from pasdedeux.export.parts import ActionPart, ActPart, EndingPart, Part, ScenePart, Script, SpeechPart, UsePart
from pasdedeux.language.screenplay.headings import begins

_SIGNS = re.compile(r"([\\`*_\[\]<>|~])")
_LIKE_A_CUE = re.compile(r"[^:]{0,60}:")
_LIKE_A_LIST = re.compile(r"^(\d+)([.)])|^([#>=+-])")


def text(script: Script) -> str:
    """The script as a Markdown document."""
    return "\n\n".join(_blocks(script)) + "\n"


def _blocks(script: Script) -> Iterator[str]:
    title = _shown(script.title) if script.mark else script.title
    page = "\n".join(f"{key.lower()}: {value}" for key, value in (("title", title), *script.page))
    yield f"---\n{page}\n---"
    if script.mark:
        yield note(script.mark)
    for part in script.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    match part:
        case ActPart():
            yield f"# {_title(part.title)}"
            if part.mark:
                yield note(part.mark)
        case ScenePart():
            yield f"## {_escaped(part.heading)}"
            yield note(part.mark)
            yield _action(part.opening)
        case ActionPart():
            yield _action(part.prose, *part.marks)
        case SpeechPart():
            yield _speech(part)
        case UsePart():
            yield note(part.mark)
        case EndingPart():
            yield f"*{_title(part.title)}*"
            yield from map(_action, part.turns)


def _title(title: str) -> str:
    """A title as a heading; an odd one is in a mark, exactly."""
    if is_plain(title):
        return title
    shown = _escaped(_shown(title))
    return f"Act {shown}" if begins(shown) else shown


def _shown(title: str) -> str:
    return apart(re.sub(r"[#:<>]", " ", title)).strip() or "Untitled"


def _action(prose: str, *marks: str) -> str:
    said = _escaped(prose)
    if _LIKE_A_CUE.match(said):  # "ALARM: Ann runs" is nothing that a person called Alarm says
        said = said.replace(":", "&#58;")
    return " ".join((said, *map(note, marks)))


def _speech(part: SpeechPart) -> str:
    extension = f" ({part.extension})" if part.extension else ""
    manner = [f"*({_escaped(part.manner)})*"] if part.manner else []
    return " ".join((f"**{part.cue}**{extension}:", *manner, _escaped(part.words), *map(note, part.marks)))


def note(mark: str) -> str:
    """A mark as a note. A `]` at its end keeps apart from the note's own."""
    return f"[[{mark}{' ' if mark.endswith(']') else ''}]]"


def _escaped(prose: str) -> str:
    """Prose in which no sign means more than itself."""
    return _LIKE_A_LIST.sub(r"\1\\\2\3", _SIGNS.sub(r"\\\1", prose), count=1)
