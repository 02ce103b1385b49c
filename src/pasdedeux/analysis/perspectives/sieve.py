"""The sieve: of every event, lets through to each character what reaches them.

It is the only place that sees both reality and perspectives. It looks into reality for three things only: which mind is
somebody's, whether they noticed the event, and of those whom they saw come or go who really did.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pasdedeux.analysis.minds.changes import Changed, Changes
from pasdedeux.analysis.perspectives.horizon import Horizons
from pasdedeux.analysis.perspectives.mentions import Mentions, in_utility
from pasdedeux.analysis.perspectives.perspective import START, Experience, Perspective
from pasdedeux.analysis.perspectives.seen import is_staging, seen, seen_moving
from pasdedeux.model.event import Event
from pasdedeux.model.replay import Moment
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity
from pasdedeux.model.world import World


class Sieve:
    """The perspectives of one world's characters, made event by event."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._mentions = Mentions(world)
        self._horizons = Horizons(world)
        self._changed = Changed()

    def begin(self, who: Entity, start: State) -> Perspective:
        """The perspective of ``who`` before anything happened; ``start`` is the first state of the story."""
        mind = start.believed(who)
        utility = self._world.utilities.get(who)
        wanted = in_utility(utility) if utility is not None else frozenset()
        shared = self._mentions.initiated(mind)
        known = self._mentions.in_mind(mind, frozenset((who, *shared, *self._no_secrets(wanted))))
        met = dict.fromkeys(self._ordered(known), START)
        return Perspective(who, mind, (), self._horizons.world(who, frozenset(met)), met, {})

    def lived(self, perspective: Perspective, before: State, event: Event, after: State, noticed: bool) -> Perspective:
        """The perspective after an event; the same object if nothing of the event reached them."""
        mind, following = before.believed(perspective.who), after.believed(perspective.who)
        if not noticed and mind is following:
            return perspective
        changes = self._changed.between(mind, following)
        perceived = None
        if noticed:
            perceived = seen_moving(event, before, after, changes) if is_staging(event) else seen(event)
        if perceived is None and mind is following:
            return perspective
        return self._grown(perspective, Experience(perceived, mind, following), changes)

    def all_lived(self, perspective: Perspective, moments: Iterable[Moment]) -> Perspective:
        """The perspective after some moments of a replay."""
        for m in moments:
            perspective = self.lived(perspective, m.before, m.event, m.after, perspective.who in m.observers)
        return perspective

    def _grown(self, perspective: Perspective, experience: Experience, changes: Changes) -> Perspective:
        number = len(perspective.experiences) + 1
        heard_of = experience.seen.mentioned if experience.seen else ()
        fresh = (
            self._mentions.in_mind(experience.after, frozenset((*perspective.met, *heard_of))) - perspective.met.keys()
        )
        met, world = perspective.met, perspective.world
        if fresh:
            met = {**met, **dict.fromkeys(self._ordered(fresh), number)}
            world = self._horizons.world(perspective.who, frozenset(met))
        since = {**perspective.since, **dict.fromkeys(changes, number)} if changes else perspective.since
        experiences = (*perspective.experiences, experience)
        return replace(perspective, experiences=experiences, world=world, met=met, since=since)

    def _no_secrets(self, entities: Iterable[Entity]) -> list[Entity]:
        return [e for e in entities if not self._mentions.is_secret(e)]

    def _ordered(self, entities: Iterable[Entity]) -> list[Entity]:
        return sorted(entities, key=lambda e: e.number)
