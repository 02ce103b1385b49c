"""The matters of a story: the facts that its pictures are about, and how they are said."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import fluents
from pasdedeux.model.replay import Replay
from pasdedeux.model.values import UNKNOWN, Entity, Value, show
from pasdedeux.model.words import fluent_words, name, state_words
from pasdedeux.model.world import World


@dataclass(frozen=True, slots=True)
class Matter:
    """A secret, or another fact that somebody in the story speaks of."""

    fluent: Fluent
    secret: bool

    @property
    def id(self) -> str:
        """What it is called in a story file: the secret's name, or the fact with its arguments."""
        args = self.fluent.args
        return show(args[0]) if self.secret and len(args) == 1 else repr(self.fluent)

    @property
    def text(self) -> str:
        """The matter without an answer: "Katya has cancer", "where Dorian was at nine"."""
        return fluent_words(self.fluent)

    def short(self, value: Value) -> str:
        """An answer in a word or two: "so", "not so", "the cellar"; "open" for none."""
        if value is UNKNOWN:
            return "open"
        if isinstance(value, bool):
            return "so" if value else "not so"
        return name(value)

    def words(self, value: Value) -> str:
        """An answer as a clause: "Katya does not have cancer"."""
        return f"{self.text} is open" if value is UNKNOWN else state_words(self.fluent, value)

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"matter": self.id, "text": self.text, "secret": self.secret}


def matters(replay: Replay, of: Collection[Entity] = ()) -> tuple[Matter, ...]:
    """The secrets of a story as declared, then the other facts that somebody asserts, asks about, promises or
    threatens, in the order in which they are first spoken of.

    Of ``of`` those count that are no characters: only facts about one of them are kept, if there are any.
    """
    things = {thing for thing in of if not thing.is_character}
    every = _all(replay)
    return tuple(matter for matter in every if not things or not things.isdisjoint(_entities(matter.fluent)))


@lru_cache(maxsize=8)
def _all(replay: Replay) -> tuple[Matter, ...]:
    """Every matter of a story, found once for all of its moments."""
    secret = dict.fromkeys(_secrets(replay.story.world))
    spoken = dict.fromkeys(_spoken(replay))
    return tuple(Matter(fluent, fluent in secret) for fluent in {**secret, **spoken})


def _secrets(world: World) -> Iterator[Fluent]:
    for schema in world.fluents:
        if schema.secret:
            for args in world.arguments(schema.parameters):
                yield world.fluent(schema.name, args)


def _spoken(replay: Replay) -> Iterator[Fluent]:
    for moment in replay.moments:
        for speech in moment.event.speech:
            yield from (fluent for _, fluent in fluents(speech.claim))


def _entities(fluent: Fluent) -> set[Entity]:
    return {arg for arg in fluent.args if isinstance(arg, Entity)}
