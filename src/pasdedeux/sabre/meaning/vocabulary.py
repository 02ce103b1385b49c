"""What the names of a file stand for: types, entities and properties, all known before any formula is read."""

from __future__ import annotations

from dataclasses import replace

from pasdedeux.diagnostics.collector import Collector
from pasdedeux.diagnostics.diagnostic import Diagnostic
from pasdedeux.model.formula import Const
from pasdedeux.model.values import UNKNOWN, Entity, Value
from pasdedeux.model.world import BOOLEAN, NUMBER, FluentSchema, Parameter, World
from pasdedeux.sabre.meaning.kinds import Kind, Kinds
from pasdedeux.sabre.meaning.lookup import RESERVED, UNKNOWN_ENTITY, UNKNOWN_PROPERTY, UNKNOWN_TYPE, Lookup
from pasdedeux.sabre.meaning.overloads import Overloads
from pasdedeux.sabre.written.statements import Written
from pasdedeux.sabre.written.syntax import EntityStatement, PropertyStatement, Slot, TypeStatement
from pasdedeux.sabre.written.tokens import UNKNOWN as QUESTION_MARK
from pasdedeux.sabre.written.types import Types

_DEFAULTS: dict[str, Value] = {BOOLEAN: False, NUMBER: 0.0}


def declare(written: Written, mistakes: Collector, name: str) -> Lookup:
    """The world of a file as far as its declarations of types, entities and properties go."""
    types = Types(written.tokens, mistakes)
    for statement in written.statements:
        if isinstance(statement, TypeStatement):
            types.declare(statement)
    entities = _Entities(written, types, mistakes)
    known = types.finished()
    kinds = Kinds(types.ancestors)
    world = World(name, known, entities.numbered(kinds), (), ())
    places = {(UNKNOWN_TYPE, n): at for n, at in types.places.items()}
    places.update({(UNKNOWN_ENTITY, n): at for n, at in entities.places.items()})
    names = Lookup(world, kinds, written.tokens, mistakes, written.spoilt, places)
    names.world = replace(world, fluents=_properties(written, names))
    return names


class _Entities:
    """The entities, each with all the types that it is given in several places."""

    def __init__(self, written: Written, types: Types, mistakes: Collector) -> None:
        self.places: dict[str, int] = {}
        self._types: dict[str, dict[str, None]] = {}
        for statement in written.statements:
            if isinstance(statement, EntityStatement):
                self._declare(statement, types, mistakes)

    def _declare(self, statement: EntityStatement, types: Types, mistakes: Collector) -> None:
        name = types.tokens.words[statement.name]
        if name in RESERVED:
            mistakes.add(_reserved(types, statement.name))
            return
        self.places.setdefault(name, statement.name)
        self._types.setdefault(name, {}).update(dict.fromkeys(types.of_entity(statement)))

    def numbered(self, kinds: Kinds) -> tuple[Entity, ...]:
        """Characters first, each group as declared."""
        is_character = {name: kinds.is_character(tuple(types)) for name, types in self._types.items()}
        order = sorted(self._types, key=lambda name: not is_character[name])
        return tuple(
            Entity(name, number, tuple(self._types[name]), is_character[name]) for number, name in enumerate(order)
        )


def _properties(written: Written, names: Lookup) -> tuple[FluentSchema, ...]:
    overloads = Overloads(names, "property")
    schemas: list[FluentSchema] = []
    for statement in written.statements:
        if isinstance(statement, PropertyStatement):
            kind = names.type(statement.type)
            parameters = parameters_of(statement.slots, names)
            if kind is None or parameters is None:
                written.spoilt.add(names.tokens.words[statement.name])
            elif overloads.admits(statement.name, parameters, kind):
                span = names.tokens.span(statement.name, statement.high)
                name, default = names.tokens.words[statement.name], _DEFAULTS.get(kind, UNKNOWN)
                schemas.append(FluentSchema(name, parameters, kind, default, span=span))
                names.places.setdefault((UNKNOWN_PROPERTY, name), statement.name)
    return tuple(schemas)


def parameters_of(slots: tuple[Slot, ...], names: Lookup) -> tuple[Parameter, ...] | None:
    """The parameters of a head; None where one was refused."""
    found = [_parameter(slot, names) for slot in slots]
    return tuple(p for p in found if p is not None) if None not in found else None


def _parameter(slot: Slot, names: Lookup) -> Parameter | None:
    if slot.type is not None:
        type = names.type(slot.type, finite=True)
        return None if type is None else Parameter(type, names.tokens.words[slot.name])
    if names.tokens.kinds[slot.name] == QUESTION_MARK:
        names.mistakes.add(_no_parameter(names, slot.name))
        return None
    before = len(names.mistakes)
    term, _ = names.value(slot.name, {})
    if len(names.mistakes) > before or not isinstance(term, Const) or term.value is UNKNOWN:
        return None
    return Parameter(constant=term.value)


def scope_of(parameters: tuple[Parameter, ...]) -> dict[str, Kind]:
    """The variables of a head, each with its types: all of them where a name is repeated."""
    found: dict[str, Kind] = {}
    for parameter in parameters:
        if parameter.constant is None:
            found[parameter.name] = (*found.get(parameter.name, ()), parameter.type)
    return found


def _reserved(types: Types, at: int) -> Diagnostic:
    name = types.tokens.words[at]
    return Diagnostic(
        "P207",
        f"`{name}` is a value and cannot be the name of an entity",
        types.tokens.at(at),
        consequence=f"Wherever `{name}` stood in a formula, it would mean the value.",
        hint="choose another name.",
    )


def _no_parameter(names: Lookup, at: int) -> Diagnostic:
    return Diagnostic(
        "P204",
        "`?` cannot be a parameter",
        names.tokens.at(at),
        consequence="Facts and acts are about somebody or something, never about the unknown.",
        hint="write a variable with its type, such as `c : character`, or the name of an entity.",
    )
