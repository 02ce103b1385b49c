"""Minds within minds at one moment: what is so, what each believes, and what each thinks that others believe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pasdedeux.analysis.pictures.matters import Matter, matters
from pasdedeux.analysis.pictures.minds import Mind, Thought, weightiest
from pasdedeux.analysis.pictures.reach import untouched
from pasdedeux.analysis.pictures.reading import Reading
from pasdedeux.model.replay import Replay
from pasdedeux.model.story import Line
from pasdedeux.model.values import Entity

DEEPEST = 5
MOST_MINDS = 6  # boxes side by side, unless somebody asks for certain minds


@dataclass(frozen=True, eq=False, slots=True)
class NestedBeliefs:
    """The picture. ``line`` is the event after which it is so, None for the start or for the end of the story.

    ``left_out`` are characters whose minds are not shown, although there were something to see.
    """

    story: str
    line: Line | None
    depth: int
    matters: tuple[Matter, ...]
    truth: tuple[Thought, ...]
    minds: tuple[Mind, ...]
    left_out: tuple[Entity, ...]
    when: str

    @property
    def number(self) -> int:
        """The number of the event, 0 for the start."""
        return self.line.number if self.line else 0

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "picture": "beliefs",
            "story": self.story,
            "event": self.line.name if self.line else None,
            "number": self.number,
            "when": self.when,
            "depth": self.depth,
            "matters": [matter.to_json() for matter in self.matters],
            "truth": [thought.to_json() for thought in self.truth],
            "minds": [mind.to_json() for mind in self.minds],
            "left_out": [who.name for who in self.left_out],
        }


def beliefs(
    replay: Replay,
    after: Line | None = None,
    depth: int = 3,
    of: Sequence[Entity] = (),
    *,
    at_start: bool = False,
) -> NestedBeliefs:
    """What is believed after an event (None: at the end), or ``at_start`` before the first, ``depth`` minds deep.

    ``of`` keeps the characters in it as outermost minds, with all that is in them, and the matters that are about the
    rest of it. Without characters in it the minds in which there is most to see are kept, and of each of them the most.
    """
    moments = () if at_start else replay.until(after)
    state = moments[-1].after if moments else replay.start
    line = next((m.line for m in reversed(moments) if not m.line.staging), None)
    everybody = replay.story.world.characters
    chosen = tuple(who for who in everybody if who in of)
    about, reach = matters(replay, of), untouched(replay)
    reading = Reading(state, about, everybody, min(depth, DEEPEST), everything=bool(chosen), untouched=reach)
    minds = tuple(map(reading.outermost, chosen or everybody))
    kept = minds if chosen else weightiest(minds, MOST_MINDS)
    left_out = tuple(mind.who for mind in minds if mind not in kept and mind.weight)
    shown = tuple(m for m in about if m.secret or any(_speaks(mind, m) for mind in kept))
    truth = tuple(Thought((), m, v := state.value(m.fluent), None, v, False) for m in shown)
    return NestedBeliefs(replay.story.title, line, depth, shown, truth, kept, left_out, _when(line))


def _when(line: Line | None) -> str:
    return "before the first event" if line is None else f"after {line.name}: {line.text}"


def _speaks(mind: Mind, matter: Matter) -> bool:
    return any(thought.matter == matter for thought in mind.thoughts) or any(_speaks(m, matter) for m in mind.minds)
