"""What is claimed, as its speaker would say it to whoever listens: "I am only searching for your name".

Claims are clauses in the third person ("Pierre is only searching for Katya's name"). The naive way would put *I* and
*you* in the place of the names; that makes "I is", and "because me left". So a name gives way only where it is sure
what it is: the subject of a verb that is known, the owner of something, or what follows a preposition. Where a verb is
not known, or whose "his" is meant, the whole claim stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pasdedeux.model.values import Entity
from pasdedeux.model.verbs import past_bases, present_base

_AS_I = {"is": "am", "has": "have", "does": "do", "was": "was"}
_AS_YOU = {"is": "are", "has": "have", "does": "do", "was": "were"}
_SAME = frozenset({"can", "will", "must", "may", "could", "would", "should", "had"})
_ADVERBS = frozenset({"always", "never", "once", "only", "still", "also", "already", "no longer", "often", "once more"})
_CLAUSE = r"(?P<lead>(?:^|\b(?:that|whether|if|and|or|but) )\(*)"
_PREPOSITION = r"(?P<lead>\b(?:about|after|against|at|before|behind|by|for|from|in|of|on|over|than|to|with|without) )"
_ADVERB = rf"(?P<adverb>(?:(?:{'|'.join(sorted(_ADVERBS))}) )?)"


_OTHERS = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself|they|them|their|themselves)\b")


class _Unsure(Exception):
    """A verb or a pronoun is not known, so nothing can be said of it in another person."""


@dataclass(frozen=True)
class _Person:
    """The first or the second person, and the verbs that have a form of their own in it."""

    subject: str
    object: str
    owner: str
    verbs: dict[str, str]


_I = _Person("I", "me", "my", _AS_I)
_YOU = _Person("you", "you", "your", _AS_YOU)


def voiced(claim: str, speaker: Entity, hearer: Entity | None) -> str:
    """A clause in the mouth of `speaker`, to `hearer` if it is one person; unchanged where its grammar is not sure."""
    try:
        said = _in_person(claim, speaker, _I)
        said = _in_person(said, hearer, _YOU) if hearer is not None and hearer is not speaker else said
    except _Unsure:
        return claim
    return claim if _OTHERS.search(claim) else said  # whose "his" may be is not known


def _in_person(clause: str, who: Entity, person: _Person) -> str:
    """The clause with `who` in that person. Raises _Unsure."""
    names = sorted({who.name, *([who.label] if who.label else [])}, key=len, reverse=True)
    called = f"(?:{'|'.join(map(re.escape, names))})"
    owned = re.sub(rf"(?<!\w){called}['’]s(?!\w)", person.owner, clause)
    subject = rf"{_CLAUSE}{called} {_ADVERB}(?P<verb>[^\W\d_]+)(?!\w)"
    said = re.sub(subject, lambda match: _subject(match, person), owned)
    return re.sub(rf"{_PREPOSITION}{called}(?![\w'’])", lambda match: match["lead"] + person.object, said)


def _subject(match: re.Match[str], person: _Person) -> str:
    return f"{match['lead']}{person.subject} {match['adverb']}{_verb(match['verb'], person)}"


def _verb(verb: str, person: _Person) -> str:
    if verb in person.verbs:
        return person.verbs[verb]
    if verb in _SAME or past_bases(verb):
        return verb
    if base := present_base(verb):
        return base
    raise _Unsure
