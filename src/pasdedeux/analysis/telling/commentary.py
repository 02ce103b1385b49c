"""Which of all the changes in all the heads a reader is told, one event after the other.

An event that everybody in the room sees changes what each of them believes, what each believes that each other
believes, and so on: to say that is to say that they were there. So what follows from being there is left out, and
what does not is said: who learned something, who now believes what is not so, who saw a mistake, and what somebody
thinks of another's thoughts where it is wrong, or where it found out something that the other had not just shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pasdedeux.analysis.minds.changes import Change, Changed, agrees, mistaken
from pasdedeux.analysis.minds.importance import THING, WANTED, Importance
from pasdedeux.analysis.minds.presence import Presence
from pasdedeux.analysis.speech.promises import Promise, promises
from pasdedeux.analysis.speech.said import asked, said
from pasdedeux.analysis.speech.threats import threats
from pasdedeux.analysis.telling.ironies import ironies
from pasdedeux.analysis.telling.irony import Irony
from pasdedeux.analysis.telling.notes import Note, acting, names, no_view, now_so, that, verb
from pasdedeux.analysis.telling.thoughts import Thoughts
from pasdedeux.analysis.wording import holds_words, listed
from pasdedeux.model.formula import TRUE, Fluent
from pasdedeux.model.reads import Path, fluents
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.values import UNKNOWN, Entity, Value
from pasdedeux.model.words import name


class Commentary:
    """The notes of each moment of a replay. Kept for one telling, since moments share most of their changes."""

    def __init__(self, replay: Replay) -> None:
        self.replay = replay
        self.people = replay.story.world.characters
        self.importance = Importance(replay.story)
        self.changed = Changed()
        self.presence = Presence(replay.story.world)
        self.ironies = ironies(replay, self.importance, self.changed)
        self.promises, self.threats = promises(replay), threats(replay)
        self._thoughts = Thoughts(self.people, self.importance, self.changed)
        self._begins = _by_moment(self.ironies.spans, "begin")
        self._ends = _by_moment(self.ironies.spans, "end")

    def missed(self, moment: Moment) -> tuple[Entity, ...]:
        """Those present, and not of the act themselves, who do not notice."""
        doing = acting(moment)
        return tuple(who for who in self.presence.at(moment) if who not in moment.observers and who not in doing)

    def notes(self, moment: Moment) -> tuple[Note, ...]:
        """What is worth saying about an event, in the order in which it is said."""
        if moment.line.staging:
            return tuple(self._recognitions(moment))
        return (
            *self._attention(moment),
            *self._spoken(moment),
            *self._facts(moment),
            *self._own(moment),
            *self._thoughts.notes(moment),
            *self._unaware(moment),
        )

    # --- who noticed -----------------------------------------------------------------------------------------------

    def _attention(self, moment: Moment) -> Iterator[Note]:
        missed, present = self.missed(moment), self.presence.at(moment)
        if missed:
            yield Note("missed", f"{names(missed)} {verb(missed, 'does')} not notice.", missed)
        involved = {*acting(moment), *(a for a in moment.event.args if isinstance(a, Entity))}
        others = tuple(who for who in moment.observers if who not in present and who not in involved)
        if others and moment.line.scene is not None and len(moment.observers) < len(self.people):
            yield Note("noticed", f"{names(others)} {verb(others, 'notices')} too.", others)

    # --- what was said ---------------------------------------------------------------------------------------------

    def _spoken(self, moment: Moment) -> Iterator[Note]:
        for speech in said(moment):
            if speech.verdict != "truth" or speech.unconvinced:  # else it is told by what the hearers learn
                yield Note("speech", str(speech), (speech.speaker,))
        for question in asked(moment):
            if question.shows:
                yield Note("speech", str(question), (question.speaker,))
        for promise in self.promises:
            yield from self._promise(promise, moment)
        for threat in self.threats:
            if threat.carried_out is moment:
                text = f"With this the threat of {threat.moment.line.name} is carried out."
                yield Note("threat", text, (threat.speaker,))

    def _promise(self, promise: Promise, moment: Moment) -> Iterator[Note]:
        given = f"the promise of {promise.moment.line.name}"
        if promise.settled is moment and promise.status == "broken":
            unseen = "" if promise.seen else f", unseen by {names(promise.to)}"
            yield Note("promise", f"{name(promise.giver)} breaks {given}{unseen}.", (promise.giver,))
        elif promise.settled is moment and promise.status == "kept":
            yield Note("promise", f"With this {given} is kept.", (promise.giver,))
        if promise.found_out is moment:
            yield Note("promise", f"{names(promise.to)} can tell now that {given} was broken.", promise.to)

    # --- what is so ------------------------------------------------------------------------------------------------

    def _facts(self, moment: Moment) -> Iterator[Note]:
        """What the sentence itself does not say: what becomes of things and of what is wanted, and what rules made
        of it.
        """
        own = {write.fluent for write in moment.event.writes if not write.path}
        for fluent, change in self.changed.between(moment.before, moment.after).items():
            if change.new is UNKNOWN or self.presence.places(fluent):
                continue
            words = now_so(fluent, change.new)
            if fluent in own and (not self._matters(moment, change) or _says(moment, words)):
                continue
            yield Note("fact", words, (), (), fluent, change.new)

    def _matters(self, moment: Moment, change: Change) -> bool:
        """Whether a fact that the event itself changes is worth a line: by its weight, or as the event may go either
        way.
        """
        fluent = change.fluent
        if self.importance.of(fluent) >= (WANTED if change.new is False else THING):
            return True
        either = any(w.fluent is fluent and not w.path and w.condition != TRUE for w in moment.event.writes)
        return either and change.new is True and self.importance.declared(fluent)

    # --- what each believes ----------------------------------------------------------------------------------------

    def _own(self, moment: Moment) -> Iterator[Note]:
        groups: dict[tuple[str, Fluent, object], tuple[Change, list[Entity]]] = {}
        for who, change in self._changes_of_mind(moment):
            kind = self._turn(who, change, moment)
            key = (kind, change.fluent, _key(change.new))
            groups.setdefault(key, (change, []))[1].append(who)
        for (kind, _, _), (change, people) in groups.items():
            yield self._own_note(kind, change, tuple(people), moment)

    def _changes_of_mind(self, moment: Moment) -> Iterator[tuple[Entity, Change]]:
        """Changes of belief that do not follow from having seen the event or from what was said of it."""
        outside = self.changed.between(moment.before, moment.after)
        told = _told(moment)
        for who in self.people:
            before, after = moment.before.believed(who), moment.after.believed(who)
            for fluent, change in self.changed.between(before, after).items():
                seen = agrees(outside, change) and (who in moment.observers or who in acting(moment))
                if self.importance.of(fluent) >= THING and not seen and (who, fluent) not in told:
                    yield who, change

    def _turn(self, who: Entity, change: Change, moment: Moment) -> str:
        if change.new is UNKNOWN:
            return "forgets"
        if mistaken(change.fluent, moment.after.believed(who), moment.after):
            return "mistake"
        return "recognition" if self._ended(who, change.fluent, moment) else "learns"

    def _own_note(self, kind: str, change: Change, people: tuple[Entity, ...], moment: Moment) -> Note:
        fluent, value = change.fluent, change.new
        what = that((), fluent, value)
        about = (people, (), fluent, value)
        if kind == "forgets":
            return Note("forgets", no_view(people, fluent), *about)
        if kind == "mistake":
            until = self._until((people[0],), fluent, moment)
            return Note("mistake", f"{names(people)} now {verb(people, 'believes')} {what}: a mistake{until}.", *about)
        if kind == "recognition":
            span = self._ended(people[0], fluent, moment)
            words = holds_words((), fluent, value)
            return Note("recognition", f"{names(people)} {verb(people, 'sees')} {_ended_words(span)}: {words}.", *about)
        return Note("learns", f"{names(people)} {verb(people, 'learns')} {what}.", *about)

    def _recognitions(self, moment: Moment) -> Iterator[Note]:
        return (note for note in self._own(moment) if note.kind == "recognition")

    def _ended(self, who: Entity, fluent: Fluent, moment: Moment) -> Irony | None:
        ending = self._ends.get(moment, ())
        return next((s for s in ending if s.path == (who,) and s.fluent is fluent), None)

    def _until(self, path: Path, fluent: Fluent, moment: Moment) -> str:
        span = next((s for s in self._begins.get(moment, ()) if s.path == path and s.fluent is fluent), None)
        return f", until {span.end.line.name}" if span and span.end and not span.end.line.staging else ""

    # --- what the audience knows better ----------------------------------------------------------------------------

    def _unaware(self, moment: Moment) -> Iterator[Note]:
        begun = self._begins.get(moment, ())
        for span in begun:
            if span.kind == "unaware":
                yield Note("irony", f"{span.words}.", (span.who,), span.path[1:], span.fluent, span.truth)
            elif span.kind == "lie" and span.end is not None and not span.end.line.staging:
                text = f"{name(span.who)} will not see through it before {span.end.line.name}."
                yield Note("irony", text, (span.who,), (), span.fluent, span.held)
        for who in self.missed(moment):
            yield from self._behind(who, begun)

    def _behind(self, who: Entity, begun: tuple[Irony, ...]) -> Iterator[Note]:
        """What somebody still believes, though it changed behind their back. That nothing happened goes without
        saying.
        """
        spans = [
            s for s in begun if s.kind == "missed" and s.who is who and s.fluent is not None and s.held is not False
        ]
        if spans:
            still = listed([that((), s.fluent, s.held) for s in spans if s.fluent is not None])
            first = spans[0]
            yield Note("irony", f"{name(who)} still believes {still}.", (who,), (), first.fluent, first.held)


def _says(moment: Moment, fact: str) -> bool:
    """Whether the event's own sentence has all the words of a fact, whatever their endings."""
    told = moment.line.text.casefold().split()
    return all(
        any(t.startswith(word[:STEM]) for t in told) for word in fact.casefold().strip(".").split() if len(word) >= STEM
    )


STEM = 4  # letters by which two forms of a word are taken for the same


def _by_moment(spans: tuple[Irony, ...], side: str) -> Mapping[Moment, tuple[Irony, ...]]:
    found: dict[Moment, tuple[Irony, ...]] = {}
    for span in spans:
        moment: Moment | None = getattr(span, side)
        if moment is not None:
            found[moment] = (*found.get(moment, ()), span)
    return found


def _told(moment: Moment) -> set[tuple[Entity, Fluent]]:
    """Whom the words about an assertion already say to be convinced of what."""
    return {
        (who, fluent)
        for speech in said(moment)
        if speech.verdict != "truth" and not speech.unconvinced
        for who in speech.convinced
        for path, fluent in fluents(speech.claim)
        if not path
    }


def _key(value: Value) -> object:
    return (type(value), value)


def _ended_words(span: Irony | None) -> str:
    """What a recognition ends: "through the lie of P3.3"."""
    begun = "" if span is None or span.begin is None or span.begin.line.staging else f" of {span.begin.line.name}"
    return f"through the lie{begun}" if span is not None and span.lie is not None else f"the mistake{begun}"
