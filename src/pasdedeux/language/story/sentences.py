"""Sentences: which action an event's words mean, and who and what stands in its slots.

A header is found by its first word, so a story may have many headers and many events. The words are first laid out
over a header in every way that its own words allow, then the slots are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pasdedeux.diagnostics import Label, nearest
from pasdedeux.language.formulas.formula import FormulaReader
from pasdedeux.language.formulas.meaning import Meaning, clip, formula, of_type
from pasdedeux.language.formulas.vocabulary import CLAIM, Vocabulary
from pasdedeux.language.story.nearest import NearestHeaders, narrated
from pasdedeux.language.worlds.told import Told, Words, words_of
from pasdedeux.language.written.cursor import ARTICLES
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.written.patterns import Hole, Pattern
from pasdedeux.language.written.syntax import Phrase
from pasdedeux.language.written.tokens import Token
from pasdedeux.model.event import Argument
from pasdedeux.model.formula import Const, Expr
from pasdedeux.model.ground import Ungroundable, ground
from pasdedeux.model.values import Entity, Unknown
from pasdedeux.model.words import quoted, say
from pasdedeux.model.world import NUMBER, Action, Parameter, World

_LAYOUTS = 200  # ways to lay one sentence over one header that are tried
_NAME = 12  # words that a name in a slot may have

Range = tuple[int, int]


class Sentences:
    """All headers of a story, ready to be matched."""

    def __init__(
        self,
        patterns: Sequence[Pattern[Action]],
        words: Vocabulary,
        mistakes: Mistakes,
        world: World,
        known: dict[Words, Told] | None = None,
    ) -> None:
        """Match with the headers `patterns`; claims are grounded in `world`. `known` sentences are not read again."""
        self.patterns = [p for p in patterns if not p.target.staging]
        self.words = words
        self.mistakes = mistakes
        self.world = world
        self._known: dict[Words, Told] = {} if known is None else known
        self.broken: set[str] = set()  # words of headers that were not understood
        self._nearest = NearestHeaders(self.patterns, words, mistakes)
        self._index: dict[str, list[Pattern[Action]]] = {}
        for pattern in self.patterns:
            self._index.setdefault(pattern.first, []).append(pattern)

    def read(self, phrase: Phrase) -> Told:
        """What a sentence tells.

        Raises:
            Mistake: if no header fits, or two do.
            Silent: if one might have fitted that was not understood.
        """
        words = words_of(phrase.tokens)
        if words not in self._known:
            self._known[words] = self._read(phrase)
        return self._known[words]

    def _read(self, phrase: Phrase) -> Told:
        found: dict[tuple[int, tuple[object, ...]], Told] = {}
        failures: list[tuple[int, int, Mistake]] = []
        silent = False
        for pattern in self._candidates(phrase.tokens):
            for ranges in self._layouts(pattern, phrase.tokens):
                try:
                    told = self._told(pattern, ranges, phrase)
                except Mistake as mistake:
                    failures.append(
                        (
                            len(pattern.literals),
                            mistake.diagnostic.span.start if mistake.diagnostic.span else 0,
                            mistake,
                        )
                    )
                except Silent:
                    silent = True
                else:
                    found.setdefault((id(told.action), tuple(map(argument_key, told.args))), told)
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            raise self._two(phrase, list(found.values()))
        if silent or self._excused(phrase):
            raise Silent
        raise max(failures, key=lambda f: f[:2])[2] if failures else self._nearest.none_fits(phrase)

    def _candidates(self, tokens: Sequence[Token]) -> list[Pattern[Action]]:
        keys = dict.fromkeys(token.key for token in tokens)
        found = [p for key in keys for p in self._index.get(key, ())]
        return [p for p in found if all(word in keys for word in p.literals)]

    def laid_out(self, phrase: Phrase) -> Iterator[tuple[Pattern[Action], list[Range]]]:
        """Every header whose own words stand in a sentence in order, with the words in its slots."""
        for pattern in self._candidates(phrase.tokens):
            for ranges in self._layouts(pattern, phrase.tokens):
                yield pattern, ranges

    # --- laying out ------------------------------------------------------------------------------------------------

    def _layouts(self, pattern: Pattern[Action], tokens: Sequence[Token]) -> Iterator[list[Range]]:
        """The ways in which the header's words stand in the sentence: for each slot the words in it."""
        claims = {i for i, p in enumerate(pattern.target.parameters) if p.type == CLAIM}
        left = _LAYOUTS
        todo: list[tuple[int, int, tuple[Range, ...]]] = [(0, 0, ())]
        parts = pattern.parts
        while todo and left:
            at, place, ranges = todo.pop()
            if at == len(parts):
                if place == len(tokens):
                    left -= 1
                    yield list(ranges)
                continue
            part = parts[at]
            if isinstance(part, str):
                after = _after_word(part, tokens, place)
                if after is not None:
                    todo.append((at + 1, after, ranges))
                continue
            longest = len(tokens) - place if part.index in claims else min(_NAME, len(tokens) - place)
            ends = self._ends(parts, at, tokens, (place, place + longest))
            todo.extend((at + 1, end, (*ranges, (place, end))) for end in reversed(ends))

    def _ends(self, parts: Sequence[str | Hole], at: int, tokens: Sequence[Token], within: Range) -> list[int]:
        """Where a slot may end: before the next word of the header, at the end, or anywhere if another slot follows."""
        start, stop = within
        if at + 1 == len(parts):
            return [len(tokens)] if start < len(tokens) <= stop else []
        following = parts[at + 1]
        if isinstance(following, str):
            return [end for end in range(start + 1, stop + 1) if end < len(tokens) and tokens[end].key == following]
        return list(range(start + 1, stop + 1))

    # --- slots -----------------------------------------------------------------------------------------------------

    def _told(self, pattern: Pattern[Action], ranges: Sequence[Range], phrase: Phrase) -> Told:
        action = pattern.target
        args: dict[int, Argument] = {}
        said: dict[str, str] = {}
        holes = [part for part in pattern.parts if isinstance(part, Hole)]
        for hole, (start, end) in zip(holes, ranges, strict=True):
            slot = action.parameters[hole.index]
            part = Phrase(phrase.source, tuple(phrase.tokens[start:end]), phrase.tokens[start].start)
            value = self._argument(part, slot)
            if hole.index in args and argument_key(args[hole.index]) != argument_key(value):
                what = f"`{{{slot.name}}}` stands twice in this header, so it must be the same both times"
                raise Mistake("T304", what, part.span, "The sentence is skipped.")
            args[hole.index] = value
            said.setdefault(slot.name, _said(value, part))
        return Told(action, tuple(args[i] for i in range(len(action.parameters))), narrated(action.header, said))

    def _argument(self, part: Phrase, slot: Parameter) -> Argument:
        reader = FormulaReader(part.cursor(), self.words, self.mistakes)
        if slot.type == CLAIM:
            return self._claim(reader, part)
        if slot.type == NUMBER:
            meaning = reader.value()
        else:
            meaning = reader.name()
        if not reader.cursor.done:
            raise self._too_many_words(reader, part)
        which = f"the {slot.name}" if len(slot.name) > 1 else "what stands here"
        value = of_type(meaning, slot.type, self.words, which)
        if isinstance(value, Const) and isinstance(value.value, (bool, float, Entity)):
            return value.value
        return self._grounded(value, meaning)

    def _too_many_words(self, reader: FormulaReader, part: Phrase) -> Mistake:
        words = " ".join(token.text for token in part.tokens if token.key not in ARTICLES)
        if self.mistakes.excuses(reader.cursor.here.text):
            raise Silent
        labels = [entity.label for entity in self.words.entities.values() if entity.label]
        guess = nearest(words, [*self.words.entities, *labels])
        if any(token.key == "unseen" for token in part.tokens):
            hint = "write a comma before `unseen`."
        else:
            hint = f"did you mean `{guess}`?" if guess else "name one character, place or thing here."
        what = f"nobody and nothing is called `{clip(part.span.text)}`"
        return Mistake("N202", what, part.span, "The sentence is skipped, so it does not happen.", hint)

    def _claim(self, reader: FormulaReader, part: Phrase) -> Expr:
        meaning = reader.complete()
        claim = reader.whole(formula(meaning, self.words))
        return self._grounded(claim, meaning)

    def _grounded(self, expr: Expr, meaning: Meaning) -> Expr:
        try:
            return ground(expr, self.world)
        except (Ungroundable, ArithmeticError) as error:
            raise Mistake("T311", str(error), meaning.span, "So the claim has no meaning.") from None

    # --- messages --------------------------------------------------------------------------------------------------

    def _excused(self, phrase: Phrase) -> bool:
        return self.mistakes.lost or any(
            t.key in self.broken for t in phrase.tokens if t.text not in self.words.entities
        )

    def _two(self, phrase: Phrase, found: list[Told]) -> Mistake:
        headers = list(dict.fromkeys(told.action.header for told in found))
        labels = tuple(Label(t.action.span, "fits") for t in found if t.action.span)[:4]
        if len(headers) == 1:
            hint = "put the claim into brackets, so that it is clear where it ends."
            what = f'this sentence can be read in {len(found)} ways by "{headers[0]}"'
        else:
            hint = "change the words of one of the headers."
            quoted = [f'"{header}"' for header in headers[:3]]
            what = f"this sentence fits {' and '.join(quoted)}"
        return Mistake("S122", what, phrase.span, "So it could not be told what happens.", hint, labels)


def _after_word(word: str, tokens: Sequence[Token], place: int) -> int | None:
    """The place after a word of the header, articles before it skipped; None where it does not come."""
    while place < len(tokens) and tokens[place].key in ARTICLES and tokens[place].key != word:
        place += 1
    return place + 1 if place < len(tokens) and tokens[place].key == word else None


def argument_key(argument: Argument) -> object:
    """The argument as a key of a dictionary, in which `yes` and 1 are two things."""
    return argument if not isinstance(argument, (bool, float)) else (type(argument), argument)


def _said(value: Argument, part: Phrase) -> str:
    """How the sentence calls an argument: by its label, a secret quoted, a claim in the words of its facts."""
    if isinstance(value, Entity):
        return quoted(value)
    return " ".join(part.span.text.split()) if isinstance(value, (bool, float, Unknown)) else say(value)
