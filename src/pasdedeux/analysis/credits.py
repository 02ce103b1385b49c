"""Who made it and who plays whom: the credits of a story as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pasdedeux.model.story import Credit, Story
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name

CAST = "cast"


@dataclass(frozen=True, eq=False, slots=True)
class Credits:
    """The credits in declared order, the cast among them; ``cast`` maps characters of the story to who plays them."""

    title: str
    remake_of: str
    credits: tuple[Credit, ...]
    cast: Mapping[Entity, str]

    @property
    def crew(self) -> tuple[Credit, ...]:
        """Everything but the cast."""
        return tuple(credit for credit in self.credits if credit.key != CAST)

    @property
    def roles(self) -> tuple[Credit, ...]:
        """The cast, one credit for each role."""
        return tuple(credit for credit in self.credits if credit.key == CAST)

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "title": self.title,
            "remake_of": self.remake_of or None,
            "credits": [_json(credit) for credit in self.crew],
            "cast": [_json(credit) for credit in self.roles],
            "characters": {who.name: player for who, player in self.cast.items()},
        }

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield self.title + (f" (the story of {self.remake_of}, recast)" if self.remake_of else "")
        width = max((len(credit.key) for credit in self.crew), default=0)
        for credit in self.crew:
            qualifier = f" ({credit.qualifier})" if credit.qualifier else ""
            yield f"  {credit.key:<{width}}  {', '.join(credit.values)}{qualifier}"
        if self.roles or self.cast:
            yield "Cast"
        for credit in self.roles:
            qualifier = f" ({credit.qualifier})" if credit.qualifier else ""
            yield f"  {', '.join(credit.values)}{f' as {credit.role}' if credit.role else ''}{qualifier}"
        named = {value for credit in self.roles for value in credit.values}
        for who, player in self.cast.items():
            if player not in named:
                yield f"  {player} as {name(who)}"


def credits(story: Story) -> Credits:
    """The credits of a story."""
    return Credits(story.title, story.remake_of, story.credits, story.cast)


def _json(credit: Credit) -> dict[str, object]:
    data: dict[str, object] = {"key": credit.key, "values": list(credit.values)}
    if credit.role:
        data["role"] = credit.role
    if credit.qualifier:
        data["qualifier"] = credit.qualifier
    return {**data, "ids": list(credit.ids)}
