"""Words for what is believed, each said once: a view says hundreds of facts, and most of them again and again."""

from __future__ import annotations

from pasdedeux.analysis.spelling import spelled_fluent, spelled_value
from pasdedeux.analysis.wording import holds_words
from pasdedeux.model.formula import Fluent
from pasdedeux.model.reads import Path
from pasdedeux.model.values import Entity, Value


class Spoken:
    """Facts in words. Texts are kept by the fact, its value and whose mind it is in."""

    def __init__(self) -> None:
        self._texts: dict[tuple[Path, Fluent, Value], str] = {}
        self._facts: dict[Fluent, tuple[str, frozenset[Entity]]] = {}

    def text(self, path: Path, fluent: Fluent, value: Value) -> str:
        """The fact in the minds of ``path``, as a clause."""
        found = self._texts.get((path, fluent, value))
        if found is None:
            found = self._texts[path, fluent, value] = holds_words(path, fluent, value)
        return found

    def fact(self, fluent: Fluent) -> str:
        """The fact as the story language writes it."""
        return self._fact(fluent)[0]

    def value(self, value: Value) -> str:
        """A value as the story language writes it."""
        return spelled_value(value)

    def mentioned(self, fluent: Fluent, value: Value) -> frozenset[Entity]:
        """Who and what occurs in a fact."""
        entities = self._fact(fluent)[1]
        return entities | {value} if isinstance(value, Entity) else entities

    def _fact(self, fluent: Fluent) -> tuple[str, frozenset[Entity]]:
        found = self._facts.get(fluent)
        if found is None:
            entities = frozenset(arg for arg in fluent.args if isinstance(arg, Entity))
            found = self._facts[fluent] = (spelled_fluent(fluent), entities)
        return found
