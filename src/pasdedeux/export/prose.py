"""The prose of a script: who is there, what is done, what is said, what is left open."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pasdedeux.analysis.speech.address import hearers_of, speaker_of
from pasdedeux.analysis.wording import listed, literal_words
from pasdedeux.export.names import aloud, loud, spoken
from pasdedeux.export.voice import voiced
from pasdedeux.model.event import Event
from pasdedeux.model.replay import Moment
from pasdedeux.model.story import Choice
from pasdedeux.model.values import Entity
from pasdedeux.model.words import Slot, header_parts, sentence
from pasdedeux.model.world import Action, Speech

_PLAIN = frozenset({"tells", "says", "asks", "promises", "threatens", "answers", "replies"})
_QUOTED_TYPES = frozenset({"claim", "secret"})


@dataclass(frozen=True, slots=True)
class Said:
    """Words that somebody says: how, where it is not plain, to whom, and what."""

    speaker: Entity
    manner: str
    hearers: tuple[Entity, ...]
    words: str


def opening(people: Sequence[Entity], coming: Collection[Entity]) -> str:
    """Who is there when a scene opens, `coming` in capitals: `KATYA and Pierre are here.`"""
    called = [loud(spoken(who)) if who in coming else spoken(who) for who in people]
    if not called:
        return "Nobody is here."
    return sentence(f"{listed(called)} {'are here' if len(called) > 1 else 'is alone'}")


def action(text: str, event: Event, coming: Collection[Entity]) -> str:
    """An event as a line of action; `coming` in capitals, and said of whoever is let miss it."""
    said = sentence(aloud(text))
    for who in coming:
        said = re.sub(rf"(?<!\w){re.escape(spoken(who))}(?!\w)", loud(spoken(who)), said, flags=re.IGNORECASE)
    return f"{said} {_unseen(event)}".rstrip()


def _unseen(event: Event) -> str:
    if not event.unseen_by:
        return ""
    missing = [who for who in event.observing if who in event.unseen_by]
    if all(who in event.unseen_by for who in event.observing if who not in event.consents):
        return "Nobody sees it."
    return sentence(f"{listed([spoken(who) for who in missing])} {'do' if len(missing) > 1 else 'does'} not see it")


def said(moment: Moment) -> Said | None:
    """What is said, where an event is nothing but words: where its claim stands in the sentence that tells it."""
    event = moment.event
    if not event.speech or not isinstance(event.source, Action) or not _quotes(event.source):
        return None
    speaker, hearers = speaker_of(event.speech[0]), hearers_of(event.speech[0], moment)
    hearer = hearers[0] if len(hearers) == 1 else None
    words = " ".join(_line(speech, speaker, hearer) for speech in event.speech)
    return Said(speaker, _manner(event.source), hearers, words)


def _quotes(act: Action) -> bool:
    types = {parameter.name: parameter.type for parameter in act.parameters}
    slots = [part.parameter for part in header_parts(act.header) if isinstance(part, Slot)]
    return any(types.get(slot) in _QUOTED_TYPES for slot in slots)


def _line(speech: Speech, speaker: Entity, hearer: Entity | None) -> str:
    claim = aloud(voiced(literal_words(speech.claim), speaker, hearer))
    match speech.kind:
        case "asks":
            return f"{sentence(claim).rstrip('.')}?"
        case "promises":
            return sentence(f"{'I will keep it to myself' if speech.secret else 'I promise'}: {claim}")
        case "threatens":
            return sentence(f"I warn you: {claim}")
    return sentence(claim)


def _manner(act: Action) -> str:
    """How the header says it, where that is more than that something is said: `confesses to`, `confronts`."""
    parts = [part for part in header_parts(act.header) if not isinstance(part, Slot)]
    verb = parts[0].split()[0] if parts and parts[0].split() else ""
    if not verb or verb in _PLAIN:
        return ""
    return f"{verb} to" if any(re.search(r"\bto $", part) for part in parts) else verb


def turn(choice: Choice) -> str:
    """What somebody may choose, in a sentence: `Katya either sends the tape to the editor, or does nothing.`"""
    who = spoken(choice.who)
    options = [_option(who, aloud(text)) for text in choice.texts]
    if any(option is None for option in options):
        return sentence(f"{who} may choose: {'; or '.join(map(aloud, choice.texts))}")
    either = "either " if len(options) > 1 else ""
    return sentence(f"{who} {either}{', or '.join(filter(None, options))}")


def _option(who: str, text: str) -> str | None:
    if text == "nothing":
        return "does nothing"
    start, _, rest = text.partition(" ") if " " not in who else (text[: len(who)], " ", text[len(who) + 1 :])
    return rest if start == who and rest else None
