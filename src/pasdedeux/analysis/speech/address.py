"""Who speaks, and to whom: read from a ground speech act."""

from __future__ import annotations

from pasdedeux.analysis.wording import listed
from pasdedeux.model.formula import Const
from pasdedeux.model.replay import Moment
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name
from pasdedeux.model.world import Speech


def speaker_of(speech: Speech) -> Entity:
    """Who speaks. Raises TypeError for a speech act that is not ground."""
    if isinstance(speech.speaker, Const) and isinstance(speech.speaker.value, Entity):
        return speech.speaker.value
    raise TypeError(f"not a ground speech act: {speech!r}")


def hearers_of(speech: Speech, moment: Moment) -> tuple[Entity, ...]:
    """Those addressed, or everyone who noticed where nobody is; the speaker is none of them."""
    speaker = speaker_of(speech)
    to = (term.value for term in speech.to if isinstance(term, Const))
    named = tuple(who for who in to if isinstance(who, Entity) and who.is_character)
    return tuple(who for who in named or moment.observers if who is not speaker)


def addressed(people: tuple[Entity, ...]) -> str:
    """Those to whom something is said, in words."""
    return listed([name(who) for who in people]) or "everyone"
