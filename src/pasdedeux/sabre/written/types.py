"""Types as declared, in any order and in several places, put together."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.diagnostics.collector import Collector
from pasdedeux.diagnostics.diagnostic import Diagnostic, Label
from pasdedeux.model.world import BOOLEAN, CHARACTER, ENTITY, NUMBER, Type
from pasdedeux.sabre.written.brackets import NESTING, too_deep
from pasdedeux.sabre.written.syntax import EntityStatement, TypeStatement
from pasdedeux.sabre.written.tokens import Tokens

_VALUES = (BOOLEAN, NUMBER)
_Path = list[tuple[str, Iterator[str]]]


class Types:
    """The types of a file: built in, declared, or only mentioned as a parent or as the type of an entity."""

    def __init__(self, tokens: Tokens, mistakes: Collector) -> None:
        self.tokens, self.mistakes = tokens, mistakes
        self.places: dict[str, int] = {}  # the token that first names a type
        self.ancestors: dict[str, frozenset[str]] = {}
        self._depth: dict[str, int] = {}
        self._parents: dict[str, dict[str, int]] = {ENTITY: {}, CHARACTER: {ENTITY: -1}}

    def declare(self, statement: TypeStatement) -> None:
        """Add a type, or parents to one that is there."""
        name = self.tokens.words[statement.name]
        if name in _VALUES:
            self.mistakes.add(_built_in(self.tokens, statement.name))
            return
        self._mention(statement.name)
        for parent in statement.parents:
            if self._usable(parent):
                self._parents[name].setdefault(self.tokens.words[parent], parent)

    def of_entity(self, statement: EntityStatement) -> tuple[str, ...]:
        """The types of an entity, which need no other declaration."""
        return tuple(self.tokens.words[at] for at in statement.types if self._usable(at))

    def _usable(self, at: int) -> bool:
        if self.tokens.words[at] in _VALUES:
            self.mistakes.add(_built_in(self.tokens, at))
            return False
        self._mention(at)
        return True

    def _mention(self, at: int) -> None:
        name = self.tokens.words[at]
        self._parents.setdefault(name, {})
        self.places.setdefault(name, at)

    def finished(self) -> dict[str, Type]:
        """All types, parents that are implied left out. Cycles are reported, and broken."""
        for name, parents in self._parents.items():
            if name != ENTITY and not parents:
                parents[ENTITY] = -1
        for name in self._parents:
            self._find_ancestors(name)
        return {name: Type(name, self._direct(name)) for name in self._parents}

    def _direct(self, name: str) -> tuple[str, ...]:
        parents = self._parents[name]
        implied = [self.ancestors[parent] - {parent} for parent in parents]
        return tuple(p for p in parents if not any(p in above for above in implied))

    def _find_ancestors(self, root: str) -> None:
        """Depth first, with the path in a list, since a chain of types may be long."""
        path: _Path = [] if root in self.ancestors else [(root, iter(tuple(self._parents[root])))]
        on_path = {root}
        while path:
            name, parents = path[-1]
            parent = next(parents, None)
            if parent is None:
                self._found(name)
                on_path.discard(path.pop()[0])
            elif parent in on_path or self._depth.get(parent, len(path)) >= NESTING:
                self._refuse(name, parent, parent in on_path)
            elif parent not in self.ancestors:
                on_path.add(parent)
                path.append((parent, iter(tuple(self._parents[parent]))))

    def _found(self, name: str) -> None:
        parents = self._parents[name]
        self.ancestors[name] = frozenset((name,)).union(*(self.ancestors[p] for p in parents))
        self._depth[name] = 1 + max((self._depth[p] for p in parents), default=0)

    def _refuse(self, name: str, parent: str, cycle: bool) -> None:
        at = self._parents[name].pop(parent)
        place = at if at >= 0 else self.places.get(name, self.places.get(parent, 0))
        if cycle:
            self.mistakes.add(_cycle(self.tokens, place, name, parent, self.places))
        else:
            self.mistakes.add(too_deep(self.tokens, place, place + 1))


def _built_in(tokens: Tokens, at: int) -> Diagnostic:
    name = tokens.words[at]
    return Diagnostic(
        "P207",
        f"`{name}` is built in and stands for values, not for entities",
        tokens.at(at),
        consequence="It has neither parents nor children, and no entity belongs to it.",
        hint="use a type of your own: one that is mentioned need not be declared.",
    )


def _cycle(tokens: Tokens, at: int, name: str, parent: str, places: dict[str, int]) -> Diagnostic:
    labels: tuple[Label, ...] = ()
    if parent in places and places[parent] != at:
        labels = (Label(tokens.at(places[parent]), f"`{parent}` is named here"),)
    what = f"the type `{name}` would be its own parent"
    if name != parent:
        what = f"the types `{name}` and `{parent}` would each be a kind of the other"
    return Diagnostic(
        "P206",
        what,
        tokens.at(at),
        labels,
        consequence="Types that go round in a circle say nothing about what belongs to them.",
        hint=f"leave `{parent}` out here, or the other way where it is declared.",
    )


__all__ = ["Types"]
