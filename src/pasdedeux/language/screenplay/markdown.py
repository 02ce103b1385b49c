r"""Markdown: headings as scenes, names in bold or in capitals as cues, the same notes.

    ---
    title: The night train
    world: train.story
    ---
    # Act one
    ## INT. HALL - NIGHT
    ## Supper, the kitchen: Nora, Tom
    **IDA** (V.O.)
    IDA: Are you leaving?

A heading is a scene if it begins as one of Fountain does, or names title, place and people. Any other one of the first
level is an act, or the title where nothing else gives it before the first scene. Code and comments are never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pasdedeux.diagnostics import Source, Span
from pasdedeux.language.screenplay import elements as kinds
from pasdedeux.language.screenplay.elements import Element, Screenplay, TitleLine
from pasdedeux.language.screenplay.headings import Heading, begins, heading
from pasdedeux.language.screenplay.lines import Line, lines_of, paragraphs
from pasdedeux.language.screenplay.names import plain
from pasdedeux.language.screenplay.notes import COMMENT, cleared
from pasdedeux.language.written.mistakes import Mistakes

_FENCE = re.compile(r"---\s*$")
_ENTRY = re.compile(r"([\w -]+?)\s*:\s*(.*?)\s*$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_LISTED = re.compile(r"(?P<title>.*?),\s*(?P<place>[^,:]+):\s*(?P<people>[^:]+)$")
_BOLD = re.compile(
    r"(\*\*|__)(?P<name>[^*_\n]+?)(?P<in>:?)\1(?P<more>[ \t]*\([^()\n]*\))?(?P<out>[ \t]*:?)(?P<said>.*)$", re.DOTALL
)
_CAPITALS = re.compile(r"(?P<name>[^\W\d_][^:\n(]{0,40}?)(?P<more>[ \t]*\([^()\n]*\))?\s*:(?P<said>\s.*|$)", re.DOTALL)


def read(source: Source, mistakes: Mistakes) -> Screenplay:
    """The elements of a Markdown text."""
    clear = cleared(source, COMMENT, mistakes)
    lines = lines_of(clear.text)
    count, page = _front_matter(source, lines)
    found: list[Element] = []
    for block in _blocks(lines[count:]):
        found.extend(_elements(block))
    if not any(line.key == "title" for line in page):
        found, page = _titled(source, found, page)
    notes = tuple(note for note in clear.notes if not count or note.start > lines[count - 1].end)
    return Screenplay(source, page, tuple(found), notes)


def _front_matter(source: Source, lines: Sequence[Line]) -> tuple[int, tuple[TitleLine, ...]]:
    """How many lines it has, and its entries; none where it is not closed."""
    if not lines or not _FENCE.match(lines[0].raw):
        return 0, ()
    end = next((at for at in range(1, len(lines)) if _FENCE.match(lines[at].raw)), None)
    if end is None:
        return 0, ()
    found = []
    for line in lines[1:end]:
        if match := _ENTRY.match(line.raw):
            value = match[2].strip("\"'") if match[2][:1] in "\"'" else match[2]
            span = Span(source, line.start + match.start(2), line.start + match.end(2))
            found.append(TitleLine(" ".join(match[1].casefold().replace("_", " ").split()), value, span))
    return end + 1, tuple(found)


def _titled(
    source: Source, found: list[Element], page: tuple[TitleLine, ...]
) -> tuple[list[Element], tuple[TitleLine, ...]]:
    """The first heading of the first level as the title, if it stands before all scenes."""
    first = next((at for at, e in enumerate(found) if e.kind in (kinds.HEADING, kinds.SECTION)), None)
    if first is None or found[first].kind != kinds.SECTION or found[first].level != 1:
        return found, page
    element = found[first]
    title = TitleLine("title", element.text, Span(source, element.start, element.end))
    return [*found[:first], *found[first + 1 :]], (title, *page)


def _blocks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Paragraphs, each heading a block of its own."""
    for paragraph in paragraphs(lines):
        start = 0
        for at, line in enumerate(paragraph):
            if _HEADING.match(line.text):
                if at > start:
                    yield paragraph[start:at]
                yield paragraph[at : at + 1]
                start = at + 1
        if start < len(paragraph):
            yield paragraph[start:]


def _elements(block: Sequence[Line]) -> Iterator[Element]:
    text = "\n".join(line.text.strip() for line in block).strip()
    if not text:
        return
    start, end = block[0].start, block[-1].end
    if match := _HEADING.match(block[0].text):
        yield _heading(match, start, end)
        return
    said = _cue(text)
    if said is None:
        yield Element(kinds.ACTION, text, start, end)
        return
    name, words = said
    yield Element(kinds.CHARACTER, name, start, block[0].end)
    if words:
        yield Element(kinds.DIALOGUE, words, start, end)


def _heading(match: re.Match[str], start: int, end: int) -> Element:
    text = (match[2] or "").strip()
    if begins(plain(text)):
        said = heading(text)
        return Element(kinds.HEADING, said.text, start, end, heading=said)
    if listed := _LISTED.match(plain(text)):
        people = tuple(name.strip() for name in re.split(r",|\band\b", listed["people"]) if name.strip())
        said = Heading(listed["title"].strip(), listed["place"].strip(), people=people)
        return Element(kinds.HEADING, said.text, start, end, heading=said)
    return Element(kinds.SECTION, plain(text), start, end, level=len(match[1]))


def _cue(text: str) -> tuple[str, str] | None:
    """Who speaks, and the words, where a paragraph begins with a cue."""
    match = _BOLD.match(text)
    if match is not None and not (match["in"] or match["out"].strip()):
        after = match["said"]
        if after.strip() and not after.startswith("\n"):
            return None  # a name in bold within a sentence
    if match is None:
        match = _CAPITALS.match(text)
        if match is None or match["name"] != match["name"].upper():
            return None
    return f"{match['name'].strip()}{match['more'] or ''}", match["said"].strip()
