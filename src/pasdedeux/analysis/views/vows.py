"""Promises and threats as somebody knows of them: given before them, and kept or broken as far as they noticed.

What counts as breaking is what counts in `analysis/speech/promises.py`, read in one mind: the giver says a secret to
somebody outside who did not believe it, or does something after which somebody outside newly does, as this mind has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pasdedeux.analysis.perspectives.perspective import Experience, Perspective
from pasdedeux.analysis.speech.address import addressed, speaker_of
from pasdedeux.analysis.speech.promises import asserts
from pasdedeux.analysis.views.lived import Claimed, Lives, addressees
from pasdedeux.analysis.views.parts import Kind, Status, Vow
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name
from pasdedeux.model.world import Speech


@dataclass(frozen=True, eq=False, slots=True)
class Given:
    """A promise or threat that was given. ``settled`` is the number of the experience that decided it."""

    number: int
    speech: Speech
    claim: Claimed
    status: Status
    settled: int | None = None

    @property
    def giver(self) -> Entity:
        """Who gave it."""
        return speaker_of(self.speech)

    @property
    def to(self) -> tuple[Entity, ...]:
        """To whom."""
        return addressees(self.speech)

    @property
    def silence(self) -> bool:
        """Whether it is a promise of silence."""
        return self.speech.kind == "promises" and self.speech.secret

    def open_to(self, who: Entity) -> bool:
        """Whether it still forbids its giver to tell somebody."""
        return self.silence and self.status == "kept" and who is not self.giver and who not in self.to


class Vows:
    """What became of promises and threats, worked out experience by experience."""

    def __init__(self, lives: Lives) -> None:
        self._lives = lives
        self._known: dict[Entity, tuple[tuple[Experience, ...], tuple[Given, ...]]] = {}

    def given(self, perspective: Perspective) -> tuple[Given, ...]:
        """All of which somebody knows, in the order in which they were given."""
        done, found = self._known.get(perspective.who, ((), ()))
        experiences = perspective.experiences
        if experiences[: len(done)][-1:] != done[-1:]:  # another story, or one that was taken back
            done, found = (), ()
        for number, experience in enumerate(experiences[len(done) :], len(done) + 1):
            people = tuple(who for who in perspective.world.characters if perspective.met[who] <= number)
            found = tuple(_settled(given, number, experience, people) for given in found)
            found = (*found, *self._fresh(number, experience))
        self._known[perspective.who] = (experiences, found)
        return found

    def told(self, perspective: Perspective) -> tuple[Vow, ...]:
        """The same in words."""
        return tuple(_told(given) for given in self.given(perspective))

    def _fresh(self, number: int, experience: Experience) -> Iterator[Given]:
        for speech in experience.seen.speech if experience.seen else ():
            if speech.kind in ("promises", "threatens"):
                claim = self._lives.claim(speech.claim)
                yield _at_once(Given(number, speech, claim, "kept" if speech.secret else "open"), experience)


def _at_once(given: Given, experience: Experience) -> Given:
    return given if given.silence else _come_true(given, given.number, experience)


def _settled(given: Given, number: int, experience: Experience, people: tuple[Entity, ...]) -> Given:
    if given.settled is not None:
        return given
    if not given.silence:
        return _come_true(given, number, experience)
    if _let_out(given, experience, people, given.giver):
        return replace(given, status="broken", settled=number)
    if _void(given, experience, people):
        return replace(given, status="void", settled=number)
    return given


def _come_true(given: Given, number: int, experience: Experience) -> Given:
    before, after = given.claim.held(experience.before), given.claim.held(experience.after)
    if after == "yes" != before:
        return replace(given, status="kept", settled=number)
    by_giver = experience.seen is not None and given.giver in experience.seen.by
    if before == "yes" != after and by_giver and given.speech.kind == "promises":
        return replace(given, status="broken", settled=number)
    return given


def _let_out(given: Given, experience: Experience, people: tuple[Entity, ...], by: Entity) -> bool:
    """Whether ``by`` lets a secret out to one of ``people`` who is outside of the promise."""
    if experience.seen is None:
        return False
    before, after = experience.before, experience.after
    outside = [who for who in people if who is not by and who is not given.giver and who not in given.to]
    spoken = {
        who
        for speech in experience.seen.speech
        if speech.kind == "says" and speaker_of(speech) is by and asserts(speech.claim, given.claim.claim)
        for who in addressees(speech)
    }
    shown = by in experience.seen.by
    return any(
        not _believes(given, before, who) and (who in spoken or (shown and _believes(given, after, who)))
        for who in outside
    )


def _believes(given: Given, mind: State, who: Entity) -> bool:
    return given.claim.held(mind.believed(who)) == "yes"


def _void(given: Given, experience: Experience, people: tuple[Entity, ...]) -> bool:
    """Whether there is nothing left to keep: its giver believes so, or one to whom it was given told somebody."""
    before, after = experience.before.believed(given.giver), experience.after.believed(given.giver)
    if given.claim.held(after) == "no" != given.claim.held(before):
        return True
    return any(_let_out(given, experience, people, by) for by in given.to)


def _told(given: Given) -> Vow:
    to = tuple(who.name for who in given.to)
    kind: Kind = "threat" if given.speech.kind == "threatens" else "silence" if given.silence else "promise"
    text = f"{_words(given)}: {_fate(given)}"
    return Vow(given.number, kind, given.giver.name, to, given.claim.text, given.status, given.settled, text)


def _words(given: Given) -> str:
    to = addressed(given.to)
    verb = "threatened" if given.speech.kind == "threatens" else "promised"
    what = "to keep to themselves that" if given.silence else "that"
    return f"{name(given.giver)} {verb} {to} {what} {given.claim.text}"


def _fate(given: Given) -> str:
    at = f" ({given.settled})" if given.settled is not None else ""
    if given.silence:
        return {"broken": f"broken{at}", "void": f"nothing is left to keep{at}"}.get(given.status, "kept so far")
    return {"kept": f"it came true{at}", "broken": f"broken{at}"}.get(given.status, "open")
