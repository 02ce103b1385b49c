"""What people think of each other's thoughts: kept are those that do not go without saying.

Whoever sees an event together with others believes that they saw it, and that they believe so; whoever is convinced of
something takes those in the room for convinced. What is left is worth a sentence: a thought about a thought that is
wrong, or that found out something which the other had not just shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.minds.changes import Change, Changed, agrees
from pasdedeux.analysis.minds.importance import WANTED, Importance
from pasdedeux.analysis.speech.said import asked, said
from pasdedeux.analysis.telling.notes import Note, acting, that
from pasdedeux.analysis.wording import holds_words
from pasdedeux.model.reads import Path, fluents
from pasdedeux.model.replay import Moment
from pasdedeux.model.values import Entity, same
from pasdedeux.model.words import name


class Thoughts:
    """The notes on beliefs about beliefs, two and three minds deep, moment by moment."""

    def __init__(self, people: tuple[Entity, ...], importance: Importance, changed: Changed) -> None:
        self.people, self.importance, self.changed = people, importance, changed

    def notes(self, moment: Moment) -> Iterator[Note]:
        """What somebody now believes of another's thoughts, where it does not follow from having been there."""
        for path in self._paths(moment):
            before, after = moment.before.along(path), moment.after.along(path)
            for fluent, change in self.changed.between(before, after).items():
                if self.importance.of(fluent) >= WANTED and not self._follows(path, change, moment):
                    yield self._belief(path, change, moment)

    def _paths(self, moment: Moment) -> Iterator[Path]:
        """Minds two and three deep that changed otherwise than those that they are thought to be."""
        for who in self.people:
            mine, mine_now = moment.before.believed(who), moment.after.believed(who)
            if mine is mine_now:
                continue
            for other in self.people:
                view, view_now = mine.believed(other), mine_now.believed(other)
                theirs, theirs_now = moment.before.believed(other), moment.after.believed(other)
                if other is who or view is view_now or (view is theirs and view_now is theirs_now):
                    continue
                yield who, other
                for third in self.people:
                    deep, deep_now = view.believed(third), view_now.believed(third)
                    real, real_now = theirs.believed(third), theirs_now.believed(third)
                    direct, direct_now = mine.believed(third), mine_now.believed(third)
                    if third is other or deep is deep_now or (deep is real and deep_now is real_now):
                        continue
                    if not (deep is direct and deep_now is direct_now):
                        yield who, other, third

    def _follows(self, path: Path, change: Change, moment: Moment) -> bool:
        """Whether it goes without saying: rightly seen as it happened, or taken from what they themselves now
        believe.
        """
        fluent, value, after = change.fluent, change.new, moment.after
        outside = self.changed.between(moment.before, after)
        missed = fluent in outside and any(who not in moment.observers for who in path[1:])
        deeper = [(path[0], path[2]), path[:2]] if len(path) > 2 else []
        if same(value, after.value(fluent, path[1:])):
            shown = agrees(outside, change) or self._just(path[1:], change, moment) or _meant(path, change, moment)
            return shown or any(self._just(p, change, moment) for p in deeper)
        if missed and agrees(outside, change):
            return False
        return any(self._just(p, change, moment) for p in (path[:1], *deeper))

    def _just(self, path: Path, change: Change, moment: Moment) -> bool:
        """Whether the mind at ``path`` came to the same value at this moment."""
        return agrees(self.changed.between(moment.before.along(path), moment.after.along(path)), change)

    def _belief(self, path: Path, change: Change, moment: Moment) -> Note:
        who, *rest = path
        inner, fluent, value = tuple(rest), change.fluent, change.new
        truth = moment.after.value(fluent, inner)
        if same(value, truth):
            text = f"{name(who)} now knows {that(inner, fluent, value)}{self._unanswered(path, change, moment)}."
        else:
            text = (
                f"{name(who)} now believes {that(inner, fluent, value)}; in truth {holds_words(inner, fluent, truth)}."
            )
        return Note("belief", text, (who,), inner, fluent, value)

    def _unanswered(self, path: Path, change: Change, moment: Moment) -> str:
        """As in "..., and Pierre does not know it": the other is not aware of being seen through."""
        if len(path) != 2:  # who, and the other
            return ""
        who, other = path
        absent = other not in moment.observers and other not in acting(moment)
        if absent or any(speech.speaker is who and other in speech.hearers for speech in said(moment)):
            return ""
        aware = same(moment.after.value(change.fluent, (other, who, other)), change.new)
        return "" if aware else f", and {name(other)} is not aware of it"


def _meant(path: Path, change: Change, moment: Moment) -> bool:
    """Whether a hearer learns of a speaker just what the speaker asserts and means, or what a question gives away."""
    meant = [(s.speaker, s.claim) for s in said(moment) if s.held == "yes"]
    meant += [(q.speaker, q.claim) for q in asked(moment) if path[0] in q.shows]
    return any(
        path[1:] == (speaker,) and any(fluent is change.fluent for _, fluent in fluents(claim))
        for speaker, claim in meant
    )
