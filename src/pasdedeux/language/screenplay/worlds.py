"""The world of a screenplay: what another file declares, without the acts and scenes that are told there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pasdedeux.diagnostics import Label, Refused, Source, Span
from pasdedeux.language.screenplay.elements import Screenplay, TitleLine
from pasdedeux.language.written.files import Bundle, Imports, gather
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.syntax import CreditDecl, File, Marks, Name

WORLD = "world"
_NO_CREDITS = frozenset((WORLD, "title", "credit", "notes", "contact", "revision", "revisions"))

Declares = Callable[[Source], Bundle]  # the world of a screenplay that is itself the world of another one


@dataclass(frozen=True, slots=True)
class Claims:
    """What says which file is the world. ``given`` is said beside the screenplay, ``beside`` is what lies there."""

    given: Source | None = None
    beside: Callable[[], Source | None] = lambda: None


def world_source(script: Screenplay, claims: Claims, imports: Imports, mistakes: Mistakes) -> Source | None:
    """The text of the world, None for a screenplay without. Two that differ are reported, and the first counts."""
    said: list[tuple[Source, Span]] = []
    for line in script.title_page:
        if line.key == WORLD and line.value:
            with mistakes.caught():
                try:
                    said.append((imports(line.value, line.span), line.span))
                except Refused as refused:
                    mistakes.lost = True
                    mistakes.collector.extend(refused.diagnostics)
    with mistakes.caught():
        if len(said) > 1 and said[1][0].text != said[0][0].text:
            raise _two(said[1][1], said[1][0], said[0][0], said[0][1])
        if said and claims.given is not None and claims.given.text != said[0][0].text:
            raise _two(said[0][1], said[0][0], claims.given, None)
    if said:
        return said[0][0]
    if claims.given is not None:
        return claims.given
    return None if mistakes.lost else claims.beside()


def _two(place: Span, one: Source, other: Source, second: Span | None) -> Mistake:
    labels = (Label(second, "the other one"),) if second else ()
    where = "" if second else ", which was given beside it"
    what = f"two files claim to be the world of this screenplay: `{one.name}`, and `{other.name}`{where}"
    return Mistake("M103", what, place, "They may declare different things.", "keep one of the two.", labels)


def declared_in(source: Source, imports: Imports, mistakes: Mistakes) -> Bundle:
    """The bundle of a `.story` file as a world: its declarations, and those of what it imports or casts again."""
    return without_telling(gather(source, imports, mistakes))


def without_telling(bundle: Bundle) -> Bundle:
    """A bundle whose told file has no acts and scenes."""
    told = bundle.told
    bare = replace(told, telling=[])
    files = [bare if file is told else file for file in bundle.files]
    world = tuple(bare if file is told else file for file in bundle.world)
    if bundle.base is not None:
        return replace(bundle, files=files, base=bare, world=world)
    return replace(bundle, files=files, main=bare, world=world)


def handed_on(script: Screenplay, file: File, world: Bundle | None) -> None:
    """What holds of the whole story is the screenplay's, where it says so, and else that of the world."""
    _titled(script, file)
    if world is not None:
        main = world.main
        file.covers[:0] = main.covers
        file.endings, world.told.endings = file.endings or world.told.endings, []
        file.renames, file.remake = main.renames, main.remake
        file.credits[:0] = main.credits
    if not file.credits:
        file.credits.extend(_credit(line) for line in script.title_page if line.value and line.key not in _NO_CREDITS)


def _titled(script: Screenplay, file: File) -> None:
    line = next((line for line in script.title_page if line.key == "title" and line.value), None)
    if file.title is None and line is not None:
        file.title = Name(line.value, line.span)


def _credit(line: TitleLine) -> CreditDecl:
    return CreditDecl("author" if line.key == "authors" else line.key, (line.value,), "", Marks(line.span))
