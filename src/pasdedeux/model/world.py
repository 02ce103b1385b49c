"""The world: everything that an author declares, before anything happens.

A `World` is never a possible world: it is the declaration from which states are made (`start.py`), actions are bound
(`ground.py`) and events happen (`semantics.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pasdedeux.diagnostics.span import Span
from pasdedeux.model.evaluate import Known
from pasdedeux.model.formula import TRUE, Assign, Claim, Effects, Expr, Fluent, Term, Var
from pasdedeux.model.unique import Unique
from pasdedeux.model.values import UNKNOWN, Entity, Value

BOOLEAN = "boolean"  # true or false, false by default, never unknown
TRUTH = "truth"  # true, false or unknown, unknown by default: the type of secrets
NUMBER = "number"  # a double, 0 by default
CLAIM = "claim"  # of parameters only: any formula that somebody can assert
ENTITY = "entity"
CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class Type:
    """A kind of entity, with the kinds that it belongs to."""

    name: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A slot of a fact or an action: a variable of a type, or a constant that is always the same."""

    type: str = ""
    name: str = ""
    constant: Value | None = None


@dataclass(frozen=True, slots=True)
class FluentSchema:
    """A declared fact. ``kind`` is the type of its values.

    ``gloss`` is how it is said, with ``{1}``, ``{2}`` for arguments and ``{value}``; empty where the name speaks for
    itself. ``secret`` marks facts that characters keep, tell and ask about.
    """

    name: str
    parameters: tuple[Parameter, ...]
    kind: str
    default: Value
    gloss: str = ""
    secret: bool = False
    span: Span | None = field(default=None, compare=False)


SpeechKind = Literal["says", "asks", "promises", "threatens"]


@dataclass(frozen=True, slots=True)
class Speech:
    """What an act does as a speech act, for the analysis: who addresses whom, about which claim.

    ``to`` is empty when it is said to everyone who notices. ``promises`` with ``secret=True`` promises silence on the
    claim; otherwise it promises to make the claim so.
    """

    kind: SpeechKind
    speaker: Term
    to: tuple[Term, ...]
    claim: Expr
    secret: bool = False


@dataclass(frozen=True, eq=False)
class Action:
    """Something that can be done: a pattern of events.

    ``consents`` are the characters who must have a reason (none: only the author moves it). ``observing`` is the
    condition, with its variable, under which a character notices it; None means that everybody does. ``header`` is the
    sentence in which it is told, ``{name}`` for parameters; empty for actions of problem files.
    """

    name: str
    parameters: tuple[Parameter, ...] = ()
    precondition: Expr = TRUE
    effects: Effects = ()
    consents: tuple[Term, ...] = ()
    observing: tuple[str, Expr] | None = None
    header: str = ""
    speech: tuple[Speech, ...] = ()
    about: str = ""
    # Seen openly: those who really notice it know that all of them do, whatever they thought of each other before.
    open: bool = False
    secretly: tuple[str, Expr] | None = None  # who notices an open action without being noticed: an eavesdropper
    staging: bool = False  # moved by a scene heading, not told as a sentence
    span: Span | None = None

    def __repr__(self) -> str:
        return f"{self.name}({', '.join(p.name or str(p.constant) for p in self.parameters)})"


@dataclass(frozen=True, eq=False)
class Rule:
    """Something that happens by itself, in reality and in minds alike, whenever its condition holds."""

    name: str
    parameters: tuple[Parameter, ...] = ()
    condition: Expr = TRUE
    effects: Effects = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Confined:
    """An initial statement: ``fact`` is common knowledge among ``among``; everybody else, and everybody in the mind of
    anybody else, believes ``otherwise`` of it.
    """

    fact: Fluent
    among: tuple[Entity, ...]
    otherwise: Value = UNKNOWN


@dataclass(frozen=True, slots=True)
class Want:
    """One line of somebody's wants: ``weight`` counts while ``condition`` holds. A utility is the sum of its wants."""

    weight: float
    condition: Expr
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Utility:
    """What somebody wants, as a number: more is better. ``wants`` are its lines where it was declared as a sum."""

    value: Expr
    wants: tuple[Want, ...] = ()


# A top-level part of an initial statement: its effects read and write at once; parts run one after the other.
Initial = Effects | Confined


