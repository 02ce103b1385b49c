"""The case that the checks look at: a replay, and what several of them ask about it, worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pasdedeux.analysis.reasons.motives import Motives
from pasdedeux.model.evaluate import Reader, reader
from pasdedeux.model.formula import Fluent
from pasdedeux.model.ground import ground
from pasdedeux.model.reads import fluents
from pasdedeux.model.replay import Moment, Replay, replay
from pasdedeux.model.story import Line, Scene
from pasdedeux.model.values import Entity, Value
from pasdedeux.model.world import CHARACTER

PLACE = "place"


class Case:
    """A replayed story, with the full one beside it where events were taken out."""

    def __init__(self, replayed: Replay, motives: Motives, *, advise: bool = True) -> None:
        self.replay, self.motives, self.advise = replayed, motives, advise
        self.story, self.world, self.semantics = replayed.story, replayed.story.world, replayed.semantics

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The moments of the replay."""
        return self.replay.moments

    @cached_property
    def told(self) -> tuple[Moment, ...]:
        """The moments of sentences: without the coming and going of scene headings."""
        return tuple(m for m in self.moments if not m.line.staging)

    @cached_property
    def removed(self) -> tuple[Line, ...]:
        """The events that were taken out, in the order of the story."""
        return tuple(line for line in self.story.lines if line in self.replay.without)

    @cached_property
    def full(self) -> Replay:
        """The story with nothing taken out."""
        return replay(self.story, self.semantics) if self.replay.without else self.replay

    @cached_property
    def full_moments(self) -> dict[Line, Moment]:
        """The moments of the full story by their events, those of uses among them."""
        return {m.line: m for m in (*self.full.moments, *self.full.uses)}

    @cached_property
    def places(self) -> Places:
        """Where everybody is."""
        return Places(self)

    @cached_property
    def utilities(self) -> dict[Entity, Reader]:
        """What each state is worth to those with wants."""
        found = self.world.utilities
        return {who: reader(ground(found[who].value, self.world)) for who in self.motives.wanting}

    @cached_property
    def wanted(self) -> frozenset[Fluent]:
        """The facts that somebody's wants, the author's wants or an act's goal look at."""
        exprs = [u.value for u in self.world.utilities.values()]
        exprs += [act.goal for act in self.story.acts if act.goal is not None]
        return frozenset(f for expr in exprs for _, f in fluents(ground(expr, self.world)))


class Places:
    """Where people are, by the facts that say so.

    No name is fixed: the facts are those of one entity with a place for their value that scene headings write, and
    where there is no staging, every such fact.
    """

    def __init__(self, case: Case) -> None:
        world = case.world
        staged = {
            w.fluent.name for m in case.moments if m.line.staging for w in m.event.writes if w.fluent.kind == PLACE
        }
        self._facts: dict[Entity, tuple[Fluent, ...]] = {}
        for schema in world.fluents:
            if schema.kind == PLACE and len(schema.parameters) == 1 and (not staged or schema.name in staged):
                for args in world.arguments(schema.parameters):
                    if isinstance(args[0], Entity) and world.is_a(args[0], CHARACTER):
                        fluent = world.fluent(schema.name, args)
                        self._facts[args[0]] = (*self._facts.get(args[0], ()), fluent)

    def facts(self, who: Entity) -> tuple[Fluent, ...]:
        """The facts that say where somebody is."""
        return self._facts.get(who, ())

    def of(self, who: Entity, moment: Moment) -> Value | None:
        """Where somebody is before an event; None where nothing says so."""
        return next((v for f in self.facts(who) if isinstance(v := moment.before.value(f), Entity)), None)

    def is_about(self, fluent: Fluent | None) -> bool:
        """Whether a fact says where a character is."""
        return fluent is not None and any(fluent in facts for facts in self._facts.values())


def scenes(case: Case) -> Iterator[tuple[Scene, tuple[Moment, ...]]]:
    """The scenes with the moments of their sentences, in order."""
    inside: dict[Scene | None, list[Moment]] = {}
    for moment in case.told:
        inside.setdefault(moment.line.scene, []).append(moment)
    for scene in case.story.scenes:
        yield scene, tuple(inside.get(scene, ()))


def actor(moment: Moment) -> Entity | None:
    """Who acts: the first of those who consent."""
    return moment.event.consents[0] if moment.event.consents else None
