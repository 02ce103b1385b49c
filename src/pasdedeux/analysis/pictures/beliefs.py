"""Minds within minds at one moment: what is so, what each believes, and what each thinks that others believe.

The naive way lists every matter in every mind in every mind. Nearly all of that goes without saying: whoever thinks
that another sees a matter as it is, and as they do themselves, has no thought of their own about it. Kept are thoughts
that are wrong, and those by which somebody rightly takes another to hold what they do not hold themselves; three minds
deep and more only what the other is thought to think of the thinker. And whoever is right about the whole of another
mind needs no box for what is in it: it stands in the other's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pasdedeux.analysis.pictures.matters import Matter, matters
from pasdedeux.analysis.pictures.standing import Standing, standing
from pasdedeux.analysis.wording import holds_words
from pasdedeux.model.reads import Path
from pasdedeux.model.replay import Replay
from pasdedeux.model.state import State
from pasdedeux.model.story import Line
from pasdedeux.model.values import UNKNOWN, Entity, Value, same, show
from pasdedeux.model.words import name

DEEPEST = 5
MOST_MINDS = 6  # boxes side by side, unless somebody asks for certain minds
MOST_INNER = (4, 2)  # boxes within a box, and within such a box
MOST_THOUGHTS = 4  # in each of those


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
    reading = _Reading(state, matters(replay, of), everybody, min(depth, DEEPEST), bool(chosen))
    minds = tuple(reading.mind((who,)) for who in chosen or everybody)
    kept = minds if chosen else _weightiest(minds, MOST_MINDS)
    left_out = tuple(mind.who for mind in minds if mind not in kept and mind.weight)
    about = tuple(m for m in reading.matters if m.secret or any(_speaks(mind, m) for mind in kept))
    truth = tuple(Thought((), m, v := state.value(m.fluent), None, v, False) for m in about)
    return NestedBeliefs(replay.story.title, line, depth, about, truth, kept, left_out, _when(line))


def _when(line: Line | None) -> str:
    return "before the first event" if line is None else f"after {line.name}: {line.text}"


def _weightiest(minds: tuple[Mind, ...], most: int) -> tuple[Mind, ...]:
    """The minds in which there is most to see, in their own order."""
    ranked = sorted(minds, key=lambda mind: -mind.weight)[:most]
    return tuple(mind for mind in minds if mind in ranked)


def _gravest(thoughts: tuple[Thought, ...], most: int) -> tuple[Thought, ...]:
    """Some of the thoughts, the wrong ones first, in their own order."""
    ranked = sorted(thoughts, key=lambda thought: not thought.wrong)[:most]
    return tuple(thought for thought in thoughts if thought in ranked)


def _speaks(mind: Mind, matter: Matter) -> bool:
    return any(thought.matter == matter for thought in mind.thoughts) or any(_speaks(m, matter) for m in mind.minds)


@dataclass(frozen=True, eq=False, slots=True)
class _Reading:
    """A state that is read mind by mind."""

    state: State
    matters: tuple[Matter, ...]
    people: tuple[Entity, ...]
    depth: int
    everything: bool

    def mind(self, path: Path) -> Mind:
        """What is worth showing of the mind at the end of a path."""
        thoughts = [self._thought(path, matter) for matter in self.matters]
        shown = tuple(thought for thought in thoughts if self._tells(thought))
        unaware = tuple(t.matter for t in thoughts if t not in shown and t.standing == "unaware" and t.matter.secret)
        inner = tuple(mind for mind in self._inner(path) if mind.thoughts or mind.minds or mind.more)
        if self.everything:
            return Mind(path, shown, unaware, inner)
        kept = _weightiest(inner, MOST_INNER[min(len(path), len(MOST_INNER)) - 1])
        said = shown if len(path) == 1 else _gravest(shown, MOST_THOUGHTS)
        more = len(shown) - len(said) + sum(mind.size + mind.more for mind in inner if mind not in kept)
        return Mind(path, said, unaware, kept, more)

    def _inner(self, path: Path) -> list[Mind]:
        here = self.state.along(path)
        told_elsewhere = here is self.state.along(path[1:]) or here is self.state.along(path[:-1])
        if len(path) >= self.depth or (len(path) > 1 and told_elsewhere):
            return []
        return [self.mind((*path, who)) for who in self.people if who is not path[-1]]

    def _thought(self, path: Path, matter: Matter) -> Thought:
        held, around = self.state.value(matter.fluent, path), self.state.value(matter.fluent, path[:-1])
        really = self.state.value(matter.fluent, path[1:])
        stands = standing(held, around)
        wrong = stands == "mistaken" if len(path) == 1 else not same(held, really)
        return Thought(path, matter, held, stands, really, wrong)

    def _tells(self, thought: Thought) -> bool:
        """Whether a thought does not go without saying."""
        path, blank = thought.path, self._blank(thought)
        if len(path) == 1:
            return not blank and (thought.wrong or not self._shared(thought))
        if not thought.wrong:
            return not blank and thought.standing != "knows" and (len(path) == 2 or path[-1] is path[-3])
        if blank and self._blank(self._thought(path[:1], thought.matter)):
            return False  # whoever has no idea of it has none of what others think of it either
        # who is mistaken, and thinks that others see it likewise, has one mistake and not two
        return not (thought.standing == "knows" and self._thought(path[:-1], thought.matter).wrong)

    def _blank(self, thought: Thought) -> bool:
        """No idea; or, of what is no secret, just what everybody takes for so of whom they have heard nothing."""
        fluent = thought.matter.fluent
        default = not thought.matter.secret and fluent.kind == "boolean" and same(thought.held, fluent.default)
        return thought.held is UNKNOWN or default

    def _shared(self, thought: Thought) -> bool:
        """Whether everybody holds it alike."""
        return all(same(self.state.value(thought.matter.fluent, (who,)), thought.held) for who in self.people)
