"""Everything that has a name, and the ways to say it: what formulas and sentences are read with.

It can be made from the declarations of a story or, without its definitions, from any world: a problem file can be
asked in words, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pasdedeux.diagnostics import Span, nearest
from pasdedeux.language.written.cursor import ARTICLES
from pasdedeux.language.written.patterns import VALUE, Hole, Part, Pattern, cut, negatives
from pasdedeux.language.written.syntax import Phrase
from pasdedeux.model.formula import Expr
from pasdedeux.model.values import Entity
from pasdedeux.model.world import (
    BOOLEAN,
    CHARACTER,
    CLAIM,
    ENTITY,
    NUMBER,
    TRUTH,
    FluentSchema,
    Parameter,
    Type,
    World,
)

SECRET = "secret"
UNKNOWN_KIND = "unknown"
SO = "so"  # the fact behind every secret
BUILT_IN = (ENTITY, CHARACTER, "place", "item", SECRET)
PLAIN_KINDS = (BOOLEAN, TRUTH, NUMBER)


@dataclass(eq=False, slots=True)
class Definition:
    """A named formula. `expr` and `kinds` are there once it has been read."""

    name: str
    parameters: tuple[Parameter, ...]
    phrases: tuple[Phrase, ...]
    span: Span
    expr: Expr | None = None
    kinds: tuple[str, ...] = ()
    nodes: int = 0  # its size, definitions put in
    broken: bool = False
    open: bool = False  # being read: a use of it now is a circle


Target = FluentSchema | Definition | Entity
Said = Pattern[Target]


@dataclass(eq=False)
class Vocabulary:
    """Names and patterns. `places` says where each name was declared."""

    types: dict[str, Type] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    facts: dict[str, tuple[FluentSchema, ...]] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    places: dict[str, Span] = field(default_factory=dict)
    leading: dict[str, list[Said]] = field(default_factory=dict)  # patterns that begin with this word
    following: dict[str, list[Said]] = field(default_factory=dict)  # ... with a slot and then this word
    labels: dict[str, list[tuple[tuple[str, ...], Entity]]] = field(default_factory=dict)
    _ancestors: dict[str, frozenset[str]] = field(default_factory=dict)
    _cases: dict[str, list[Entity]] = field(default_factory=dict)  # entities by their names without upper case

    def entity(self, name: str) -> Entity | None:
        """Who or what has this name, written as declared or, where only one can be meant, in other case."""
        found = self.entities.get(name)
        if found is None and name not in self.facts and name not in self.definitions:
            alike = self._cases.get(name.casefold(), ())
            return alike[0] if len(alike) == 1 else None
        return found

    def labelled(self, words: str) -> Entity | None:
        """Who or what is called by these words as a label."""
        sought = tuple(part for part in cut(words) if isinstance(part, str))
        found = [entity for label, entity in self.labels.get(sought[0], ()) if label == sought] if sought else []
        return found[0] if len(found) == 1 else None

    def ancestors(self, type: str) -> frozenset[str]:
        """The type and all that it is a kind of."""
        found = self._ancestors.get(type)
        if found is None:
            seen, todo = {type}, [type]
            while todo:
                above = self.types.get(todo.pop())
                for parent in above.parents if above else ():
                    if parent not in seen:
                        seen.add(parent)
                        todo.append(parent)
            found = self._ancestors[type] = frozenset(seen)
        return found

    def types_changed(self) -> None:
        """Forget what was worked out of which type stands above which."""
        self._ancestors.clear()

    def fits(self, kinds: Iterable[str], wanted: str) -> bool:
        """Whether everything of these kinds (an entity has them all) belongs to a type."""
        return any(wanted in self.ancestors(kind) for kind in kinds)

    def may_meet(self, kinds: Sequence[str], others: Sequence[str]) -> bool:
        """Whether one entity could be of both: if not, the two are never the same."""
        if any(self.fits(kinds, o) for o in others) or any(self.fits(others, k) for k in kinds):
            return True
        return any(
            self.fits(e.types, k) and self.fits(e.types, o)
            for e in self.entities.values()
            for k in kinds
            for o in others
        )

    def say(self, parts: Sequence[Part], target: Target) -> None:
        """Let `target` be said with these parts, and be denied with what follows from them."""
        _file(Pattern(tuple(parts), target), self)
        for denied in negatives(tuple(parts)):
            _file(Pattern(denied, target, negative=True), self)

    def label(self, entity: Entity) -> None:
        """Let an entity be called by its label's words."""
        words = tuple(part for part in cut(entity.label) if isinstance(part, str))
        if words and (len(words) > 1 or words[0] not in ARTICLES):
            self.labels.setdefault(words[0], []).append((words, entity))

    def sort(self) -> None:
        """Put wordings and labels with many words first: the more words, the surer. To be called once all are in."""
        for index in (self.leading, self.following):
            for patterns in index.values():
                patterns.sort(key=lambda p: -len(p.literals))
        for labels in self.labels.values():
            labels.sort(key=lambda entry: -len(entry[0]))
        self._cases.clear()
        for entity in self.entities.values():
            self._cases.setdefault(entity.name.casefold(), []).append(entity)

    def nearest(self, name: str, names: Iterable[str]) -> tuple[str, Span | None] | None:
        """The name that was probably meant and where it was declared."""
        found = nearest(name, names)
        return (found, self.places.get(found)) if found else None


def _file(pattern: Said, vocabulary: Vocabulary) -> None:
    if not pattern.first:
        return
    index = vocabulary.leading if isinstance(pattern.parts[0], str) else vocabulary.following
    index.setdefault(pattern.first, []).append(pattern)


def gloss_parts(gloss: str, names: Mapping[str, int]) -> list[Part] | None:
    """The parts of a gloss with `{1}`, `{name}` and `{value}`; None where a slot is none of them."""
    found: list[Part] = []
    for part in cut(gloss):
        if isinstance(part, str):
            found.append(part)
        elif part[0] == "value":
            found.append(VALUE)
        elif part[0] in names:
            found.append(Hole(names[part[0]]))
        else:
            return None
    return found


def slot_names(parameters: Sequence[Parameter]) -> dict[str, int]:
    """What a gloss may call the parameters: their numbers from 1, and their names."""
    found = {str(index + 1): index for index in range(len(parameters))}
    found.update({p.name: index for index, p in enumerate(parameters) if p.name})
    return found


def from_world(world: World) -> Vocabulary:
    """The vocabulary of a world that was not read from a story."""
    found = Vocabulary(types=dict(world.types), entities=dict(world.by_name))
    for entity in world.entities:
        if entity.label:
            found.label(entity)
            if SECRET in entity.types:
                found.say([p for p in cut(entity.label) if isinstance(p, str)], entity)
    for schema in world.fluents:
        found.facts[schema.name] = (*found.facts.get(schema.name, ()), schema)
        parts = gloss_parts(schema.gloss, slot_names(schema.parameters)) if schema.gloss else None
        if parts:
            found.say(parts, schema)
    found.sort()
    return found


__all__ = ["CLAIM", "Definition", "Said", "Target", "Vocabulary", "from_world", "gloss_parts", "slot_names"]
