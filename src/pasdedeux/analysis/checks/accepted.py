"""Findings that the author accepts: `intentional: reason` at a line, under a scene or under a declaration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pasdedeux.analysis.checks.findings import Finding, finding
from pasdedeux.diagnostics import Source, Span
from pasdedeux.model.story import Accepted, Line, Story


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One `intentional:`, and what it covers: lines, and a stretch of the text."""

    accepted: Accepted
    lines: frozenset[Line]
    block: Span | None

    def covers(self, item: Finding) -> bool:
        """Whether it silences a finding."""
        if self.accepted.codes and item.code not in self.accepted.codes:
            return False
        return item.line in self.lines or (
            self.block is not None and item.span is not None and _in(item.span, self.block)
        )


def accept(findings: Sequence[Finding], story: Story) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """The findings that stand, those that are accepted, and a finding for each acceptance that silences nothing."""
    acceptances = tuple(acceptances_of(story))
    standing: list[Finding] = []
    silenced: list[Finding] = []
    used: set[int] = set()
    for item in findings:
        covering = [i for i, a in enumerate(acceptances) if a.covers(item)]
        used.update(covering)
        if covering:
            silenced.append(replace(item, accepted=acceptances[covering[0]].accepted))
        else:
            standing.append(item)
    return standing, silenced, [_idle(a) for i, a in enumerate(acceptances) if i not in used]


def acceptances_of(story: Story) -> Iterator[Acceptance]:
    """Every acceptance of a story once, those of lines first."""
    holders: dict[int, list[Line]] = {}
    known: dict[int, Accepted] = {}
    for line in (*story.lines, *(use.line for use in story.uses)):
        for accepted in line.accepted:
            holders.setdefault(_identity(accepted), []).append(line)
            known.setdefault(_identity(accepted), accepted)
    for accepted in story.accepted:
        known.setdefault(_identity(accepted), accepted)
    for identity, accepted in known.items():
        yield Acceptance(accepted, frozenset(holders.get(identity, ())), accepted.within or _block(accepted.span))


def _identity(accepted: Accepted) -> int:
    """One `intentional:` may be handed to every line of its scene."""
    return hash(accepted.span) if accepted.span is not None else id(accepted)


def _in(span: Span, block: Span) -> bool:
    return span.source.name == block.source.name and block.start <= span.start < block.end


def _block(span: Span | None) -> Span | None:
    """The declaration or sentence to which an acceptance belongs, with everything under it."""
    if span is None:
        return None
    source = span.source
    row = source.position(span.start)[0]
    before = source.text[source.line_start(row) : span.start]
    owner = row if before.strip() else _above(source, row, len(before))
    end = owner
    depth = _indent(source, owner)
    for below in range(owner + 1, source.line_count + 1):
        if not _empty(source, below):
            if _indent(source, below) <= depth:
                break
            end = below
    return Span(source, source.line_start(owner), source.line_start(end) + len(source.line_text(end)))


def _above(source: Source, row: int, depth: int) -> int:
    """The nearest line above that is indented less."""
    for above in range(row - 1, 0, -1):
        if not _empty(source, above) and _indent(source, above) < depth:
            return above
    return row


def _empty(source: Source, row: int) -> bool:
    text = source.line_text(row).strip()
    return not text or text.startswith("#")


def _indent(source: Source, row: int) -> int:
    text = source.line_text(row)
    return len(text) - len(text.lstrip())


def _idle(acceptance: Acceptance) -> Finding:
    accepted = acceptance.accepted
    what = f" of the kind {' or '.join(accepted.codes)}" if accepted.codes else ""
    return finding(
        "C210",
        f"nothing{what} is found here that could be accepted",
        span=accepted.span,
        consequence=f'"{accepted.reason}" excuses nothing: what it was written for is no longer so, or never was.',
        hint="take the `intentional` out; it would hide a later mistake.",
        subject=accepted.reason,
    )
