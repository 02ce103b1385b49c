"""What of a condition makes it true in a state, as far as surprise corrects it: `model.reads.literals` on a task."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pasdedeux.engine.plain.formulas import Formulas, Reader, Test, View
from pasdedeux.engine.plain.table import COMPARISONS, Path, children
from pasdedeux.engine.plain.values import Value
from pasdedeux.model.evaluate import compare


@dataclass(frozen=True, slots=True)
class Literal:
    """One comparison of a condition. ``settable`` are the fluents that surprise may correct, ``exact`` those that are
    set to what they really are; the others become unknown.
    """

    holds: Test
    settable: tuple[tuple[Path, int, bool], ...]


Literals = Callable[[View], Iterable[Literal]]


class LiteralsOf:
    """The literals of a task's formulas."""

    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas

    def of(self, place: int, path: Path = ()) -> Literals:
        """The literals of the clauses of a formula that are true in a state, read in the minds of ``path``."""
        row = self.formulas.table[place]
        match row:
            case ("value", _) | ("number", _):
                return lambda state: ()
            case ("fluent", _):
                one = (self._literal("==", self.formulas.test(place), place, path),)
                return lambda state: one
            case ("believes", int(who), int(body)):
                inner = self.of(body, (*path, who))
                return lambda state: () if (mind := state.believed(who)) is None else inner(mind)
            case ("and", *_):
                every = [self.of(part, path) for part in children(row)]
                return lambda state: [literal for part in every for literal in part(state)]
            case ("or", *_):
                some = [(self.formulas.test(part), self.of(part, path)) for part in children(row)]
                return lambda state: [literal for holds, part in some if holds(state) for literal in part(state)]
            case ("if", *_):
                return self._choice(children(row), path)
        return self._comparison(place, path)

    def _choice(self, rows: tuple[int, ...], path: Path) -> Literals:
        of = self.of
        ladder = [
            (self.formulas.test(rows[at]), of(rows[at], path), of(rows[at + 1], path), of(rows[at + 2], path))
            for at in range(0, len(rows) - 1, 3)
        ]
        last = of(rows[-1], path)

        def chosen(state: View) -> Iterable[Literal]:
            passed: list[Literal] = []
            for holds, condition, refused, value in ladder:
                if holds(state):
                    return [*passed, *condition(state), *value(state)]
                passed.extend(refused(state))
            return [*passed, *last(state)]

        return chosen

    def _comparison(self, place: int, path: Path) -> Literals:
        """Two facts whose values are no numbers are compared by way of the value that the second has."""
        formulas = self.formulas
        row = formulas.table[place]
        op, kinds = str(row[0]), formulas.layout.kinds
        read = tuple(formulas.reads(place))
        if op not in COMPARISONS or len(read) != 2 or any(kinds[fluent] == "number" for _, fluent in read):
            one = (self._literal(op, formulas.test(place), place, path),)
            return lambda state: one
        left, right = int(row[1]), int(row[2])
        value_of, by_value = formulas.reader(right), dict[Value | None, tuple[Literal, ...]]()

        def through(state: View) -> tuple[Literal, ...]:
            value = value_of(state)
            if value not in by_value:
                sides = ((op, left), ("==", right))
                by_value[value] = tuple(
                    self._literal(each, _against(each, formulas.reader(side), value), side, path)
                    for each, side in sides
                )
            return by_value[value]

        return through

    def _literal(self, op: str, holds: Test, place: int, path: Path) -> Literal:
        kinds = self.formulas.layout.kinds
        settable = tuple(
            (deep, fluent, op == "==" or kinds[fluent] == "boolean")
            for deep, fluent in self.formulas.reads(place, path)
        )
        return Literal(_within(path, holds), settable)


def _against(op: str, reader: Reader, value: Value | None) -> Test:
    def holds(state: View) -> bool:
        one = reader(state)
        return one is not None and value is not None and compare(op, one, value)

    return holds


def _within(path: Path, test: Test) -> Test:
    if not path:
        return test

    def holds(state: View) -> bool:
        inner: View | None = state
        for who in path:
            inner = None if inner is None else inner.believed(who)
        return inner is not None and test(inner)

    return holds
