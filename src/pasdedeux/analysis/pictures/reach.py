"""Whom a matter never reaches: those who hold the same of it from beginning to end, and neither say nor hear a word.

Where a tape lies is known to everybody when a story begins, and so everybody is mistaken once it is moved. Of those
who have nothing to do with it, that is no part of the story. Secrets are another thing: that somebody has no idea of
one is.
"""

from __future__ import annotations

from functools import lru_cache

from pasdedeux.analysis.pictures.matters import matters
from pasdedeux.analysis.speech.address import hearers_of, speaker_of
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import fluents
from pasdedeux.model.replay import Replay
from pasdedeux.model.values import Entity, same

Pair = tuple[Fluent, Entity]


@lru_cache(maxsize=8)
def untouched(replay: Replay) -> frozenset[Pair]:
    """The matters that are no secrets, each with those whom it never reaches."""
    every = [matter.fluent for matter in matters(replay) if not matter.secret]
    pairs = {(fluent, who) for fluent in every for who in replay.story.world.characters}
    return frozenset(pairs - _told(replay) - _turned(replay, every))


def _told(replay: Replay) -> set[Pair]:
    """Who speaks of a matter, and who is spoken to."""
    return {
        (fluent, who)
        for moment in replay.moments
        for speech in moment.event.speech
        for who in (speaker_of(speech), *hearers_of(speech, moment))
        for _, fluent in fluents(speech.claim)
    }


def _turned(replay: Replay, every: list[Fluent]) -> set[Pair]:
    """Who comes to hold something else of a matter."""
    found = set()
    for moment in replay.moments:
        for who in replay.story.world.characters:
            before, after = moment.before.believed(who), moment.after.believed(who)
            if before.values is not after.values:
                found |= {(f, who) for f in every if not same(before.value(f), after.value(f))}
    return found
