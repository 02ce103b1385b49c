"""Scene headings: `EXT. STREET - LATER`.

A heading names the place in the words that people use for it. Whether these lead a reader to exactly that place is
asked of the reader itself; where they do not, the mark of the scene says which place is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pasdedeux.export.names import WORDS, bare, loud, means, spoken
from pasdedeux.language.screenplay import headings
from pasdedeux.model.story import Scene
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name
from pasdedeux.model.world import World

_OUTDOORS = (
    "alley avenue backyard balcony bank beach bridge camp cemetery churchyard cliff coast courtyard crossroads "
    "deck desert dock docks field fields forest garden gardens grave graveyard harbor harbour heath hedge hill "
    "hillside island jetty lake lane lawn market meadow moor mountain park pasture path pier playground port quay "
    "ravine river road rooftop sea seashore shore sky square stable steps street swamp terrace trail valley "
    "veranda vineyard wharf wood woods yard"
)
_OUTSIDE = frozenset(_OUTDOORS.split())
_NOWHERE = "INT. SOMEWHERE"
_TITLE = re.compile(r"[\w .'’/-]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is written. `at`: what the mark says of the place, where the words are not enough.

    `titled`: the heading is the title of its scene.
    """

    text: str
    at: str = ""
    titled: bool = False


def heading(scene: Scene, world: World, *, later: bool) -> Heading:
    """The heading of a scene, which is `later` in the place of the scene before."""
    if _is_called_so(scene, world):
        return Heading(scene.title, titled=True)
    time = " - SAME TIME" if scene.meanwhile else " - LATER" if later else ""
    if scene.place is None:
        return Heading(f"{_NOWHERE}{time}", "nowhere")
    place = place_words(scene.place)
    at = "" if is_found(f"INT. {place} - LATER", scene.place, world) else scene.place.name
    return Heading(f"{'EXT' if is_outside(scene.place) else 'INT'}. {place}{time}", at)


def _is_called_so(scene: Scene, world: World) -> bool:
    """Whether the title of a scene is a heading that says all that has to be said: so it is where a script was read."""
    if scene.place is None or not headings.begins(scene.title) or not _TITLE.fullmatch(scene.title):
        return False
    read = headings.heading(scene.title)
    return read.text == scene.title and read.meanwhile <= scene.meanwhile and is_found(scene.title, scene.place, world)


def place_words(place: Entity) -> str:
    """A place as a heading has it: `NEWSROOM`."""
    text = bare(spoken(place))
    return loud(text) if WORDS.fullmatch(text) else loud(place.name)


def is_found(text: str, place: Entity, world: World) -> bool:
    """Whether a heading leads whoever reads it to this place, and could lead to no other."""
    words = headings.heading(text).place
    places = [each for each in world.entities if "place" in each.types]
    return all(means(words, each) == (each is place) for each in places)


def is_outside(place: Entity) -> bool:
    """Whether a place seems to be under the sky, by the words of its name. A guess: nothing follows from it."""
    words = re.findall(r"[^\W\d_]+", f"{name(place)} {re.sub(r'(?<=[a-z])(?=[A-Z])', ' ', place.name)}")
    return any(word.casefold() in _OUTSIDE for word in words)
