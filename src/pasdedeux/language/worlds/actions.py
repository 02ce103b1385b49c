"""From the declaration of an action or a rule to the model's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pasdedeux.diagnostics import Label, Span
from pasdedeux.language.formulas.formula import FormulaReader
from pasdedeux.language.formulas.meaning import Meaning, a, described, formula, term
from pasdedeux.language.formulas.reader import Scope
from pasdedeux.language.formulas.trees import substitute
from pasdedeux.language.formulas.vocabulary import SECRET, Vocabulary
from pasdedeux.language.worlds.effects import read_clauses
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.written.patterns import Hole, Pattern, balanced, cut
from pasdedeux.language.written.syntax import ActionDecl, Name, Phrase, RuleDecl, SpeechDecl
from pasdedeux.model.formula import TRUE, And, Believes, Compare, Expr, Or, Term, Var
from pasdedeux.model.world import BOOLEAN, CHARACTER, CLAIM, NUMBER, TRUTH, Action, Parameter, Rule, Speech

NOTICES = "notices"
EAVESDROPS = "eavesdrops"  # who notices it without being noticed, where nothing else is said
SLOT_KINDS = (BOOLEAN, TRUTH, NUMBER, CLAIM)


@dataclass(frozen=True, slots=True)
class Header:
    """The sentence of an action: its parts, its parameters, and the action's name for plans."""

    decl: ActionDecl
    name: str
    parts: tuple[str | Hole, ...]
    parameters: tuple[Parameter, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The parts without the names of the slots: two headers with the same are the same sentence."""
        return tuple(p if isinstance(p, str) else "{}" for p in self.parts)


def header(decl: ActionDecl, words: Vocabulary, mistakes: Mistakes) -> Header:
    """Read the sentence of an action. Raises Mistake where it is none, Silent where a type is broken elsewhere."""
    text = decl.header
    if not balanced(text.text):
        hint = "a slot is written `{reader}` or `{text: item}`."
        raise Mistake("S119", "a brace has no partner in this header", text.span, "The action cannot be used.", hint)
    parts: list[str | Hole] = []
    slots: list[tuple[str, str]] = []
    for part in cut(text.text):
        if isinstance(part, str):
            parts.append(part)
            continue
        name, _, type = (piece.strip() for piece in part[0].partition(":"))
        if name not in [n for n, _ in slots]:
            slots.append((name, type))
        parts.append(Hole([n for n, _ in slots].index(name)))
    literal = [p for p in parts if isinstance(p, str)]
    if not literal:
        hint = "write the sentence in which it is told: `{reader} reads {text: item}`."
        raise Mistake("S119", "this header has no words", text.span, "The action cannot be told from others.", hint)
    parameters = tuple(_parameter(decl, i, name, type, words, mistakes) for i, (name, type) in enumerate(slots))
    called = decl.called.text if decl.called else "_".join(w for w in literal if w[0].isalnum())
    return Header(decl, called or literal[0], tuple(parts), parameters)


def _parameter(decl: ActionDecl, index: int, name: str, type: str, words: Vocabulary, mistakes: Mistakes) -> Parameter:
    span = decl.header.span
    if not name.replace("_", "").replace("'", "").isalnum():
        what = f"`{{{name[:40]}}}` is no name for a slot"
        raise Mistake("S119", what, span, "The action cannot be used.", "a slot is `{name}` or `{name: type}`.")
    if type:
        if type in words.types or type in SLOT_KINDS:
            return Parameter(type, name)
        if mistakes.excuses(type):
            raise Silent
        guess = words.nearest(type, [*words.types, *SLOT_KINDS])
        hint = f"did you mean `{guess[0]}`?" if guess else f"declare it: `type {type} is item`."
        raise Mistake("N203", f"there is no type `{type[:60]}`", span, "The action cannot be used.", hint)
    if name in [n.text for n in decl.by or ()]:
        return Parameter(CHARACTER, name)
    if name in words.types:
        return Parameter(name, name)
    if index == 0:  # whom a sentence is about
        return Parameter(CHARACTER, name)
    hint = f"write `{{{name}: item}}`, or any other type."
    what = f"it is not said what may stand for `{{{name}}}`"
    raise Mistake("S120", what, span, "So no sentence could be told from another.", hint)


class Deeds:
    """Makes actions and rules, with one vocabulary."""

    def __init__(self, words: Vocabulary, mistakes: Mistakes) -> None:
        """Read with `words`, report to `mistakes`."""
        self.words = words
        self.mistakes = mistakes

    def reader(self, phrase: Phrase, scope: Scope) -> FormulaReader:
        """A reader of a formula with some variables."""
        return FormulaReader(phrase.cursor(), self.words, self.mistakes, scope)

    def formulas(self, phrases: Sequence[Phrase], scope: Scope) -> list[Expr]:
        """Each of the formulas that can be read; the others are reported."""
        found: list[Expr] = []
        for phrase in phrases:
            with self.mistakes.caught():
                found.append(self.reader(phrase, scope).formula_line())
        return found

    def rule(self, decl: RuleDecl, parameters: tuple[Parameter, ...]) -> Rule:
        """A rule. Raises Mistake if it has no condition or no effect."""
        if not decl.conditions or not decl.effects:
            missing = "whenever" if not decl.conditions else "then"
            hint = f"add a line `{missing} ...`."
            what = f'the rule "{decl.name.text[:60]}" has no `{missing}`'
            raise Mistake("S112", what, decl.name.span, "So it would never change anything.", hint)
        scope = {p.name: p.type for p in parameters}
        condition = _all(self.formulas(decl.conditions, scope))
        effects = read_clauses(decl.effects, self.words, self.mistakes, scope)
        return Rule(decl.name.text, parameters, condition, effects, decl.marks.span)

    def action(self, head: Header) -> Action:
        """An action. Raises Mistake where who does it is not in the header."""
        decl = head.decl
        scope = {p.name: p.type for p in head.parameters}
        consents = self._consents(head)
        actors = consents or tuple(Var(p.name) for p in head.parameters if self._is_character(p))[:1]
        conditions = self.formulas(decl.conditions, scope)
        known = self.formulas(decl.knowing, scope)
        if known and not actors:
            hint = "say who does it, in the header and after `by`."
            raise Mistake(
                "T307", "there is nobody here who could know it", decl.header.span, "The line is skipped.", hint
            )
        conditions.extend(Believes(actors[0], f) for f in known)
        observing = self._observing(decl.seen, scope, consents, actors)
        secretly = self._observing(decl.secretly, scope, (), actors) if decl.secretly else None
        usual = decl.secretly is None and observing is not None and _by_those_present(decl.seen)
        if usual and observing and EAVESDROPS in self.words.definitions:
            secretly = self._default(observing[0], actors, EAVESDROPS)
        speech: list[Speech] = []
        for said in decl.speech:
            with self.mistakes.caught():
                speech.append(self._speech(said, scope, actors, decl.header.span))
        return Action(
            name=head.name,
            parameters=head.parameters,
            precondition=_all(conditions),
            effects=read_clauses(decl.effects, self.words, self.mistakes, scope),
            consents=consents,
            observing=_either(observing, secretly),
            header=decl.header.text,
            speech=tuple(speech),
            about=decl.about,
            open=decl.open or decl.staging or usual,
            secretly=secretly,
            staging=decl.staging,
            span=decl.marks.span,
        )

    def _is_character(self, parameter: Parameter) -> bool:
        return parameter.type not in SLOT_KINDS and self.words.fits((parameter.type,), CHARACTER)

    def _consents(self, head: Header) -> tuple[Var, ...]:
        by = head.decl.by
        if by is None:
            return tuple(Var(p.name) for p in head.parameters if self._is_character(p))[:1]
        found = []
        for name in by:
            slot = next((p for p in head.parameters if p.name == name.text), None)
            with self.mistakes.caught():
                if slot is None:
                    raise self._no_slot(name, head)
                if not self._is_character(slot):
                    hint = "name a slot for a character, or write `by nobody`."
                    what = f"`{name.text}` is {a(slot.type)}, which has no reasons"
                    raise Mistake("T307", what, name.span, "Only characters do something for a reason.", hint)
                found.append(Var(slot.name))
        return tuple(found)

    def _no_slot(self, name: Name, head: Header) -> Mistake:
        guess = self.words.nearest(name.text, [p.name for p in head.parameters])
        hint = f"did you mean `{guess[0]}`?" if guess else "name one of the header's slots, or write `by nobody`."
        labels = (Label(head.decl.header.span, "the slots are here"),)
        return Mistake(
            "N204", f"the header has no slot `{name.text[:60]}`", name.span, "So nobody does it.", hint, labels
        )

    # --- who notices it --------------------------------------------------------------------------------------------

    def _observing(
        self, seen: Phrase | None, scope: Scope, consents: Sequence[Term], actors: Sequence[Term]
    ) -> tuple[str, Expr] | None:
        """The condition under which a character notices it; None for everybody."""
        var = "observer"
        while var in scope:
            var += "'"
        if seen is None:
            return self._default(var, actors)
        with self.mistakes.caught():
            return _Watching(self, seen, scope, var).read(consents, actors)
        return None

    def _default(self, var: str, actors: Sequence[Term], name: str = NOTICES) -> tuple[str, Expr] | None:
        if not actors or name not in self.words.definitions:
            return None
        try:
            present = self.present(var, actors, None, name)
        except (Mistake, Silent):
            return None  # its definition is broken, which has been reported
        themselves = [_same(var, actor) for actor in actors] if name == NOTICES else []
        return var, Or((*themselves, *present))

    def present(self, var: str, actors: Sequence[Term], place: Span | None, name: str = NOTICES) -> list[Expr]:
        """`notices(observer, actor)` for each actor. Raises Mistake where that is not defined."""
        target = self.words.definitions.get(name)
        if target is None:
            raise Silent
        reader = self.reader(Phrase(target.span.source, (), target.span.start), {var: CHARACTER})
        found = []
        for actor in actors:
            args = [Meaning(who, (CHARACTER,), place or target.span) for who in (Var(var), actor)]
            if len(target.parameters) != len(args):
                what = f"`{name}` is defined for {len(target.parameters)} instead of an observer and an actor"
                hint = f"write `define {name}(observer: character, actor: character): ...`."
                raise Mistake("T306", what, target.span, "It cannot be told who notices what.", hint)
            found.append(formula(reader.apply(target, args, place or target.span), self.words))
        return found

    # --- what it says ----------------------------------------------------------------------------------------------

    def _speech(self, said: SpeechDecl, scope: Scope, actors: Sequence[Term], header: Span) -> Speech:
        if not actors:
            hint = "say who does it, in the header and after `by`."
            raise Mistake("T307", "there is nobody here who could say it", header, "The line is skipped.", hint)
        reader = self.reader(said.phrase, scope)
        cursor = reader.cursor
        secret = said.kind == "promises" and cursor.accept("to", "keep")
        cursor.accept("that")
        claim = reader.statement()
        if secret and not (claim.is_name and self.words.fits(claim.kinds, SECRET)) and claim.kinds[0] != CLAIM:
            what = f"`{claim.span.text[:60]}` is {described(claim.kinds)}, which cannot be kept"
            hint = "name a secret: `promises to keep s to hearer`; a promise to act has no `to keep`."
            raise Mistake("T304", what, claim.span, "The line is skipped.", hint)
        to: list[Term] = []
        if cursor.accept("to"):
            while not to or cursor.accept(",") or cursor.accept("and"):
                to.append(term(self.character(reader)))
        reader.no_rest(claim)
        return Speech(said.kind, actors[0], tuple(to), formula(claim, self.words), secret)

    def character(self, reader: FormulaReader) -> Meaning:
        """The name of a character. Raises Mistake for anything else."""
        found = reader.name()
        reader.believer(found)
        return found


def _by_those_present(seen: Phrase | None) -> bool:
    """Whether an act is seen as usual, by whoever is present: then they see each other see it."""
    return seen is None or any(pair == ("everyone", "present") for pair in pairwise(t.key for t in seen.tokens))


def _either(seen: tuple[str, Expr] | None, secretly: tuple[str, Expr] | None) -> tuple[str, Expr] | None:
    """Who notices it in one way or the other; both conditions speak of the same variable."""
    return (seen[0], Or((seen[1], secretly[1]))) if seen and secretly else seen


class _Watching:
    """Reads the line `seen by ...`."""

    def __init__(self, deeds: Deeds, phrase: Phrase, scope: Scope, var: str) -> None:
        self.deeds = deeds
        self.reader = deeds.reader(phrase, scope)
        self.scope = scope
        self.var = var

    def read(self, consents: Sequence[Term], actors: Sequence[Term]) -> tuple[str, Expr] | None:
        """The condition on an observer; None for everybody."""
        cursor = self.reader.cursor
        tests: list[Expr] = []
        everyone = False
        while not tests or cursor.accept(",") or cursor.accept("and"):
            if cursor.accept("everyone", "present"):
                tests.extend(self._present(actors))
                tests.extend(_same(self.var, actor) for actor in actors)
            elif cursor.accept("everyone"):
                everyone = True
                tests.append(TRUE)
            elif cursor.accept("nobody"):
                tests.append(Or(()))
            elif cursor.says("each"):
                tests.append(self._each())
            else:
                tests.append(_same(self.var, term(self.deeds.character(self.reader))))
        cursor.finish("Who notices it")
        mine = [_same(self.var, who) for who in consents]
        return None if everyone else (self.var, Or(tuple(dict.fromkeys((*mine, *tests)))))

    def _present(self, actors: Sequence[Term]) -> list[Expr]:
        cursor = self.reader.cursor
        place = Span(cursor.source, cursor.tokens[cursor.at - 2].start, cursor.tokens[cursor.at - 1].end)
        if NOTICES not in self.deeds.words.definitions:
            if self.deeds.mistakes.excuses(NOTICES):
                raise Silent
            hint = (
                f"write `define {NOTICES}(observer: character, actor: character): ...`, or import the library `acts`."
            )
            what = "it is not defined who is present"
            raise Mistake("N205", what, place, "So it cannot be told who notices this.", hint)
        return self.deeds.present(self.var, actors, place)

    def _each(self) -> Expr:
        cursor = self.reader.cursor
        cursor.next()
        if cursor.says("character") and cursor.ahead().kind == "word":
            cursor.next()
        name = cursor.word("a name for the observer", "An observer is spoken of by a name: `each c: c is at Loft`.")
        cursor.expect(":", "Which of them notice it stands after a colon: `each c: c is at Loft`.")
        outer, self.reader.scope = self.reader.scope, {**self.scope, name.text: CHARACTER}
        body = self.reader.whole(self.reader.formula_whole())
        self.reader.scope = outer
        return substitute(body, {name.text: Var(self.var)})


def _same(var: str, who: Term) -> Expr:
    return Compare("==", Var(var), who)


def _all(parts: list[Expr]) -> Expr:
    return parts[0] if len(parts) == 1 else And(tuple(parts)) if parts else TRUE


def pattern(head: Header, action: Action) -> Pattern[Action]:
    """The header as something that sentences are matched with."""
    return Pattern(head.parts, action)
