"""A state read mind by mind: which thoughts about others' thoughts are worth showing.

The naive way lists every matter in every mind in every mind. Nearly all of that goes without saying: whoever thinks
that another sees a matter as it is, and as they do themselves, has no thought of their own about it. Kept are thoughts
that are wrong, and those by which somebody rightly takes another to hold what they do not hold themselves; three minds
deep and more only what the other is thought to think of the thinker. And whoever is right about the whole of another
mind needs no box for what is in it: it stands in the other's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pasdedeux.analysis.pictures.matters import Matter
from pasdedeux.analysis.pictures.minds import Mind, Thought, gravest, weightiest
from pasdedeux.analysis.pictures.reach import Pair
from pasdedeux.analysis.pictures.standing import standing
from pasdedeux.model.reads import Path
from pasdedeux.model.state import State
from pasdedeux.model.values import UNKNOWN, Entity, Value, same

MOST_INNER = (4, 2)  # boxes within a box, and within such a box
MOST_THOUGHTS = 4  # in each of those


@dataclass(frozen=True, eq=False, slots=True)
class _Place:
    """A mind on the way through minds: the state in it, in the mind ``around`` it, and in the mind as it is ``really``.

    ``blank`` tells of each matter whether the outermost mind has no idea of it, ``wrong`` whether the one around is.
    """

    path: Path
    here: State
    around: State
    really: State
    blank: tuple[bool, ...]
    wrong: tuple[bool, ...]

    @property
    def is_right(self) -> bool:
        """Whether it is just as it really is, at any depth."""
        return self.here is self.really

    @property
    def about_itself(self) -> bool:
        """Whether it is what somebody is thought to think of the one who thinks so."""
        return len(self.path) > 2 and self.path[-1] is self.path[-3]


class Reading:
    """A state that is read mind by mind. The values of each state in it are looked up once."""

    def __init__(
        self,
        state: State,
        about: tuple[Matter, ...],
        people: tuple[Entity, ...],
        depth: int,
        *,
        everything: bool,
        untouched: frozenset[Pair],
    ) -> None:
        self.state, self.matters, self.people = state, about, people
        self.depth, self.everything, self.untouched = depth, everything, untouched
        self._values: dict[State, tuple[Value, ...]] = {}

    def outermost(self, who: Entity) -> Mind:
        """What is worth showing of somebody's own mind."""
        mind, no = self.state.believed(who), (False,) * len(self.matters)
        return self._mind(_Place((who,), mind, self.state, self.state, tuple(map(self._blank, self._held(mind))), no))

    def _held(self, state: State) -> tuple[tuple[Matter, Value], ...]:
        return tuple(zip(self.matters, self._of(state), strict=True))

    def _of(self, state: State) -> tuple[Value, ...]:
        found = self._values.get(state)
        if found is None:
            found = self._values[state] = tuple(state.value(matter.fluent) for matter in self.matters)
        return found

    def _mind(self, place: _Place) -> Mind:
        thoughts = self._thoughts(place)
        inner = tuple(mind for mind in self._inner(place) if mind.thoughts or mind.minds or mind.more)
        if not (thoughts or inner or len(place.path) == 1):
            return Mind(place.path, (), (), ())
        shown = {thought.matter for thought in thoughts}
        pairs = zip(self._held(place.here), self._of(place.around), strict=True)
        unaware = tuple(m for (m, v), around in pairs if m.secret and v is UNKNOWN is not around and m not in shown)
        if self.everything:
            return Mind(place.path, thoughts, unaware, inner)
        kept = weightiest(inner, MOST_INNER[min(len(place.path), len(MOST_INNER)) - 1])
        said = thoughts if len(place.path) == 1 else gravest(thoughts, MOST_THOUGHTS)
        more = len(thoughts) - len(said) + sum(mind.size + mind.more for mind in inner if mind not in kept)
        return Mind(place.path, said, unaware, kept, more)

    def _inner(self, place: _Place) -> Iterator[Mind]:
        """The minds that are imagined in a mind, but for those that stand in another box as well."""
        told_elsewhere = place.is_right or place.here is place.around
        if len(place.path) >= self.depth or (len(place.path) > 1 and told_elsewhere):
            return
        wrong = tuple(self._wrong(place, *values) for values in self._columns(place))
        for who in self.people:
            if who is not place.path[-1]:
                here, really = place.here.believed(who), place.really.believed(who)
                inner = _Place((*place.path, who), here, place.here, really, place.blank, wrong)
                if len(inner.path) == 2 or not inner.is_right or inner.about_itself:  # else it tells nothing
                    yield self._mind(inner)

    def _columns(self, place: _Place) -> Iterator[tuple[Value, Value, Value]]:
        return zip(self._of(place.here), self._of(place.around), self._of(place.really), strict=True)

    def _wrong(self, place: _Place, held: Value, around: Value, really: Value) -> bool:
        """Whether a mind holds what is not so; a mind within a mind, what is not so in that mind."""
        return standing(held, around) == "mistaken" if len(place.path) == 1 else not same(held, really)

    def _thoughts(self, place: _Place) -> tuple[Thought, ...]:
        if place.is_right and place.here is place.around:
            return ()
        if len(place.path) > 2 and not place.about_itself and self._of(place.here) == self._of(place.really):
            return ()  # nothing is wrong, and it is not what somebody is thought to think of the one who thinks so
        found = []
        for at, (held, around, really) in enumerate(self._columns(place)):
            wrong = self._wrong(place, held, around, really)
            if self._tells(place, at, held, around, wrong):
                found.append(Thought(place.path, self.matters[at], held, standing(held, around), really, wrong))
        return tuple(found)

    def _tells(self, place: _Place, at: int, held: Value, around: Value, wrong: bool) -> bool:
        """Whether a thought does not go without saying."""
        fluent = self.matters[at].fluent
        if (fluent, place.path[0]) in self.untouched or (fluent, place.path[-1]) in self.untouched:
            return False
        if len(place.path) == 1:
            return not self._blank((self.matters[at], held)) and (wrong or not self._shared[at])
        agrees = same(held, around)
        if not wrong:
            worth_it = len(place.path) == 2 or place.about_itself
            return worth_it and not agrees and not self._blank((self.matters[at], held))
        # whoever has no idea of it, or is thought to have none, has none of what others think of it either
        imagined = len(place.path) > 2 and not place.about_itself and around is UNKNOWN
        if (place.blank[at] or imagined) and self._blank((self.matters[at], held)):
            return False
        # who is mistaken, and thinks that others see it likewise, has one mistake and not two
        return not (agrees and held is not UNKNOWN and place.wrong[at])

    def _blank(self, held: tuple[Matter, Value]) -> bool:
        """No idea; or, of what is no secret, just what everybody takes for so of whom they have heard nothing."""
        matter, value = held
        default = not matter.secret and matter.fluent.kind == "boolean" and same(value, matter.fluent.default)
        return value is UNKNOWN or default

    @cached_property
    def _shared(self) -> tuple[bool, ...]:
        """Of each matter whether everybody holds it alike."""
        columns = zip(*(self._of(self.state.believed(who)) for who in self.people), strict=True)
        return tuple(all(same(column[0], value) for value in column) for column in columns)
