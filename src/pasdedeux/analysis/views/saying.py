"""What somebody may say: of each claim, whether they can know it, and what it would be from their mouth.

All of it is read in the mind of the one who would speak. Whether it is so plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pasdedeux.analysis.minds.stance import Stance
from pasdedeux.analysis.perspectives.mentions import in_tree
from pasdedeux.analysis.perspectives.perspective import Perspective
from pasdedeux.analysis.speech.address import addressed, speaker_of
from pasdedeux.analysis.speech.promises import asserts
from pasdedeux.analysis.views.answers import Kind, MaySay, Saying
from pasdedeux.analysis.views.facts import matters
from pasdedeux.analysis.views.lived import Claimed, addressees
from pasdedeux.analysis.views.viewer import Viewer
from pasdedeux.analysis.views.vows import Given
from pasdedeux.model.binding import bind
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Expr
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.reads import fluents
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name
from pasdedeux.model.world import Action


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody might say: a claim, as an assertion to ``to`` (nobody: to whomever), or as an act of speech."""

    text: str
    claim: Expr | None
    event: Event | None = None


def may_say(
    viewer: Viewer, perspective: Perspective, proposals: Iterable[Proposal], to: Entity | None = None
) -> MaySay:
    """What each of the proposals would be, said by the one whose perspective it is."""
    speaking = _Speaking(viewer, perspective, to)
    sayings = tuple(speaking.answer(number, proposal) for number, proposal in enumerate(proposals, 1))
    return MaySay(perspective.who.name, to.name if to else None, sayings)


