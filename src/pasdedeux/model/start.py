"""The beginning: from the initial statements of a world to its first state.

Statements write entries ``[c1 .. ck] fluent = value``: what c1 believes that c2 believes ... Reading one that is not
written drops the last believer, so that everybody believes what is real unless told otherwise. A `Confined` fact is one
that only some know: outside of their circle it is something else, at whatever depth the circle is left.
"""

from __future__ import annotations

from collections.abc import Mapping

from pasdedeux.model.binding import ground_effects
from pasdedeux.model.event import Write
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Path
from pasdedeux.model.state import Values
from pasdedeux.model.values import Entity, Value
from pasdedeux.model.world import Confined, World

Entries = dict[tuple[Path, Fluent], Value]


class Circle:
    """Who shares a confined fact, and what everyone else believes of it."""

    def __init__(self, statement: Confined) -> None:
        self.among = frozenset(statement.among)
        self.otherwise = statement.otherwise


class Written:
    """The entries as the statements are executed, read as a state is read."""

    def __init__(self) -> None:
        self.entries: Entries = {}
        self.circles: dict[Fluent, Circle] = {}
        self.path: Path = ()

    def read(self, path: Path, fluent: Fluent) -> Value:
        """The entry, or that of the longest prefix of ``path`` that has one."""
        for end in range(len(path), -1, -1):
            if (path[:end], fluent) in self.entries:
                return self.entries[path[:end], fluent]
            circle = self.circles.get(fluent)
            if (
                circle is not None
                and end
                and path[end - 1] not in circle.among
                and circle.among.issuperset(path[: end - 1])
            ):
                return circle.otherwise
        return fluent.default

    def view(self, path: Path = ()) -> _View:
        """The entries as somebody's mind sees them."""
        return _View(self, path)


class _View:
    """`Written` read from inside a mind: what formulas need of a state."""

    def __init__(self, written: Written, path: Path) -> None:
        self._written, self._path = written, path
        self.values: Mapping[Fluent, Value] = _Lookup(written, path)

    def believed(self, who: Entity) -> _View:
        return _View(self._written, (*self._path, who))


class _Lookup(dict[Fluent, Value]):
    def __init__(self, written: Written, path: Path) -> None:
        super().__init__()
        self._written, self._path = written, path

    def get(self, fluent: Fluent, default: object = None) -> Value:
        return self._written.read(self._path, fluent)


class Begun:
    """The state that the statements describe, before any rule: a draft whose beliefs are made on demand."""

    changed = None  # nothing was settled before

    def __init__(
        self, values: Values, entries: Entries, circles: Mapping[Fluent, Circle], made: dict[object, Begun]
    ) -> None:
        self.values, self._entries, self._circles, self._made = values, entries, circles, made
        self._beliefs: dict[Entity, Begun] = {}

    @staticmethod
    def of(world: World) -> Begun:
        """The beginning of ``world``.

        Raises:
            ArithmeticError, Ungroundable: if a statement has no meaning.
        """
        written = Written()
        for statement in world.initial:
            if isinstance(statement, Confined):
                written.circles[statement.fact] = Circle(statement)
            else:
                _execute(ground_effects(statement, world), written)
        values = Values.of({f: v for (path, f), v in written.entries.items() if not path})
        deeper = {(path, f): v for (path, f), v in written.entries.items() if path}
        return _once(values, deeper, written.circles, {})

    def origin(self) -> tuple[None, frozenset[Entity]]:
        """Nothing was before."""
        return None, frozenset()

    def believed(self, who: Entity) -> Begun:
        """What ``who`` believes: the values here, their own entries on top, nobody else's errors."""
        found = self._beliefs.get(who)
        if found is None:
            found = self._beliefs[who] = self._inside(who)
        return found

    def _inside(self, who: Entity) -> Begun:
        left = {f: c.otherwise for f, c in self._circles.items() if who not in c.among}
        shared = {f: c for f, c in self._circles.items() if who in c.among}
        here = {f: v for (path, f), v in self._entries.items() if path == (who,)}
        own = {(path, f): v for (path, f), v in self._entries.items() if path[0] is who and len(path) > 1}
        inner = {(path[1:], f): v for (path, f), v in own.items()}
        values = self.values.with_changes({**left, **here})
        return _once(values, {**own, **inner}, shared, self._made)


def _execute(writes: tuple[Write, ...], written: Written) -> None:
    """Read everything, then write everything."""
    before = written.view()
    values = [((w.path, w.fluent), w.read(before)) for w in writes if w.holds(before)]
    written.entries.update(values)


def _once(values: Values, entries: Entries, circles: Mapping[Fluent, Circle], made: dict[object, Begun]) -> Begun:
    """One draft for each combination, so that the graph of beliefs closes."""
    key = (values, frozenset((k, type(v), v) for k, v in entries.items()), frozenset(circles))
    if key not in made:
        made[key] = Begun(values, entries, circles, made)
    return made[key]
