"""Which statement of its source a story covers, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pasdedeux.diagnostics import Span
from pasdedeux.model.story import Credit, Story


@dataclass(frozen=True, eq=False, slots=True)
class Place:
    """Where an id is covered: by an event ("event", with its number), or by another declaration or a credit."""

    kind: str
    text: str
    number: int | None = None
    span: Span | None = None

    def to_json(self) -> dict[str, object]:
        """Plain data; lines count from 1."""
        return {
            "kind": self.kind,
            "text": self.text,
            "number": self.number,
            "file": self.span.source.name if self.span else None,
            "line": self.span.line if self.span else None,
        }

    def __str__(self) -> str:
        where = f"event {self.number}" if self.number else self.kind
        line = f" (line {self.span.line})" if self.span else ""
        return f"{where}: {self.text}{line}" if self.text else f"{where}{line}"


@dataclass(frozen=True, eq=False, slots=True)
class Coverage:
    """Each id in order with its places: promised ones first; ``extra`` are used without being promised."""

    story: str
    places: tuple[tuple[str, tuple[Place, ...]], ...]
    extra: tuple[tuple[str, tuple[Place, ...]], ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The promised ids that nothing covers."""
        return tuple(id for id, places in self.places if not places)

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "story": self.story,
            "covered": {id: [place.to_json() for place in places] for id, places in self.places if places},
            "missing": list(self.missing),
            "extra": {id: [place.to_json() for place in places] for id, places in self.extra},
        }

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        width = max((len(id) for id, _ in (*self.places, *self.extra)), default=0)
        for id, places in (*self.places, *self.extra):
            first, *more = [str(place) for place in places] or ["missing"]
            yield f"{id:<{width}}  {first}"
            yield from (f"{'':<{width}}  {other}" for other in more)
        count, missing = len(self.places), self.missing
        if missing:
            yield f"{count - len(missing)} of {count} covered; missing: {', '.join(missing)}."
        elif count:
            yield f"All {count} covered."
        else:
            yield f"{self.story} does not say what it covers."
        if self.extra:
            yield f"Used, but not promised by `covers`: {', '.join(id for id, _ in self.extra)}."


def coverage(story: Story) -> Coverage:
    """Every id that ``story`` promises to cover, and every other one that it uses, with the places of each."""
    found: dict[str, list[Place]] = {}
    for id, place in _places(story):
        kept = found.setdefault(id, [])
        if str(place) not in map(str, kept):
            kept.append(place)
    promised = dict.fromkeys(story.expected_ids)
    return Coverage(
        story.title,
        tuple((id, tuple(found.get(id, ()))) for id in promised),
        tuple((id, tuple(places)) for id, places in found.items() if id not in promised),
    )


def _places(story: Story) -> Iterator[tuple[str, Place]]:
    for line in story.lines:
        for id in line.ids:
            kind, number = ("staging", None) if line.staging else ("event", line.number)
            yield id, Place(kind, line.text, number, line.span)
    for mark in story.marks:
        yield mark.id, Place("declaration", mark.what, None, mark.span)
    for ending in story.endings:
        for id in ending.ids:
            yield id, Place("ending", ending.title, None, ending.span)
    for credit in story.credits:
        for id in credit.ids:
            yield id, Place("credit", credit_words(credit), None, credit.span)


def credit_words(credit: Credit) -> str:
    """A credit in one line: "cast: Steve Buscemi as Pierre Peders"."""
    role = f" as {credit.role}" if credit.role else ""
    qualifier = f" ({credit.qualifier})" if credit.qualifier else ""
    return f"{credit.key}: {', '.join(credit.values)}{role}{qualifier}"