@dataclass(frozen=True, eq=False)
class World:
    """All declarations. Utilities are keyed by character, the author's by None."""

    name: str
    types: Mapping[str, Type]
    entities: tuple[Entity, ...]
    fluents: tuple[FluentSchema, ...]
    actions: tuple[Action, ...]
    rules: tuple[Rule, ...] = ()
    initial: tuple[Initial, ...] = ()
    utilities: Mapping[Entity | None, Utility] = field(default_factory=dict)
    _ground: dict[object, Fluent] = field(default_factory=dict, repr=False)
    # What `ground.py` has worked out: ground formulas, each once; parts of declared ones with what they are once
    # ground, and with their free variables.
    unique: Unique = field(default_factory=Unique, repr=False)
    grounded: dict[object, tuple[Expr, Expr]] = field(default_factory=dict, repr=False)
    free: dict[int, tuple[Expr, tuple[str, ...]]] = field(default_factory=dict, repr=False)
    truths: Known = field(default_factory=dict, repr=False)

    @cached_property
    def characters(self) -> tuple[Entity, ...]:
        """Everyone who can believe something, in order; a character's ``number`` is its index here."""
        return tuple(e for e in self.entities if e.is_character)

    @cached_property
    def by_name(self) -> Mapping[str, Entity]:
        """Entities by name."""
        return {entity.name: entity for entity in self.entities}

    @cached_property
    def _ancestors(self) -> Mapping[str, frozenset[str]]:
        known: dict[str, frozenset[str]] = {}
        for name in self.types:
            seen, todo = {name}, [name]
            while todo:
                for parent in self.types[todo.pop()].parents:
                    if parent not in seen:
                        seen.add(parent)
                        todo.append(parent)
            known[name] = frozenset(seen)
        return known

    def is_a(self, value: Value, type: str) -> bool:
        """Whether a value belongs to a type (or one of the built-in kinds)."""
        if isinstance(value, Entity):
            return any(type in self._ancestors[t] for t in value.types)
        if isinstance(value, bool):
            return type in (BOOLEAN, TRUTH)
        return isinstance(value, float) and type == NUMBER

    def values_of(self, type: str) -> tuple[Value, ...]:
        """All values of a finite type, in order. ``boolean`` has False and True.

        Raises:
            ValueError: for ``number``, which has no end.
        """
        if type in (BOOLEAN, TRUTH):
            return (False, True)
        if type == NUMBER:
            raise ValueError("numbers cannot be listed")
        return self._members.get(type, ())

    @cached_property
    def _members(self) -> Mapping[str, tuple[Entity, ...]]:
        return {type: tuple(e for e in self.entities if self.is_a(e, type)) for type in self.types}

    @cached_property
    def _schemas(self) -> Mapping[str, tuple[FluentSchema, ...]]:
        found: dict[str, tuple[FluentSchema, ...]] = {}
        for schema in self.fluents:
            found[schema.name] = (*found.get(schema.name, ()), schema)
        return found

    def schemas(self, name: str) -> tuple[FluentSchema, ...]:
        """The declarations of a fact's name: several where it is overloaded by types."""
        return self._schemas.get(name, ())

    def schema(self, name: str, args: tuple[Value, ...]) -> FluentSchema | None:
        """The first declaration that fits the arguments."""
        return next((s for s in self.schemas(name) if self._fits(s, args)), None)

    def _fits(self, schema: FluentSchema, args: tuple[Value, ...]) -> bool:
        return len(schema.parameters) == len(args) and all(map(self.accepts, schema.parameters, args))

    def accepts(self, parameter: Parameter, value: object) -> bool:
        """Whether a parameter takes this argument."""
        if parameter.type == CLAIM:
            return not isinstance(value, (bool, float, Entity))
        if parameter.constant is not None:
            return type(parameter.constant) is type(value) and parameter.constant == value
        return isinstance(value, (bool, float, Entity)) and self.is_a(value, parameter.type)

    def fluent(self, name: str, args: tuple[Value, ...] = ()) -> Fluent:
        """The ground fluent of that name and arguments, one object for each.

        Raises:
            KeyError: if no declaration fits.
        """
        key = (name, tuple((type(a), a) for a in args))
        found = self._ground.get(key)
        if found is None:
            schema = self.schema(name, args)
            if schema is None:
                raise KeyError(f"{name}({', '.join(map(str, args))})")
            found = Fluent(name, args, schema.kind, schema.default, len(self._ground), _gloss(schema, args))
            self._ground[key] = found
        return found

    def all_fluents(self) -> Iterable[Fluent]:
        """Every ground fluent, declaration by declaration, arguments in order."""
        for schema in self.fluents:
            for args in self.arguments(schema.parameters):
                yield self.fluent(schema.name, args)

    def arguments(self, parameters: tuple[Parameter, ...]) -> Iterable[tuple[Value, ...]]:
        """All argument lists that fit, leftmost slowest. Two parameters of one name take the same value."""
        yield from self._arguments(parameters, 0, (), {})

    def _arguments(
        self, parameters: tuple[Parameter, ...], at: int, chosen: tuple[Value, ...], bound: dict[str, Value]
    ) -> Iterable[tuple[Value, ...]]:
        if at == len(parameters):
            yield chosen
            return
        slot = parameters[at]
        for value in self._choices(slot, bound):
            yield from self._arguments(parameters, at + 1, (*chosen, value), {**bound, slot.name: value})

    def _choices(self, slot: Parameter, bound: Mapping[str, Value]) -> tuple[Value, ...]:
        if slot.constant is not None:
            return (slot.constant,)
        if slot.name and slot.name in bound:
            return (bound[slot.name],) if self.accepts(slot, bound[slot.name]) else ()
        return self.values_of(slot.type)


def _gloss(schema: FluentSchema, args: tuple[Value, ...]) -> str:
    """How the fact is said; a secret is said as its own label says it."""
    if schema.secret and not schema.gloss and len(args) == 1 and isinstance(args[0], Entity):
        return args[0].label
    return schema.gloss


__all__ = [
    "BOOLEAN",
    "CHARACTER",
    "CLAIM",
    "ENTITY",
    "NUMBER",
    "TRUTH",
    "Action",
    "Assign",
    "Claim",
    "Confined",
    "FluentSchema",
    "Initial",
    "Parameter",
    "Rule",
    "Speech",
    "Type",
    "Utility",
    "Var",
    "Want",
    "World",
]
