"""Minds and the thoughts in them, as a picture of beliefs within beliefs shows them."""

from __future__ import annotations

from dataclasses import dataclass

from pasdedeux.analysis.pictures.matters import Matter
from pasdedeux.analysis.pictures.standing import Standing
from pasdedeux.analysis.wording import holds_words
from pasdedeux.model.reads import Path
from pasdedeux.model.values import Entity, Value, show
from pasdedeux.model.words import name


@dataclass(frozen=True, eq=False, slots=True)
class Thought:
    """What the mind at the end of ``path`` holds of a matter. The empty path is reality.

    ``standing`` is how whoever holds it stands to the matter in the eyes of the mind around, which is reality for a
    path of one. ``really`` is what they hold in truth, as far as the mind around is mistaken about it: ``wrong``.
    """

    path: Path
    matter: Matter
    held: Value
    standing: Standing | None
    really: Value
    wrong: bool

    @property
    def text(self) -> str:
        """It as a sentence without a full stop."""
        return holds_words(self.path, self.matter.fluent, self.held)

    @property
    def truth(self) -> str:
        """What is so instead, as a clause."""
        return holds_words(self.path[1:], self.matter.fluent, self.really)

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        about = {} if self.standing is None else {"standing": self.standing, "wrong": self.wrong}
        truth = {"really": show(self.really), "truth": self.truth} if self.wrong else {}
        return {"matter": self.matter.id, "value": show(self.held), **about, "text": self.text, **truth}


@dataclass(frozen=True, eq=False, slots=True)
class Mind:
    """The mind at the end of ``path``. ``unaware`` are the matters of which it rightly has no idea; ``more`` counts
    thoughts, its own or in minds within it, that are left out.
    """

    path: Path
    thoughts: tuple[Thought, ...]
    unaware: tuple[Matter, ...]
    minds: tuple[Mind, ...]
    more: int = 0

    @property
    def who(self) -> Entity:
        """Whose mind it is."""
        return self.path[-1]

    @property
    def weight(self) -> int:
        """How much there is to see in it: what is wrong counts for more."""
        own = sum(4 if thought.wrong else 1 for thought in self.thoughts)
        return own + sum(mind.weight for mind in self.minds)

    @property
    def size(self) -> int:
        """How many thoughts are in it."""
        return len(self.thoughts) + sum(mind.size for mind in self.minds)

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "who": self.who.name,
            "name": name(self.who),
            "path": [who.name for who in self.path],
            "thoughts": [thought.to_json() for thought in self.thoughts],
            "unaware": [matter.id for matter in self.unaware],
            "minds": [mind.to_json() for mind in self.minds],
            "left_out": self.more,
        }


def weightiest(minds: tuple[Mind, ...], most: int) -> tuple[Mind, ...]:
    """The minds in which there is most to see, in their own order."""
    ranked = sorted(minds, key=lambda mind: -mind.weight)[:most]
    return tuple(mind for mind in minds if mind in ranked)


def gravest(thoughts: tuple[Thought, ...], most: int) -> tuple[Thought, ...]:
    """Some of the thoughts, the wrong ones first, in their own order."""
    ranked = sorted(thoughts, key=lambda thought: not thought.wrong)[:most]
    return tuple(thought for thought in thoughts if thought in ranked)
