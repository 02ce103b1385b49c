"""From declarations to a vocabulary: types, entities, facts, secrets and definitions of all files together.

Formulas are not read here: they may use what stands further down, or in another file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pasdedeux.diagnostics import Label, Span
from pasdedeux.language.formulas.meaning import a
from pasdedeux.language.formulas.values import ValueReader
from pasdedeux.language.formulas.vocabulary import (
    BUILT_IN,
    PLAIN_KINDS,
    SECRET,
    SO,
    Definition,
    Vocabulary,
    gloss_parts,
    slot_names,
)
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.written.patterns import Part, balanced, cut
from pasdedeux.language.written.syntax import (
    DefinitionDecl,
    EntityDecl,
    FactDecl,
    File,
    Name,
    SecretDecl,
    Slot,
    TypeDecl,
)
from pasdedeux.model.formula import Const
from pasdedeux.model.values import UNKNOWN, Entity, Value
from pasdedeux.model.world import BOOLEAN, CHARACTER, CLAIM, ENTITY, NUMBER, TRUTH, FluentSchema, Parameter, Type


class Collector:
    """Gathers the names of all files. What contradicts itself is reported and left out."""

    def __init__(self, files: Sequence[File], mistakes: Mistakes, labels: dict[str, str]) -> None:
        """Gather from `files` in their order; `labels` replace those of the declarations."""
        self.files = files
        self.mistakes = mistakes
        self.labels = labels
        self.words = Vocabulary()
        self.secrets: dict[str, SecretDecl] = {}
        self._defined_in: dict[str, File] = {}

    def collect(self) -> Vocabulary:
        """The vocabulary of all files."""
        self._types([d for file in self.files for d in file.types])
        self._entities([d for file in self.files for d in file.entities])
        self._secret_fact()
        for file in self.files:
            for fact in file.facts:
                with self.mistakes.caught():
                    self._fact(fact)
            for definition in file.definitions:
                with self.mistakes.caught():
                    self._definition(file, definition)
        self.words.sort()
        return self.words

    # --- types -----------------------------------------------------------------------------------------------------

    def _types(self, declared: list[TypeDecl]) -> None:
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
            self._known_type(parent)
        before = self.words.types[name].parents
        parents = tuple(dict.fromkeys((*before, *(p.text for p in decl.parents)))) or (ENTITY,)
        for parent in decl.parents:
            if name == parent.text or name in self._above(parent.text):
                what = f"a `{name}` would be a kind of itself"
                raise Mistake(
                    "W410", what, parent.span, "Types stand above one another, never in a circle.", "take it out."
                )
        self.words.types[name] = Type(name, parents)
        self.words._ancestors.clear()  # what is above has changed

    def _above(self, name: str) -> frozenset[str]:
        self.words._ancestors.clear()
        return self.words.ancestors(name)

    def _known_type(self, name: Name, extra: Iterable[str] = ()) -> str:
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

    # --- entities --------------------------------------------------------------------------------------------------

    def _entities(self, declared: list[EntityDecl | SecretDecl]) -> None:
        types: dict[str, list[str]] = {}
        labels: dict[str, str] = {}
        for decl in declared:
            try:
                with self.mistakes.caught():
                    type = SECRET if isinstance(decl, SecretDecl) else self._known_type(decl.type)
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

    def _secret_fact(self) -> None:
        schema = FluentSchema(SO, (Parameter(SECRET, "s"),), TRUTH, UNKNOWN, secret=True)
        self.words.facts[SO] = (schema,)

    # --- facts and definitions -------------------------------------------------------------------------------------

    def _fact(self, decl: FactDecl) -> None:
        try:
            name = decl.name.text
            self._free(decl.name, "a fact")
            parameters = self.parameters(decl.parameters, claims=False)
            kind = self._known_type(decl.kind, PLAIN_KINDS) if decl.kind else BOOLEAN
            default = self._default(decl, kind)
            gloss = decl.gloss.text if decl.gloss else ""
            schema = FluentSchema(name, parameters, kind, default, gloss, span=decl.name.span)
            if self._repeats(schema, decl.name):
                return
        except (Mistake, Silent):
            self.mistakes.tainted.add(decl.name.text)
            raise
        self.words.facts[name] = (schema,)
        self.words.places.setdefault(name, decl.name.span)
        if decl.gloss:
            self.words.say(self._gloss(decl.gloss, parameters, kind not in (BOOLEAN, TRUTH)), schema)

    def _repeats(self, schema: FluentSchema, name: Name) -> bool:
        """Whether the fact has been declared in the same way. Raises Mistake where it was in another way."""
        before = self.words.facts.get(schema.name)
        if not before:
            return False
        one = before[0]
        types = [p.type for p in one.parameters], [p.type for p in schema.parameters]
        if types[0] == types[1] and (one.kind, one.default, one.gloss) == (schema.kind, schema.default, schema.gloss):
            return True
        labels = (Label(one.span, "in one way here"),) if one.span else ()
        what = f"the fact `{schema.name}` is declared twice, in two ways"
        hint = "keep one of the two, or give one another name."
        raise Mistake("W405", what, name.span, "It cannot be told which of the two is meant.", hint, labels)

    def _free(self, name: Name, what: str) -> None:
        """Raise Mistake if the name is that of somebody or something."""
        if name.text in self.words.entities:
            place = self.words.places.get(name.text)
            labels = (Label(place, f"{a(self.words.entities[name.text].types[0])} here"),) if place else ()
            message = f"`{name.text}` is the name of {a(self.words.entities[name.text].types[0])} and of {what}"
            hint = "give one of the two another name."
            raise Mistake("W407", message, name.span, "It could not be told which one a line means.", hint, labels)

    def parameters(self, slots: Sequence[Slot], *, claims: bool) -> tuple[Parameter, ...]:
        """The parameters of a declaration. Raises Mistake for an unknown type or a name used twice."""
        extra = (*PLAIN_KINDS, CLAIM) if claims else PLAIN_KINDS
        found: list[Parameter] = []
        for slot in slots:
            type = self._known_type(slot.type, extra) if slot.type else ENTITY
            name = slot.name.text if slot.name else ""
            if slot.name and any(p.name == name for p in found):
                hint = "give each its own name."
                raise Mistake("W411", f"`{name}` names two parameters", slot.name.span, "The line is skipped.", hint)
            found.append(Parameter(type, name))
        return tuple(found)

    def _default(self, decl: FactDecl, kind: str) -> Value:
        usual: dict[str, Value] = {BOOLEAN: False, NUMBER: 0.0}
        if decl.default is None:
            return usual.get(kind, UNKNOWN)
        reader = ValueReader(decl.default.cursor(), self.words, self.mistakes)
        meaning = reader.value()
        reader.cursor.finish("The value")
        value = meaning.expr.value if isinstance(meaning.expr, Const) else UNKNOWN
        boolean = isinstance(value, bool) and kind in (BOOLEAN, TRUTH)
        number = isinstance(value, float) and kind == NUMBER
        other = value is UNKNOWN and kind not in usual
        if not (boolean or number or other or (isinstance(value, Entity) and self.words.fits(value.types, kind))):
            what = f"the fact `{decl.name.text}` begins as `{decl.default.span.text}`, but its value is {a(kind)}"
            raise Mistake(
                "T304", what, decl.default.span, "It cannot begin as that.", f"write {a(kind)} after the `=`."
            )
        return value

    def _gloss(self, gloss: Name, parameters: Sequence[Parameter], valued: bool) -> list[Part]:
        """The parts of a gloss. Raises Mistake where its slots are not the parameters."""
        if not balanced(gloss.text):
            hint = "a slot is written `{1}`."
            raise Mistake("S119", "a brace has no partner in this wording", gloss.span, "It cannot be said so.", hint)
        parts = gloss_parts(gloss.text, slot_names(parameters))
        holes = [p.index for p in parts or () if not isinstance(p, str)]
        wanted = list(range(len(parameters)))
        if parts is None or sorted(h for h in holes if h >= 0) != wanted or holes.count(-1) > valued:
            slots = " ".join(f"{{{i + 1}}}" for i in wanted)
            value = " and `{value}`" if valued else ""
            hint = f"each parameter stands in it once: `{slots}`{value}." if wanted else "it has no parameters."
            what = "the slots of this wording are not those of what it says"
            raise Mistake("S119", what, gloss.span, "It cannot be said so.", hint)
        if not any(isinstance(p, str) for p in parts):
            hint = "put words around the slots: `{1} is at {value}`."
            raise Mistake("S119", "this wording has no words", gloss.span, "It cannot be told from a name.", hint)
        return parts

    def _definition(self, file: File, decl: DefinitionDecl) -> None:
        name = decl.name.text
        try:
            self._free(decl.name, "a definition")
            if name in self.words.facts:
                self._clash(decl.name)
            parameters = self.parameters(decl.parameters, claims=True)
            if unnamed := next((s for s in decl.parameters if s.name is None), None):
                place = unnamed.type.span if unnamed.type else decl.name.span
                hint = "write `(observer: character, actor: character)`."
                raise Mistake(
                    "S120", "this parameter has a type, but no name", place, "The formula could not use it.", hint
                )
            before = self.words.definitions.get(name)
            if before is not None and self._defined_in[name] is file:
                labels = (Label(before.span, "defined here"),)
                what = f"`{name}` is defined twice in one file"
                raise Mistake("W405", what, decl.name.span, "It could not be told which holds.", "keep one.", labels)
        except (Mistake, Silent):
            self.mistakes.tainted.add(name)
            raise
        definition = Definition(name, parameters, decl.conditions, decl.name.span)
        self._replace(before, definition)
        self._defined_in[name] = file
        if decl.gloss:
            self.words.say(self._gloss(decl.gloss, parameters, valued=False), definition)

    def _replace(self, before: Definition | None, definition: Definition) -> None:
        """Put a definition in the place of an imported one, whose wordings go."""
        self.words.definitions[definition.name] = definition
        self.words.places[definition.name] = definition.span
        if before is None:
            return
        for index in (self.words.leading, self.words.following):
            for key, patterns in index.items():
                index[key] = [p for p in patterns if p.target is not before]

    def _clash(self, name: Name) -> None:
        place: Span | None = self.words.facts[name.text][0].span
        labels = (Label(place, "a fact here"),) if place else ()
        hint = "give one of the two another name."
        what = f"`{name.text}` is the name of a fact and of a definition"
        raise Mistake("W407", what, name.span, "It could not be told which one a line means.", hint, labels)


def _taken(name: Name, why: str) -> Mistake:
    return Mistake("W407", why, name.span, "The line is skipped.", "choose another name.")


def _names(known: tuple[Name, ...] | None) -> list[str] | None:
    return None if known is None else sorted(name.text for name in known)


def _truth(value: bool | None) -> str:
    return "true" if value else "false"
