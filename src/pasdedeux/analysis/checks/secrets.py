"""Unused secrets: declared, and then nobody ever learns, tells, asks or needs them."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.checks.case import Case
from pasdedeux.analysis.checks.findings import Finding, finding
from pasdedeux.analysis.wording import listed
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import fluents
from pasdedeux.model.replay import Moment
from pasdedeux.model.values import Entity, same
from pasdedeux.model.words import fluent_words, name


def unused(case: Case) -> Iterator[Finding]:
    """Secrets that the story never uses (C206)."""
    open_ = dict.fromkeys(_secrets(case))
    for fluent in case.wanted:
        open_.pop(fluent, None)
    for moment in (*case.moments, *case.replay.uses):
        if not open_:
            return
        for fluent in tuple(_used(moment, open_)):
            del open_[fluent]
    for ending in case.story.endings:
        for choice in ending.choices:
            for event in choice.options:
                if event is not None:
                    for _, fluent in fluents(event.precondition):
                        open_.pop(fluent, None)
    for fluent in open_:
        yield _unused(case, fluent)


def _secrets(case: Case) -> Iterator[Fluent]:
    for schema in case.world.fluents:
        if schema.secret:
            for args in case.world.arguments(schema.parameters):
                yield case.world.fluent(schema.name, args)


def _used(moment: Moment, open_: dict[Fluent, None]) -> Iterator[Fluent]:
    """Those of the secrets that this event is about, or that it changes in reality or in somebody's view."""
    read = {f for _, f in fluents(moment.event.precondition)}
    read.update(f for speech in moment.event.speech for _, f in fluents(speech.claim))
    minds = [
        (before.values, after.values)
        for before, after in zip(
            (moment.before, *moment.before.beliefs), (moment.after, *moment.after.beliefs), strict=True
        )
        if before.values is not after.values
    ]
    for fluent in open_:
        default = fluent.default
        if fluent in read or any(not same(b.get(fluent, default), a.get(fluent, default)) for b, a in minds):
            yield fluent


def _unused(case: Case, fluent: Fluent) -> Finding:
    entity = fluent.args[0] if fluent.args and isinstance(fluent.args[0], Entity) else None
    words = name(entity) if entity is not None else fluent_words(fluent)
    keepers = [c for c in case.world.characters if case.replay.start.value(fluent, (c,)) is not fluent.default]
    nobody = f"It is known to {listed([name(c) for c in keepers])}, and nobody" if keepers else "Nobody"
    return finding(
        "C206",
        f"this secret is never used: {words}",
        span=case.story.places.get(entity.name if entity is not None else fluent.name),
        consequence=f"{nobody} ever learns it, tells it, asks about it or needs it.",
        hint="let somebody come upon it, or take it out.",
        subject=str(fluent),
    )
