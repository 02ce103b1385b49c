"""The parts of a view: plain data, each with its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

Status = Literal["open", "kept", "broken", "void"]
Kind = Literal["promise", "silence", "threat"]


class Part(Protocol):
    """A part of a view."""

    def to_json(self) -> object:
        """Plain data."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that the character knows of. ``label`` is how texts call it."""

    name: str
    label: str

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"name": self.name, "label": self.label}


@dataclass(frozen=True, slots=True)
class Met:
    """Whom and what the character knows of; ``matters`` are the secrets that they have heard of."""

    people: tuple[Named, ...]
    places: tuple[Named, ...]
    things: tuple[Named, ...]
    matters: tuple[Named, ...]

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "people": data(self.people),
            "places": data(self.places),
            "things": data(self.things),
            "matters": data(self.matters),
        }


@dataclass(frozen=True, slots=True)
class Held:
    """A fact as the character believes it. ``since`` is the experience in which they came to it; None: from the start.

    ``fact`` and ``value`` are as the story language writes them. ``value`` is "unknown" of a matter on which they have
    no view.
    """

    text: str
    fact: str
    value: str
    since: int | None

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"text": self.text, "fact": self.fact, "value": self.value, "since": self.since}


@dataclass(frozen=True, slots=True)
class Ascribed:
    """What the character takes others to believe.

    ``minds`` are whose belief about whose belief, the outermost first. ``words`` say the fact itself; ``open`` if the
    innermost has no view of it.
    """

    text: str
    minds: tuple[str, ...]
    fact: str
    value: str
    words: str
    open: bool

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"text": self.text, "minds": list(self.minds), "fact": self.fact, "value": self.value}


@dataclass(frozen=True, slots=True)
class Lived:
    """One experience: what happened before the character's eyes, who did it, and what it made them believe.

    ``number`` counts the character's own experiences. ``what`` is empty where they noticed nothing.
    """

    number: int
    what: str
    by: tuple[str, ...]
    learnt: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"number": self.number, "what": self.what or None, "by": list(self.by), "learnt": list(self.learnt)}


@dataclass(frozen=True, slots=True)
class Words:
    """Something that was asserted before the character. ``to`` is empty where it was said to all who could hear it.

    ``held`` is what the character thinks of it now: "yes", "no" or "unknown". ``meant`` is whether, as they see it now,
    its speaker believes it; of their own words it is whether they believed it when they said it.
    """

    number: int
    speaker: str
    to: tuple[str, ...]
    claim: str
    held: str
    meant: str

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "number": self.number,
            "by": self.speaker,
            "to": list(self.to),
            "claim": self.claim,
            "held": self.held,
            "meant": self.meant,
        }


@dataclass(frozen=True, slots=True)
class Vow:
    """A promise or threat that the character gave or heard, and what has become of it as far as they know."""

    number: int
    kind: Kind
    giver: str
    to: tuple[str, ...]
    claim: str
    status: Status
    settled: int | None
    text: str

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "number": self.number,
            "kind": self.kind,
            "by": self.giver,
            "to": list(self.to),
            "claim": self.claim,
            "status": self.status,
            "settled": self.settled,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Wish:
    """One line of the character's wants. ``now``: whether it is so as they see it; None for a number that may grow."""

    text: str
    weight: float
    now: bool | None

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"text": self.text, "weight": self.weight, "now": self.now}


@dataclass(frozen=True, slots=True)
class Option:
    """Something that the character may do now, possible as they see it.

    ``write`` is the line of the story language that does it. In an act that says something a ``…`` stands for what is
    said, and ``claims`` are matters of which it could be said.
    """

    text: str
    write: str
    claims: tuple[str, ...] | None

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "text": self.text,
            "write": self.write,
            "claims": None if self.claims is None else list(self.claims),
        }


def data(parts: Iterable[Part]) -> list[object]:
    """Parts as plain data."""
    return [part.to_json() for part in parts]
