"""An event: one action bound to its arguments, ready to happen. Made by `ground.bind`, equal only to itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pasdedeux.model.evaluate import Reader, Truth
from pasdedeux.model.formula import Expr, Fluent
from pasdedeux.model.values import Entity, Unknown, Value, show
from pasdedeux.model.words import Slot, header_parts, quoted, say
from pasdedeux.model.world import Action, Rule, Speech

Argument = Value | Expr


@dataclass(frozen=True, eq=False, slots=True)
class Write:
    """One ground effect: where ``condition`` holds before the event, ``[path]fluent`` gets ``value`` read before it."""

    path: tuple[Entity, ...]
    fluent: Fluent
    condition: Expr
    value: Expr
    holds: Truth = field(repr=False)
    read: Reader = field(repr=False)


@dataclass(frozen=True, eq=False, slots=True)
class Event:
    """A bound action (or rule).

    ``precondition`` is ground; ``possible`` decides it in a state. ``writes`` are its effects on values (empty path)
    and on beliefs. ``observing`` has, for every character, whether they notice it, as a test of the state *before* it.
    ``secretly`` tells of an open event who notices it without being noticed; empty for others.
    ``unseen_by`` lists those whom the author lets miss this one occurrence. ``speech`` is ground.
    """

    source: Action | Rule
    args: tuple[Argument, ...]
    precondition: Expr
    possible: Truth = field(repr=False)
    writes: tuple[Write, ...] = field(repr=False)
    consents: tuple[Entity, ...]
    observing: Mapping[Entity, Truth] = field(repr=False)
    observing_formula: Mapping[Entity, Expr] = field(repr=False)
    speech: tuple[Speech, ...] = ()
    unseen_by: frozenset[Entity] = frozenset()
    secretly: Mapping[Entity, Truth] = field(default_factory=dict, repr=False)
    secretly_formula: Mapping[Entity, Expr] = field(default_factory=dict, repr=False)

    @property
    def open(self) -> bool:
        """Whether it is common knowledge among those who really notice it: see `Semantics.after`."""
        return isinstance(self.source, Action) and self.source.open

    @property
    def signature(self) -> str:
        """``name(arguments)``, as problem files and plans write it."""
        return f"{self.source.name}({', '.join(map(_show, self.args))})"

    @property
    def sentence(self) -> str:
        """The event in the words of its header ("Pierre reads the diary"); its signature where it has none."""
        if not isinstance(self.source, Action) or not self.source.header:
            return self.signature
        said = {p.name: _told(a) for p, a in zip(self.source.parameters, self.args, strict=False)}
        parts = header_parts(self.source.header)
        return " ".join("".join(said.get(p.parameter, "") if isinstance(p, Slot) else p for p in parts).split())

    def __repr__(self) -> str:
        return self.signature

    __str__ = __repr__


def _told(argument: Argument) -> str:
    return quoted(argument) if isinstance(argument, (bool, float, Entity, Unknown)) else say(argument)


def _show(argument: Argument) -> str:
    return show(argument) if isinstance(argument, (bool, float, Entity, Unknown)) else say(argument)
