"""Somebody's wants line by line: what each counts for in a state, and how it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pasdedeux.analysis.wording import literal_words
from pasdedeux.model.evaluate import Reader, reader, truth
from pasdedeux.model.formula import Arith, Const, Expr, If, Quantified, is_condition
from pasdedeux.model.ground import ground
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity
from pasdedeux.model.words import say
from pasdedeux.model.world import Want, World


@dataclass(frozen=True, eq=False, slots=True)
class Wanted:
    """One line of somebody's wants, ready to be weighed in a state. ``label`` says a line that is a number."""

    weight: float
    condition: Expr
    label: str
    value: Reader = field(repr=False)

    def worth(self, state: State) -> float:
        """What the line counts for in ``state``; 0 where its value is unknown."""
        value = self.value(state)
        return self.weight * float(value) if isinstance(value, bool | float) else 0.0

    def open(self, state: State) -> bool:
        """Whether more of it could be had: a want that is not so, a dislike that is; a number always."""
        value = self.value(state)
        return value is (self.weight < 0) if isinstance(value, bool) else True

    def words(self) -> str:
        """The want as an object of "wants": "that Pierre is contrite (worth 3)"."""
        if self.label:
            return f"more of this: {self.label}"
        if self.weight < 0:
            return f"an end to this: {literal_words(self.condition)} (worth {-self.weight:g})"
        return f"that {literal_words(self.condition)} (worth {self.weight:g})"


def wants_of(world: World, who: Entity) -> tuple[Wanted, ...]:
    """The lines of somebody's wants: those that count while something is so, then the numbers added to them."""
    utility = world.utilities[who]
    lines = [_line(world, want) for want in utility.wants]
    known = [If(((want.condition, Const(want.weight)),), Const(0.0)) for want in utility.wants]
    for addend in _addends(utility.value):
        if addend in known:
            known.remove(addend)
        elif addend != Const(0.0):
            lines.append(_number(world, addend))
    return tuple(lines)


def _line(world: World, want: Want) -> Wanted:
    condition = ground(want.condition, world)
    return Wanted(want.weight, condition, "", truth(condition))


def _number(world: World, expr: Expr) -> Wanted:
    grounded = ground(expr, world)
    if is_condition(grounded):
        return Wanted(1.0, grounded, "", truth(grounded))
    return Wanted(1.0, grounded, _number_words(expr, grounded), reader(grounded))


def _addends(expr: Expr) -> Iterator[Expr]:
    """The terms of a sum, left to right."""
    if isinstance(expr, Arith) and expr.op == "+":
        yield from _addends(expr.left)
        yield from _addends(expr.right)
    else:
        yield expr


def _number_words(expr: Expr, grounded: Expr) -> str:
    match expr:
        case Quantified("sum", var, type, If(((condition, Const(1.0)),), Const(0.0))):
            return f"the number of {type} {var} with {say(condition)}"
        case Quantified():
            return say(expr)
    return say(grounded)
