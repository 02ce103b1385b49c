"""A problem file as written: its statements and expressions, before any name is looked up.

Numbers in these trees are places in the list of tokens: ``low`` up to, but without, ``high`` is the text of a node.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pasdedeux.model.formula import Comparison, Operator


@dataclass(frozen=True, slots=True)
class Leaf:
    """One word: a value, an entity or a variable."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Call:
    """``name(arguments)``: the name stands at ``low``, each argument is one token."""

    low: int
    high: int
    args: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Belief:
    """``believes(who, body)``."""

    low: int
    high: int
    who: int
    body: Node


@dataclass(frozen=True, slots=True)
class Several:
    """Parts joined by ``&`` or ``|``."""

    low: int
    high: int
    sign: Literal["&", "|"]
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """``!body``."""

    low: int
    high: int
    body: Node


@dataclass(frozen=True, slots=True)
class Choice:
    """``if(c) e elseif(c) e else e``; ``otherwise`` is None where there is no ``else``."""

    low: int
    high: int
    cases: tuple[tuple[Node, Node], ...]
    otherwise: Node | None


@dataclass(frozen=True, slots=True)
class Quantifier:
    """``forall(v : T) body``, and so on; ``var`` and ``type`` are tokens."""

    low: int
    high: int
    kind: Literal["forall", "exists", "sum", "product"]
    var: int
    type: int
    body: Node


@dataclass(frozen=True, slots=True)
class Assignment:
    """``target = value``."""

    low: int
    high: int
    target: Node
    value: Node


@dataclass(frozen=True, slots=True)
class Relation:
    """Two expressions compared."""

    low: int
    high: int
    op: Comparison
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Constraint:
    """``body : type``; ``type`` is a token."""

    low: int
    high: int
    body: Node
    type: int


@dataclass(frozen=True, slots=True)
class Calculation:
    """Two expressions combined."""

    low: int
    high: int
    op: Operator
    left: Node
    right: Node


Node = (
    Leaf | Call | Belief | Several | Negation | Choice | Quantifier | Assignment | Relation | Constraint | Calculation
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A parameter: ``name : type``, or, where ``type`` is None, a constant."""

    name: int
    type: int | None


@dataclass(frozen=True, slots=True)
class TypeStatement:
    """``type name : parents``."""

    name: int
    parents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EntityStatement:
    """``entity name : types``."""

    name: int
    types: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PropertyStatement:
    """``property name(slots) : type``. ``high`` is the end of the head."""

    name: int
    high: int
    slots: tuple[Slot, ...]
    type: int


@dataclass(frozen=True, slots=True)
class EventStatement:
    """An action or a trigger. ``high`` is the end of its head; a part that is not there is None."""

    kind: Literal["action", "trigger"]
    name: int
    high: int
    slots: tuple[Slot, ...]
    precondition: Node | None = None
    effect: Node | None = None
    consenting: tuple[int, ...] = ()
    observer: Slot | None = None
    observing: Node | None = None


@dataclass(frozen=True, slots=True)
class UtilityStatement:
    """``utility(who): value``; nobody is the author."""

    low: int
    who: int | None
    value: Node


@dataclass(frozen=True, slots=True)
class InitialStatement:
    """A statement of what is so at the start."""

    effect: Node


Statement = TypeStatement | EntityStatement | PropertyStatement | EventStatement | UtilityStatement | InitialStatement
