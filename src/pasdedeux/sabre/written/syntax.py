"""A problem file as written: its statements and expressions, before any name is looked up.

Numbers in these trees are places in the list of tokens: ``low`` up to, but without, ``high`` is the text of a node.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from pasdedeux.model.formula import Comparison, Operator


class Leaf(NamedTuple):
    """One word: a value, an entity or a variable."""

    low: int
    high: int


class Call(NamedTuple):
    """``name(arguments)``: the name stands at ``low``, each argument is one token."""

    low: int
    high: int
    args: tuple[int, ...]


class Belief(NamedTuple):
    """``believes(who, body)``."""

    low: int
    high: int
    who: int
    body: Node


class Several(NamedTuple):
    """Parts joined by ``&`` or ``|``."""

    low: int
    high: int
    sign: Literal["&", "|"]
    parts: tuple[Node, ...]


class Negation(NamedTuple):
    """``!body``."""

    low: int
    high: int
    body: Node


class Choice(NamedTuple):
    """``if(c) e elseif(c) e else e``; ``otherwise`` is None where there is no ``else``."""

    low: int
    high: int
    cases: tuple[tuple[Node, Node], ...]
    otherwise: Node | None


class Quantifier(NamedTuple):
    """``forall(v : T) body``, and so on; ``var`` and ``type`` are tokens."""

    low: int
    high: int
    kind: Literal["forall", "exists", "sum", "product"]
    var: int
    type: int
    body: Node


class Assignment(NamedTuple):
    """``target = value``."""

    low: int
    high: int
    target: Node
    value: Node


class Relation(NamedTuple):
    """Two expressions compared."""

    low: int
    high: int
    op: Comparison
    left: Node
    right: Node


class Constraint(NamedTuple):
    """``body : type``; ``type`` is a token."""

    low: int
    high: int
    body: Node
    type: int


class Calculation(NamedTuple):
    """Two expressions combined."""

    low: int
    high: int
    op: Operator
    left: Node
    right: Node


Node = (
    Leaf | Call | Belief | Several | Negation | Choice | Quantifier | Assignment | Relation | Constraint | Calculation
)


class Slot(NamedTuple):
    """A parameter: ``name : type``, or, where ``type`` is None, a constant."""

    name: int
    type: int | None


class TypeStatement(NamedTuple):
    """``type name : parents``."""

    name: int
    parents: tuple[int, ...]


class EntityStatement(NamedTuple):
    """``entity name : types``."""

    name: int
    types: tuple[int, ...]


class PropertyStatement(NamedTuple):
    """``property name(slots) : type``. ``high`` is the end of the head."""

    name: int
    high: int
    slots: tuple[Slot, ...]
    type: int


class EventStatement(NamedTuple):
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


class UtilityStatement(NamedTuple):
    """``utility(who): value``; nobody is the author."""

    low: int
    who: int | None
    value: Node


class InitialStatement(NamedTuple):
    """A statement of what is so at the start."""

    effect: Node


Statement = TypeStatement | EntityStatement | PropertyStatement | EventStatement | UtilityStatement | InitialStatement
