"""Findings: what `check` has to say about a story, and the report that holds them in the order of their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pasdedeux.analysis.minds.missing import Missing
from pasdedeux.diagnostics import Diagnostic, Label, Severity, Span, render
from pasdedeux.model.story import Accepted, Line, Story


@dataclass(frozen=True, eq=False)
class Finding:
    """One judgement of a story.

    ``line`` is the event that it is about, if it is about one; ``related`` are events that bear upon it (one that used
    to supply what is missing). ``gaps`` are the comparisons that fail, for whoever looks for a mend. ``subject`` tells
    apart two findings of one code at one event. ``accepted`` is set where its author accepts it.
    """

    diagnostic: Diagnostic
    line: Line | None = None
    related: tuple[Line, ...] = ()
    gaps: tuple[Missing, ...] = field(default=(), repr=False)
    subject: str = ""
    accepted: Accepted | None = None

    @property
    def code(self) -> str:
        """The stable code that has a page: "C201"."""
        return self.diagnostic.code

    @property
    def message(self) -> str:
        """What was found, in one clause."""
        return self.diagnostic.message

    @property
    def span(self) -> Span | None:
        """Where in the text."""
        return self.diagnostic.span

    @property
    def consequence(self) -> str:
        """What follows for the story."""
        return self.diagnostic.consequence

    @property
    def hint(self) -> str:
        """One thing to try."""
        return self.diagnostic.hint

    @property
    def event(self) -> str:
        """The name of the event that it is about; empty if it is about none."""
        return self.line.name if self.line is not None and self.line.number else ""

    @property
    def key(self) -> tuple[str, int, str]:
        """What makes two findings the same one in two versions of a story that number its sentences alike."""
        return (self.code, self.line.number if self.line is not None else -1, self.subject)

    def to_json(self) -> dict[str, object]:
        """Plain data: the diagnostic, the event's id and number, and the events that bear upon it."""
        return {
            **self.diagnostic.to_json(),
            "event": self.event or None,
            "number": self.line.number if self.event and self.line is not None else None,
            "related": [line.name for line in self.related if not line.staging],
            "accepted": self.accepted.reason if self.accepted else None,
        }

    def __str__(self) -> str:
        return render(self.diagnostic)


def finding(  # noqa: PLR0913  # a message has that many parts
    code: str,
    message: str,
    line: Line | None = None,
    *,
    span: Span | None = None,
    consequence: str = "",
    hint: str = "",
    related: Sequence[Line] = (),
    labels: Sequence[tuple[Line, str]] = (),
    gaps: Sequence[Missing] = (),
    subject: str = "",
) -> Finding:
    """A finding at an event, or at ``span``. ``labels`` point to other events with a few words each."""
    place = span or (line.span if line is not None else None)
    marks = tuple(Label(other.span, text) for other, text in labels if other.span is not None)
    diagnostic = Diagnostic(code, message, place, marks, consequence, hint, Severity.FINDING)
    return Finding(diagnostic, line, tuple(related), tuple(gaps), subject)


@dataclass(frozen=True, eq=False)
class Report:
    """What `check` found: ``findings`` that stand, and ``accepted`` ones, each in the order of their places."""

    story: Story
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()
    without: tuple[Line, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 for a clean story, 1 where a finding stands."""
        return 1 if self.findings else 0

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "story": self.story.title,
            "without": [line.name for line in self.without],
            "findings": [item.to_json() for item in self.findings],
            "accepted": [item.to_json() for item in self.accepted],
        }

    def __str__(self) -> str:
        return "\n\n".join([*map(str, self.findings), self.summary])

    @property
    def summary(self) -> str:
        """One line: how many findings stand, and how many are accepted."""
        count = len(self.findings)
        found = "no findings" if not count else "1 finding" if count == 1 else f"{count} findings"
        left = f", without {', '.join(line.name for line in self.without)}" if self.without else ""
        accepted = f"; {len(self.accepted)} accepted" if self.accepted else ""
        notes = f" {self.story.notes.summary}" if self.story.notes is not None else ""
        return f"{self.story.title}{left}: {found}{accepted}.{notes}"
