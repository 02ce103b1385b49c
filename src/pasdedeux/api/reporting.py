"""Reporting: a story and all that is known of it as one HTML page that needs no network."""

from dataclasses import dataclass
from pathlib import Path

from pasdedeux.analysis.endings import solve
from pasdedeux.analysis.reasons import brief
from pasdedeux.analysis.telling.tell import tell
from pasdedeux.api.checking import check
from pasdedeux.api.events import Names, several
from pasdedeux.api.replays import imagining, motives_of, replay_of
from pasdedeux.api.saving import save
from pasdedeux.api.texts import exists, refusal
from pasdedeux.model.replay import Moment
from pasdedeux.model.story import Story
from pasdedeux.report.contents import Contents
from pasdedeux.report.page import page


@dataclass(frozen=True)
class ReportPage:
    """A report: its HTML, and in numbers what is on it."""

    story: Story
    html: str
    events: int
    findings: int
    accepted: int

    def to_json(self) -> dict[str, object]:
        """What is on it, as plain data."""
        return {
            "story": self.story.title,
            "events": self.events,
            "findings": self.findings,
            "accepted": self.accepted,
            "bytes": len(self.html.encode()),
        }


@dataclass(frozen=True)
class Written:
    """A page and the file in which it is."""

    path: Path
    page: ReportPage

    def to_json(self) -> dict[str, object]:
        """The file's name, and what is on the page."""
        return {"report": str(self.path), **self.page.to_json()}

    def __str__(self) -> str:
        events = "1 event" if self.page.events == 1 else f"{self.page.events or 'no'} events"
        found = "1 finding" if self.page.findings == 1 else f"{self.page.findings or 'no'} findings"
        return f"Wrote {self.path}: {events}, {found}. Open it in any browser."


def report_page(story: Story, without: Names = ()) -> ReportPage:
    """The report on a story, with or without some of its events; a story without events has one as well.

    The same story gives the same page, byte by byte. Raises Refused for an event without an outcome.
    """
    left_out = several(story, without)
    motives = motives_of(story)

    def because(moment: Moment) -> str:
        return brief.because(motives, moment)

    replayed = replay_of(story, left_out)
    with imagining(story):
        telling, endings = tell(replayed, None, because), solve.endings(replayed)
    found = check(story, without=[line.number for line in left_out if not line.staging])
    html = page(Contents(telling, found, endings))
    events = sum(not moment.line.staging for moment in replayed.moments)
    return ReportPage(story, html, events, len(found.findings), len(found.accepted))


def write_report(story: Story, path: str | Path, without: Names = ()) -> Written:
    """Write the report on a story to a file, all at once or not at all; an older one gives way.

    Raises Refused where the file cannot be written, or is one of those that the story is read from.
    """
    _spare(story, Path(path))
    made = report_page(story, without)
    return Written(save(path, made.html, over=True), made)


def _spare(story: Story, path: Path) -> None:
    """Refuse to write over what the story is read from: a slip of the pen must not cost a story."""
    if not exists(path):
        return
    for name in _files(story):
        if exists(Path(name)) and path.samefile(name):
            what = "The report would take its place, and the story would be gone. Nothing was changed."
            raise refusal("V118", f"`{path}` is a file of the story itself", what, f"`-o {path.stem}.html`.")


def _files(story: Story) -> list[str]:
    """The names of the files that a story stands in, as far as something in them has a place."""
    spans = [line.span for line in story.lines] + [scene.span for scene in story.scenes]
    spans += [action.span for action in story.world.actions] + [rule.span for rule in story.world.rules]
    spans += [fluent.span for fluent in story.world.fluents]
    return sorted({span.source.name for span in spans if span is not None})
