"""Promises: what became of them, computed from what happened later.

A **promise of silence** is broken by its giver as soon as somebody outside of it is told or otherwise brought to
believe the secret by the giver's own act: by saying it to one who, in truth or as the giver sees it, did not
believe it yet (whether or not they are believed), or by any act of the giver after which somebody outside newly
believes it. Denying a secret keeps it.

It is **released**, and can no longer be broken, once there is nothing left to keep as its giver sees it: the giver
comes to believe that there is no such secret, or notices one to whom the promise was made tell it to somebody
outside. That the one who demanded the promise knows the secret to be false does not release anybody: who promises
to keep an invented illness has still promised. Otherwise it counts as **kept**, up to the end of the story.

A **promise that something will be so** is kept by the first moment at which it is so, else it stays **open**; one
that was so when the promise was given is broken by an act of the giver that ends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pasdedeux.analysis.minds.stance import judge, view
from pasdedeux.analysis.speech.address import addressed, hearers_of, speaker_of
from pasdedeux.analysis.speech.threats import first_so
from pasdedeux.analysis.wording import literal_words, told
from pasdedeux.model.evaluate import truth
from pasdedeux.model.formula import And, Believes, Expr
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name
from pasdedeux.model.world import Speech

Status = Literal["kept", "broken", "released", "open"]


@dataclass(frozen=True, eq=False, slots=True)
class Promise:
    """A promise. ``silence``: not to let ``claim`` be known; otherwise that it will be so.

    ``settled`` is the event that broke, released or fulfilled it. For a broken one: ``outsiders`` are those who
    heard it, ``seen`` tells whether one to whom it was made noticed, ``found_out`` is the later moment at which one
    of them came to believe that somebody outside believes it.
    """

    moment: Moment
    giver: Entity
    to: tuple[Entity, ...]
    claim: Expr
    silence: bool
    status: Status
    settled: Moment | None = None
    outsiders: tuple[Entity, ...] = ()
    seen: bool = False
    found_out: Moment | None = None

    @property
    def broken_unseen(self) -> bool:
        """Broken, and nobody to whom it was made noticed."""
        return self.status == "broken" and not self.seen

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "kind": "promises",
            "event": self.moment.line.name,
            "speaker": self.giver.name,
            "to": [who.name for who in self.to],
            "claim": literal_words(self.claim),
            "silence": self.silence,
            "status": self.status,
            "settled_by": self.settled.line.name if self.settled else None,
            "outsiders": [who.name for who in self.outsiders],
            "seen": self.seen,
            "found_out": self.found_out.line.name if self.found_out else None,
        }

    def __str__(self) -> str:
        what = (
            f"to keep to themselves that {literal_words(self.claim)}"
            if self.silence
            else f"that {literal_words(self.claim)}"
        )
        promise = f"{name(self.giver)} promised {addressed(self.to)} {what} ({self.moment.line.name})"
        return f"{promise}: {self.outcome}."

    @property
    def outcome(self) -> str:
        """What became of it, as a clause: "broken by 17 (...), unseen by Katya"."""
        by = f" by {told(self.settled.line)}" if self.settled else ""
        if self.status == "broken":
            unseen = "" if self.seen else f", unseen by {addressed(self.to)}"
            later = f"; found out at {told(self.found_out.line)}" if self.found_out else ""
            return f"broken{by}{unseen}{later}"
        return {"kept": f"kept{by}", "released": f"kept until it was void{by}", "open": "open"}[self.status]


def promises(replay: Replay) -> tuple[Promise, ...]:
    """Every promise of a story, in order, with what became of it."""
    return tuple(_promise(replay, m, s) for m in replay.moments for s in m.event.speech if s.kind == "promises")


def _promise(replay: Replay, moment: Moment, speech: Speech) -> Promise:
    given = Promise(moment, speaker_of(speech), hearers_of(speech, moment), speech.claim, speech.secret, "open")
    later = replay.moments[moment.index + 1 :]
    return _silence(given, later) if speech.secret else _word(given, later)


def _word(given: Promise, later: Sequence[Moment]) -> Promise:
    """The fate of a promise that something will be so."""
    if truth(given.claim)(given.moment.before):
        broken = next((m for m in later if given.giver in m.event.consents and _ends(given.claim, m)), None)
        if broken is None:
            return replace(given, status="kept")
        return replace(given, status="broken", settled=broken, seen=_noticed(given, broken))
    kept = first_so(given.claim, (given.moment, *later))
    return replace(given, status="kept", settled=kept) if kept else given


def _ends(claim: Expr, moment: Moment) -> bool:
    holds = truth(claim)
    return holds(moment.before) and not holds(moment.after)


def _silence(given: Promise, later: Sequence[Moment]) -> Promise:
    """The fate of a promise of silence."""
    for moment in later:
        outsiders = _let_out(given, moment)
        if outsiders:
            seen = _noticed(given, moment)
            found_out = None if seen else _found_out(given, moment, outsiders, later)
            broken = replace(given, status="broken", settled=moment, outsiders=outsiders)
            return replace(broken, seen=seen, found_out=found_out)
        if _releases(given, moment):
            return replace(given, status="released", settled=moment)
    return replace(given, status="kept")


def _let_out(given: Promise, moment: Moment) -> tuple[Entity, ...]:
    """Those outside of the promise to whom its giver lets the secret out at this moment."""
    outside = tuple(who for who in moment.event.observing if who is not given.giver and who not in given.to)
    spoken = _told_it(given, moment, given.giver)
    shown = given.giver in moment.event.consents
    return tuple(who for who in outside if who in spoken or (shown and _newly_believes(given.claim, moment, who)))


def _newly_believes(claim: Expr, moment: Moment, who: Entity) -> bool:
    before, after = moment.before.believed(who), moment.after.believed(who)
    if before is after:
        return False
    holds = truth(claim)
    return holds(after) and not holds(before)


def _told_it(given: Promise, moment: Moment, by: Entity) -> tuple[Entity, ...]:
    """Those to whom ``by`` says the secret, and who did not believe it, in truth or as ``by`` sees it."""
    holds, mind = truth(given.claim), moment.before.believed(by)
    return tuple(
        who
        for speech in moment.event.speech
        if speech.kind == "says" and speaker_of(speech) is by and asserts(speech.claim, given.claim)
        for who in dict.fromkeys((*hearers_of(speech, moment), *moment.observers))
        if who is not by and not (holds(moment.before.believed(who)) and holds(mind.believed(who)))
    )


def asserts(said: Expr, secret: Expr) -> bool:
    """Whether saying ``said`` says ``secret``: outright, among other things, or as what somebody believes."""
    match said:
        case And(parts):
            return said == secret or any(asserts(part, secret) for part in parts)
        case Believes(_, body):
            return said == secret or asserts(body, secret)
    return said == secret


def _releases(given: Promise, moment: Moment) -> bool:
    before, after = moment.before.believed(given.giver), moment.after.believed(given.giver)
    believes = view(given.claim)
    if before is not after and believes(after) == "no" != believes(before):
        return True
    if given.giver not in moment.observers:
        return False
    return any(who is not given.giver and who not in given.to for by in given.to for who in _told_it(given, moment, by))


def _noticed(given: Promise, moment: Moment) -> bool:
    return any(who in moment.observers for who in given.to)


def _found_out(given: Promise, broken: Moment, outsiders: tuple[Entity, ...], later: Sequence[Moment]) -> Moment | None:
    """The moment at which one to whom it was given comes to believe that somebody outside believes it."""
    believes = judge(given.claim)
    pairs = tuple((who, other) for who in given.to for other in outsiders)
    return next(
        (
            m
            for m in later
            if m.index > broken.index
            and any(believes(m.after.along(p)) == "yes" != believes(m.before.along(p)) for p in pairs)
        ),
        None,
    )
