"""Values and the things that carry them: entities, `?`, and the one order in which values are sorted.

A value is a truth value, a number, an entity or *unknown*. Booleans and numbers are kept apart although Python
says ``True == 1.0``: compare values with :func:`same`, never with ``==``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import Enum
from typing import Final


class Unknown(Enum):
    """The type of the one value `?`: a definite "no idea", equal to itself."""

    UNKNOWN = "?"

    def __repr__(self) -> str:
        return "?"

    __str__ = __repr__


UNKNOWN: Final = Unknown.UNKNOWN


@dataclass(frozen=True, eq=False, slots=True)
class Entity:
    """Somebody or something that a story names. Entities are equal only to themselves.

    ``number`` is its place in the world's order (characters first, each group as declared); ``types`` are the
    types as declared, without their ancestors; ``label`` is how prose refers to it ("the diary").
    """

    name: str
    number: int
    types: tuple[str, ...]
    is_character: bool = False
    label: str = field(default="")

    def __repr__(self) -> str:
        return self.name

    __str__ = __repr__


Value = bool | float | Entity | Unknown


def same(left: object, right: object) -> bool:
    """Whether two values are one: `?` equals `?`, and a truth value never equals a number."""
    return left is right or (type(left) is type(right) and left == right)


def order(value: Value) -> tuple[int, float]:
    """A sort key: ``False < True < ? < numbers < entities``."""
    match value:
        case bool():
            return (0, float(value))
        case Unknown():
            return (1, 0.0)
        case float():
            return (2, value)
        case Entity():
            return (3, value.number)


def number(value: float) -> float:
    """``value`` as a number of a story.

    Raises:
        ArithmeticError: for a result that is not a number, infinite or minus zero: none of them has a meaning here.
    """
    result = float(value)
    if math.isnan(result) or math.isinf(result):
        raise ArithmeticError(f"{result} is not a number that a story can hold")
    if result == 0.0 and math.copysign(1.0, result) < 0:
        raise ArithmeticError("minus zero is not a number that a story can hold")
    return result


def show(value: Value) -> str:
    """The value as a problem file writes it: ``True``, ``?``, ``3``, ``2.5``, ``Katya``."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
