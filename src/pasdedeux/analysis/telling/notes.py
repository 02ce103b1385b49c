"""A note: one thing that an event changed and that is worth saying."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pasdedeux.analysis.wording import holds_words, listed
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Path
from pasdedeux.model.replay import Moment
from pasdedeux.model.values import UNKNOWN, Entity, Value, show
from pasdedeux.model.words import fluent_words, name, state_words

NoteKind = Literal[
    "missed",  # somebody in the room did not notice
    "noticed",  # somebody elsewhere did
    "speech",  # what was done by saying it
    "promise",
    "threat",
    "fact",  # something is so now
    "learns",  # somebody now believes what is so
    "forgets",  # somebody has no view any more
    "mistake",  # somebody now believes what is not so
    "recognition",  # a mistake ends
    "belief",  # what somebody believes that others believe
    "irony",  # the audience knows, somebody does not
    "reason",
]


@dataclass(frozen=True, eq=False, slots=True)
class Note:
    """A note in words, with what it is about: who (all of whom have the same minds ``path``), which fact, which
    value.
    """

    kind: NoteKind
    text: str
    people: tuple[Entity, ...] = ()
    path: Path = ()
    fluent: Fluent | None = None
    value: Value | None = None

    def to_json(self) -> dict[str, object]:
        """Plain data. ``path`` is what each of ``people`` believes that these believe."""
        return {
            "kind": self.kind,
            "text": self.text,
            "people": [who.name for who in self.people],
            "path": [who.name for who in self.path],
            "fact": repr(self.fluent) if self.fluent else None,
            "value": show(self.value) if self.value is not None else None,
        }

    def __str__(self) -> str:
        return self.text


def names(people: Iterable[Entity]) -> str:
    """``Pierre``, ``Pierre and Katya``."""
    return listed([name(who) for who in people])


def verb(people: tuple[Entity, ...], one: str) -> str:
    """A regular verb for one or several: "learns", "learn"."""
    if len(people) < 2:
        return one
    irregular = {"has": "have", "does": "do", "is": "are"}
    return irregular.get(one, one.removesuffix("s"))


def that(path: Path, fluent: Fluent, value: Value) -> str:
    """A belief as a clause after "believes": "that the diary is hers", "that Pierre has no view on whether ..."."""
    if value is UNKNOWN and not path:
        return f"nothing of {_matter(fluent)}"
    return f"that {holds_words(path, fluent, value)}"


def _matter(fluent: Fluent) -> str:
    return f"whether {fluent_words(fluent)}" if fluent.kind == "truth" else fluent_words(fluent)


def no_view(people: tuple[Entity, ...], fluent: Fluent) -> str:
    """That they have no view any more."""
    return f"{names(people)} {verb(people, 'has')} no view any more of {_matter(fluent)}."


def now_so(fluent: Fluent, value: Value) -> str:
    """A fact with its new value, as a sentence."""
    if value is False and fluent.kind == "boolean":
        return f"No longer so: {fluent_words(fluent)}."
    return f"{state_words(fluent, value)}."


def opened(text: str) -> str:
    """``text`` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def acting(moment: Moment) -> tuple[Entity, ...]:
    """Those of whose act it is: who consents, or whoever is named first where nobody needs to."""
    named = tuple(a for a in moment.event.args if isinstance(a, Entity) and a.is_character)
    return moment.event.consents or named[:1]
