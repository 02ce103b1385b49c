"""A story told further: what happens next, read line by line, in the words of a world that was read before.

What stands in a line of a story may be fed to a running one: a sentence, or the heading of a scene with its sentences
under it. Declarations may not: the world is made.
"""

from __future__ import annotations

from dataclasses import dataclass

from pasdedeux.diagnostics import Source
from pasdedeux.language.story.resolve import Telling
from pasdedeux.language.worlds.world import Made
from pasdedeux.language.written import telling as written
from pasdedeux.language.written.cursor import Cursor
from pasdedeux.language.written.files import Bundle
from pasdedeux.language.written.layout import Row, layout
from pasdedeux.language.written.marks import marked
from pasdedeux.language.written.mistakes import Mistakes, TooMany
from pasdedeux.language.written.syntax import File
from pasdedeux.model.event import Event
from pasdedeux.model.story import Line, Scene

_HEADINGS = {"scene": written.scene, "meanwhile": written.meanwhile}


@dataclass(frozen=True, slots=True)
class Told:
    """What was read: lines in order, and the scene in which the next one happens."""

    lines: tuple[Line, ...]
    scenes: tuple[Scene, ...]
    scene: Scene | None


class More:
    """Reads what happens next. The same act is the same event each time, so what follows from it is worked out once."""

    def __init__(self, made: Made) -> None:
        self._made = made
        self._bound: dict[object, Event] = {}

    def read(self, text: str, told: int = 0, scene: Scene | None = None) -> Told:
        """The events of a text. `told` sentences came before it, in `scene`.

        Raises:
            Refused: with every mistake in it.
        """
        mistakes = Mistakes()
        try:
            return self._read(Source("what happens", text), told, scene, mistakes)
        except TooMany:
            raise mistakes.refused() from None

    def _read(self, source: Source, told: int, scene: Scene | None, mistakes: Mistakes) -> Told:
        file = File(source)
        telling = Telling(Bundle(file), self._made, mistakes, self._bound)
        telling.told = told
        for row in layout(source, mistakes).top:
            with mistakes.caught():
                scene = _row(row, file, telling, scene)
        mistakes.collector.raise_if_any()
        return Told(tuple(telling.lines), tuple(telling.scenes), scene)


def _row(row: Row, file: File, telling: Telling, scene: Scene | None) -> Scene | None:
    """Read one row with its block; returns the scene in which the next row happens."""
    mistakes = telling.mistakes
    words, marks = marked(row, mistakes)
    cursor = Cursor(row.source, words, place=row.end)
    heading = _HEADINGS.get(cursor.here.key)
    if heading is None:
        telling.sentence(written.sentence(row, mistakes), scene, ())
        return scene
    cursor.next()
    heading(file, row, cursor, marks, mistakes)
    for decl in file.telling:
        telling.scene(decl)  # type: ignore[arg-type]  # only headings of scenes were read
    file.telling.clear()
    return telling.scenes[-1] if telling.scenes else scene
