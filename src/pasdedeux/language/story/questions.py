"""Questions about a moment: a formula in words, or what somebody believes about a fact.

A question is turned into a statement by putting its words into the order of one ("does Katya believe that p?" into
"Katya believes that p"); what remains is read as formulas are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pasdedeux.diagnostics import Refused, Source
from pasdedeux.language.formulas.formula import FormulaReader
from pasdedeux.language.formulas.meaning import Meaning, formula
from pasdedeux.language.formulas.vocabulary import Vocabulary, from_world
from pasdedeux.language.story.resolve import Written
from pasdedeux.language.written.cursor import Cursor
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.written.patterns import third_person
from pasdedeux.language.written.tokens import Token, tokens
from pasdedeux.model.formula import Believes, Const, Expr, Term, believing
from pasdedeux.model.ground import Ungroundable, ground
from pasdedeux.model.story import Story
from pasdedeux.model.values import Entity
from pasdedeux.model.world import World

_ASKING = ("what", "who", "where")


@dataclass(frozen=True, slots=True)
class Question:
    """A question, ready to be answered in a state.

    `kind` is "whether" for a formula and "what" for a value. `path` are the minds that it looks into, the outermost
    first: ``(Katya, Pierre)`` for what Katya believes that Pierre believes. `body` is what is asked there, ground;
    `whole` is `body` with its path around it, to be read in the real state.
    """

    text: str
    kind: Literal["whether", "what"]
    path: tuple[Entity, ...]
    body: Expr
    whole: Expr


def question(text: str, story: Story, world: World | None = None) -> Question:
    """Read a question about a story (or about any world).

    What is said in it of everybody, or of somebody, is said of those in `world` (None: the story's).

    Raises:
        Refused: if it is not understood, with the place in the question.
    """
    words = story.words if isinstance(story, Written) else from_world(story.world)
    source = Source("question", " ".join(text.split()))
    mistakes = Mistakes()
    try:
        with mistakes.caught():
            return _Asking(source, words, mistakes, story.world if world is None else world).read()
    except Silent:
        pass
    answer = "So there is no answer."
    raise Refused(replace(found, consequence=answer) for found in mistakes.collector.diagnostics)


class _Asking:
    """One question on its way to a meaning."""

    def __init__(self, source: Source, words: Vocabulary, mistakes: Mistakes, world: World) -> None:
        self.source = source
        self.words = words
        self.mistakes = mistakes
        self.world = world
        self.tokens = _without_mark(tokens(source, 0, len(source.text)))

    def read(self) -> Question:
        cursor = self._cursor(self.tokens)
        if cursor.done:
            raise self._hint(Mistake("S123", "there is no question", cursor.place(), "There is nothing to answer."))
        if cursor.says("what", "does"):
            return self._view()
        if cursor.here.key in _ASKING and cursor.ahead().key == "is":
            return self._value(cursor)
        return self._whether(self._statement())

    def _hint(self, mistake: Mistake) -> Mistake:
        d = mistake.diagnostic
        hint = "ask for example `Katya believes that Pierre believes that hers` or `what is the holder of Diary`."
        return Mistake(d.code, d.message, d.span or self._cursor(self.tokens).place(), d.consequence, hint)

    def _cursor(self, words: list[Token]) -> Cursor:
        return Cursor(self.source, words, place=len(self.source.text))

    def _reader(self, words: list[Token]) -> FormulaReader:
        return FormulaReader(self._cursor(words), self.words, self.mistakes)

    # --- whether ---------------------------------------------------------------------------------------------------

    def _statement(self) -> Meaning:
        reader = self._reader(self._as_statement())
        return reader.complete()

    def _as_statement(self) -> list[Token]:
        """The words in the order of a statement."""
        words = self.tokens
        first = words[0].key
        if [t.key for t in words[:5]] in (["is", "it", "so", "that", t.key] for t in words[4:5]):
            return words[4:]
        if first not in ("does", "is", "has") or len(words) < 3 or words[0].text in self.words.entities:
            return words
        reader = self._reader(words)
        reader.cursor.next()
        reader.value() if first == "is" else reader.name()
        cut = reader.cursor.at
        subject, rest = words[1:cut], words[cut:]
        if not rest:
            return words
        if first == "does" and rest[0].key != "not":
            return [*subject, _finite(rest[0]), *rest[1:]]
        return [*subject, words[0], *rest]

    def _whether(self, meaning: Meaning) -> Question:
        if not _is_statement(meaning, self.words):
            return self._what((), meaning)
        whole = self._ground(formula(meaning, self.words), meaning)
        path, body = _peeled(whole)
        return Question(self.source.text, "whether", path, body, whole)

    # --- what ------------------------------------------------------------------------------------------------------

    def _value(self, cursor: Cursor) -> Question:
        """`what is E`, `who is E`, `where is X`."""
        where = cursor.next().key == "where"
        cursor.next()
        rest = self.tokens[cursor.at :]
        reader = self._reader(rest)
        meaning = reader.value()
        reader.no_rest(meaning)
        if where and meaning.is_name:
            place = self.words.facts.get("place")
            if place is None:
                what = "this story has no fact `place`, so nobody is anywhere"
                raise Mistake("S123", what, meaning.span, "There is nothing to answer.", "ask for another fact.")
            meaning = reader.apply(place[0], [meaning], meaning.span)
        return self._what((), meaning)

    def _view(self) -> Question:
        """`what does X believe [that Y believes] about E`."""
        cursor = self._cursor(self.tokens)
        cursor.accept("what", "does")
        reader = FormulaReader(cursor, self.words, self.mistakes)
        minds: list[Term] = []
        while True:
            minds.append(reader.believer(reader.name()))
            if not (cursor.accept("believe") or cursor.accept("think") or cursor.accept("believes")):
                raise self._hint(cursor.missing("`believe`", "So it is not clear what is asked."))
            if cursor.accept("about") or cursor.accept("of"):
                break
            if not cursor.accept("that"):
                raise self._hint(cursor.missing("`about` or `that`", "So it is not clear what is asked."))
        meaning = reader.value()
        reader.no_rest(meaning)
        people = [who.value for who in minds if isinstance(who, Const)]
        return self._what(tuple(who for who in people if isinstance(who, Entity)), meaning)

    def _what(self, path: tuple[Entity, ...], meaning: Meaning) -> Question:
        if meaning.is_name and not _is_statement(meaning, self.words):
            hint = "ask for one of its facts: `what is the holder of Diary`."
            what = f"`{meaning.span.text[:60]}` is a name; what is asked about it?"
            raise Mistake("S123", what, meaning.span, "There is nothing to answer.", hint)
        expr = formula(meaning, self.words) if meaning.is_name else meaning.expr
        body = self._ground(expr, meaning)
        return Question(self.source.text, "what", path, body, believing(tuple(map(Const, path)), body))

    def _ground(self, expr: Expr, meaning: Meaning) -> Expr:
        try:
            return ground(expr, self.world)
        except (Ungroundable, ArithmeticError) as error:
            raise Mistake("T311", str(error), meaning.span, "So there is no answer.") from None


def _without_mark(words: list[Token]) -> list[Token]:
    while words and words[-1].text in ("?", "."):
        words = words[:-1]
    return words


def _finite(verb: Token) -> Token:
    """`believes` for the `believe` of a question."""
    said = third_person(verb.key)
    return verb._replace(key=said, text=said)


def _is_statement(meaning: Meaning, words: Vocabulary) -> bool:
    if meaning.kinds[0] in ("boolean", "truth", "claim"):
        return True
    return meaning.is_name and words.fits(meaning.kinds, "secret")


def _peeled(whole: Expr) -> tuple[tuple[Entity, ...], Expr]:
    """The minds around a formula, and the formula in the innermost."""
    path: list[Entity] = []
    while isinstance(whole, Believes) and isinstance(whole.who, Const) and isinstance(whole.who.value, Entity):
        path.append(whole.who.value)
        whole = whole.body
    return tuple(path), whole
