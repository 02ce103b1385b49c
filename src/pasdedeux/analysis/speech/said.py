"""What was done by saying it: truths, honest mistakes, lies and questions. Nobody declares a lie; it is computed.

An act says who asserts what to whom. What makes it a lie lies in the speaker's mind before the words are out:

* **truth**: the speaker believes it, and it is so.
* **mistake**: the speaker believes it, and it is not so: an honest mistake.
* **lie**: the speaker believes the opposite, and says it to be believed: somebody may be taken in, as the speaker
  sees it. A lie may be true by accident (``so`` is "yes").
* **pretence**: the speaker believes the opposite, and, as the speaker sees it, everybody who hears it does so too and
  will afterwards (or nobody hears it): a part that is played, a joke.
* **made up**: the speaker has no view of it.

Promises and threats reach beyond their moment: they are in `promises.py` and `threats.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pasdedeux.analysis.minds.stance import Stance, judge, view
from pasdedeux.analysis.speech.address import hearers_of, speaker_of
from pasdedeux.analysis.speech.promises import Promise, promises
from pasdedeux.analysis.speech.threats import Threat, threats
from pasdedeux.analysis.wording import listed, literal_words
from pasdedeux.model.formula import Expr
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name
from pasdedeux.model.world import Speech

Verdict = Literal["truth", "mistake", "lie", "pretence", "made up"]


@dataclass(frozen=True, eq=False, slots=True)
class Said:
    """An assertion. ``held`` is what the speaker believed of it, ``so`` what was the case, both before it was said.

    ``hearers`` are those addressed (or everyone who noticed) without the speaker; ``convinced`` those of them who did
    not believe it before and do afterwards, ``unconvinced`` those who still do not.
    """

    moment: Moment
    speaker: Entity
    hearers: tuple[Entity, ...]
    claim: Expr
    verdict: Verdict
    held: Stance
    so: Stance
    convinced: tuple[Entity, ...]
    unconvinced: tuple[Entity, ...]

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "kind": "says",
            "event": self.moment.line.name,
            "speaker": self.speaker.name,
            "to": [who.name for who in self.hearers],
            "claim": literal_words(self.claim),
            "verdict": self.verdict,
            "held": self.held,
            "so": self.so,
            "convinced": [who.name for who in self.convinced],
            "unconvinced": [who.name for who in self.unconvinced],
        }

    def __str__(self) -> str:
        return _VERDICTS[self.verdict](self)


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """A question. ``shows`` are those to whom it gave away what the asker holds of the matter, namely ``shown``.

    ``unaware``: the asker does not believe that it was given away.
    """

    moment: Moment
    speaker: Entity
    hearers: tuple[Entity, ...]
    claim: Expr
    shown: Stance
    shows: tuple[Entity, ...]
    unaware: bool

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "kind": "asks",
            "event": self.moment.line.name,
            "speaker": self.speaker.name,
            "to": [who.name for who in self.hearers],
            "claim": literal_words(self.claim),
            "shown": self.shown,
            "shows": [who.name for who in self.shows],
            "unaware": self.unaware,
        }

    def __str__(self) -> str:
        if not self.shows:
            return "The question gives nothing away."
        words = {
            "yes": f"believes that {literal_words(self.claim)}",
            "no": f"does not believe that {literal_words(self.claim)}",
        }
        what = words.get(self.shown, "has no idea of it")
        unaware = f", and {name(self.speaker)} is not aware of it" if self.unaware else ""
        return f"The question gives away to {_names(self.shows)} that {name(self.speaker)} {what}{unaware}."


def said(moment: Moment) -> tuple[Said, ...]:
    """The assertions of an event."""
    return tuple(_said(moment, s) for s in moment.event.speech if s.kind == "says")


def asked(moment: Moment) -> tuple[Asked, ...]:
    """The questions of an event."""
    return tuple(_asked(moment, s) for s in moment.event.speech if s.kind == "asks")


def speeches(replay: Replay) -> tuple[Said | Asked, ...]:
    """Every assertion and question of a story, in order."""
    found: list[Said | Asked] = []
    for moment in replay.moments:
        found += [*said(moment), *asked(moment)]
    return tuple(found)


def _said(moment: Moment, speech: Speech) -> Said:
    speaker, hearers, claim = speaker_of(speech), hearers_of(speech, moment), speech.claim
    held, so = view(claim)(moment.before.believed(speaker)), judge(claim)(moment.before)
    believes = view(claim)
    before = {who: believes(moment.before.believed(who)) for who in hearers}
    after = {who: believes(moment.after.believed(who)) for who in hearers}
    return Said(
        moment,
        speaker,
        hearers,
        claim,
        _verdict(moment, speech, held, so),
        held,
        so,
        tuple(who for who in hearers if after[who] == "yes" != before[who]),
        tuple(who for who in hearers if after[who] != "yes"),
    )


def _verdict(moment: Moment, speech: Speech, held: Stance, so: Stance) -> Verdict:
    if held == "unknown":
        return "made up"
    if held == "yes":
        return "mistake" if so == "no" else "truth"
    return "lie" if _to_be_believed(moment, speech) else "pretence"


def _to_be_believed(moment: Moment, speech: Speech) -> bool:
    """Somebody may be taken in, as the speaker sees it: does not hold the opposite before, or holds it afterwards."""
    speaker, opinion = speaker_of(speech), view(speech.claim)
    before, after = moment.before.believed(speaker), moment.after.believed(speaker)
    overhearing = (who for who, notices in moment.event.observing.items() if notices(before))
    targets = dict.fromkeys((*hearers_of(speech, moment), *overhearing))
    return any(
        opinion(before.believed(who)) != "no" or opinion(after.believed(who)) == "yes"
        for who in targets
        if who is not speaker
    )


def _asked(moment: Moment, speech: Speech) -> Asked:
    speaker, opinion = speaker_of(speech), view(speech.claim)
    held = opinion(moment.before.believed(speaker))
    shows = tuple(
        who
        for who in moment.observers
        if who is not speaker
        and opinion(moment.after.along((who, speaker))) == held
        and opinion(moment.before.along((who, speaker))) != held
    )
    unaware = any(opinion(moment.after.along((speaker, who, speaker))) != held for who in shows)
    return Asked(moment, speaker, hearers_of(speech, moment), speech.claim, held, shows, unaware)


def _names(people: tuple[Entity, ...]) -> str:
    return listed([name(who) for who in people])


def _truth(said: Said) -> str:
    return f"The truth{_effect(said)}."


def _mistake(said: Said) -> str:
    return f"An honest mistake: {name(said.speaker)} believes it{_effect(said)}."


def _lie(said: Said) -> str:
    held = "knows" if said.so == "no" else "believes"
    kind = "A lie that happens to be true" if said.so == "yes" else "A lie"
    return f"{kind}: {name(said.speaker)} {held} that it is not so{_effect(said)}."


def _pretence(said: Said) -> str:
    return f"A pretence: {name(said.speaker)} believes otherwise, and expects nobody to be taken in."


def _made_up(said: Said) -> str:
    luck = ", and it happens to be so" if said.so == "yes" else ""
    return f"Made up: {name(said.speaker)} has no idea whether it is so{luck}{_effect(said)}."


def _effect(said: Said) -> str:
    if said.unconvinced:
        verb = "do" if len(said.unconvinced) > 1 else "does"
        return f", and {_names(said.unconvinced)} {verb} not believe it"
    if said.convinced and said.verdict != "truth":
        return f", and {_names(said.convinced)} now {'believe' if len(said.convinced) > 1 else 'believes'} it"
    return ""


_VERDICTS = {"truth": _truth, "mistake": _mistake, "lie": _lie, "pretence": _pretence, "made up": _made_up}

__all__ = [
    "Asked",
    "Promise",
    "Said",
    "Threat",
    "asked",
    "hearers_of",
    "promises",
    "said",
    "speaker_of",
    "speeches",
    "threats",
]
