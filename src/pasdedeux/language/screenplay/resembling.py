"""Whether a row of a note is meant as an event: it is one, or is one but for a slip.

It is meant as one if the words of a header stand in it in order and a name of the story in one of its slots; or if it
would be one with another word for one of the header's that means the same or is nearly it. So `Pierre raeds the diary`
and `Pierre reads the dairy` are mistakes, and `Pierre is too nice here` is the writer's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pasdedeux.diagnostics import nearest
from pasdedeux.language.formulas.formula import FormulaReader
from pasdedeux.language.formulas.vocabulary import SECRET
from pasdedeux.language.screenplay.declared import readable
from pasdedeux.language.story.nearest import is_meant
from pasdedeux.language.story.sentences import Sentences
from pasdedeux.language.worlds.world import Made
from pasdedeux.language.written import telling
from pasdedeux.language.written.cursor import ARTICLES
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.written.patterns import Hole, Pattern
from pasdedeux.language.written.syntax import Phrase
from pasdedeux.language.written.tokens import Token
from pasdedeux.model.world import Action

_LAYOUTS = 20  # ways to lay one row over headers that are looked at
_STATEMENT = 3  # words from which on a formula is no mere name


class Resembling:
    """Looks at rows in the words of one world. Nothing is reported from here."""

    def __init__(self, made: Made, mistakes: Mistakes) -> None:
        self._scratch = Mistakes(tainted=mistakes.tainted, lost=mistakes.lost)
        self._sentences = Sentences(made.patterns, made.words, self._scratch, made.world, made.told)
        self._words, self._verdicts = made.words, made.prose
        entities = made.words.entities.values()
        self._names = [text for e in entities for text in (e.name, _unarticled(e.label)) if text]
        self._folded = frozenset(text.casefold() for text in self._names)
        named = (f"{e.name} {e.label}" for e in entities if SECRET not in e.types)
        self._words_of_names = frozenset(word for text in named for word in text.casefold().split()) - ARTICLES

    def is_event(self, row: Row) -> bool:
        """Whether a row is meant as an event. In one world the same words are, or are not."""
        if row.block or self._scratch.tainted or self._scratch.lost:
            return self._is_event(row)
        if row.text not in self._verdicts:
            self._verdicts[row.text] = self._is_event(row)
        return self._verdicts[row.text]

    def _is_event(self, row: Row) -> bool:
        try:
            self._sentences.read(telling.sentence(row, self._scratch).phrase)
            return True
        except Silent:
            return True
        except Mistake:
            pass
        phrase = Phrase(row.source, _sentence(readable(row)), row.end)
        if not phrase.tokens:
            return False
        return (
            self._fits(phrase)
            or self._but_for_a_name(phrase)
            or self._but_for_a_word(phrase)
            or self._is_statement(phrase)
        )

    def _fits(self, phrase: Phrase) -> bool:
        """Whether only what trails the sentence is wrong."""
        try:
            self._sentences.read(phrase)
        except (Mistake, Silent):
            return False
        return True

    def _but_for_a_name(self, phrase: Phrase) -> bool:
        for count, (pattern, names) in enumerate(self._laid(phrase)):
            known = sum(self._names_somebody(words) for words in names)
            if known * 2 >= len(names) and known and count < _LAYOUTS:
                return True
            if not pattern.literals:
                return False
        return False

    def _but_for_a_word(self, phrase: Phrase) -> bool:
        keys = {token.key for token in phrase.tokens}
        if self._words_of_names.isdisjoint(keys):
            return False
        for pattern in self._sentences.patterns:
            missing = [word for word in pattern.literals if word not in keys]
            if len(missing) != 1:
                continue
            for at, token in enumerate(phrase.tokens):
                if token.kind == "word" and is_meant(missing[0], {token.key}):
                    meant = token._replace(key=missing[0])
                    varied = Phrase(phrase.source, (*phrase.tokens[:at], meant, *phrase.tokens[at + 1 :]), phrase.place)
                    if any(all(map(self._is_name, names)) for one, names in self._laid(varied) if one is pattern):
                        return True
        return False

    def _is_statement(self, phrase: Phrase) -> bool:
        if len(phrase.tokens) < _STATEMENT:
            return False
        try:
            FormulaReader(phrase.cursor(), self._words, self._scratch).formula_line()
        except (Mistake, Silent):
            return False
        return True

    def _laid(self, phrase: Phrase) -> Iterator[tuple[Pattern[Action], list[tuple[Token, ...]]]]:
        """The headers that can be laid over a phrase, with the words in their slots for names."""
        for pattern, ranges in self._sentences.laid_out(phrase):
            holes = [part for part in pattern.parts if isinstance(part, Hole)]
            claims = {i for i, p in enumerate(pattern.target.parameters) if p.type == "claim"}
            pairs = zip(holes, ranges, strict=True)
            yield pattern, [phrase.tokens[a:b] for hole, (a, b) in pairs if hole.index not in claims]

    def _is_name(self, words: tuple[Token, ...]) -> bool:
        text = _bare(words)
        return self._words.entity(text) is not None or text.casefold() in self._folded

    def _names_somebody(self, words: tuple[Token, ...]) -> bool:
        return self._is_name(words) or nearest(_bare(words), self._names) is not None


def _sentence(words: Sequence[Token]) -> tuple[Token, ...]:
    """The words without what may trail a sentence: source ids, `, unseen by ...`, `intentional: ...`."""
    said = [word for word in words if word.kind not in ("ids", "accept")]
    cut = next((at for at in range(1, len(said)) if said[at].key == "unseen" and said[at - 1].text == ","), None)
    return tuple(said if cut is None else said[: cut - 1])


def _unarticled(label: str) -> str:
    first, _, rest = label.partition(" ")
    return rest if first.casefold() in ARTICLES and rest else label


def _bare(words: tuple[Token, ...]) -> str:
    """The words of a slot without articles."""
    return " ".join(token.text for token in words if token.key not in ARTICLES)
