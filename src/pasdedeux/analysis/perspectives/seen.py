"""An event as it is perceived: its words, or of those who come and go what one saw of it.

A heading of a scene moves many at once, and lists also those who are to leave and are not there. Seen to move is who
really does, and is from then on believed to be elsewhere: who was gone before is not seen to go now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pasdedeux.analysis.minds.changes import Change, Changes
from pasdedeux.analysis.perspectives.mentions import in_tree
from pasdedeux.analysis.perspectives.perspective import Seen
from pasdedeux.analysis.wording import listed
from pasdedeux.model.event import Event
from pasdedeux.model.state import State
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
    """What whoever notices an event perceives of it: those who are named in it.

    An action may be somebody's without saying so ("the castle burns", by the duke). Nobody sees that from outside.
    """
    named = in_tree(event.args)
    by = tuple(who for who in event.consents if who in named)
    speech = tuple(one for one in event.speech if in_tree((one.speaker, one.to)) <= named)
    return Seen(event.sentence, by, speech, named | in_tree(speech))


def seen_moving(event: Event, before: State, after: State, changes: Changes) -> Seen | None:
    """What somebody saw of those who come and go: whose place changed in reality and, by ``changes``, in their mind.

    None where they saw nobody move.
    """
    moves = tuple(_moves(event, before, after, changes))
    if not moves:
        return None
    where = moves[0].where
    # By their names: in which order a heading lists them depends also on those who did not move.
    people = tuple(sorted({move.who for move in moves}, key=lambda who: who.name))
    return Seen(_moving(event, people, where), people, (), frozenset((*people, where)))


def _moves(event: Event, before: State, after: State, changes: Changes) -> Iterator[_Move]:
    *people, where = event.args
    if not isinstance(where, Entity):
        return
    for change in changes.values():
        who = change.fluent.args[0] if len(change.fluent.args) == 1 else None
        real = Change(change.fluent, before.value(change.fluent), after.value(change.fluent))
        if isinstance(who, Entity) and who in people and (_to(real, change, where) or _from(real, change, where)):
            yield _Move(who, where)


def _to(real: Change, believed: Change, where: Entity) -> bool:
    return real.new is believed.new is where and real.old is not where


def _from(real: Change, believed: Change, where: Entity) -> bool:
    return real.old is believed.old is where and real.new is not where


def _moving(event: Event, people: tuple[Entity, ...], where: Entity) -> str:
    """Katya comes to the loft; Katya and Pierre come to the loft."""
    source = event.source
    parts = tuple(header_parts(source.header)) if isinstance(source, Action) else ()
    slots = [part for part in parts if isinstance(part, Slot)]
    names = [name(who) for who in people]
    words = [part if isinstance(part, str) else name(where) if part is slots[-1] else "" for part in parts]
    rest = " ".join("".join(words).split())
    verb, _, tail = rest.partition(" ")
    if len(people) == 1:
        return f"{names[0]} {rest}"
    base = present_base(verb)
    return f"{listed(names)} {base} {tail}" if base else "; ".join(f"{one} {rest}" for one in names)
