"""Sentences as events: bound in their world, and noticed by whom the sentence says."""

from __future__ import annotations

from pasdedeux.diagnostics import Label, Span
from pasdedeux.language.story.sentences import Sentences, argument_key
from pasdedeux.language.worlds.told import Told
from pasdedeux.language.worlds.world import Made, character
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.syntax import Sentence
from pasdedeux.model.binding import bind
from pasdedeux.model.event import Argument, Event
from pasdedeux.model.formula import Var
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.values import Entity
from pasdedeux.model.world import Action


class Events:
    """Reads and binds sentences. The same act is the same event, so that what follows from it is worked out once."""

    def __init__(self, made: Made, mistakes: Mistakes, bound: dict[object, Event] | None = None) -> None:
        """`bound` are events that were bound before; it takes in those that are bound now."""
        self.world, self.words, self.mistakes = made.world, made.words, mistakes
        self._sentences = Sentences(made.patterns, made.words, mistakes, made.world, made.told)
        self._sentences.broken = {word.casefold() for word in made.broken}
        self._known: dict[object, Event] = {} if bound is None else bound

    def read(self, sentence: Sentence) -> tuple[Told, Event] | None:
        """What a sentence says, and its event; None where the story is refused anyway: an act may be half read."""
        told = self._sentences.read(sentence.phrase)
        unseen = self._unseen(sentence)
        if self.mistakes.collector.has_errors:
            return None
        return told, self._event(told, unseen, sentence)

    def _unseen(self, sentence: Sentence) -> list[Entity] | None:
        """Who does not see it; None where nothing is said of that."""
        if sentence.unseen is None:
            return None
        found = []
        for name in sentence.unseen:
            with self.mistakes.caught():
                found.append(character(name, self.words, self.mistakes))
        return found

    def _event(self, told: Told, unseen: list[Entity] | None, sentence: Sentence) -> Event:
        actors = _actors(told)
        missing: frozenset[Entity] = frozenset()
        if unseen is not None:
            if blind := next((who for who in unseen if who in actors), None):
                what = f"{blind.name} does this, and so notices it"
                hint = "name those who do not see it, or write `, unseen` alone."
                raise Mistake("W414", what, sentence.phrase.span, "Nobody acts without noticing.", hint)
            aware = actors | _addressed(told)
            missing = frozenset(unseen or (e for e in self.world.characters if e not in aware))
        return self.bind(told.action, told.args, missing, sentence.phrase.span)

    def bind(self, action: Action, args: tuple[Argument, ...], unseen: frozenset[Entity], place: Span) -> Event:
        """The event of an act, whoever of `unseen` would notice it left out. Raises Mistake where it has no meaning."""
        key = (action, tuple(map(argument_key, args)), unseen)
        if key not in self._known:
            self._known[key] = self._bound(action, args, unseen, place)
        return self._known[key]

    def _bound(self, action: Action, args: tuple[Argument, ...], unseen: frozenset[Entity], place: Span) -> Event:
        try:
            return bind(self.world, action, args, unseen)
        except (Ungroundable, ArithmeticError) as error:
            labels = (Label(action.span, "the action"),) if action.span else ()
            what = f"this cannot happen: {error}"
            hint = "say what is so, or what somebody believes, not what they do not: `NAME believes not SECRET`."
            if "claim" not in str(error):
                hint = "look at what the action does with these arguments."
            raise Mistake("T311", what, place, "The sentence is skipped.", hint, labels) from None


def _actors(told: Told) -> set[Entity]:
    """Who does it: those with a reason, else whom the sentence is about."""
    names = [p.name for p in told.action.parameters]
    by = [told.args[names.index(v.name)] for v in told.action.consents if hasattr(v, "name")]
    people = [x for x in told.args if isinstance(x, Entity) and x.is_character]
    return {x for x in by if isinstance(x, Entity)} or set(people[:1])


def _addressed(told: Told) -> set[Entity]:
    """To whom something is said: they hear it, whoever else does not."""
    names = [p.name for p in told.action.parameters]
    to = [told.args[names.index(v.name)] for s in told.action.speech for v in s.to if isinstance(v, Var)]
    return {x for x in to if isinstance(x, Entity)}
