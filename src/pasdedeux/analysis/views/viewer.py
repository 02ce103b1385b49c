"""From a perspective to a view, and nothing else: this room cannot reach what is real (docs/decisions/0024)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pasdedeux.analysis.perspectives.mentions import in_tree
from pasdedeux.analysis.perspectives.perspective import Perspective
from pasdedeux.analysis.reasons.wanted import Wanted, wants_of
from pasdedeux.analysis.views.facts import Facts, lines
from pasdedeux.analysis.views.lived import Lives, spoken_of
from pasdedeux.analysis.views.options import Options
from pasdedeux.analysis.views.parts import Met, Named, Wish
from pasdedeux.analysis.views.spoken import Spoken
from pasdedeux.analysis.views.view import View
from pasdedeux.analysis.views.vows import Vows
from pasdedeux.analysis.wording import literal_words
from pasdedeux.model.formula import Const
from pasdedeux.model.reads import fluents
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name
from pasdedeux.model.world import World

DEPTH = 2  # minds within minds


class Viewer:
    """Makes views of one world's characters. What was said once is kept; the same perspective gives the same view."""

    def __init__(self) -> None:
        self._spoken = Spoken()
        self.facts = Facts(self._spoken)
        self.lives = Lives(self.facts)
        self.vows = Vows(self.lives)
        self._options = Options()
        self._wants: dict[World, tuple[Wanted, ...]] = {}
        self._last: dict[tuple[Entity, int], tuple[Perspective, View]] = {}

    def view(self, perspective: Perspective, depth: int = DEPTH) -> View:
        """The view from a perspective, with what others are taken to believe up to ``depth`` minds deep."""
        key = (perspective.who, depth)
        last = self._last.get(key)
        if last is None or last[0] is not perspective:
            last = self._last[key] = (perspective, self._made(perspective, depth))
        return last[1]

    def _made(self, perspective: Perspective, depth: int) -> View:
        heard, said = self.lives.words(perspective)
        doable = self._options.doable(perspective)
        others = self.facts.ascribed(perspective, depth)
        return View(
            who=_named(perspective.who),
            met=_met(perspective),
            believes=self.facts.believed(perspective),
            wonders=self.facts.open(perspective),
            others=others,
            lived=self.lives.lived(perspective),
            told=heard,
            said=said,
            vows=self.vows.told(perspective),
            wants=tuple(self._wishes(perspective)),
            options=tuple(sorted((act.option for act in doable), key=lambda option: option.text)),
            minds=lines(perspective, others, self._weighty(perspective)),
            doable=self._options.told(doable),
        )

    def _weighty(self, perspective: Perspective) -> frozenset[str]:
        """The facts that matter to them: what they want something of, and what was spoken of before them."""
        wanted = (fluent for wish in self._wanted(perspective) for _, fluent in fluents(wish.condition))
        return frozenset(map(self._spoken.fact, (*wanted, *spoken_of(perspective))))

    def _wishes(self, perspective: Perspective) -> Iterator[Wish]:
        for wanted in self._wanted(perspective):
            value = wanted.value(perspective.mind)
            now = value if isinstance(value, bool) else None
            yield Wish(wanted.label or literal_words(wanted.condition), wanted.weight, now)

    def _wanted(self, perspective: Perspective) -> tuple[Wanted, ...]:
        world = perspective.world
        if world not in self._wants:
            self._wants[world] = tuple(_sayable(perspective)) if perspective.who in world.utilities else ()
        return self._wants[world]


def _sayable(perspective: Perspective) -> Iterator[Wanted]:
    """The lines of their wants that speak only of what they know of."""
    for wanted in wants_of(perspective.world, perspective.who):
        if perspective.knows_of(in_tree(wanted.condition)) and not isinstance(wanted.condition, Const):
            yield wanted


def _met(perspective: Perspective) -> Met:
    world = perspective.world
    places = _of(world, "place")
    matters = _of(world, "secret")
    things = [e for e in world.entities if not e.is_character and e not in places and e not in matters]
    return Met(_all(world.characters), _all(places), _all(things), _all(matters))


def _of(world: World, type: str) -> tuple[Entity, ...]:
    return tuple(e for e in world.values_of(type) if isinstance(e, Entity)) if type in world.types else ()


def _all(entities: Iterable[Entity]) -> tuple[Named, ...]:
    return tuple(sorted(map(_named, entities), key=lambda one: one.name))


def _named(entity: Entity) -> Named:
    return Named(entity.name, name(entity))
