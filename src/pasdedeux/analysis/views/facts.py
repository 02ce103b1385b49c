"""What somebody believes of the world, fact by fact, and what they think that others believe otherwise.

Of every fact somebody has a view of what everybody believes about it: by default their own. So only what differs is
listed, and of the matters that are secret also what is shared: to know that the other knows it is what matters there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pasdedeux.analysis.minds.changes import Changed
from pasdedeux.analysis.perspectives.perspective import START, Perspective
from pasdedeux.analysis.spelling import spelled_fluent
from pasdedeux.analysis.views.parts import Ascribed, Held
from pasdedeux.analysis.views.spoken import Spoken
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Path
from pasdedeux.model.state import State
from pasdedeux.model.values import UNKNOWN, Entity, Value
from pasdedeux.model.words import fluent_words, name
from pasdedeux.model.world import World

PLACE = "place"


class Facts:
    """Lists facts, in an order that depends on nothing but their words and when they were learnt."""

    def __init__(self, spoken: Spoken) -> None:
        self._spoken, self._changed = spoken, Changed()
        self._ascribed_at: dict[tuple[World, Path, State, State], tuple[Ascribed, ...]] = {}
        self._ascribeds: dict[tuple[Path, Fluent, Value], Ascribed] = {}
        self._secrets: dict[World, tuple[Fluent, ...]] = {}
        self._knowns: dict[World, dict[tuple[Fluent, Value], bool]] = {}
        self._helds: dict[tuple[Entity, Fluent, Value, int], Held] = {}

    def believed(self, perspective: Perspective) -> tuple[Held, ...]:
        """What they take to be so: every fact that is not as it is by default."""
        found = [self._held(perspective, f, v) for f, v in self._known(perspective, perspective.mind)]
        return tuple(sorted(found, key=_age))

    def open(self, perspective: Perspective) -> tuple[Held, ...]:
        """What they know that they do not know: secrets that they heard of, and of whom or what they lost sight."""
        mind = perspective.mind
        secrets = (f for f in self._matters(perspective) if mind.value(f) is UNKNOWN)
        found = [self._held(perspective, f, UNKNOWN) for f in (*secrets, *self._lost(perspective))]
        return tuple(sorted(found, key=_age))

    def _lost(self, perspective: Perspective) -> Iterator[Fluent]:
        """Places of which they had an idea once, but for things of which they know that somebody has them."""
        world, mind = perspective.world, perspective.mind
        places = [f for f in perspective.since if PLACE in world.types and _is_a(world, f.kind, PLACE)]
        lost = [f for f in places if mind.value(f) is UNKNOWN]
        at_hand = {f.args for f, v in mind.values.items() if isinstance(v, Entity)} if lost else ()
        for fluent in lost:
            if fluent.args not in at_hand and self._is_known(perspective, fluent, UNKNOWN):
                yield fluent

    def ascribed(self, perspective: Perspective, depth: int) -> tuple[Ascribed, ...]:
        """What they take others to believe, up to ``depth`` minds deep."""
        found: list[Ascribed] = []
        for path in _paths(perspective, depth):
            found += self._at(perspective, path)
        return tuple(found)

    def learnt(self, perspective: Perspective, number: int) -> tuple[str, ...]:
        """What an experience made them believe, or give up, as far as they knew of it by then."""
        experience = perspective.experiences[number - 1]
        return self.differing(perspective, experience.before, experience.after, number)

    def differing(self, perspective: Perspective, before: State, after: State, number: int) -> tuple[str, ...]:
        """What they believe in ``after`` and did not in ``before``, of what they knew of by experience ``number``."""
        mentioned = self._spoken.mentioned
        changes = self._changed.between(before, after).values()
        known = (c for c in changes if perspective.knew_of(mentioned(c.fluent, c.new), number))
        return tuple(sorted(self._spoken.text(_own(perspective, c.new), c.fluent, c.new) for c in known))

    def _known(self, perspective: Perspective, mind: State) -> Iterator[tuple[Fluent, Value]]:
        return ((f, v) for f, v in mind.values.items() if self._is_known(perspective, f, v))

    def _is_known(self, perspective: Perspective, fluent: Fluent, value: Value) -> bool:
        known = self._knowns.get(perspective.world)
        if known is None:
            known = self._knowns[perspective.world] = {}
        found = known.get((fluent, value))
        if found is None:
            found = known[fluent, value] = perspective.knows_of(self._spoken.mentioned(fluent, value))
        return found

    def _held(self, perspective: Perspective, fluent: Fluent, value: Value) -> Held:
        since = perspective.since.get(fluent, START)
        key = (perspective.who, fluent, value, since)
        found = self._helds.get(key)
        if found is None:
            text = self._spoken.text(_own(perspective, value), fluent, value)
            held = Held(text, self._spoken.fact(fluent), self._spoken.value(value), since or None)
            found = self._helds[key] = held
        return found

    def _at(self, perspective: Perspective, path: Path) -> tuple[Ascribed, ...]:
        """What they ascribe to the mind at ``path``; most minds, and what they are compared with, are as they were."""
        mind, other = perspective.mind.along(path), perspective.mind.along(path[1:])
        key = (perspective.world, path, mind, other)
        found = self._ascribed_at.get(key)
        if found is None:
            ordered = sorted(self._in_mind(perspective, path), key=lambda a: a.text)
            found = self._ascribed_at[key] = tuple(ordered)
        return found

    def _in_mind(self, perspective: Perspective, path: Path) -> Iterator[Ascribed]:
        """Where the mind at ``path`` differs from what its owner is otherwise taken to believe; and shared matters."""
        mind, other = perspective.mind.along(path), perspective.mind.along(path[1:])
        if mind is not other:
            for fluent in self._changed.between(other, mind):
                value = mind.value(fluent)
                if self._is_known(perspective, fluent, value) and self._is_known(
                    perspective, fluent, other.value(fluent)
                ):
                    yield self._ascribed(path, fluent, value)
        if len(path) == 1 or path[-1] is perspective.who:
            for fluent in self._matters(perspective):
                value = mind.value(fluent)
                if value is not UNKNOWN and value is other.value(fluent):
                    yield self._ascribed(path, fluent, value)

    def _ascribed(self, path: Path, fluent: Fluent, value: Value) -> Ascribed:
        found = self._ascribeds.get((path, fluent, value))
        if found is None:
            found = self._ascribeds[path, fluent, value] = self._new_ascribed(path, fluent, value)
        return found

    def _new_ascribed(self, path: Path, fluent: Fluent, value: Value) -> Ascribed:
        minds = tuple(who.name for who in path)
        is_open = value is UNKNOWN
        words = fluent_words(fluent) if is_open else self._spoken.text((), fluent, value)
        text = self._spoken.text(path, fluent, value)
        return Ascribed(text, minds, self._spoken.fact(fluent), self._spoken.value(value), words, is_open)

    def _matters(self, perspective: Perspective) -> tuple[Fluent, ...]:
        found = self._secrets.get(perspective.world)
        if found is None:
            found = self._secrets[perspective.world] = tuple(matters(perspective))
        return found


def lines(perspective: Perspective, ascribed: Iterable[Ascribed], weighty: frozenset[str]) -> tuple[str, ...]:
    """What others are taken to believe as a text has it: of secrets, and of ``weighty`` facts; a line for each mind.

    Whoever was not there missed a hundred things that are of no account. Minds within minds are told of secrets only,
    and only where somebody has a view.
    """
    secrets = {spelled_fluent(fluent) for fluent in matters(perspective)}
    told = secrets | weighty
    rows: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for a in ascribed:
        if a.fact in (told if len(a.minds) == 1 else secrets) and (len(a.minds) == 1 or not a.open):
            rows.setdefault((a.minds, a.open), []).append(a.words)
    labels = {who.name: name(who) for who in perspective.world.characters}
    return tuple(_line([labels[who] for who in minds], is_open, words) for (minds, is_open), words in rows.items())


def _line(minds: list[str], is_open: bool, words: list[str]) -> str:
    *outer, last = minds
    start = "".join(f"{who} believes that " for who in outer)
    return f"{start}{last} {'has no view on this' if is_open else 'believes'}: {'; '.join(words)}"


def matters(perspective: Perspective) -> Iterator[Fluent]:
    """The secrets that they have heard of, each as the fact that says whether it is so."""
    world = perspective.world
    for schema in world.fluents:
        if schema.secret:
            for args in world.arguments(schema.parameters):
                yield world.fluent(schema.name, args)


def _paths(perspective: Perspective, depth: int) -> Iterator[Path]:
    """Minds within minds, none within itself: the shallow ones first, by name."""
    people = sorted(perspective.world.characters, key=lambda who: who.name)
    paths: list[Path] = [(who,) for who in people if who is not perspective.who]
    for _ in range(depth):
        yield from paths
        paths = [(*path, who) for path in paths for who in people if who is not path[-1]]


def _own(perspective: Perspective, value: Value) -> tuple[Entity, ...]:
    """To have no view is said of the one who has none; what is believed is said as it is."""
    return (perspective.who,) if value is UNKNOWN else ()


def _age(held: Held) -> tuple[int, str]:
    return held.since or START, held.text


def _is_a(world: World, kind: str, type: str) -> bool:
    """Whether all of a kind are of a type."""
    seen, todo = {kind}, [kind]
    while todo:
        above = world.types.get(todo.pop())
        fresh = set(above.parents if above else ()) - seen
        seen |= fresh
        todo.extend(fresh)
    return type in seen
