"""Which facts a reader cares about: secrets, what somebody wants or asserts, and where things are.

The rest, who sits where and whose attention is on the phone, carries the story without being its subject.
"""

from __future__ import annotations

from pasdedeux.model.formula import Fluent
from pasdedeux.model.ground import ground
from pasdedeux.model.reads import fluents
from pasdedeux.model.story import Story
from pasdedeux.model.values import Entity

SECRET, WANTED, SAID, THING, PLUMBING = 3, 2, 2, 1, 0


class Importance:
    """How much each fact of a story matters, from 0 (it only carries the story) to 3 (a secret)."""

    def __init__(self, story: Story) -> None:
        self._secret = {s.name for s in story.world.fluents if s.secret}
        wants = (ground(utility.value, story.world) for utility in story.world.utilities.values())
        self._wanted = {fluent for want in wants for _, fluent in fluents(want)}
        claims = (speech.claim for line in story.lines for speech in line.event.speech)
        self._said = {fluent for claim in claims for _, fluent in fluents(claim)}
        told = {line.span.source for line in story.lines if line.span}
        self._declared = {s.name for s in story.world.fluents if s.span and s.span.source in told}
        self._known: dict[Fluent, int] = {}

    def of(self, fluent: Fluent) -> int:
        """The weight of a fact."""
        found = self._known.get(fluent)
        if found is None:
            found = self._known[fluent] = self._weigh(fluent)
        return found

    def declared(self, fluent: Fluent) -> bool:
        """Whether the file that tells the story declares the fact: it is no fact of a library."""
        return fluent.name in self._declared

    def _weigh(self, fluent: Fluent) -> int:
        if fluent.name in self._secret:
            return SECRET
        if fluent in self._wanted:
            return WANTED
        if fluent in self._said:
            return SAID
        about_a_person = any(isinstance(arg, Entity) and arg.is_character for arg in fluent.args)
        return PLUMBING if about_a_person or not fluent.args else THING
