"""An event as it is perceived: its words, or of those who come and go what one saw of it.

A heading of a scene moves many at once, and lists also those who are to leave and are not there. Who saw somebody move
is told by their own mind: they believed them elsewhere before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pasdedeux.analysis.minds.changes import Changes
from pasdedeux.analysis.perspectives.mentions import in_event
from pasdedeux.analysis.perspectives.perspective import Seen
from pasdedeux.analysis.wording import listed
from pasdedeux.model.event import Event
from pasdedeux.model.values import Entity
from pasdedeux.model.verbs import present_base
from pasdedeux.model.words import Slot, header_parts, name
from pasdedeux.model.world import Action


@dataclass(frozen=True, slots=True)
class _Move:
    who: Entity
    where: Entity


def is_staging(event: Event) -> bool:
    """Whether it is what a scene's heading stands for."""
    return isinstance(event.source, Action) and event.source.staging


def seen(event: Event) -> Seen:
    """What whoever notices an event perceives of it."""
    return Seen(event.sentence, event.consents, event.speech, in_event(event))


def seen_moving(event: Event, changes: Changes) -> Seen | None:
    """What somebody saw of those who come and go, by how it changed their own mind; None where they saw nobody move."""
    moves = tuple(_moves(event, changes))
    if not moves:
        return None
    where = moves[0].where
    people = tuple(move.who for move in moves)
    return Seen(_moving(event, people, where), people, (), frozenset((*people, where)))


def _moves(event: Event, changes: Changes) -> Iterator[_Move]:
    *people, where = event.args
    if not isinstance(where, Entity):
        return
    for who in people:
        for change in changes.values():
            if isinstance(who, Entity) and change.fluent.args == (who,) and where in (change.old, change.new):
                yield _Move(who, where)
                break


def _moving(event: Event, people: tuple[Entity, ...], where: Entity) -> str:
    """Katya comes to the loft; Katya and Pierre come to the loft."""
    source = event.source
    parts = tuple(header_parts(source.header)) if isinstance(source, Action) else ()
    slots = [part for part in parts if isinstance(part, Slot)]
    names = sorted((name(who) for who in people), key=str.casefold)
    words = [part if isinstance(part, str) else name(where) if part is slots[-1] else "" for part in parts]
    rest = " ".join("".join(words).split())
    verb, _, tail = rest.partition(" ")
    if len(people) == 1:
        return f"{names[0]} {rest}"
    base = present_base(verb)
    return f"{listed(names)} {base} {tail}" if base else "; ".join(f"{one} {rest}" for one in names)
