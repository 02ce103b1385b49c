"""Who holds which secret at a moment, and who believes that who holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pasdedeux.analysis.telling.notes import names, verb
from pasdedeux.model.formula import Fluent
from pasdedeux.model.state import State
from pasdedeux.model.values import UNKNOWN, Entity, Value, show
from pasdedeux.model.words import fluent_words, name
from pasdedeux.model.world import World


@dataclass(frozen=True, eq=False, slots=True)
class Holding:
    """One secret. ``held`` is what each character believes of it; ``seen`` what each believes that each other
    believes.
    """

    secret: Fluent
    truth: Value
    held: tuple[tuple[Entity, Value], ...]
    seen: tuple[tuple[Entity, Entity, Value], ...]

    def holders(self, value: Value) -> tuple[Entity, ...]:
        """Those who believe this of it."""
        return tuple(who for who, held in self.held if held is value)

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "secret": repr(self.secret),
            "text": fluent_words(self.secret),
            "truth": show(self.truth),
            "held": {who.name: show(value) for who, value in self.held},
            "seen": [{"who": a.name, "of": b.name, "value": show(value)} for a, b, value in self.seen],
        }

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        truth = "open" if self.truth is UNKNOWN else "so" if self.truth is True else "not so"
        yield f"That {fluent_words(self.secret)} ({truth})"
        for opinion, words in ((True, "it"), (False, "the opposite")):
            if people := self.holders(opinion):
                yield f"  {names(people)} {verb(people, 'believes')} {words}."
        for who, other, value in self.seen:
            if value is not UNKNOWN:
                yield f"  {name(who)} believes that {name(other)} believes {'it' if value is True else 'the opposite'}."


@dataclass(frozen=True, eq=False, slots=True)
class Secrets:
    """All secrets of a world at one moment."""

    holdings: tuple[Holding, ...]

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"secrets": [holding.to_json() for holding in self.holdings]}

    def __str__(self) -> str:
        return "\n".join(map(str, self.holdings)) or "This world has no secrets."


def secrets(world: World, state: State) -> Secrets:
    """Every secret of ``world`` in ``state``, in declared order."""
    names = {schema.name for schema in world.fluents if schema.secret}
    return Secrets(tuple(_holding(world, state, f) for f in world.all_fluents() if f.name in names))


def _holding(world: World, state: State, secret: Fluent) -> Holding:
    people = world.characters
    held = tuple((who, state.value(secret, (who,))) for who in people)
    seen = tuple((a, b, state.value(secret, (a, b))) for a in people for b in people if a is not b)
    return Holding(secret, state.value(secret), held, seen)
