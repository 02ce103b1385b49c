"""Threats. One is carried out by the first moment at which what it threatens is so, else it stays open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pasdedeux.analysis.speech.address import addressed, hearers_of, speaker_of
from pasdedeux.analysis.wording import literal_words, told
from pasdedeux.model.evaluate import truth
from pasdedeux.model.formula import Expr
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name
from pasdedeux.model.world import Speech


@dataclass(frozen=True, eq=False, slots=True)
class Threat:
    """A threat that ``claim`` will be so. ``carried_out`` is the moment at which it was so; None while it is open."""

    moment: Moment
    speaker: Entity
    to: tuple[Entity, ...]
    claim: Expr
    carried_out: Moment | None

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "kind": "threatens",
            "event": self.moment.line.name,
            "speaker": self.speaker.name,
            "to": [who.name for who in self.to],
            "claim": literal_words(self.claim),
            "status": "carried out" if self.carried_out else "open",
            "settled_by": self.carried_out.line.name if self.carried_out else None,
        }

    def __str__(self) -> str:
        end = (
            f"carried out by {told(self.carried_out.line)}"
            if self.carried_out
            else "it stays open whether it will be so"
        )
        threat = f"{name(self.speaker)} threatened {addressed(self.to)} that {literal_words(self.claim)}"
        return f"{threat} ({self.moment.line.name}): {end}."


def threats(replay: Replay) -> tuple[Threat, ...]:
    """Every threat of a story, in order, with what became of it."""
    return tuple(_threat(replay, m, s) for m in replay.moments for s in m.event.speech if s.kind == "threatens")


def _threat(replay: Replay, moment: Moment, speech: Speech) -> Threat:
    done = first_so(speech.claim, replay.moments[moment.index :])
    return Threat(moment, speaker_of(speech), hearers_of(speech, moment), speech.claim, done)


def first_so(claim: Expr, moments: Sequence[Moment]) -> Moment | None:
    """The first moment that makes a claim so which was not so before."""
    holds = truth(claim)
    return next((m for m in moments if m.after is not m.before and holds(m.after) and not holds(m.before)), None)
