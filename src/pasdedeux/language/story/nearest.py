"""The headers that come nearest to a sentence which fits none: what its author may have meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pasdedeux.diagnostics import Label, nearest
from pasdedeux.language.formulas.formula import FormulaReader
from pasdedeux.language.formulas.meaning import clip
from pasdedeux.language.formulas.vocabulary import CLAIM, Vocabulary
from pasdedeux.language.written.mistakes import Mistake, Mistakes, Silent
from pasdedeux.language.written.patterns import Pattern
from pasdedeux.language.written.syntax import Phrase
from pasdedeux.model.verbs import past_bases, present_base
from pasdedeux.model.words import Slot, header_parts
from pasdedeux.model.world import Action

_COMPARED = 200  # headers that are compared with a sentence that fits none

# The library's verbs, for those who look for them in other words.
_SAME = {
    word: verb
    for verb, words in {
        "tell": "say says said lies lied answers replies explains informs mentions",
        "ask": "wonders inquires questions",
        "confess": "admits owns",
        "pretend": "invents fakes feigns",
        "listen": "eavesdrops overhears spies hears",
        "arrive": "enters comes returns goes walks",
        "leave": "exits departs goes walks",
        "take": "steals grabs fetches finds pockets removes gets",
        "give": "hands passes returns offers",
        "put": "drops hides lays places sets",
        "swap": "exchanges replaces switches",
        "phone": "calls telephones dials",
        "send": "mails posts faxes emails",
        "read": "sees opens studies finds",
        "turn": "looks sleeps dozes",
    }.items()
    for word in (verb, *words.split())
}


class NearestHeaders:
    """All headers of a story by their words."""

    def __init__(self, patterns: Sequence[Pattern[Action]], words: Vocabulary, mistakes: Mistakes) -> None:
        self.patterns, self.words, self.mistakes = list(patterns), words, mistakes
        self._by_word: dict[str, list[Pattern[Action]]] = {}
        for pattern in patterns:
            for word in dict.fromkeys(pattern.literals):
                self._by_word.setdefault(word, []).append(pattern)

    def none_fits(self, phrase: Phrase) -> Mistake:
        """The message that nothing fits, with the headers that come nearest."""
        known = {t.key for t in phrase.tokens}
        pool = [p for key in sorted(known) for p in self._by_word.get(key, ())] + self.patterns
        ranked = sorted(
            dict.fromkeys(pool[:_COMPARED]), key=lambda p: (-self._alike(p, known), len(p.parts), p.target.header)
        )
        near = [p for p in ranked[:2] if self._alike(p, known) > 0]
        said = [t.text for t in phrase.tokens]
        examples = [_example(p.target, self.words, said) for p in near]
        spans = [(p.target.span, p.target.header) for p in near]
        labels = tuple(Label(span, "for example: " + e) for (span, _), e in zip(spans, examples, strict=True) if span)
        if self._is_statement(phrase):
            labels = ()
            hint = "this says what is so: put it under `initially`, or tell the act that makes it so."
        elif near:
            hint = f"the nearest that there is would be {examples[0]}."
        else:
            hint = "say it in the words of an action's header; `docs/library.md` lists those that are always there."
        what = f"no action is told like `{clip(phrase.span.text)}`"
        return Mistake("S121", what, phrase.span, "The sentence is skipped, so it does not happen.", hint, labels)

    def _is_statement(self, phrase: Phrase) -> bool:
        """Whether it is a formula: something that is so, where something that happens was wanted."""
        try:
            FormulaReader(phrase.cursor(), self.words, self.mistakes).formula_line()
        except (Mistake, Silent):
            return False
        return True

    def _alike(self, pattern: Pattern[Action], keys: set[str]) -> float:
        """How much of a header stands in a sentence, a misspelt word counting half and the verb threefold."""
        words = pattern.literals
        hits = [1.0 if w in keys else 0.5 if len(w) > 2 and is_meant(w, keys) else 0.0 for w in words]
        return (sum(hits) + 2 * hits[0]) / (len(words) + 2)


def narrated(header: str, said: Mapping[str, str]) -> str:
    """The sentence of a header with words in its slots."""
    text = "".join(said.get(part.parameter, "") if isinstance(part, Slot) else part for part in header_parts(header))
    return " ".join(text.split())


def is_meant(word: str, keys: set[str]) -> bool:
    """Whether one of the words is this one misspelt, in another form, or the same thing in other words."""
    base = present_base(word)
    if not base or nearest(word, keys):
        return nearest(word, keys) is not None
    return any(base in past_bases(key) or _SAME.get(base, "-") == _SAME.get(key) for key in keys)


def _example(action: Action, words: Vocabulary, sentence: Sequence[str]) -> str:
    """A sentence that fits the header, with the names of `sentence` where they fit, else with others of the story."""
    left = dict.fromkeys(e for word in sentence if (e := words.entity(word)) is not None)
    left.update(dict.fromkeys(words.entities.values()))
    said = {}
    for parameter in action.parameters:
        if parameter.type == CLAIM:
            said[parameter.name] = "…"
            continue
        found = next((e for e in left if words.fits(e.types, parameter.type)), None)
        said[parameter.name] = found.name if found else f"some {parameter.type}"
        if found:
            del left[found]
    return f"`{narrated(action.header, said)}`"
