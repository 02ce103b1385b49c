"""Promises broken behind the back of those to whom they were made."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.checks.case import Case
from pasdedeux.analysis.checks.findings import Finding, finding
from pasdedeux.analysis.speech.promises import Promise, promises
from pasdedeux.analysis.wording import listed, literal_words, told
from pasdedeux.model.words import name, sentence


def broken_unseen(case: Case) -> Iterator[Finding]:
    """Promises that are broken while nobody to whom they were made notices (C205)."""
    for promise in promises(case.replay):
        if promise.broken_unseen and promise.settled is not None:
            yield _finding(promise)


def _finding(promise: Promise) -> Finding:
    settled = promise.settled or promise.moment
    victims = listed([name(who) for who in promise.to]) or "nobody"
    verb = "do" if len(promise.to) > 1 else "does"
    what = (
        f"silence on whether {literal_words(promise.claim)}"
        if promise.silence
        else f"that {literal_words(promise.claim)}"
    )
    later = (
        f"It is found out at {told(promise.found_out.line)}."
        if promise.found_out is not None
        else "It is never found out: the story leaves this open."
    )
    heard = listed([name(who) for who in promise.outsiders])
    leak = [sentence(f"{heard} {'hears' if len(promise.outsiders) == 1 else 'hear'} it")] if heard else []
    return finding(
        "C205",
        f"{name(promise.giver)} breaks a promise, and {victims} {verb} not notice",
        settled.line,
        consequence=" ".join([f"{name(promise.giver)} promised {what} in {told(promise.moment.line)}.", *leak, later]),
        hint="if it is meant, accept it: `intentional: reason`; else let them notice, or find out.",
        related=(promise.moment.line,),
        labels=[(promise.moment.line, "the promise")],
        subject=f"{promise.giver.name} {promise.moment.line.name}",
    )
