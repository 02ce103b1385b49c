"""From elements and marks in the order of the text to acts and scenes, before anything is known of what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pasdedeux.diagnostics import Span
from pasdedeux.language.screenplay import elements as kinds
from pasdedeux.language.screenplay.cues import cue
from pasdedeux.language.screenplay.elements import Element, Screenplay
from pasdedeux.language.screenplay.marks import Chapter, Counted, Mark, Opening, Said, Used
from pasdedeux.language.screenplay.names import Names
from pasdedeux.language.screenplay.people import Known
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.syntax import ActDecl, Marks, Name

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NO_SMALL_LETTER = re.compile(r"[^\W\d_a-z](?:[^\Wa-z]|[’'-])*(?![\w’'-])")  # what every name in capitals is
_POSSESSIVE = re.compile(r"['’][sS]$")


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that shows somebody in a scene: a cue (``heard``: only their voice; ``away``: off screen), or a name.

    ``at`` is the offset from which it counts: a name in capitals counts from the end of its paragraph.
    """

    who: str
    at: int
    cued: bool = False
    heard: bool = False
    away: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A mark that may tell something, and who has just been cued."""

    mark: Said | Used
    speakers: tuple[Name, ...]


@dataclass(slots=True, eq=False)
class Draft:
    """A scene as it is gathered. ``end`` is where the next one begins."""

    heading: Element
    span: Span
    synopsis: Element | None = None
    opening: Opening | None = None
    counted: list[Counted] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    end: int = 0


Part = ActDecl | Draft


def parts(script: Screenplay, marks: Sequence[Mark], known: Known, mistakes: Mistakes) -> list[Part]:
    """The acts and scenes of a screenplay. A mark that stands in none is reported."""
    gathering = _Gathering(script, known.people, mistakes)
    items: list[tuple[int, Element | Mark]] = [(element.start, element) for element in script.elements]
    items.extend((mark.row.start, mark) for mark in marks)
    for _, item in sorted(items, key=lambda pair: pair[0]):
        with mistakes.caught():
            if isinstance(item, Element):
                gathering.element(item)
            else:
                gathering.mark(item)
    gathering.close(len(script.source.text))
    return gathering.parts


class _Gathering:
    def __init__(self, script: Screenplay, people: Names, mistakes: Mistakes) -> None:
        self.script, self.people, self.mistakes = script, people, mistakes
        self.parts: list[Part] = []
        self.scene: Draft | None = None
        self.speakers: tuple[Name, ...] = ()

    def close(self, at: int) -> None:
        """The scene ends."""
        if self.scene is not None:
            self.scene.end = at
        self.scene, self.speakers = None, ()

    # --- elements ------------------------------------------------------------------------------------------------

    def element(self, element: Element) -> None:
        """Take in an element."""
        place = self.script.span(element)
        if element.kind == kinds.SECTION and element.level == 1:
            self.close(element.start)
            self.parts.append(ActDecl(Name(element.text, place), (), Marks(place)))
        elif element.kind == kinds.HEADING:
            self.close(element.start)
            self.scene = Draft(element, place)
            self.parts.append(self.scene)
        elif self.scene is not None:
            self._inside(element, self.scene)

    def _inside(self, element: Element, scene: Draft) -> None:
        if element.kind == kinds.SYNOPSIS and scene.synopsis is None and not scene.signs and not scene.steps:
            scene.synopsis = element
        elif element.kind == kinds.CHARACTER:
            self._cue(element, scene)
        elif element.kind == kinds.ACTION:
            scene.signs.extend(Sign(who, element.end) for who in in_capitals(element.text, self.people))

    def _cue(self, element: Element, scene: Draft) -> None:
        said = cue(element.text, self.people)
        place = self.script.span(element)
        names = [name for name in map(self.people.find, said.names) if name is not None]
        self.speakers = tuple(Name(name, place) for name in names)
        scene.signs.extend(Sign(name, element.start, True, said.heard, said.away) for name in names)

    # --- marks ---------------------------------------------------------------------------------------------------

    def mark(self, mark: Mark) -> None:
        """Take in a mark. Raises Mistake for one that stands in no scene."""
        if isinstance(mark, Chapter):
            self._act(mark)
        elif isinstance(mark, (Said, Used, Opening, Counted)):
            if self.scene is None:
                raise _outside(mark.row.span)
            self._in_scene(mark, self.scene)

    def _act(self, mark: Chapter) -> None:
        if self.parts and isinstance(self.parts[-1], ActDecl):
            self.parts[-1] = mark.act  # it stands right under its section
        else:
            self.close(mark.row.start)
            self.parts.append(mark.act)

    def _in_scene(self, mark: Said | Used | Opening | Counted, scene: Draft) -> None:
        if isinstance(mark, Counted):
            scene.counted.append(mark)
        elif isinstance(mark, Opening):
            if scene.opening is not None or scene.steps:
                raise _too_late(mark.row.span)
            scene.opening = mark
        else:
            scene.steps.append(Step(mark, self.speakers))


def in_capitals(text: str, people: Names) -> Iterator[str]:
    """The characters whose names stand in capitals in a text. `KATYA'S` is hers, and not she."""
    if not _NO_SMALL_LETTER.search(text):
        return
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        stop = at
        while stop < len(words) and _capital(words[stop][0]) and (stop == at or _joined(text, words, stop)):
            stop += 1
        for end in range(stop, at, -1):
            said = " ".join(word for word, _, _ in words[at:end])
            if (name := people.find(said)) is not None and not _POSSESSIVE.search(said):
                yield name
                at = end
                break
        else:
            at += 1


def _capital(word: str) -> bool:
    return word.upper() == word and sum(map(str.isalpha, word)) > 1


def _joined(text: str, words: Sequence[tuple[str, int, int]], at: int) -> bool:
    return not text[words[at - 1][2] : words[at][1]].strip(" .")


def _outside(place: Span) -> Mistake:
    hint = (
        "begin a scene before it, with a heading such as `INT. LOFT - NIGHT`; a note of your own begins with `note:`."
    )
    return Mistake("M102", "this mark stands in no scene", place, "So it is not told where it happens, or when.", hint)


def _too_late(place: Span) -> Mistake:
    hint = (
        "let one mark say it, before the first event. Who comes in later does so in an event: `Katya arrives at Loft`."
    )
    what = "what a scene is must be said before anything happens in it"
    return Mistake("M102", what, place, "The mark is skipped.", hint)
