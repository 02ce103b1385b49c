"""Names looked up: a type, a value or a variable for a word of the file, or a message that says what is near it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pasdedeux.diagnostics.collector import Collector
from pasdedeux.diagnostics.diagnostic import Diagnostic, Label
from pasdedeux.diagnostics.suggest import nearest
from pasdedeux.model.formula import FALSE, NO_IDEA, TRUE, Const, Term
from pasdedeux.model.values import number
from pasdedeux.model.world import BOOLEAN, NUMBER, World
from pasdedeux.sabre.meaning.kinds import ANYTHING, NOTHING, NUMBERS, TRUTHS, Kind, Kinds
from pasdedeux.sabre.written.tokens import NUMBER as NUMERAL
from pasdedeux.sabre.written.tokens import UNKNOWN, Tokens

# The variables in scope: what stands for each (itself, or the value that is tried), and of what kind it is.
Scope = Mapping[str, tuple[Term, Kind]]
UNKNOWN_TYPE, UNKNOWN_ENTITY, UNKNOWN_PROPERTY = "P201", "P202", "P203"
RESERVED: Mapping[str, Const] = {"True": TRUE, "False": FALSE}


class Lookup:
    """The names of one file. ``spoilt`` are names whose declarations were refused: nothing is said about their uses.

    ``places`` has the token where a name is first declared, by the code of the message that it is unknown.
    """

    def __init__(
        self,
        world: World,
        kinds: Kinds,
        tokens: Tokens,
        mistakes: Collector,
        spoilt: set[str],
        places: dict[tuple[str, str], int],
    ) -> None:
        self.world, self.kinds, self.tokens, self.mistakes = world, kinds, tokens, mistakes
        self.spoilt, self.places = spoilt, places
        self._nearest: dict[tuple[str, str], str | None] = {}

    def type(self, at: int, *, finite: bool = False) -> str | None:
        """The type that a token names; None where it was refused. ``finite``: its values must be countable."""
        name = self.tokens.words[at]
        if not self.kinds.is_type(name):
            self._unknown(at, UNKNOWN_TYPE, "type", (*self.world.types, BOOLEAN, NUMBER), "type {0};")
            return None
        if finite and name == NUMBER:
            self.mistakes.add(_endless(self.tokens, at))
            return None
        return name

    def value(self, at: int, scope: Scope) -> tuple[Term, Kind]:
        """What a token stands for: a variable, an entity, a number, `True`, `False` or `?`."""
        word, kind = self.tokens.words[at], self.tokens.kinds[at]
        if kind == UNKNOWN:
            return NO_IDEA, NOTHING
        if kind == NUMERAL:
            return self._number(at)
        if word in scope:
            return scope[word]
        if word in RESERVED:
            return RESERVED[word], TRUTHS
        entity = self.world.by_name.get(word)
        if entity is not None:
            return Const(entity), entity.types
        self._unknown(at, UNKNOWN_ENTITY, "entity or variable", (*scope, *self.world.by_name), "entity {0} : ...;")
        return NO_IDEA, ANYTHING

    def _number(self, at: int) -> tuple[Term, Kind]:
        try:
            return Const(number(float(self.tokens.words[at]))), NUMBERS
        except ArithmeticError as error:
            self.mistakes.add(_no_number(self.tokens, at, str(error)))
            return NO_IDEA, ANYTHING

    def unknown_property(self, at: int) -> None:
        """Report that no property has the name at a token."""
        names = dict.fromkeys(schema.name for schema in self.world.fluents)
        self._unknown(at, UNKNOWN_PROPERTY, "property", names, "property {0}(...) : boolean;")

    def _unknown(self, at: int, code: str, what: str, names: Iterable[str], form: str) -> None:
        name = self.tokens.words[at]
        if name in self.spoilt:
            return
        if (code, name) not in self._nearest:
            self._nearest[code, name] = nearest(name, names)
        meant = self._nearest[code, name]
        declare = f"declare it: `{form.format(name)}`."
        self.mistakes.add(
            Diagnostic(
                code,
                f"no {what} is called `{name}`",
                self.tokens.at(at),
                self.declared_here(code, meant, f"did you mean `{meant}`?") if meant else (),
                consequence="What is said about it here could never be so.",
                hint=f"write `{meant}`, or {declare}" if meant else declare,
            )
        )

    def declared_here(self, code: str, name: str, text: str) -> tuple[Label, ...]:
        """A label where a name was declared."""
        place = self.places.get((code, name))
        return () if place is None else (Label(self.tokens.at(place), text),)


def _endless(tokens: Tokens, at: int) -> Diagnostic:
    return Diagnostic(
        "P208",
        "there is no end to the numbers, so none can be gone through one by one",
        tokens.at(at),
        consequence="Parameters and quantifiers take every value of their type in turn.",
        hint="use a type of entities, or keep the number as the value of a property.",
    )


def _no_number(tokens: Tokens, at: int, why: str) -> Diagnostic:
    return Diagnostic(
        "P309",
        f"`{tokens.text(at, at + 1)}` is not a number that a story can hold",
        tokens.at(at),
        consequence=f"{why[0].upper()}{why[1:]}.",
        hint="write a smaller number; zero has no sign.",
    )
