"""Clauses denied, as far as a few sure patterns of English go; any other clause is denied from outside.

Glosses are free text by the author. The naive way would look for a verb and put `not` behind it; that makes nonsense
of "is only searching". So a clause is denied inside only where it has exactly one plain verb of a small list, and "it
is not so that ..." is said otherwise.
"""

from __future__ import annotations

import re

from pasdedeux.model.verbs import past_bases, present_base

_PLAIN = re.compile(r"(?<= )(is|are|was|were|has|can|will|must) (?=(\S+))")
_THING = re.compile(r"(?:\b(?:the|an?|my|your|his|her|its|our|their|no|last)|['’]s?) $", re.IGNORECASE)  # "the will is"
_SHIFTY = frozenset({"only", "not", "no", "never", "just", "nobody", "nothing", "neither", "also", "still", "already"})
# what follows "has" in "has gone"; anything else is a thing that one has
_DONE = re.compile(
    "been|broken|done|fallen|found|given|gone|got|had|heard|held|kept|known|left|lost|made|met|paid|put|read|said|seen"
    "|sent|shown|slept|sold|spoken|taken|thought|told|understood|won|written|.*ed"
)


def denied(clause: str) -> str:
    """The clause denied: "the diary is not about Katya", "Katya does not have cancer", "it is not so that ..."."""
    return _inside(clause, "not") or _undone(clause) or f"it is not so that {clause}"


def no_longer(clause: str) -> str:
    """The clause as something that has ended: "Katya is no longer suspicious"."""
    said = _inside(clause, "no longer") or _ended(clause)
    if not said and clause.count(" and ") == 1 and " that " not in clause and " or " not in clause:
        return f"it is over that {clause.replace(' and ', ' while ')}"
    return said or f"it is no longer so that {clause}"


_DEED = re.compile(r"((?:(?:the|a|an) )?[^\W\d_]+) ([^\W\d_]+)(?= |$)")  # a subject of one word, and its verb
_NO_SUBJECT = frozenset({"there", "it", "nobody", "nothing", "everybody", "everyone", "somebody", "all", "no"})
_ADVERBS = frozenset({"always", "perhaps", "sometimes", "besides", "indeed"})
_JOINED = re.compile(r"\b(and|or|that|whether|not|who|which)\b")


def _verb(clause: str) -> re.Match[str] | None:
    found = _DEED.match(clause)
    if not found or _JOINED.search(clause) or not found[2].islower() or found[2] in _ADVERBS:
        return None
    return None if found[1].rpartition(" ")[2].casefold() in _NO_SUBJECT else found


def _undone(clause: str) -> str:
    """`Ben did not take the ring`, `Katya does not distrust Pierre`; empty where the verb is not sure."""
    found = _verb(clause)
    if found is None:
        return ""
    subject, verb, rest = found[1], found[2], clause[found.end() :]
    bases = past_bases(verb)
    if len(bases) == 1:
        return f"{subject} did not {bases[0]}{rest}"
    base = present_base(verb) if subject[0].isupper() or subject.startswith("the ") else ""
    return f"{subject} does not {base}{rest}" if base and not bases else ""


def _ended(clause: str) -> str:
    """`Fitz no longer loves Berta`; empty for a deed, which cannot end."""
    found = _verb(clause)
    if found is None or past_bases(found[2]) or not present_base(found[2]):
        return ""
    return f"{found[1]} no longer {found[2]}{clause[found.end() :]}"


def _inside(clause: str, word: str) -> str:
    found = [each for each in _PLAIN.finditer(clause) if not _THING.search(clause, 0, each.start())]
    if len(found) != 1 or found[0][2].strip(",.;()").casefold() in _SHIFTY or " and " in clause or " or " in clause:
        return ""
    before, verb, after = clause[: found[0].start() - 1], found[0][1], clause[found[0].end() :]
    if verb != "has" or _is_done(found[0][2]):
        return f"{before} {verb} {word} {after}"
    return f"{before} does not have {after}" if word == "not" else f"{before} {word} has {after}"


def _is_done(word: str) -> bool:
    return _DONE.fullmatch(word.strip(".,;")) is not None
