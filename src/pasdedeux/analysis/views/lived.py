"""What somebody lived through, heard and said: one row for each, made once."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.minds.stance import Stance, view
from pasdedeux.analysis.perspectives.perspective import Experience, Perspective
from pasdedeux.analysis.speech.address import speaker_of
from pasdedeux.analysis.views.facts import Facts
from pasdedeux.analysis.views.parts import Lived, Words
from pasdedeux.analysis.wording import literal_words
from pasdedeux.model.formula import Const, Expr, Fluent
from pasdedeux.model.reads import fluents
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity
from pasdedeux.model.world import Speech


class Lives:
    """Rows of experiences. ``numbers`` of experiences are their places from 1."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._rows: dict[Experience, Lived] = {}
        self._claims: dict[Expr, Claimed] = {}

    def lived(self, perspective: Perspective, since: int = 0) -> tuple[Lived, ...]:
        """Everything in order after experience ``since``, but for what changed nothing that they could name."""
        rows = (self._row(perspective, n, e) for n, e in enumerate(perspective.experiences[since:], since + 1))
        return tuple(row for row in rows if row.what or row.learnt)

    def _row(self, perspective: Perspective, number: int, experience: Experience) -> Lived:
        found = self._rows.get(experience)
        if found is None:
            seen = experience.seen
            learnt = self._facts.learnt(perspective, number)
            by = tuple(who.name for who in seen.by) if seen else ()
            found = self._rows[experience] = Lived(number, seen.sentence if seen else "", by, learnt)
        return found

    def words(self, perspective: Perspective) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
        """What was said to them or before them, and what they said themselves."""
        who = perspective.who
        told: list[Words] = []
        said: list[Words] = []
        for number, experience, speech in speeches(perspective):
            if speech.kind == "says":
                words = self._words(perspective, number, experience, speech)
                (said if speaker_of(speech) is who else told).append(words)
        return tuple(told), tuple(said)

    def _words(self, perspective: Perspective, number: int, experience: Experience, speech: Speech) -> Words:
        speaker, claim, mind = speaker_of(speech), self.claim(speech.claim), perspective.mind
        if speaker is perspective.who:
            meant = claim.held(experience.before)
        else:
            meant = claim.held(mind.believed(speaker))
        to = tuple(who.name for who in addressees(speech))
        return Words(number, speaker.name, to, claim.text, claim.held(mind), meant)

    def claim(self, claim: Expr) -> Claimed:
        """A claim, made ready once."""
        found = self._claims.get(claim)
        if found is None:
            found = self._claims[claim] = Claimed(claim)
        return found


def spoken_of(perspective: Perspective) -> frozenset[Fluent]:
    """The facts of which they noticed somebody to speak."""
    return frozenset(fluent for _, _, speech in speeches(perspective) for _, fluent in fluents(speech.claim))


class Claimed:
    """A claim in words, and what a mind holds of it."""

    def __init__(self, claim: Expr) -> None:
        self.claim, self.text = claim, literal_words(claim)
        self._view = view(claim)
        self._known: dict[State, Stance] = {}

    def held(self, mind: State) -> Stance:
        """What ``mind`` holds of it."""
        found = self._known.get(mind)
        if found is None:
            found = self._known[mind] = self._view(mind)
        return found


def speeches(perspective: Perspective) -> Iterator[tuple[int, Experience, Speech]]:
    """Everything that they noticed to be said, with the number of the experience."""
    for number, experience in enumerate(perspective.experiences, 1):
        if experience.seen is not None:
            for speech in experience.seen.speech:
                yield number, experience, speech


def addressees(speech: Speech) -> tuple[Entity, ...]:
    """To whom something is said by name; nobody where it is said to all who can hear it."""
    to = (term.value for term in speech.to if isinstance(term, Const))
    return tuple(who for who in to if isinstance(who, Entity) and who.is_character)
