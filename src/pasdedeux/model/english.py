"""Clauses denied, as far as a few sure patterns of English go; any other clause is denied from outside.

Glosses are free text by the author. The naive way would look for a verb and put `not` behind it; that makes nonsense
of "is only searching". So a clause is denied inside only where it has exactly one plain verb of a small list, and "it
is not so that ..." is said otherwise.
"""

from __future__ import annotations

import re

_PLAIN = re.compile(r" (is|are|was|were|has|can|will|must) (?=(\S+))")
_SHIFTY = frozenset({"only", "not", "no", "never", "just", "nobody", "nothing", "neither", "also", "still", "already"})
# what follows "has" in "has gone"; anything else is a thing that one has
_DONE = re.compile(
    "been|broken|done|fallen|found|given|gone|got|had|heard|held|kept|known|left|lost|made|met|paid|put|read|said|seen"
    "|sent|shown|slept|sold|spoken|taken|thought|told|understood|won|written|.*ed"
)


def denied(clause: str) -> str:
    """The clause denied: "the diary is not about Katya", "Katya does not have cancer", "it is not so that ..."."""
    return _inside(clause, "not") or f"it is not so that {clause}"


def no_longer(clause: str) -> str:
    """The clause as something that has ended: "Katya is no longer suspicious"."""
    return _inside(clause, "no longer") or f"it is no longer so that {clause}"


def _inside(clause: str, word: str) -> str:
    found = list(_PLAIN.finditer(clause))
    if len(found) != 1 or found[0][2].strip(",.;()").casefold() in _SHIFTY or " and " in clause or " or " in clause:
        return ""
    before, verb, after = clause[: found[0].start()], found[0][1], clause[found[0].end() :]
    if verb != "has" or _is_done(found[0][2]):
        return f"{before} {verb} {word} {after}"
    return f"{before} does not have {after}" if word == "not" else f"{before} {word} has {after}"


def _is_done(word: str) -> bool:
    return _DONE.fullmatch(word.strip(".,;")) is not None
