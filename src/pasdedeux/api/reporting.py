"""Reporting: a story and all that is known of it as one HTML page that needs no network."""

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from pasdedeux.analysis.endings import solve
from pasdedeux.analysis.reasons import brief
from pasdedeux.analysis.telling.tell import tell
from pasdedeux.api.checking import check
from pasdedeux.api.events import Names, several
from pasdedeux.api.replays import imagining, motives_of, replay_of
from pasdedeux.api.saving import save, unwritten
from pasdedeux.api.texts import refusal
from pasdedeux.model.replay import Moment
from pasdedeux.model.story import Story
from pasdedeux.report.contents import Contents
from pasdedeux.report.page import page

_WRITABLE = 0o222  # permissions of which a file has none if somebody protected it, whoever asks
_START = 1024  # bytes by which a page is known
_BLANK = b"\xef\xbb\xbf \t\r\n"
_PAGE = (b"<!doctype html", b"<html", b"<!--")


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
    """Write the report on a story to a file, all at once or not at all; an older page gives way.

    Raises Refused where the file cannot be written, or holds something else than a page.
    """
    _spare(Path(path))
    made = report_page(story, without)
    return Written(save(path, made.html, over=True), made)


def _spare(path: Path) -> None:
    """Refuse to write over what is no page, or is write-protected: a slip of the pen must not cost a story."""
    try:
        if not path.is_file():
            return
        locked = not path.stat().st_mode & _WRITABLE
        with path.open("rb") as file:
            start = file.read(_START)
    except (OSError, ValueError):  # not there, or not to be read: whether it can be written will be seen
        return
    if start.strip() and not start.lstrip(_BLANK).lower().startswith(_PAGE):
        what = "The report would take its place. Nothing was changed."
        hint = "give another name." if path.suffix == ".html" else f"`-o {path.with_suffix('.html')}`."
        raise refusal("V118", f"`{path}` holds something else than a page", what, hint)
    if locked:
        raise unwritten(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