class _Speaking:
    """Somebody who thinks of saying something."""

    def __init__(self, viewer: Viewer, perspective: Perspective, to: Entity | None) -> None:
        self.viewer, self.perspective, self.to = viewer, perspective, to
        self.mind = perspective.mind

    def answer(self, number: int, proposal: Proposal) -> Saying:
        """What one proposal would be."""
        event = proposal.event
        if not self.perspective.knows_of(in_tree((proposal.claim, event.args if event else ()))):
            return self._unheard_of(number, proposal)
        if event is not None:
            event = self._imagined(event)
            if event is None:
                return self._unheard_of(number, proposal)
        claim = self._claim(proposal, event)
        if claim is None:
            return self._silent(number, proposal, event)
        return self._said(number, proposal, self.viewer.lives.claim(claim), event)

    def _imagined(self, event: Event) -> Event | None:
        """The act in the world as far as they know it; None where it has no meaning there."""
        world = self.perspective.world
        if event.source not in world.actions or not isinstance(event.source, Action):
            return None
        try:
            return bind(world, event.source, event.args)
        except Ungroundable:
            return None

    def _claim(self, proposal: Proposal, event: Event | None) -> Expr | None:
        if event is None:
            return proposal.claim
        return next((speech.claim for speech in event.speech if speaker_of(speech) is self.perspective.who), None)

    def _hearers(self, event: Event | None) -> tuple[Entity, ...]:
        """Those who would hear it, as they see it."""
        me = self.perspective.who
        if event is None:
            return (self.to,) if self.to else tuple(x for x in self.perspective.world.characters if x is not me)
        named = [who for speech in event.speech for who in addressees(speech)]
        near = [who for who, notices in event.observing.items() if notices(self.mind)]
        return tuple(dict.fromkeys(who for who in (*named, *near) if who is not me))

    def _said(self, number: int, proposal: Proposal, claim: Claimed, event: Event | None) -> Saying:
        hearers, held = self._hearers(event), claim.held(self.mind)
        possible = event is None or event.possible(self.mind)
        if event is not None and not any(speech.kind == "says" for speech in event.speech):
            shown = _Effect(hearers, gives=self._shown_to(hearers, claim, event))
            return self._saying(number, proposal, "truth", possible, held, shown)
        views = {who: claim.held(self.mind.believed(who)) for who in hearers}
        broken = [given for given in self._bound(claim.claim) if any(self._outside(given, who) for who in hearers)]
        keeps = held == "yes" and self._is_secret(claim.claim)
        effect = _Effect(
            hearers,
            breaks=tuple(dict.fromkeys(who for given in broken for who in given.to)),
            gives=tuple(who for who, opinion in views.items() if keeps and opinion != "yes"),
            known=tuple(who for who, opinion in views.items() if opinion == "yes"),
        )
        certain = list(views.values()) if self.to is not None or event is not None else []
        return self._saying(number, proposal, self._kind(held, certain), possible, held, effect)

    def _shown_to(self, hearers: tuple[Entity, ...], claim: Claimed, event: Event) -> tuple[Entity, ...]:
        """To whom a question shows what the asker believes: by its own account of what it makes others believe."""
        me, about = self.perspective.who, {fluent for _, fluent in fluents(claim.claim)}
        if claim.held(self.mind) != "yes":
            return ()
        shows = {w.path[0] for w in event.writes if w.path[1:] == (me,) and w.fluent in about and w.holds(self.mind)}
        return tuple(x for x in hearers if x in shows and claim.held(self.mind.along((x, me))) != "yes")

    def _kind(self, held: Stance, views: Sequence[Stance]) -> Kind:
        """What an assertion is to hearers with these views; to whomever, where there are none."""
        if held == "yes":
            return "truth"
        if held == "unknown":
            return "cannot know"
        return "pretence" if views and all(view == "no" for view in views) else "lie"

    def _bound(self, claim: Expr) -> Iterator[Given]:
        """The promises of silence by which they are bound, as far as the claim would break them."""
        for given in self.viewer.vows.given(self.perspective):
            if given.giver is self.perspective.who and given.silence and asserts(claim, given.claim.claim):
                yield given

    def _outside(self, given: Given, who: Entity) -> bool:
        return given.open_to(who) and given.claim.held(self.mind.believed(who)) != "yes"

    def _is_secret(self, claim: Expr) -> bool:
        secrets = set(matters(self.perspective))
        return any(fluent in secrets for _, fluent in fluents(claim))

    def _unheard_of(self, number: int, proposal: Proposal) -> Saying:
        text = f"{number}. {_capital(self._me())} cannot say this: it speaks of what {self._me()} has never heard of."
        return Saying(proposal.text, "cannot know", False, "unknown", False, (), (), (), (), text)

    def _silent(self, number: int, proposal: Proposal, event: Event | None) -> Saying:
        """An act that asserts, asks and promises nothing."""
        possible = event is None or event.possible(self.mind)
        return self._saying(number, proposal, "truth", possible, "yes", _Effect(self._hearers(event)))

    def _saying(
        self, number: int, proposal: Proposal, kind: Kind, possible: bool, held: Stance, effect: _Effect
    ) -> Saying:
        me = self._me()
        remarks = [] if possible else [f"{me} cannot do this now"]
        remarks += [f"{me} {_KINDS[kind]}"] if kind != "truth" else []
        remarks += effect.remarks(me)
        text = f"{number}. {_capital(self._words(proposal))}: {'; '.join(remarks) or 'nothing speaks against it'}."
        hearers, breaks, gives, known = map(_known_as, (effect.hearers, effect.breaks, effect.gives, effect.known))
        return Saying(proposal.text, kind, True, held, possible, hearers, breaks, gives, known, text)

    def _words(self, proposal: Proposal) -> str:
        if proposal.event is not None:
            return proposal.event.sentence
        return self.viewer.lives.claim(proposal.claim).text if proposal.claim is not None else proposal.text

    def _me(self) -> str:
        return name(self.perspective.who)


_KINDS = {
    "lie": "believes otherwise: it would be a lie",
    "pretence": "believes otherwise, and so do those who hear it: it would be a pretence",
    "cannot know": "has no way to know it: it would be made up",
}


@dataclass(frozen=True, slots=True)
class _Effect:
    """On whom it would have which effect."""

    hearers: tuple[Entity, ...]
    breaks: tuple[Entity, ...] = ()
    gives: tuple[Entity, ...] = ()
    known: tuple[Entity, ...] = ()

    def remarks(self, me: str) -> list[str]:
        """The effects in words."""
        found = [f"it breaks the promise to {addressed(self.breaks)}"] if self.breaks else []
        found += [f"it gives away to {addressed(self.gives)} what {me} knows"] if self.gives else []
        verb = "believe" if len(self.known) > 1 else "believes"
        return found + ([f"{addressed(self.known)} {verb} it already"] if self.known else [])


def _known_as(people: tuple[Entity, ...]) -> tuple[str, ...]:
    return tuple(who.name for who in people)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
