"""From a screenplay to a story: its elements and marks as declarations, scenes and sentences, each at its own place."""

from __future__ import annotations

from dataclasses import replace

from pasdedeux.diagnostics import Refused, Source, Span
from pasdedeux.language.screenplay.declarations import Found, declarations
from pasdedeux.language.screenplay.elements import HEADING
from pasdedeux.language.screenplay.marks import Private, Said
from pasdedeux.language.screenplay.resembling import Resembling
from pasdedeux.language.screenplay.scenes import parts
from pasdedeux.language.screenplay.told import no_scene, outline, telling
from pasdedeux.language.screenplay.worlds import Claims
from pasdedeux.language.story.resolve import Telling
from pasdedeux.language.story.workshop import Workshop
from pasdedeux.language.written.files import Imports
from pasdedeux.language.written.mistakes import Mistakes, TooMany
from pasdedeux.model.story import Notes, Story


def read_screenplay(
    source: Source, imports: Imports, claims: Claims | None = None, workshop: Workshop | None = None
) -> Story:
    """The story that a screenplay tells.

    `imports` gives the text of another file by its name, and the place where it is named. `claims` says which file is
    its world, where the title page does not. A `workshop` keeps the world for the next reading of the same screenplay.

    Raises:
        Refused: with all mistakes of the screenplay and of its world.
    """
    mistakes, workshop = Mistakes(), workshop or Workshop()
    try:
        with mistakes.caught():
            return _read(source, imports, claims or Claims(), mistakes, workshop)
        refused = Refused(mistakes.collector.diagnostics)
    except TooMany:
        refused = mistakes.refused()
    except Refused as refusal:
        refused = refusal
    raise Refused(map(workshop.at_home, refused.diagnostics))


def _read(source: Source, imports: Imports, claims: Claims, mistakes: Mistakes, workshop: Workshop) -> Story:
    found = declarations(source, imports, claims, mistakes)
    if not any(element.kind == HEADING for element in found.script.elements):
        mistakes.add(no_scene(Span(source, 0, 0)))
    drafts, file = parts(found.script, found.marks, found.known, mistakes), found.bundle.main
    file.telling = outline(drafts, found.known)
    title = file.title.text if file.title else _stem(source.name)
    made = workshop.made(found.bundle, title, mistakes)
    resolved = Telling(found.bundle, made, mistakes, workshop.known)
    prose = _prose(found, Resembling(made, mistakes), mistakes)
    file.telling = telling(drafts, found.known, resolved.events, prose, mistakes)
    story = resolved.story()
    mistakes.collector.raise_if_any()
    return replace(story, notes=_notes(found, prose))


def _stem(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or name


def _prose(found: Found, resembling: Resembling, mistakes: Mistakes) -> frozenset[int]:
    """The ids of the rows that tell nothing. Bad indentation is a mistake only in notes in which something is told."""
    prose: set[int] = set()
    for noted in found.notes:
        said = [mark for mark in noted.marks if isinstance(mark, Said)]
        left = [mark for mark in said if not mark.forced and not resembling.is_event(mark.row)]
        prose.update(id(mark.row) for mark in left)
        if len(left) + sum(isinstance(mark, Private) for mark in noted.marks) < len(noted.marks):
            mistakes.collector.extend(noted.wrong.collector.diagnostics)
    return frozenset(prose)


def _notes(found: Found, prose: frozenset[int]) -> Notes:
    """What became of the notes: a note with a mark in it counts its marks, any other one is left alone."""
    read, private, left = 0, 0, []
    for noted in found.notes:
        marks = [mark for mark in noted.marks if not isinstance(mark, Private) and id(mark.row) not in prose]
        read += len(marks)
        if not marks and any(isinstance(mark, Private) for mark in noted.marks):
            private += 1
        elif not marks:
            left.append(noted.note.span)
    return Notes(read, private, tuple(left), found.known.cued, found.known.headed)
