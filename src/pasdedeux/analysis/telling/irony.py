"""A dramatic irony: one thing that the audience knows and a character does not, from event to event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pasdedeux.analysis.speech.promises import Promise
from pasdedeux.analysis.speech.said import Said
from pasdedeux.analysis.wording import holds_words, literal_words, told
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Path
from pasdedeux.model.replay import Moment
from pasdedeux.model.values import Entity, Value, show
from pasdedeux.model.words import name

Kind = Literal["lie", "promise", "mistake", "unaware", "second thought", "missed"]

WEIGHTS: dict[Kind, int] = {"lie": 3, "promise": 3, "mistake": 1, "unaware": 1, "second thought": 1, "missed": 0}
NOTABLE = 3  # the least weight that a text tells


@dataclass(frozen=True, eq=False, slots=True)
class Irony:
    """One span. ``path`` is whose mind is wrong: (Pierre,) or (Katya, Pierre) for what she thinks that he believes.

    ``begin`` is None where it is so from the start, ``end`` is None where it lasts to the end. ``lie`` or
    ``promise`` is what it comes from.
    """

    kind: Kind
    path: Path
    fluent: Fluent | None
    held: Value
    truth: Value
    begin: Moment | None
    end: Moment | None
    weight: int
    lie: Said | None = None
    promise: Promise | None = None

    @property
    def who(self) -> Entity:
        """The character who does not know."""
        return self.path[0]

    @property
    def words(self) -> str:
        """What the character gets wrong, as a clause, and what is so."""
        if self.promise is not None:
            giver, given = name(self.promise.giver), self.promise.moment.line.name
            return f"{name(self.who)} does not know that {giver} broke the promise of {given}"
        if self.fluent is None:
            return ""
        if self.kind == "unaware":
            return f"{name(self.who)} does not know that {holds_words(self.path[1:], self.fluent, self.truth)}"
        wrong = holds_words(self.path, self.fluent, self.held)
        return f"{wrong}; in truth {holds_words(self.path[1:], self.fluent, self.truth)}"

    @property
    def span(self) -> str:
        """From which event to which, in words."""
        begin = f"From {told(self.begin.line)}" if self.begin else "From the start"
        return f"{begin} to {told(self.end.line)}" if self.end else f"{begin} to the end"

    def to_json(self) -> dict[str, object]:
        """Plain data; ``from`` and ``until`` are names of events, or null."""
        return {
            "kind": self.kind,
            "who": self.who.name,
            "path": [who.name for who in self.path],
            "about": repr(self.fluent) if self.fluent else literal_words(self.promise.claim) if self.promise else "",
            "held": show(self.held),
            "truth": show(self.truth),
            "from": self.begin.line.name if self.begin else None,
            "until": self.end.line.name if self.end else None,
            "weight": self.weight,
            "text": str(self),
        }

    def __str__(self) -> str:
        lie = f" {name(self.lie.speaker)} lied." if self.lie else ""
        return f"{self.span}: {self.words}.{lie}"


@dataclass(frozen=True, eq=False, slots=True)
class Ironies:
    """The spans of a story, heaviest first, then in the order of their beginnings."""

    spans: tuple[Irony, ...]

    @property
    def notable(self) -> tuple[Irony, ...]:
        """Those that a text tells."""
        return tuple(span for span in self.spans if span.weight >= NOTABLE)

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"ironies": [span.to_json() for span in self.spans]}

    def __iter__(self) -> Iterator[Irony]:
        return iter(self.spans)

    def __len__(self) -> int:
        return len(self.spans)

    def __str__(self) -> str:
        lesser = len(self.spans) - len(self.notable)
        lines = [f"What the audience knows and a character does not: {len(self.notable) or 'nothing that weighs'}."]
        lines += map(str, self.notable)
        return "\n".join([*lines, f"And {lesser} lesser ones."] if lesser else lines)
