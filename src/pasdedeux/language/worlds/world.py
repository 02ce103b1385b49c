"""From the declarations of all files to a world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pasdedeux.diagnostics import Label
from pasdedeux.language.formulas.formula import FormulaReader
from pasdedeux.language.formulas.meaning import Meaning, formula, number
from pasdedeux.language.formulas.vocabulary import SO, Vocabulary
from pasdedeux.language.worlds.actions import Deeds, Header, header, pattern
from pasdedeux.language.worlds.collect import NameCollector
from pasdedeux.language.worlds.effects import read_rows
from pasdedeux.language.worlds.told import Told, Words
from pasdedeux.language.written.cursor import ARTICLES, Cursor
from pasdedeux.language.written.files import Bundle
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.written.patterns import Pattern
from pasdedeux.language.written.syntax import ActionDecl, File, Name, SecretDecl, Statement, WantsDecl
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Arith, Assign, Const, Expr, If, Named
from pasdedeux.model.values import Entity
from pasdedeux.model.world import CHARACTER, Action, Confined, Initial, Rule, Utility, Want, World


@dataclass(frozen=True, slots=True)
class Made:
    """A world with what its sentences are read with. `broken` are words of headers that were not understood.

    `headings` are the events of scene headings by place, people and the places that are left, kept so that the same
    heading is the same events.
    """

    world: World
    words: Vocabulary
    patterns: tuple[Pattern[Action], ...]
    broken: frozenset[str]
    told: dict[Words, Told] = field(default_factory=dict, repr=False)  # sentences that were read
    prose: dict[str, bool] = field(default_factory=dict, repr=False)  # of rows of notes: whether an event is meant
    headings: dict[tuple[Entity, tuple[Entity, ...], tuple[Entity, ...] | None], tuple[Event, ...]] = field(
        default_factory=dict, repr=False
    )


def make(bundle: Bundle, title: str, mistakes: Mistakes) -> Made:
    """The world of a bundle of files. What is not understood is reported and left out."""
    labels = {new.text: label for _, new, label in bundle.main.renames}
    collector = NameCollector(bundle.files, mistakes, labels)
    words = collector.collect()
    making = _Making(words, mistakes, collector)
    patterns = making.actions(bundle.files)
    rules = making.rules(bundle.files)
    making.definitions()
    empty = World(
        name=title,
        types=dict(words.types),
        entities=tuple(words.entities.values()),
        fluents=tuple(schema for schemas in words.facts.values() for schema in schemas),
        actions=tuple(p.target for p in patterns),
        rules=rules,
    )
    initial = (*making.secrets(collector.entities.secrets, empty), *making.initially(bundle.files))
    world = replace(empty, initial=initial, utilities=making.utilities(bundle.files))
    return Made(world, words, patterns, frozenset(making.broken))


class _Kept:
    """The actions by name and by sentence. One of a story replaces those of other files that are the same in either."""

    def __init__(self) -> None:
        self.by_name: dict[str, tuple[Header, File]] = {}
        self._name_of: dict[object, str] = {}

    def add(self, head: Header, file: File) -> None:
        """Keep an action. Raises Mistake if the same file has another one of its name or sentence."""
        same = dict.fromkeys(n for n in (head.name, self._name_of.get(_sentence(head), "")) if n in self.by_name)
        for name in same:
            before, other = self.by_name[name]
            if other is file:
                raise _twice(before, head)
        for name in same:
            before, _ = self.by_name.pop(name)
            self._name_of.pop(_sentence(before), None)
        self.by_name[head.name] = (head, file)
        self._name_of[_sentence(head)] = head.name


def _sentence(head: Header) -> object:
    """What makes two headers the same sentence: their words, and the types of their slots."""
    return head.words, tuple(p.type for p in head.parameters)


def _twice(before: Header, head: Header) -> Mistake:
    labels = (Label(before.decl.header.span, "the other one"),)
    told = _sentence(before) == _sentence(head)
    what = f"two actions are {'told in the same words' if told else f'called `{head.name}`'}"
    hint = "tell one of them in other words." if told else "give one a name of its own, on a line `called ...`."
    return Mistake("W412", what, head.decl.header.span, "It could not be told which one is meant.", hint, labels)


class _Making:
    """Makes the parts of a world one after the other."""

    def __init__(self, words: Vocabulary, mistakes: Mistakes, collector: NameCollector) -> None:
        self.words = words
        self.mistakes = mistakes
        self.collector = collector
        self.deeds = Deeds(words, mistakes)
        self.broken: set[str] = set(mistakes.tainted)

    # --- actions and rules -----------------------------------------------------------------------------------------

    def actions(self, files: Sequence[File]) -> tuple[Pattern[Action], ...]:
        """All actions. One of a story replaces an imported one that is told or called the same."""
        kept = _Kept()
        for file in files:
            for decl in file.actions:
                with self.mistakes.caught():
                    kept.add(self._header(decl), file)
        found = []
        for head, _ in kept.by_name.values():
            with self.mistakes.caught():
                found.append(pattern(head, self.deeds.action(head)))
        return tuple(found)

    def _header(self, decl: ActionDecl) -> Header:
        try:
            return header(decl, self.words, self.mistakes)
        except (Mistake, Silent):
            self.broken.update(decl.header.text.casefold().split())
            raise

    def rules(self, files: Sequence[File]) -> tuple[Rule, ...]:
        """All rules. One of a story replaces an imported one of the same name."""
        found: dict[str, tuple[Rule, File]] = {}
        for file in files:
            for decl in file.rules:
                with self.mistakes.caught():
                    before = found.get(decl.name.text)
                    if before is not None and before[1] is file:
                        labels = (Label(before[0].span, "declared here"),) if before[0].span else ()
                        what = f'two rules are called "{decl.name.text[:60]}"'
                        raise Mistake("W412", what, decl.name.span, "Messages could not tell them apart.", "", labels)
                    parameters = self.collector.parameters(decl.parameters, claims=False)
                    found[decl.name.text] = (self.deeds.rule(decl, parameters), file)
        return tuple(rule for rule, _ in found.values())

    def definitions(self) -> None:
        """Read the definitions that nothing has used, for the mistakes in them."""
        for definition in self.words.definitions.values():
            with self.mistakes.caught():
                empty = definition.phrases[0] if definition.phrases else None
                if empty is not None:
                    FormulaReader(empty.cursor(), self.words, self.mistakes).defined(definition, definition.span)

    # --- the beginning ---------------------------------------------------------------------------------------------

    def secrets(self, declared: dict[str, SecretDecl], world: World) -> list[Initial]:
        """What is so about each secret, and who knows it."""
        found: list[Initial] = []
        for name, decl in declared.items():
            entity = self.words.entities.get(name)
            if entity is None:
                continue
            found.append((Assign((), Named(SO, (Const(entity),)), Const(bool(decl.value))),))
            if decl.known is not None:
                among = [self._character(who) for who in decl.known]
                found.append(Confined(world.fluent(SO, (entity,)), tuple(e for e in among if e is not None)))
        return found

    def _character(self, name: Name) -> Entity | None:
        with self.mistakes.caught():
            return character(name, self.words, self.mistakes)
        return None

    def initially(self, files: Sequence[File]) -> list[Initial]:
        """The effects of all beginnings, a line each."""
        lines = [statement for file in files for statement in file.initially]
        found = [read_rows(line.rows, self.words, self.mistakes, {}, ()) for line in lines]
        return [effects for effects in found if effects]

    # --- wants -----------------------------------------------------------------------------------------------------

    def utilities(self, files: Sequence[File]) -> dict[Entity | None, Utility]:
        """What everyone wants; several declarations for one character are added up."""
        terms: dict[Entity | None, list[Expr]] = {}
        wants: dict[Entity | None, list[Want]] = {}
        for decl in (wish for file in files for wish in file.wants):
            with self.mistakes.caught():
                who = character(decl.who, self.words, self.mistakes) if decl.who else None
                self._wishes(decl, terms.setdefault(who, []), wants.setdefault(who, []))
        order = sorted(terms, key=lambda e: -1 if e is None else e.number)
        return {who: Utility(_sum(terms[who]), tuple(wants[who])) for who in order if terms[who]}

    def _wishes(self, decl: WantsDecl, terms: list[Expr], wants: list[Want]) -> None:
        for line in decl.lines:
            with self.mistakes.caught():
                self._wish(line, terms, wants)

    def _wish(self, line: Statement, terms: list[Expr], wants: list[Want]) -> None:
        """`3 for FORMULA`, or any number expression."""
        reader = FormulaReader(line.phrase.cursor(), self.words, self.mistakes)
        cursor = reader.cursor
        first = reader.value()
        if not cursor.accept("for"):
            cursor.at = 0
            terms.append(reader.whole(self._worth(reader.complete())))
            return
        weight = number(first)
        body = reader.statement()
        reader.no_rest(body)
        condition = reader.whole(formula(body, self.words))
        terms.append(If(((condition, weight),), Const(0.0)))
        if isinstance(weight, Const) and isinstance(weight.value, float):
            wants.append(Want(weight.value, condition, line.marks.span))

    def _worth(self, meaning: Meaning) -> Expr:
        try:
            return number(meaning)
        except Mistake as mistake:
            hint = f"say how much it counts: `1 for {meaning.span.text[:60]}`."
            what = mistake.diagnostic.message
            raise Mistake(
                "T302", what, meaning.span, "A wish is a number, so that wishes can be weighed.", hint
            ) from None


def character(name: Name, words: Vocabulary, mistakes: Mistakes) -> Entity:
    """The character of that name or label.

    Raises:
        Mistake: if nobody has it, or something that is no character.
        Silent: if it was to be declared in a line that has been reported.
    """
    entity = words.entity(name.text) or words.labelled(name.text)
    reader = FormulaReader(Cursor(name.span.source, (), place=name.span.start), words, mistakes)
    if entity is None:
        raise _no_comma(name, words) or reader.unknown_name(name.text, name.span, CHARACTER)
    reader.believer(Meaning(Const(entity), entity.types, name.span))
    return entity


def _no_comma(name: Name, words: Vocabulary) -> Mistake | None:
    """The message that two names stand side by side, if that is what they are."""
    several = [word for word in name.text.split() if word.casefold() not in ARTICLES]
    if len(several) < 2 or not all(words.entity(word) for word in several):
        return None
    hint = f"write `{', '.join(several)}`."
    return Mistake("S109", "a comma is missing between these names", name.span, "The line is skipped.", hint)


def _sum(terms: list[Expr]) -> Expr:
    """The terms added up in pairs, so that a long list of wishes makes no deep formula."""
    while len(terms) > 1:
        pairs = [Arith("+", *terms[i : i + 2]) if i + 1 < len(terms) else terms[i] for i in range(0, len(terms), 2)]
        terms = pairs
    return terms[0]
