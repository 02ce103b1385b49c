"""Mends: the smallest change of a story that clears a finding. Each is tried on the story itself before it is offered.

Candidates come from what the finding says is missing: an act of the world that supplies it, somebody who witnesses
what they missed, something believed from the start. A candidate is a mend if, with it, the story is replayed and
checked, and the finding is gone. Those after which nothing new is found come first, then the shortest to type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from pasdedeux.analysis.acts.outcome import NO_OUTCOME, outcome
from pasdedeux.analysis.acts.repertoire import Repertoire
from pasdedeux.analysis.acts.suppliers import Suppliers, fits
from pasdedeux.analysis.checks import check
from pasdedeux.analysis.checks.findings import Finding, Report
from pasdedeux.analysis.mends.edits import Edit
from pasdedeux.analysis.mends.variants import Variant, begun_with, inserted, witnessed
from pasdedeux.analysis.minds.missing import Missing
from pasdedeux.analysis.reasons.motives import Motives
from pasdedeux.analysis.wording import listed
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Fluent
from pasdedeux.model.possible import claims_of
from pasdedeux.model.reads import fluents
from pasdedeux.model.reasons import NoOutcome
from pasdedeux.model.replay import Moment, Replay, replay
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.story import Line, Story
from pasdedeux.model.values import Entity
from pasdedeux.model.words import sentence

MOST = 3  # mends offered for one finding
TRIED = 14  # stories replayed and checked for one finding
BEGINNINGS = 2  # of these, how many begin differently: nothing worked out before can be used for them
ACTS = 6  # acts tried for one gap
WITNESSED = 6  # missed events tried for one gap
REASONS = 120  # acts looked at that might give a reason
ALIKE = 2  # of these, how many of one action are tried on the story


@dataclass(frozen=True, eq=False)
class Mend:
    """A change that clears a finding. ``kind``: "act", "witness", "belief" or "fact" (from the start).

    ``edit`` is what to type; None for a story without a text. ``story`` is the changed story. ``remaining`` are
    findings that the change brings with it.
    """

    kind: str
    what: str
    edit: Edit | None
    story: Story
    remaining: tuple[Finding, ...] = ()

    @property
    def size(self) -> int:
        """How many words there are to type."""
        return self.edit.words if self.edit is not None else len(self.what.split())

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "kind": self.kind,
            "what": self.what,
            "edit": self.edit.to_json() if self.edit else None,
            "remaining": [item.to_json() for item in self.remaining],
        }

    def __str__(self) -> str:
        left = (
            f"\nThen this is found: {listed([f'{f.code} {f.message}' for f in self.remaining])}."
            if self.remaining
            else ""
        )
        return f"{sentence(self.what)}{f'{chr(10)}{self.edit}' if self.edit else ''}{left}"


def mends(
    story: Story,
    finding: Finding,
    without: Collection[Line] = (),
    *,
    motives: Motives | None = None,
    most: int = MOST,
) -> tuple[Mend, ...]:
    """The smallest changes that clear a finding of a story (with some events taken out): at most ``most``, verified.

    ``motives`` of the check that found it share its work. Empty where none is known or the search ends without one.
    """
    left_out = set(without)
    base = replace(story, lines=tuple(line for line in story.lines if line not in left_out)) if left_out else story
    search = _Search(base, finding, motives)
    found = [mend for variant in islice(search.variants(), TRIED) if (mend := search.verified(variant)) is not None]
    found.sort(key=lambda mend: (len(mend.remaining), mend.size))
    clean = [mend for mend in found if not mend.remaining]
    return tuple((clean or found)[:most])


class _Search:
    """The search for mends of one finding."""

    def __init__(self, story: Story, finding: Finding, motives: Motives | None) -> None:
        self.story, self.finding = story, finding
        self.semantics = motives.semantics if motives else Semantics(story.world)
        self.motives = motives or Motives(story, self.semantics)
        self.suppliers = Suppliers(self.semantics, self.motives.acts)
        self.replay: Replay = replay(story, self.semantics)
        self.known = {item.key for item in self._check(story).findings}

    def _check(self, story: Story) -> Report:
        same_world = story.world is self.story.world
        return check(story, motives=self.motives if same_world else None, advise=False)

    def verified(self, variant: Variant) -> Mend | None:
        """The variant as a mend, if the finding is gone in it. What has no outcome mends nothing."""
        try:
            report = self._check(variant.story)
        except (NoOutcome, *NO_OUTCOME):
            return None
        keys = {item.key for item in (*report.findings, *report.accepted)}
        if self.finding.key in keys:
            return None
        remaining = tuple(item for item in report.findings if item.key not in self.known)
        return Mend(variant.kind, variant.what, variant.edit, variant.story, remaining)

    def variants(self) -> Iterator[Variant]:
        """Changes that might clear the finding, the likeliest first."""
        moment = self._moment()
        if moment is None:
            return
        match self.finding.code:
            case "C201" | "C202" | "C203":
                yield from self._filled(moment)
            case "C204":
                yield from self._reasoned(moment)
            case "C205" | "C207":
                yield from self._noticed(moment)

    def _moment(self) -> Moment | None:
        line = self.finding.line
        if line is None:
            return None
        if not line.number and not line.staging:  # a use
            return self.replay.moment(line)
        return next((m for m in self.replay.moments if m.line.number == line.number and not m.line.staging), None)

    def _filled(self, moment: Moment) -> Iterator[Variant]:
        """What is missing is supplied: by a witness, an act, or from the start."""
        before = (*self.replay.moments[: moment.index], moment)
        for gap in self.finding.gaps:
            yield from islice(self._seen_too(gap, before[:-1]), WITNESSED)
            for supply in islice(self.suppliers.supplies(gap, before, most=ACTS), ACTS):
                place = self._sentence(supply.moment)
                if place is not None:
                    yield inserted(self.story, supply.event, place)
        yield from islice(self._from_the_start(), BEGINNINGS)

    def _sentence(self, moment: Moment) -> Line | None:
        """The first sentence from a moment on: nothing can be written between a heading and its staging."""
        if not moment.line.number and not moment.line.staging:  # a use
            return moment.line
        return next((m.line for m in self.replay.moments[moment.index :] if not m.line.staging), None)

    def _seen_too(self, gap: Missing, before: tuple[Moment, ...]) -> Iterator[Variant]:
        """Somebody witnesses what they missed and would have learnt the missing fact from."""
        if not gap.path:
            return
        facts = {f for f, _ in gap.answers}
        for moment in reversed(before):
            writes = facts.intersection(w.fluent for w in moment.event.writes)
            if writes and not moment.line.staging and gap.path[0] not in moment.observers:
                yield from witnessed(self.story, moment.line, gap.path[0])

    def _from_the_start(self) -> Iterator[Variant]:
        for gap in self.finding.gaps:
            for fluent, value in gap.answers:
                if value is not None:
                    yield begun_with(self.story, gap.path, fluent, value)
                elif fluent.kind == "truth":
                    yield begun_with(self.story, gap.path, fluent, self.replay.start.value(fluent) is True)

    def _noticed(self, moment: Moment) -> Iterator[Variant]:
        """Somebody sees it after all: for a broken promise, one to whom it was made."""
        for who in self._blind(moment):
            yield from witnessed(self.story, moment.line, who)

    def _blind(self, moment: Moment) -> tuple[Entity, ...]:
        missed = tuple(who for who in self.story.world.characters if who not in moment.observers)
        related = {line.number for line in self.finding.related}
        promised = [m for m in self.replay.moments if m.line.number in related and not m.line.staging]
        told = {who for m in promised for who in m.observers}
        return tuple(who for who in missed if who in told) if promised else missed

    def _reasoned(self, moment: Moment) -> Iterator[Variant]:
        """An act right before it after which it has a reason."""
        who = next((c for c in moment.event.consents if c.name == self.finding.subject), None)
        if who is None:
            return
        offered: Counter[object] = Counter()
        for event in islice(self._moving(moment, who), REASONS):
            after = outcome(self.semantics, moment.before, event)
            if after is None:
                continue
            believes = moment.event.possible(after) and moment.event.possible(after.believed(who))
            if offered[event.source] < ALIKE and believes and self.motives.explained(after, moment.event, who):
                offered[event.source] += 1
                yield inserted(self.story, event, moment.line)

    def _moving(self, moment: Moment, who: Entity) -> Iterator[Event]:
        """Acts possible right before that change what ``who`` believes, of facts on which reasons may turn."""
        facts = self._facts(moment.event)
        world = self.story.world
        for event in Repertoire(world, world.actions, claims_of(world)).possible(moment.before):
            writes = {w.fluent for w in event.writes}
            if writes & facts and fits(event, moment.before):
                after = outcome(self.semantics, moment.before, event)
                if after is not None and after.believed(who) is not moment.before.believed(who):
                    yield event

    def _facts(self, event: Event) -> frozenset[Fluent]:
        """The facts on which the outcome of an event may turn: its conditions, and those of all rules."""
        exprs = [event.precondition, *(w.condition for w in event.writes)]
        exprs.extend(rule.event.precondition for rule in self.semantics.rules)
        exprs.extend(self.motives.reasons.utilities.expr(who) for who in self.motives.wanting)
        return frozenset(f for expr in exprs for _, f in fluents(expr))
