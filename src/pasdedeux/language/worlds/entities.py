"""From declarations to types, entities and secrets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pasdedeux.diagnostics import Label
from pasdedeux.language.formulas.meaning import a
from pasdedeux.language.formulas.vocabulary import BUILT_IN, PLAIN_KINDS, SECRET, Vocabulary
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.written.patterns import cut
from pasdedeux.language.written.syntax import EntityDecl, Name, SecretDecl, TypeDecl
from pasdedeux.model.values import Entity
from pasdedeux.model.world import CHARACTER, CLAIM, ENTITY, Type


class Entities:
    """Puts types and entities into a vocabulary. What contradicts itself is reported and left out."""

    def __init__(self, words: Vocabulary, mistakes: Mistakes, labels: Mapping[str, str]) -> None:
        """Add to `words`; `labels` replace those of the declarations."""
        self.words, self.mistakes, self.labels = words, mistakes, labels
        self.secrets: dict[str, SecretDecl] = {}

    def add_types(self, declared: Sequence[TypeDecl]) -> None:
        """Take in the types of all files, in any order."""
        types = self.words.types
        for name in BUILT_IN:
            types[name] = Type(name, () if name == ENTITY else (ENTITY,))
        for decl in declared:
            types.setdefault(decl.name.text, Type(decl.name.text, ()))
            self.words.places.setdefault(decl.name.text, decl.name.span)
        for decl in declared:
            with self.mistakes.caught():
                self._parents(decl)

    def _parents(self, decl: TypeDecl) -> None:
        name = decl.name.text
        if name in (*PLAIN_KINDS, CLAIM):
            raise _taken(decl.name, f"`{name}` is the type of a value, and always there")
        for parent in decl.parents:
            self.known_type(parent)
        before = self.words.types[name].parents
        parents = tuple(dict.fromkeys((*before, *(p.text for p in decl.parents)))) or (ENTITY,)
        for parent in decl.parents:
            if name == parent.text or name in self._above(parent.text):
                what = f"a `{name}` would be a kind of itself"
                raise Mistake(
                    "W410", what, parent.span, "Types stand above one another, never in a circle.", "take it out."
                )
        self.words.types[name] = Type(name, parents)
        self.words.types_changed()

    def _above(self, name: str) -> frozenset[str]:
        self.words.types_changed()
        return self.words.ancestors(name)

    def known_type(self, name: Name, extra: Iterable[str] = ()) -> str:
        """The type of that name. Raises Mistake, or Silent, where there is none."""
        if name.text in self.words.types or name.text in extra:
            return name.text
        if self.mistakes.excuses(name.text):
            raise Silent
        guess = self.words.nearest(name.text, [*self.words.types, *extra])
        hint = f"did you mean `{guess[0]}`?" if guess else f"declare it: `type {name.text} is item`."
        labels = (Label(guess[1], "declared here"),) if guess and guess[1] else ()
        what = f"there is no type `{name.text[:60]}`"
        raise Mistake("N203", what, name.span, "So it cannot be told what may stand in its place.", hint, labels)

    def add_entities(self, declared: Sequence[EntityDecl | SecretDecl]) -> None:
        """Take in everybody and everything, secrets among them."""
        types: dict[str, list[str]] = {}
        labels: dict[str, str] = {}
        for decl in declared:
            try:
                with self.mistakes.caught():
                    type = SECRET if isinstance(decl, SecretDecl) else self.known_type(decl.type)
                    self._entity(decl, type, types.setdefault(decl.name.text, []))
                    label = (decl.gloss.text if decl.gloss else "") if isinstance(decl, SecretDecl) else decl.label
                    labels[decl.name.text] = label or labels.get(decl.name.text, "")
            finally:
                if not types.get(decl.name.text):
                    types.pop(decl.name.text, None)
                    self.mistakes.tainted.add(decl.name.text)
        labels.update((name, label) for name, label in self.labels.items() if label)
        self._number(types, labels)

    def _entity(self, decl: EntityDecl | SecretDecl, type: str, known: list[str]) -> None:
        name = decl.name.text
        before = self.words.places.get(name)
        if known and (type == SECRET) != (SECRET in known):
            labels = (Label(before, f"{a(known[0])} here"),) if before else ()
            what = f"`{name}` is {a(known[0])} already, and cannot be {a(type)} as well"
            hint = "give one of the two another name."
            raise Mistake(
                "W406", what, decl.name.span, "A secret is something that is so or not, and no thing.", hint, labels
            )
        if isinstance(decl, SecretDecl):
            self._secret(decl)
        if type not in known:
            known.append(type)
        if name not in self.words.types:
            self.words.places.setdefault(name, decl.name.span)

    def _secret(self, decl: SecretDecl) -> None:
        before = self.secrets.get(decl.name.text)
        if before is None:
            self.secrets[decl.name.text] = decl
        elif before.value is not decl.value or _names(before.known) != _names(decl.known):
            here, there = (_truth(d.value) for d in (decl, before))
            what = f"the secret `{decl.name.text}` is {here} here and {there} before"
            if here == there:
                what = f"the secret `{decl.name.text}` is known to others here than before"
            labels = (Label(before.name.span, f"{there} here"),)
            raise Mistake(
                "W408", what, decl.marks.span, "A story begins in one way only.", "keep one of the two.", labels
            )

    def _number(self, types: dict[str, list[str]], labels: dict[str, str]) -> None:
        """Number the entities, characters first, and make them."""
        people = [n for n, kinds in types.items() if self.words.fits(kinds, CHARACTER)]
        first = set(people)
        things = [n for n in types if n not in first]
        for number, name in enumerate((*people, *things)):
            entity = Entity(name, number, tuple(types[name]), number < len(people), labels.get(name, ""))
            self.words.entities[name] = entity
            if entity.label and SECRET in entity.types:
                words = [part for part in cut(entity.label) if isinstance(part, str)]
                self.words.say(words, entity)
            elif entity.label:
                self.words.label(entity)


def _taken(name: Name, why: str) -> Mistake:
    return Mistake("W407", why, name.span, "The line is skipped.", "choose another name.")


def _names(known: tuple[Name, ...] | None) -> list[str] | None:
    return None if known is None else sorted(name.text for name in known)


def _truth(value: bool | None) -> str:
    return "true" if value else "false"
