"""Where the variables of one declaration stand: each in its place in a list of codes, constants too.

A formula with variables is made ready once; to ground it, somebody writes codes into the list and asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from pasdedeux.engine.compile.facts import Code, coded
from pasdedeux.model.formula import Const, Term
from pasdedeux.model.ground import Ungroundable

Env = list[Code]


class Layout:
    """The list of one declaration: its parameters first, then other variables and constants as they turn up."""

    def __init__(self) -> None:
        self.env: Env = []
        self._constants: dict[Code, int] = {}
        self.fixed: set[int] = set()  # the places of constants

    def slot(self) -> int:
        """A new place for a variable."""
        self.env.append(-2)  # nothing stands here yet
        return len(self.env) - 1

    def constant(self, value: Code) -> int:
        """The place of a constant."""
        if value not in self._constants:
            self._constants[value] = self.slot()
            self.env[-1] = value
            self.fixed.add(self._constants[value])
        return self._constants[value]


class Scope:
    """The names that can be used in some part of a declaration. The ``shared`` one has none: it is that of all formulas
    that are bound already, so that parts which these have in common are made ready once.
    """

    def __init__(self, layout: Layout, names: dict[str, int], *, shared: bool = False) -> None:
        self.layout, self.names, self.shared = layout, names, shared

    def term(self, term: Term) -> int:
        """Where the value of a term stands."""
        if isinstance(term, Const):
            return self.layout.constant(coded(term.value))
        if term.name not in self.names:
            raise Ungroundable(f"nothing says what `{term.name}` stands for")
        return self.names[term.name]

    def terms(self, terms: Iterable[Term]) -> tuple[int, ...]:
        """Where the values of some terms stand."""
        return tuple(map(self.term, terms))

    def extended(self, name: str) -> tuple[Scope, int]:
        """The same with one variable more, and its place."""
        slot = self.layout.slot()
        return Scope(self.layout, {**self.names, name: slot}), slot

    def free(self, slots: Iterable[int]) -> frozenset[int]:
        """Those of some places in which variables stand."""
        return frozenset(slots) - self.layout.fixed


def getter(slots: Sequence[int]) -> Callable[[Env], tuple[Code, ...]]:
    """A function from a list of codes to those at some places."""
    if not slots:
        return lambda env: ()
    if len(slots) == 1:
        only = slots[0]
        return lambda env: (env[only],)
    return itemgetter(*slots)
