"""Drawing: pictures of a story, as data, as SVG, and in a reduced form for the terminal."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pasdedeux import draw
from pasdedeux.analysis.endings import solve
from pasdedeux.analysis.pictures.beliefs import DEEPEST, beliefs
from pasdedeux.analysis.pictures.matters import matters
from pasdedeux.analysis.pictures.outcomes import outcomes
from pasdedeux.analysis.pictures.timeline import timeline
from pasdedeux.api.events import Names, after, several
from pasdedeux.api.replays import imagining, replay_of
from pasdedeux.api.saving import save
from pasdedeux.api.texts import refusal
from pasdedeux.diagnostics import Refused, nearest
from pasdedeux.draw import Theme
from pasdedeux.model.replay import Replay
from pasdedeux.model.story import Line, Story
from pasdedeux.model.values import Entity

KINDS = ("who-knows-what", "beliefs", "endings")
DEPTH = 3
_START = "0"


@dataclass(frozen=True)
class Drawing:
    """A picture of a story. Its text is the form for the terminal; `svg` and `to_json` are the whole of it."""

    picture: draw.Picture

    def svg(self, theme: Theme = "auto", *, id: str = "") -> str:
        """The picture as one `<svg>` element: "light", "dark", or as the reader's system is. `id` begins its ids."""
        return draw.svg(self.picture, theme, id=id)

    def text(self, width: int = 100) -> str:
        """The picture in a reduced form, in lines of at most `width` cells."""
        return draw.terminal(self.picture, width)

    def to_json(self) -> dict[str, object]:
        """What it shows, as plain data."""
        return self.picture.to_json()

    def __str__(self) -> str:
        return self.text()


@dataclass(frozen=True)
class Drawn:
    """A picture and the file in which it is."""

    path: Path
    drawing: Drawing

    def to_json(self) -> dict[str, object]:
        """What it shows, and the file's name."""
        return {"file": str(self.path), **self.drawing.to_json()}

    def __str__(self) -> str:
        return f"Wrote {self.path}. Any browser shows it."


def picture(
    story: Story,
    kind: str = "who-knows-what",
    at: str | int | None = None,
    depth: int | None = None,
    of: Iterable[str] = (),
    without: Names = (),
) -> Drawing:
    """A picture of a story: "who-knows-what" over time, nested "beliefs" at a moment, or the tree of its "endings".

    `at` is an event, 0 for the start: the one that is marked, or the moment of the beliefs (None: the end). `depth`
    says how many minds deep beliefs go, 1 to 5. `of` are names of characters, and of what the matters shown are about.
    Raises Refused.
    """
    _fitting(kind, at, depth, of := tuple(of))
    entities = tuple(_entity(story, name) for name in of)
    replayed = replay_of(story, several(story, without))
    if kind == "endings":
        with imagining(story):
            return Drawing(outcomes(solve.endings(replayed)))
    _about(story, replayed, entities)
    start = str(at).strip() == _START
    line = None if start else after(story, at)
    _told(replayed, line, at)
    if kind == "beliefs":
        return Drawing(beliefs(replayed, line, DEPTH if depth is None else depth, entities, at_start=start))
    found = timeline(replayed, entities, line)
    return Drawing(replace(found, at=0) if start else found)


def write_picture(drawing: Drawing, path: str | Path, theme: Theme = "auto") -> Drawn:
    """Write a picture to a file, all at once or not at all. An SVG file that is there already gives way; nothing else
    does. Raises Refused where it cannot be written.
    """
    path = Path(path)
    save(path, drawing.svg(theme) + "\n", over=path.suffix.lower() == ".svg")
    return Drawn(path, drawing)


def _fitting(kind: str, at: str | int | None, depth: int | None, of: tuple[str, ...]) -> None:
    """Refuse what the picture of that kind has no use for."""
    if kind not in KINDS:
        near = nearest(kind, KINDS)
        hint = f"did you mean `{near}`?" if near else f"`{KINDS[0]}` is the one to begin with."
        raise refusal("V117", f"no picture is called `{kind}`", f"There are {', '.join(KINDS)}.", hint)
    if kind == "endings" and (at is not None or of):
        raise refusal("V117", "the tree of endings is whole", "It begins after the last event, with everybody in it.")
    if depth is None:
        return
    if kind != "beliefs":
        raise refusal("V117", f"the picture `{kind}` has no depth", "", "only `beliefs` are nested.")
    if not 1 <= depth <= DEEPEST:
        why = "Nobody could read more; the question goes as deep as you like: `pasdedeux ask`."
        raise refusal("V117", f"beliefs are drawn 1 to {DEEPEST} minds deep, not {depth}", why, "leave it out.")


def _told(replayed: Replay, line: Line | None, at: str | int | None) -> None:
    if line is not None and line in replayed.without:
        raise refusal("V117", f"`{at}` was taken out, so there is nothing to show after it", "", "name another event.")


def _about(story: Story, replayed: Replay, entities: tuple[Entity, ...]) -> None:
    """Refuse names of things that nothing in the story is about."""
    if matters(replayed, entities) or all(entity.is_character for entity in entities):
        return
    names = ", ".join(entity.name for entity in entities if not entity.is_character)
    known = [matter.id for matter in matters(replayed)]
    has = f"“{story.title}” is about {', '.join(known[:12])}{' and more' if len(known) > 12 else ''}." if known else ""
    hint = "name a secret, or a thing of which somebody speaks."
    raise refusal("V117", f"nobody in this story speaks of {names}, and it is no secret", has, hint)


def _entity(story: Story, name: str) -> Entity:
    """Whoever or whatever is called so. Raises Refused."""
    wanted = name.strip()
    known = story.world.by_name
    if wanted in known:
        return known[wanted]
    alike = [e for e in story.world.entities if wanted and wanted.casefold() in (e.name.casefold(), e.label.casefold())]
    if len(alike) == 1:
        return alike[0]
    raise _nobody(story, name)


def _nobody(story: Story, name: str) -> Refused:
    near = nearest(name, known := [entity.name for entity in story.world.entities])
    people = [who.name for who in story.world.characters]
    has = f"“{story.title}” has {', '.join(people[:12])}{' and others' if len(people) > 12 else ''}." if people else ""
    other = "name a character, or a secret or thing that the matters are about."
    hint = f"did you mean `{near}`?" if near and known else other
    return refusal("V117", f"nobody and nothing is called `{name}`", has, hint)
