"""What an expression can be: enough about types to tell a value that fits from one that cannot.

A *kind* lists types to which a value belongs all at once, as an entity does that is declared with two. An expression
has several kinds where it may turn out to be one thing or another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pasdedeux.model.formula import Expr
from pasdedeux.model.values import Entity, Unknown, Value
from pasdedeux.model.world import BOOLEAN, CHARACTER, NUMBER

Kind = tuple[str, ...]
TRUTHS: Kind = (BOOLEAN,)
NUMBERS: Kind = (NUMBER,)
NOTHING: Kind = ("?",)  # the value `?`, which every property can have that is not boolean
ANYTHING: Kind = ("*",)  # of what was reported already: fits everywhere, so that nothing else is said about it


class Typed(NamedTuple):
    """An expression with all that it can be."""

    expr: Expr
    kinds: tuple[Kind, ...]


class Kinds:
    """The types of one world, for questions about kinds. ``ancestors`` of a type include the type itself."""

    def __init__(self, ancestors: Mapping[str, frozenset[str]]) -> None:
        self.ancestors = ancestors

    def is_type(self, name: str) -> bool:
        """Whether a type of that name exists, built in or declared."""
        return name in (BOOLEAN, NUMBER) or name in self.ancestors

    def below(self, type: str, other: str) -> bool:
        """Whether every value of ``type`` is one of ``other``."""
        return type == other or other in self.ancestors.get(type, ())

    def fits(self, kind: Kind, type: str) -> bool:
        """Whether a value of that kind may stand where ``type`` is wanted."""
        if kind in (ANYTHING, NOTHING):
            return kind == ANYTHING or type != BOOLEAN
        return any(self.below(each, type) for each in kind)

    def all_fit(self, typed: Typed, type: str) -> bool:
        """Whether an expression is always a value of ``type``."""
        return all(self.fits(kind, type) for kind in typed.kinds)

    def is_character(self, kind: Kind) -> bool:
        """Whether a value of that kind is always a character."""
        return kind != NOTHING and self.fits(kind, CHARACTER)


def kind_of(value: Value) -> Kind:
    """The kind of one value."""
    match value:
        case bool():
            return TRUTHS
        case float():
            return NUMBERS
        case Entity():
            return value.types
        case Unknown():
            return NOTHING


def said(kinds: tuple[Kind, ...]) -> str:
    """The kinds in words: "a number or a place and item"."""
    names = {BOOLEAN: "a condition", NUMBER: "a number", "?": "unknown"}
    words = [names.get(kind[0], "") or f"a value of type {' and '.join(kind)}" for kind in dict.fromkeys(kinds)]
    return " or ".join(words)
