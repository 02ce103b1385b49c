"""Facts while a world is compiled: which values each fluent can ever have, in reality or in any mind.

The sets only grow, and are larger than what can really come about rather than smaller. Where one is complete and has
one value in it, the fluent is a constant. Values are codes here, as in a task; a number is ``("#", 2.5)``, so that
nothing takes 1 for true, and ANY stands for all numbers at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from pasdedeux.engine.task import ENTITIES, FALSE, TRUE, UNKNOWN
from pasdedeux.model.formula import Fluent
from pasdedeux.model.state import State
from pasdedeux.model.values import UNKNOWN as NO_IDEA
from pasdedeux.model.values import Entity, Unknown, Value
from pasdedeux.model.world import NUMBER, World

Code = int | tuple[str, float]
Row = tuple[Code, ...]  # the arguments of a fact and a value of it
ANY: Code = -1


def coded(value: Value) -> Code:
    """The code of a value."""
    match value:
        case bool():
            return TRUE if value else FALSE
        case Unknown():
            return UNKNOWN
        case Entity():
            return ENTITIES + value.number
    return ("#", value)


class Fact:
    """One fluent with the values that it can have; those marked true have been taken account of everywhere."""

    __slots__ = ("args", "flows", "fluent", "relation", "values")

    def __init__(self, relation: Relation, args: tuple[Code, ...], fluent: Fluent, values: Iterable[Code]) -> None:
        self.relation, self.args, self.fluent = relation, args, fluent
        self.values: dict[Code, bool] = dict.fromkeys(values, True)
        self.flows: list[Fact] = []  # those that may be given the value of this one

    @property
    def constant(self) -> Code | None:
        """The only value that it can ever have, if there is only one."""
        if len(self.values) == 1:
            (only,) = self.values
            return None if only == ANY else only
        return None


class Relation:
    """All fluents of one name and number of arguments, and what is waiting for values of them."""

    def __init__(self, facts: Facts, name: str, arity: int) -> None:
        self.name, self.arity, self._facts = name, arity, facts
        self.schemas = [s for s in facts.world.schemas(name) if len(s.parameters) == arity]
        self.defaults = frozenset(coded(s.default) for s in self.schemas)
        self.numeric = any(s.kind == NUMBER for s in self.schemas)
        self.known: dict[tuple[Code, ...], Fact | None] = {}
        self.size = 0
        self._indexes: dict[tuple[int, ...], dict[Row, list[Row]]] = {}

    def fact(self, args: tuple[Code, ...]) -> Fact | None:
        """The fact with these arguments; None if it is not declared for them."""
        if args not in self.known:
            try:
                fluent = self._facts.world.fluent(self.name, tuple(map(self._facts.value, args)))
            except KeyError:
                self.known[args] = None
            else:
                self.known[args] = Fact(self, args, fluent, (coded(fluent.default),))
        return self.known[args]

    def index(self, positions: tuple[int, ...]) -> dict[Row, list[Row]]:
        """The rows that are no default, by what stands at some positions; kept up to date."""
        found = self._indexes.get(positions)
        if found is None:
            found = self._indexes[positions] = {}
            for fact in self.known.values():
                for value, done in fact.values.items() if fact else ():
                    if done:
                        row = (*fact.args, value) if fact else ()
                        found.setdefault(tuple(row[p] for p in positions), []).append(row)
        return found

    def enter(self, row: Row) -> None:
        """Take account of a new row."""
        self.size += 1
        for positions, index in self._indexes.items():
            index.setdefault(tuple(row[p] for p in positions), []).append(row)

    @property
    def uniform(self) -> bool:
        """Whether each fact has one value so far."""
        return all(fact is None or len(fact.values) == 1 for fact in self.known.values())


class Facts:
    """All facts of a world. ``new`` are the values that were added and have not been taken account of."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._entities = {coded(e): e for e in world.entities}
        self._relations: dict[tuple[str, int], Relation] = {}
        self.new: deque[tuple[Fact, Code]] = deque()

    def begin(self, states: Sequence[State]) -> None:
        """The values that fluents have in some states, all others having their defaults."""
        for fluent in dict.fromkeys(f for state in states for f in state.values):
            found = dict.fromkeys(coded(state.values.get(fluent, fluent.default)) for state in states)
            args = tuple(map(coded, fluent.args))
            relation = self.relation(fluent.name, len(args))
            relation.known[args] = Fact(relation, args, fluent, found)
            relation.size += len(found)

    def relation(self, name: str, arity: int) -> Relation:
        """The fluents of that name and number of arguments."""
        found = self._relations.get((name, arity))
        if found is None:
            found = self._relations[name, arity] = Relation(self, name, arity)
        return found

    def of(self, fluent: Fluent) -> Fact:
        """The fact of a fluent.

        Raises:
            KeyError: for a fluent of another world.
        """
        fact = self.relation(fluent.name, len(fluent.args)).fact(tuple(map(coded, fluent.args)))
        if fact is None or fact.fluent is not fluent:
            raise KeyError(fluent)
        return fact

    def value(self, code: Code) -> Value:
        """What a code stands for."""
        if isinstance(code, tuple):
            return code[1]
        return (False, True, NO_IDEA)[code] if code < ENTITIES else self._entities[code]

    def add(self, fact: Fact, value: Code) -> None:
        """A fact can have one value more."""
        if value not in fact.values:
            fact.values[value] = False
            self.new.append((fact, value))

    def flow(self, source: Fact, target: Fact) -> None:
        """Whatever ``source`` can be, ``target`` can be."""
        if target not in source.flows:
            source.flows.append(target)
            for value in tuple(source.values):
                self.add(target, value)

    def next(self) -> tuple[Fact, Row] | None:
        """A new value, from now on taken account of; all that may be given it can have it too."""
        if not self.new:
            return None
        fact, value = self.new.popleft()
        for other in fact.flows:
            self.add(other, value)
        fact.values[value] = True
        row = (*fact.args, value)
        fact.relation.enter(row)
        return fact, row

    def varying(self) -> list[Fact]:
        """The facts that are no constants, as declared, arguments in order."""
        order = {name: i for i, name in enumerate(dict.fromkeys(s.name for s in self.world.fluents))}
        found = [f for r in self._relations.values() for f in r.known.values() if f is not None and f.constant is None]
        return sorted(found, key=lambda f: (order[f.fluent.name], len(f.args), [_order(a) for a in f.args]))


def _order(code: Code) -> tuple[float, float]:
    return (0.0, float(code)) if isinstance(code, int) else (1.0, code[1])
