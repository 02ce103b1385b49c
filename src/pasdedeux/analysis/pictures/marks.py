"""Where somebody came to hold something: from whom, and by which means.

The naive way reads it off the sentence. But a sentence says what was done, not what it did to whom: one who reads a
diary learns by it, and so may a rule in the mind of one who watches. So the effects of the event are asked: which of
them wrote this belief, on which condition. What no effect wrote was concluded, by a rule or from its having happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pasdedeux.analysis.minds.changes import Change
from pasdedeux.analysis.pictures.concluding import concluded
from pasdedeux.analysis.pictures.standing import Standing, standing
from pasdedeux.analysis.speech.said import Said, asked, said
from pasdedeux.analysis.wording import listed
from pasdedeux.model.event import Write
from pasdedeux.model.formula import Expr, Fluent
from pasdedeux.model.reads import fluents
from pasdedeux.model.replay import Moment
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.values import UNKNOWN, Entity, same, show
from pasdedeux.model.words import fluent_words, name, state_words

Means = Literal["told", "lie", "overheard", "asked", "read", "saw", "did", "inferred", "noticed"]
MEANS: tuple[Means, ...] = get_args(Means)
Effect = Literal["learns", "is misled", "believes", "sees through", "keeps up", "forgets"]


@dataclass(frozen=True, eq=False, slots=True)
class Mark:
    """Where ``who`` came to hold ``change.new`` of a matter, at a column.

    ``sources`` are those from whom it came, ``via`` is the thing that tells of it or the rule that concludes it.
    """

    column: int
    who: Entity
    change: Change
    means: Means
    sources: tuple[Entity, ...]
    via: str
    effect: Effect

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "column": self.column,
            "means": self.means,
            "from": [source.name for source in self.sources],
            "via": self.via or None,
            "effect": self.effect,
            "value": show(self.change.new),
            "text": str(self),
        }

    @property
    def how(self) -> str:
        """By which means, in a few words: "told by Katya", "from the diary"."""
        people = listed([name(source) for source in self.sources])
        return {
            "told": f"told by {people}",
            "lie": f"lie by {people}",
            "overheard": f"overheard {people}",
            "asked": f"asked by {people}",
            "read": f"from {self.via}",
            "saw": "saw it",
            "did": "own act",
            "inferred": "concluded",
            "noticed": "took it so",
        }[self.means]

    def __str__(self) -> str:
        fluent, value, who = self.change.fluent, self.change.new, name(self.who)
        rule = f": “{self.via}”" if self.means == "inferred" and self.via else ""
        if value is UNKNOWN:
            return f"{who} has no view any more of “{fluent_words(fluent)}” ({self.how}{rule})"
        words = state_words(fluent, value)
        start = {
            "learns": f"{who} learns that {words}",
            "is misled": f"{who} comes to believe that {words}, which is not so",
            "believes": f"{who} comes to believe that {words}, which is open",
            "sees through": f"{who} sees a mistake: {words}",
            "keeps up": f"{who} knows that now {words}",
            "forgets": "",
        }[self.effect]
        return f"{start} ({self.how}{rule})"


def mark(semantics: Semantics, column: int, moment: Moment, who: Entity, change: Change) -> Mark:
    """How somebody came to the new value of a changed belief."""
    means, sources, via = _means(semantics, moment, who, change)
    return Mark(column, who, change, means, sources, via, _effect(moment, change, who))


def _effect(moment: Moment, change: Change, who: Entity) -> Effect:
    if change.new is UNKNOWN:
        return "forgets"
    before = standing(change.old, moment.before.value(change.fluent))
    after = standing(change.new, moment.after.value(change.fluent))
    if after in ("mistaken", "believes"):
        return "is misled" if after == "mistaken" else "believes"
    turns: Mapping[Standing, Effect] = {"mistaken": "sees through", "knows": "keeps up"}
    return turns.get(before, "learns")


_Found = tuple[Means, tuple[Entity, ...], str]


def _means(semantics: Semantics, moment: Moment, who: Entity, change: Change) -> _Found:
    written = _written(moment, who, change)
    if written is not None:
        return _spoken(moment, who, change.fluent) or _shown(moment, who, change.fluent, written)
    rule = concluded(semantics, moment, who, change)
    if rule is not None:
        return "inferred", (), rule
    return _spoken(moment, who, change.fluent) or ("noticed", (), "")


def _written(moment: Moment, who: Entity, change: Change) -> Write | None:
    """The effect of the event itself that made the belief: one on beliefs, or a deed that they lived through."""
    mind = moment.before.believed(who)
    for write in moment.event.writes:
        if write.fluent is not change.fluent:
            continue
        base: State | None = None
        if write.path == (who,):
            base = moment.before
        elif not write.path and who in moment.observers:
            base = mind
        if base is not None and write.holds(base) and same(write.read(base), change.new):
            return write
    return None


# --- what was said --------------------------------------------------------------------------------------------------


def _spoken(moment: Moment, who: Entity, fluent: Fluent) -> _Found | None:
    """Told, lied to or overheard, where the event says something of the fact."""
    for speech in said(moment):
        if speech.speaker is not who and _is_about(speech.claim, fluent):
            return _hearing(speech, who), (speech.speaker,), ""
    for question in asked(moment):
        if question.speaker is not who and _is_about(question.claim, fluent):
            return "asked", (question.speaker,), ""
    return None


def _hearing(speech: Said, who: Entity) -> Means:
    if speech.verdict == "lie":
        return "lie"
    return "told" if who in speech.hearers else "overheard"


def _is_about(claim: Expr, fluent: Fluent) -> bool:
    return any(f is fluent for _, f in fluents(claim))


# --- what was seen --------------------------------------------------------------------------------------------------


def _shown(moment: Moment, who: Entity, fluent: Fluent, write: Write) -> _Found:
    """Read in a thing that tells of it; else seen, or one's own deed."""
    thing = _telling(write, fluent) if write.path else None
    if thing is not None:
        givers = tuple(giver for giver in moment.event.consents if giver is not who)
        return "read", givers, name(thing)
    own = not write.path and who in moment.event.consents
    return ("did" if own else "saw"), (), ""


def _telling(write: Write, fluent: Fluent) -> Entity | None:
    """The thing that a belief came from: the condition of the effect asks of it and of the matter in one fact."""
    about = {arg for arg in fluent.args if isinstance(arg, Entity)}
    for _, read in fluents(write.condition):
        args = [arg for arg in read.args if isinstance(arg, Entity)]
        others = [arg for arg in args if arg not in about and not arg.is_character]
        if others and len(others) < len(args) and not about.isdisjoint(args):
            return others[0]
    return None
