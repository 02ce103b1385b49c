"""From declarations to a vocabulary: types, entities, facts, secrets and definitions of all files together.

Formulas are not read here: they may use what stands further down, or in another file.
"""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.diagnostics import Label, Span
from pasdedeux.language.formulas.meaning import a
from pasdedeux.language.formulas.values import ValueReader
from pasdedeux.language.formulas.vocabulary import (
    PLAIN_KINDS,
    SECRET,
    SO,
    Definition,
    Vocabulary,
    gloss_parts,
    slot_names,
)
from pasdedeux.language.worlds.entities import Entities
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.written.patterns import Part, balanced
from pasdedeux.language.written.syntax import (
    DefinitionDecl,
    FactDecl,
    File,
    Name,
    Slot,
)
from pasdedeux.model.formula import Const
from pasdedeux.model.values import UNKNOWN, Entity, Value
from pasdedeux.model.world import BOOLEAN, CLAIM, ENTITY, NUMBER, TRUTH, FluentSchema, Parameter


class NameCollector:
    """Gathers the names of all files. What contradicts itself is reported and left out."""

    def __init__(self, files: Sequence[File], mistakes: Mistakes, labels: dict[str, str]) -> None:
        """Gather from `files` in their order; `labels` replace those of the declarations."""
        self.files = files
        self.mistakes = mistakes
        self.words = Vocabulary()
        self.entities = Entities(self.words, mistakes, labels)
        self._defined_in: dict[str, File] = {}

    def collect(self) -> Vocabulary:
        """The vocabulary of all files."""
        self.entities.add_types([d for file in self.files for d in file.types])
        self.entities.add_entities([d for file in self.files for d in file.entities])
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

    def _secret_fact(self) -> None:
        schema = FluentSchema(SO, (Parameter(SECRET, "s"),), TRUTH, UNKNOWN, secret=True)
        self.words.facts[SO] = (schema,)

    # --- facts and definitions -------------------------------------------------------------------------------------

    def _fact(self, decl: FactDecl) -> None:
        try:
            name = decl.name.text
            self._free(decl.name, "a fact")
            parameters = self.parameters(decl.parameters, claims=False)
            kind = self.entities.known_type(decl.kind, PLAIN_KINDS) if decl.kind else BOOLEAN
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
            type = self.entities.known_type(slot.type, extra) if slot.type else ENTITY
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
