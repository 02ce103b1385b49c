"""The parts of a script, whatever it is written in. Texts are prose; each `mark` is rows of the story language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActPart:
    """An act begins. `mark` says what its heading does not; mostly nothing."""

    title: str
    mark: str


@dataclass(frozen=True, slots=True)
class ScenePart:
    """A scene begins: its heading (`EXT. STREET - LATER`), and who is there, in a sentence.

    `mark` says all that the heading does not; with `title` beside it, `brief` does as well; an odd title has no
    `brief`. A scene that is called as its heading has no `title`.
    """

    heading: str
    opening: str
    title: str
    mark: str
    brief: str


@dataclass(frozen=True, slots=True)
class ActionPart:
    """Something happens, or is so."""

    prose: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeechPart:
    """Somebody speaks: `cue` is their name as scripts have it, `extension` "V.O." or the like.

    `manner` is how and to whom it is said, where that is not plain.
    """

    cue: str
    extension: str
    manner: str
    words: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndingPart:
    """What is left open: its title, and a sentence for each turn."""

    title: str
    turns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsePart:
    """Somebody relies on what they believe; nothing is to be seen of it."""

    mark: str


Part = ActPart | ScenePart | ActionPart | SpeechPart | UsePart | EndingPart


@dataclass(frozen=True, slots=True)
class Script:
    """A whole script. `page` are the lines of its title page but the title; `mark` is the title as a mark, if odd."""

    title: str
    page: tuple[tuple[str, str], ...]
    mark: str
    parts: tuple[Part, ...]
