"""A look at a story that is watched: what changed since the look before, as text and as data."""

from dataclasses import dataclass
from datetime import datetime

from pasdedeux.analysis.changes import Changes, Kept
from pasdedeux.analysis.checks.findings import Finding, Report

LISTED = 8  # findings that only moved, or are cleared, that are listed one by one


@dataclass(frozen=True)
class Look:
    """What there is to say about a story at one time.

    ``mistakes`` are messages about what cannot be read, compared with the last look; ``findings`` those of `check`,
    compared with the last time that the story could be read. ``report`` is None while it cannot.
    """

    name: str
    at: datetime
    first: bool
    mistakes: Changes
    findings: Changes
    report: Report | None

    def to_json(self) -> dict[str, object]:
        """Plain data: one line of `watch --json`."""
        both = (self.mistakes, self.findings)
        report = self.report
        return {
            "at": self.at.astimezone().isoformat(timespec="milliseconds"),
            "story": self.name,
            "first": self.first,
            "new": [item.to_json() for each in both for item in each.new],
            "cleared": [item.to_json() for each in both for item in each.cleared],
            "accepted": [item.now.to_json() for each in both for item in each.accepted],
            "reworded": [_pair(item) for each in both for item in each.reworded],
            "moved": [_pair(item) for each in both for item in each.moved],
            "standing": {
                "mistakes": len(self.mistakes.new) + len(self.mistakes.kept),
                "findings": len(report.findings) if report else None,
                "accepted": len(report.accepted) if report else None,
            },
        }

    def __str__(self) -> str:
        """New findings in full, the others a line each, and what stands now."""
        full = [str(item) for each in (self.mistakes, self.findings) for item in (*each.new, *_now(each))]
        short = [line for each in (self.mistakes, self.findings) for line in _short(each)]
        head = f"{self.at:%H:%M:%S}  {self.name}: {self._counts}"
        quiet = not (full or short or self.first)
        blocks = [head, *full, "\n".join(short), "" if quiet else self._standing]
        return "\n\n".join(block for block in blocks if block)

    @property
    def _counts(self) -> str:
        if self.first:
            return "as it stands"
        both = (self.mistakes, self.findings)
        counts = {
            "new": sum(len(each.new) for each in both),
            "cleared": sum(len(each.cleared) for each in both),
            "accepted": sum(len(each.accepted) for each in both),
            "reworded": sum(len(each.reworded) for each in both),
            "moved": sum(len(each.moved) for each in both),
        }
        return ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "nothing changed"

    @property
    def _standing(self) -> str:
        if self.report is not None:
            return self.report.summary
        count = len(self.mistakes.new) + len(self.mistakes.kept)
        wrong, they = ("1 mistake", "it is") if count == 1 else (f"{count} mistakes", "they are")
        return f"{wrong}: nothing else is checked until {they} mended."


def _now(found: Changes) -> tuple[Finding, ...]:
    return tuple(pair.now for pair in found.reworded)


def _short(found: Changes) -> list[str]:
    """A line for each finding that is gone, accepted or moved."""
    lines = _some([f"cleared: {_told(item)}" for item in found.cleared], "cleared")
    lines += [f"accepted: {_told(pair.now)}" for pair in found.accepted]
    return lines + _some([_moved(pair) for pair in found.moved], "moved")


def _moved(pair: Kept) -> str:
    before, now = pair.before.span, pair.now.span
    place = f"{now.source.name}:{now.line}" if now else ""
    return f"moved from line {before.line if before else '?'}: {place}: {_what(pair.now)}"


def _told(item: Finding) -> str:
    place = f"{item.span.source.name}:{item.span.line}: " if item.span else ""
    return f"{place}{_what(item)}"


def _what(item: Finding) -> str:
    return f"{item.diagnostic.severity.value}[{item.code}]: {item.message}"


def _some(lines: list[str], what: str) -> list[str]:
    left = len(lines) - LISTED
    return lines if left <= 0 else [*lines[:LISTED], f"and {left} more {what}"]


def _pair(pair: Kept) -> dict[str, object]:
    return {**pair.now.to_json(), "before": pair.before.diagnostic.to_json()["span"]}
