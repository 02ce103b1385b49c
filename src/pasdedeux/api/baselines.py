"""Findings since a revision: what `check` finds now, compared with what it found in the texts that git has."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pasdedeux.analysis.changes import Changes, Kept, changes
from pasdedeux.analysis.checks.findings import Finding, Report
from pasdedeux.analysis.mends.propose import Mend
from pasdedeux.api.checking import check, mends, proposed
from pasdedeux.api.home import home
from pasdedeux.api.loading import find_source, load
from pasdedeux.api.paths import once
from pasdedeux.api.revisions import Repository, Revision
from pasdedeux.diagnostics import Diagnostic, Refused
from pasdedeux.language import Workshop

COMPARED, ABSENT, UNREADABLE, BUNDLED = "compared", "absent", "unreadable", "bundled"


@dataclass(frozen=True)
class Compared:
    """One story's findings, and what changed since the revision.

    ``before`` says whether there was something to compare with: "compared", "absent" (no such file then), "unreadable"
    (it was refused then), "bundled" (it is never another). ``mends``: those of each new finding, if wanted.
    """

    name: str
    report: Report
    changes: Changes
    before: str
    mends: tuple[tuple[Mend, ...], ...] | None = None

    @property
    def states(self) -> dict[Finding, tuple[str, Finding | None]]:
        """For each finding, accepted or not: "new", "unchanged", "moved" or "reworded"; and what it was."""
        new = set(self.changes.new)
        found: dict[Finding, tuple[str, Finding | None]] = {}
        for item in (*self.report.findings, *self.report.accepted):
            old = self.changes.before(item)
            found[item] = ("new" if item in new or old is None else _state(Kept(old, item)), old)
        return found

    def summary(self, revision: str) -> str:
        """One line: how many findings are new, and how many are not."""
        new, old = len(self.changes.new), len(self.changes.kept)
        count = "no new findings" if not new else "1 new finding" if new == 1 else f"{new} new findings"
        said = [f"{count} since {revision}"]
        if old:
            said.append(f"{old} that {'was' if old == 1 else 'were'} there before")
        if self.changes.cleared:
            said.append(f"{len(self.changes.cleared)} cleared")
        accepted = len(self.report.accepted)
        why = {ABSENT: f" The file is not in {revision}.", UNREADABLE: f" What {revision} has could not be checked."}
        tail = f", {accepted} accepted" if accepted else ""
        return f"{self.report.story.title}: {', '.join(said)}{tail}.{why.get(self.before, '') if new else ''}"


@dataclass(frozen=True)
class Since:
    """The findings of several stories, compared with a revision: its name as given, and its commit."""

    revision: str
    commits: tuple[str, ...]
    stories: tuple[Compared, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The new findings of all stories: those that count."""
        return tuple(item for story in self.stories for item in story.changes.new)

    def to_json(self) -> dict[str, object]:
        """Plain data: as of `check`, with the state of each finding, and those that were cleared."""
        return {
            "since": {"revision": self.revision, "commits": list(self.commits)},
            "findings": [row for story in self.stories for row in _rows(story, story.report.findings)],
            "accepted": [row for story in self.stories for row in _rows(story, story.report.accepted)],
            "cleared": [
                {"story": story.name, **item.to_json()} for story in self.stories for item in story.changes.cleared
            ],
            "stories": [
                {
                    "story": story.name,
                    "title": story.report.story.title,
                    "without": [],
                    "findings": len(story.report.findings),
                    "accepted": len(story.report.accepted),
                    "new": len(story.changes.new),
                    "cleared": len(story.changes.cleared),
                    "before": story.before,
                }
                for story in self.stories
            ],
        }

    def __str__(self) -> str:
        """The new findings in full, those that are gone in a line each, and the counts."""
        return "\n\n".join(map(self._told, self.stories))

    def _told(self, story: Compared) -> str:
        full = [
            f"{item}\n\n{proposed(story.mends[index])}" if story.mends is not None else str(item)
            for index, item in enumerate(story.changes.new)
        ]
        gone = [f"cleared: {item.code} {item.message}" for item in story.changes.cleared]
        blocks = (*full, "\n".join(gone), story.summary(self.revision))
        return "\n\n".join(block for block in blocks if block)


def since(names: Iterable[str | Path], revision: str, *, mend: bool = False, world: str | Path | None = None) -> Since:
    """The findings of files or bundled stories, compared with a revision of the repository that each is in.

    Everything that a story is made of is taken from the revision: imports, and the world of a screenplay. Renamed files
    are followed.

    Raises:
        Refused: with the mistakes of all that cannot be read now, or where there is no such revision.
    """
    commits: dict[str, None] = {}
    found: list[Compared] = []
    refused: dict[Diagnostic, None] = {}
    for name in once(names):
        try:
            comparing = _Comparing(name, revision, world)
            commits.update(dict.fromkeys(comparing.commits))
            found.append(comparing.compared(mend=mend))
        except Refused as refusal:
            refused.update(dict.fromkeys(refusal.diagnostics))
    if refused:
        raise Refused(refused)
    return Since(revision, tuple(commits), tuple(found))


class _Comparing:
    """One story in two versions, the older one first: so the two share what they have in common."""

    def __init__(self, name: str, revision: str, world: str | Path | None) -> None:
        self._name, self._world, self._workshop = name, world, Workshop()
        folder = find_source(name)[1]
        self._revision = Revision(Repository(Path(name)), revision) if folder is not None else None

    @property
    def commits(self) -> tuple[str, ...]:
        """The commit that it is compared with; none for a bundled story."""
        return (self._revision.commit,) if self._revision else ()

    def compared(self, *, mend: bool) -> Compared:
        """The comparison. Raises Refused for what cannot be read now."""
        before, old = self._before()
        story = load(self._name, self._world, workshop=self._workshop)
        report = home(check(story), self._workshop)
        judged = (*report.findings, *report.accepted)
        changed = changes(judged if before == BUNDLED else old, judged, self._renamed())
        tried = tuple(mends(story, item) for item in changed.new) if mend else None
        return Compared(self._name, report, changed, before, tried)

    def _before(self) -> tuple[str, tuple[Finding, ...]]:
        """What was found then."""
        if self._revision is None:
            return BUNDLED, ()
        path = self._revision.before(Path(self._name))
        if not self._revision.exists(path):
            return ABSENT, ()
        try:
            world = self._world if self._world is None else self._revision.before(Path(self._world))
            report = check(load(path, world, shelf=self._revision, workshop=self._workshop))
        except Refused:
            return UNREADABLE, ()
        return COMPARED, (*report.findings, *report.accepted)

    def _renamed(self) -> dict[str, str]:
        if self._revision is None:
            return {}
        return {**self._revision.renamed, self._name: str(self._revision.before(Path(self._name)))}


def _state(pair: Kept) -> str:
    return "reworded" if pair.reworded else "moved" if pair.moved else "unchanged"


def _rows(story: Compared, items: Iterable[Finding]) -> list[dict[str, object]]:
    tried = dict(zip(story.changes.new, story.mends or (), strict=False))
    rows, states = [], story.states
    for item in items:
        state, old = states[item]
        row = {"story": story.name, **item.to_json(), "state": state}
        row["before"] = old.diagnostic.to_json()["span"] if old is not None else None
        rows.append(row if item not in tried else {**row, "mends": [mend.to_json() for mend in tried[item]]})
    return rows
