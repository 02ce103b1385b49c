"""Checking: what does not hold together in a story, or in several at once, with the mends that were tried out."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pasdedeux.analysis import checks
from pasdedeux.analysis.checks.findings import Finding, Report
from pasdedeux.analysis.mends import propose as tried
from pasdedeux.analysis.mends.propose import Mend
from pasdedeux.api.events import Names, several
from pasdedeux.api.loading import load
from pasdedeux.api.paths import once
from pasdedeux.api.replays import imagining, motives_of, replay_of
from pasdedeux.diagnostics import Diagnostic, Refused
from pasdedeux.model.story import Story


@dataclass(frozen=True)
class Checked:
    """One story's report under the name that it was asked for; `mends`: those of each finding, if wanted."""

    name: str
    report: Report
    mends: tuple[tuple[Mend, ...], ...] | None = None

    def to_json(self) -> list[dict[str, object]]:
        """The findings as plain data."""
        found: list[dict[str, object]] = []
        for index, finding in enumerate(self.report.findings):
            tried = {} if self.mends is None else {"mends": [mend.to_json() for mend in self.mends[index]]}
            found.append({"story": self.name, **finding.to_json(), **tried})
        return found

    def __str__(self) -> str:
        if self.mends is None:
            return str(self.report)
        pairs = zip(self.report.findings, self.mends, strict=True)
        return "\n\n".join([*(f"{finding}\n\n{proposed(tried)}" for finding, tried in pairs), self.report.summary])


@dataclass(frozen=True)
class Checkup:
    """The reports on several stories."""

    stories: tuple[Checked, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all of them."""
        return tuple(finding for story in self.stories for finding in story.report.findings)

    def to_json(self) -> dict[str, object]:
        """All findings as one list, and a line for each story."""
        return {
            "findings": [finding for story in self.stories for finding in story.to_json()],
            "accepted": [
                {"story": story.name, **each.to_json()} for story in self.stories for each in story.report.accepted
            ],
            "stories": [
                {
                    "story": story.name,
                    "title": story.report.story.title,
                    "without": [line.name for line in story.report.without],
                    "findings": len(story.report.findings),
                    "accepted": len(story.report.accepted),
                    **({"notes": story.report.story.notes.to_json()} if story.report.story.notes else {}),
                }
                for story in self.stories
            ],
        }

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.stories))


def check(story: Story, without: Names = ()) -> Report:
    """What does not hold together in a story. Raises Refused."""
    replayed = replay_of(story, several(story, without))
    with imagining(story):
        return checks.check(replayed, motives=motives_of(story))


def mends(story: Story, finding: Finding, without: Names = ()) -> tuple[Mend, ...]:
    """The smallest changes that clear a finding of `check`, each tried out. Raises Refused."""
    left_out = several(story, without)
    with imagining(story):
        return tried.mends(story, finding, left_out, motives=motives_of(story))


def checkup(
    names: Iterable[str | Path], without: Names = (), *, mend: bool = False, world: str | Path | None = None
) -> Checkup:
    """The reports on files or bundled stories, each once, screenplays in ``world``.

    Raises Refused with the mistakes of all that cannot be read.
    """
    without = tuple(without)
    loaded: list[tuple[str, Story]] = []
    refused: list[Diagnostic] = []
    for name in once(names):
        try:
            loaded.append((name, load(name, world)))
        except Refused as refusal:
            refused.extend(refusal.diagnostics)
    if refused:
        raise Refused(refused)
    return Checkup(tuple(_checked(name, story, without, mend) for name, story in loaded))


def _checked(name: str, story: Story, without: Names, mend: bool) -> Checked:
    report = check(story, without)
    found = tuple(mends(story, finding, without) for finding in report.findings) if mend else None
    return Checked(name, report, found)


def proposed(tried: tuple[Mend, ...]) -> str:
    """The mends of a finding, or the word that there is none."""
    return "\n".join(map(str, tried)) if tried else "No small change was found that clears this."
