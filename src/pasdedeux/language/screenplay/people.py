"""Those whom a screenplay names by itself: who is cued without being declared, and which places its headings name.

They are declared here as characters and places. Where a world is declared, a name that nearly is one of it is taken
for a slip, and reported: two characters in the place of one would make every finding wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pasdedeux.diagnostics import Span
from pasdedeux.diagnostics.suggest import distance
from pasdedeux.language.screenplay.cues import cue
from pasdedeux.language.screenplay.elements import CHARACTER as CUE
from pasdedeux.language.screenplay.elements import HEADING, Element, Screenplay
from pasdedeux.language.screenplay.names import Names
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.syntax import EntityDecl, File, Marks, Name, SecretDecl
from pasdedeux.model.world import CHARACTER

PLACE = "place"


@dataclass(frozen=True, slots=True)
class Known:
    """The names of all characters and all places, and those of them that only the screenplay has."""

    people: Names
    places: Names
    cued: tuple[str, ...]
    headed: tuple[str, ...]


def known(
    script: Screenplay, file: File, files: Sequence[File], mistakes: Mistakes, placed: Collection[int] = ()
) -> Known:
    """Everybody and every place. Those that nobody declared are added to ``file``.

    ``placed`` is where marks stand that say of their scene where it is: the headings of these scenes name no place.
    """
    everything = (*files, file)
    taken = {decl.name.text for one in everything for decl in one.entities}
    people, places = (Names(_declared(everything, type)) for type in (CHARACTER, PLACE))
    declaring = _Declaring(script, file, taken, mistakes)
    cued = declaring.add(CHARACTER, people, _cues(script, people))
    headed = declaring.add(PLACE, places, _places(script, places, placed))
    return Known(people, places, cued, headed)


def place_of(text: str, places: Names) -> str | None:
    """The place that the words of a heading name: all of them, or else the last part between dashes or commas."""
    found = places.find(text)
    if found is None:
        parts = [part for piece in text.split(" - ") for part in piece.split(",")]
        found = next((place for part in reversed(parts) if (place := places.find(part.strip())) is not None), None)
    return found


def _declared(files: Iterable[File], type: str) -> Iterator[tuple[str, str]]:
    """The names and labels of all entities of a type or a kind of it."""
    files = tuple(files)
    kinds, size = {type}, 0
    while len(kinds) > size:
        size = len(kinds)
        kinds.update(d.name.text for f in files for d in f.types if any(p.text in kinds for p in d.parents))
    for file in files:
        for decl in file.entities:
            if not isinstance(decl, SecretDecl) and decl.type.text in kinds:
                yield decl.name.text, decl.label


def _cues(script: Screenplay, people: Names) -> Iterator[tuple[str, Element]]:
    """Who is cued, those first who are cued alone: then it can be told when two of them speak together."""
    cues = [element for element in script.elements if element.kind == CUE]
    together = []
    for element in cues:
        names = cue(element.text, people).names
        if len(names) == 1 and any(sign in names[0].casefold() for sign in (" and ", "&", "/", ",", "+")):
            together.append(element)
        else:
            yield from ((name, element) for name in names)
    for element in together:
        yield from ((name, element) for name in cue(element.text, people).names)


def _places(script: Screenplay, places: Names, placed: Collection[int]) -> Iterator[tuple[str, Element]]:
    found = [element for element in script.elements if element.kind == HEADING]
    ends = [*(element.start for element in found[1:]), len(script.source.text)]
    for element, end in zip(found, ends, strict=False):
        if element.heading is None or not element.heading.place:
            continue
        if not any(element.start < at < end for at in placed):
            yield place_of(element.heading.place, places) or element.heading.place, element


class _Declaring:
    """Adds declarations to a file."""

    def __init__(self, script: Screenplay, file: File, taken: set[str], mistakes: Mistakes) -> None:
        self.script, self.file, self.taken, self.mistakes = script, file, taken, mistakes

    def add(self, type: str, names: Names, found: Iterable[tuple[str, Element]]) -> tuple[str, ...]:
        """Declare whoever has no declaration yet; gives their names."""
        declared, added = tuple(names), []
        for text, element in found:
            if names.find(text) is not None:
                continue
            place = self.script.span(element)
            with self.mistakes.caught():
                if meant := _slip(text, declared):
                    raise _nearly(text, meant, type, place)
            name, label = names.new(text, self.taken)
            names.add(name, text)
            self.taken.add(name)
            self.file.entities.append(EntityDecl(Name(type, place), Name(name, place), label, Marks(place)))
            added.append(name)
        return tuple(added)


def _slip(text: str, declared: Iterable[str]) -> str | None:
    """The declared name of which this is one by a slip: one letter in four or more, or one doubled; never a number."""
    folded = text.casefold()
    for name in declared:
        other = name.casefold()
        if folded != other and _single(folded) == _single(other):
            return name
        if _digits(folded) == _digits(other) and min(len(folded), len(other)) >= 4 and distance(folded, other, 1) == 1:
            return name
    return None


def _single(text: str) -> str:
    return re.sub(r"([^\W\d_])\1+", r"\1", text)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _nearly(text: str, meant: str, type: str, place: Span) -> Mistake:
    new = f"[[{type} {Names().new(text, ())[0]}]]"
    hint = f"did you mean `{meant}`? If this is another one, declare it in a note: `{new}`."
    what = f"`{text}` is no {type} that is declared, and nearly `{meant}`"
    follows = "As two they would each know a part only." if type == CHARACTER else "As two, nobody would be in both."
    return Mistake("M106", what, place, follows, hint)
