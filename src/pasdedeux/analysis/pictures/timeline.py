"""Who knows what over time: of each matter what is so, and how each character stands to it after each event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pasdedeux.analysis.minds.changes import Change
from pasdedeux.analysis.pictures.columns import Column, columns, state
from pasdedeux.analysis.pictures.marks import Mark, mark
from pasdedeux.analysis.pictures.matters import Matter, matters
from pasdedeux.analysis.pictures.reach import untouched
from pasdedeux.analysis.pictures.sayings import Saying, Vow, sayings, vows
from pasdedeux.analysis.pictures.standing import Stretch, stretches
from pasdedeux.model.reads import fluents
from pasdedeux.model.replay import Replay
from pasdedeux.model.story import Line
from pasdedeux.model.values import Entity, Value, same
from pasdedeux.model.words import name


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """How one character stands to a matter over time. ``quiet``: it never reaches them, and they say nothing of it."""

    who: Entity
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    quiet: bool

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "who": self.who.name,
            "name": name(self.who),
            "quiet": self.quiet,
            "stretches": [stretch.to_json() for stretch in self.stretches],
            "marks": [mark.to_json() for mark in self.marks],
        }


@dataclass(frozen=True, eq=False, slots=True)
class Course:
    """The course of one matter: what is so, who holds what, and what is said of it."""

    matter: Matter
    truth: tuple[Stretch, ...]
    rows: tuple[Row, ...]
    sayings: tuple[Saying, ...]
    vows: tuple[Vow, ...]

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            **self.matter.to_json(),
            "truth": [stretch.to_json() for stretch in self.truth],
            "rows": [row.to_json() for row in self.rows],
            "sayings": [saying.to_json() for saying in self.sayings],
            "vows": [vow.to_json() for vow in self.vows],
        }


@dataclass(frozen=True, eq=False, slots=True)
class Timeline:
    """The whole picture. ``at`` is the number of the event that it is asked about, if it is about one."""

    story: str
    columns: tuple[Column, ...]
    courses: tuple[Course, ...]
    at: int | None = None

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "picture": "who-knows-what",
            "story": self.story,
            "at": self.at,
            "columns": [column.to_json() for column in self.columns],
            "matters": [course.to_json() for course in self.courses],
        }


def timeline(replay: Replay, of: Sequence[Entity] = (), at: Line | None = None) -> Timeline:
    """Who knows what over time. ``of`` keeps the characters in it, and the matters that are about the rest of it."""
    everybody = replay.story.world.characters
    people = tuple(who for who in everybody if who in of) or everybody
    about = matters(replay, of)
    shown = columns(replay, about, people)
    course = _Courses(replay, shown, people)
    return Timeline(replay.story.title, shown, tuple(map(course.of, about)), at.number if at else None)


class _Courses:
    """The columns of a picture, each with its state, and what is said in all of them."""

    def __init__(self, replay: Replay, shown: tuple[Column, ...], people: tuple[Entity, ...]) -> None:
        self.replay, self.columns, self.people = replay, shown, people
        self.states = [state(column, replay) for column in shown]
        self.sayings = tuple(sayings(shown))
        self.vows = tuple(vows(replay, shown))

    def of(self, matter: Matter) -> Course:
        """The course of a matter."""
        truth = [found.value(matter.fluent) for found in self.states]
        spoken = tuple(s for s in self.sayings if any(f is matter.fluent for _, f in fluents(s.claim)))
        given = tuple(v for v in self.vows if any(f is matter.fluent for _, f in fluents(v.claim)))
        involved = {who for s in spoken for who in (s.speaker, *s.hearers)} | {v.giver for v in given}
        rows = tuple(self._row(matter, who, truth, who in involved) for who in self.people)
        return Course(matter, stretches(truth, None), rows, spoken, given)

    def _row(self, matter: Matter, who: Entity, truth: list[Value], involved: bool) -> Row:
        held = [found.value(matter.fluent, (who,)) for found in self.states]
        marks = tuple(self._marks(matter, who, held))
        news = involved or marks or not same(held[0], matter.fluent.default)
        quiet = not news if matter.secret else (matter.fluent, who) in untouched(self.replay)
        return Row(who, stretches(held, truth), marks, quiet)

    def _marks(self, matter: Matter, who: Entity, held: list[Value]) -> list[Mark]:
        found = []
        for column in self.columns[1:]:
            change = Change(matter.fluent, held[column.index - 1], held[column.index])
            if column.moment is not None and not same(change.old, change.new):
                found.append(mark(self.replay.semantics, column.index, column.moment, who, change))
        return found


__all__ = ["Course", "Row", "Timeline", "timeline"]
