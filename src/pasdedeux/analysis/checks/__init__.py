"""Checks: what does not hold together in a story. One check is one function in one list.

To add one, write a function from a `Case` to findings in a module of its own, and add it to `CHECKS`; its codes need
pages in the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from pasdedeux.analysis.checks import (
    accepted,
    effects,
    impossible,
    knowledge,
    places,
    promises,
    reasons,
    secrets,
    unnoticed,
    utility,
)
from pasdedeux.analysis.checks.case import Case
from pasdedeux.analysis.checks.findings import Finding, Report
from pasdedeux.analysis.reasons.motives import Motives
from pasdedeux.model.replay import Replay, replay
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.story import Line, Story

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    knowledge.leaks,
    impossible.impossible_acts,
    places.wrong_places,
    places.double_places,
    reasons.without_reason,
    promises.broken_unseen,
    secrets.unused,
    unnoticed.unnoticed,
    effects.conflicts,
    utility.unknown,
)


def check(
    story: Story | Replay,
    without: Collection[Line] = (),
    *,
    motives: Motives | None = None,
    advise: bool = True,
) -> Report:
    """Everything that the checks have to say about a story, with or without some of its events.

    Pass ``motives`` of an earlier check of the same world to share its work. ``advise`` has the findings say who could
    have supplied what is missing: the dear part, needless where only the verdict counts.

    Raises:
        RuleLoop, ArithmeticError: if an event has no outcome.
    """
    if isinstance(story, Story):
        semantics = motives.semantics if motives else Semantics(story.world)
        story = replay(story, semantics, without)
    return _report(story, Case(story, motives or Motives(story.story, story.semantics), advise=advise))


def _report(replayed: Replay, case: Case) -> Report:
    found = [item for run in CHECKS for item in run(case)]
    standing, silenced, idle = accepted.accept(found, replayed.story)
    if not replayed.without:  # with events taken out, what is accepted in the whole story may have nothing to silence
        standing.extend(idle)
    return Report(replayed.story, _in_order(standing), _in_order(silenced), case.removed)


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda item: (item.diagnostic.place, item.code, item.subject)))
