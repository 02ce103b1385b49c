"""The columns of a picture over time: the start, and then an event each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pasdedeux.analysis.pictures.matters import Matter
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity, same


@dataclass(frozen=True, eq=False, slots=True)
class Column:
    """What holds after one event; before all of them where ``moment`` is None.

    ``number`` is that of the event, 0 for the start. The coming and going at the opening of a scene has the number of
    the event after it, and a column only where it changes something that the picture shows.
    """

    index: int
    number: int
    moment: Moment | None

    @property
    def staging(self) -> bool:
        """Whether it is the opening of a scene."""
        return self.moment is not None and self.moment.line.staging

    @property
    def name(self) -> str:
        """How the event is called; "start", or "scene" for the opening of one."""
        if self.moment is None:
            return "start"
        return "scene" if self.staging else self.moment.line.name

    @property
    def text(self) -> str:
        """The event's sentence."""
        return "before the first event" if self.moment is None else self.moment.line.text

    @property
    def scene(self) -> str:
        """The title of its scene, if it is in one."""
        scene = self.moment.line.scene if self.moment else None
        return scene.title if scene else ""

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "column": self.index,
            "event": self.name,
            "number": self.number,
            "text": self.text,
            "scene": self.scene,
            "staging": self.staging,
        }


def columns(replay: Replay, matters: Sequence[Matter], people: Sequence[Entity]) -> tuple[Column, ...]:
    """The start, every event that is told, and every opening of a scene that changes what somebody holds."""
    kept = [m for m in replay.moments if not m.line.staging or _touches(m, matters, people)]
    found = [Column(0, 0, None)]
    for index, moment in enumerate(kept, 1):
        found.append(Column(index, _number(kept, index - 1), moment))
    return tuple(found)


def state(column: Column, replay: Replay) -> State:
    """What is so once the event of a column has happened."""
    return column.moment.after if column.moment else replay.start


def _number(kept: Sequence[Moment], at: int) -> int:
    after = next((m.line.number for m in kept[at:] if not m.line.staging), None)
    before = next((m.line.number for m in reversed(kept[:at]) if not m.line.staging), 0)
    return before if after is None else after


def _touches(moment: Moment, matters: Sequence[Matter], people: Sequence[Entity]) -> bool:
    before, after = moment.before, moment.after
    if before is after:
        return False
    pairs = [(before, after), *((before.believed(who), after.believed(who)) for who in people)]
    return any(
        old is not new and any(not same(old.value(m.fluent), new.value(m.fluent)) for m in matters)
        for old, new in pairs
    )
