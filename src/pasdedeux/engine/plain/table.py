"""The table of formulas, as it stands: what each is made of, and what it reads."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.engine.task import FormulaCode, Task

COMPARISONS = ("==", "!=", ">", "<", ">=", "<=")
ARITHMETIC = ("+", "-", "*", "/")

Path = tuple[int, ...]


class Table:
    """The formulas of a task by their places; more may be added."""

    def __init__(self, task: Task) -> None:
        self.table = list(task.formulas)
        self._paths: dict[int, frozenset[Path]] = {}

    def paths(self, place: int) -> frozenset[Path]:
        """The minds that a formula looks into, () for no mind."""
        found = self._paths.get(place)
        if found is None:
            found = self._paths[place] = frozenset(path for path, _ in self.reads(place))
        return found

    def added(self, row: FormulaCode) -> int:
        """The place of one more formula."""
        self.table.append(row)
        return len(self.table) - 1

    def flat(self, place: int) -> bool:
        """Whether a formula looks into no mind."""
        return not any(self.paths(place))

    def constant(self, place: int) -> bool:
        """Whether a formula reads nothing: it is the same in every mind."""
        return next(self.reads(place), None) is None

    def calculates(self, place: int) -> bool:
        """Whether a formula may have no value: it calculates."""
        row = self.table[place]
        return row[0] in ARITHMETIC or any(map(self.calculates, children(row)))

    def parts(self, place: int) -> Iterator[int]:
        """The formulas of which a conjunction is made, at any depth; any other formula itself."""
        row = self.table[place]
        if row[0] == "and":
            for part in children(row):
                yield from self.parts(part)
        else:
            yield place

    def reads(self, place: int, path: Path = ()) -> Iterator[tuple[Path, int]]:
        """Each fluent that a formula reads, with the minds in which it is read, in the order of the text."""
        match self.table[place]:
            case ("fluent", int(fluent)):
                yield path, fluent
            case ("believes", int(who), int(body)):
                yield from self.reads(body, (*path, who))
            case ("if", *rows):
                for at, row in enumerate(rows):
                    if at % 3 != 1 or at == len(rows) - 1:  # the negation of a condition reads what that reads
                        yield from self.reads(int(row), path)
            case row:
                for child in children(row):
                    yield from self.reads(child, path)


def children(row: FormulaCode) -> tuple[int, ...]:
    """The places of the formulas that a row is made of."""
    if row[0] in ("value", "number", "fluent"):
        return ()
    return tuple(map(int, row[2:] if row[0] == "believes" else row[1:]))
