"""SARIF: what was found in stories, for build servers and editors."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from pasdedeux.analysis.changes import identity
from pasdedeux.analysis.checks.findings import Finding
from pasdedeux.api import bundled
from pasdedeux.api.baselines import Compared, Since
from pasdedeux.api.checking import Checked, Checkup
from pasdedeux.diagnostics import Refused, Source
from pasdedeux.diagnostics.sarif import Json, Result, log
from pasdedeux.version import VERSION

HERE, OURS = "SRCROOT", "PASDEDEUX"
_BASES = {
    HERE: "The top of the repository that pasdedeux ran in, or the folder if it was in none.",
    OURS: "The stories and libraries that come with pasdedeux.",
}
_STATES = {"new": "new", "unchanged": "unchanged", "moved": "unchanged", "reworded": "updated"}

Found = tuple[str, Source, Finding, str]  # the story that was asked for, its text, the finding, its state


def sarif(found: Checkup | Since | Refused) -> Json:
    """A SARIF 2.1.0 log of what was found: by `checkup`, by `since` with the state of each, or what is wrong.

    Accepted findings are suppressed, with their authors' reasons. Paths are relative to the top of the repository that
    the current folder belongs to, or to the current folder.
    """
    where = _places()
    if isinstance(found, Refused):
        return log([Result(item) for item in found.diagnostics], where, _BASES, VERSION, read=False)
    rows = list(_of_since(found) if isinstance(found, Since) else _of_checkup(found))
    return log(list(_results(rows, where)), where, _BASES, VERSION)


def _of_checkup(found: Checkup) -> Iterator[Found]:
    for story in found.stories:
        for item in (*story.report.findings, *story.report.accepted):
            yield story.name, _text(story), item, ""


def _of_since(found: Since) -> Iterator[Found]:
    for story in found.stories:
        states = story.states
        for item in (*story.report.findings, *story.report.accepted):
            yield story.name, _text(story), item, _STATES[states[item][0]]
        for item in story.changes.cleared:
            yield story.name, _text(story), item, "absent"


def _text(checked: Checked | Compared) -> Source:
    """The text whose scenes are told, for findings without a place of their own."""
    spans = (scene.span for scene in checked.report.story.scenes)
    return next((span.source for span in spans if span is not None), Source(checked.name, ""))


def _results(rows: Iterable[Found], where: Callable[[Source], Json]) -> Iterator[Result]:
    """The findings as results; of several with one fingerprint each gets its own."""
    known: Counter[tuple[object, ...]] = Counter()
    for name, text, item, state in rows:
        place = where(item.span.source if item.span else text)["uri"]
        key = (state == "absent", place, *identity(item))
        known[key] += 1
        words = "\0".join(map(str, (*key[1:], known[key])))
        reason = item.accepted
        yield Result(
            item.diagnostic,
            hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32],
            text,
            state,
            reason.reason if reason else None,
            reason.span if reason else None,
            {"story": name, "event": item.event or None, "related": [line.name for line in item.related]},
        )


def _places() -> Callable[[Source], Json]:
    """Says where a text is, in the words of SARIF (3.4)."""
    root = _root(Path.cwd())

    def where(source: Source) -> Json:
        if _is_bundled(source):
            return {"uri": quote(source.name), "uriBaseId": OURS}
        path = Path(os.path.abspath(source.name))  # noqa: PTH100  # a link keeps its own name
        if path.is_relative_to(root):
            return {"uri": quote(path.relative_to(root).as_posix()), "uriBaseId": HERE}
        return {"uri": path.as_uri()}

    return where


def _root(folder: Path) -> Path:
    """The nearest folder upwards that is the top of a repository; the folder itself where there is none."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)


def _is_bundled(source: Source) -> bool:
    name = source.name.removesuffix(".story")
    return name in bundled.importable() and bundled.source(name) == source
