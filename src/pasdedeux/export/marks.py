"""What stands between `[[` and `]]`: rows of the story language that say of a script what its prose cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pasdedeux.analysis.spelling import spelled, spelled_event
from pasdedeux.diagnostics import Span
from pasdedeux.language.screenplay.headings import begins
from pasdedeux.language.written.parse import is_kind
from pasdedeux.language.written.verbatim import verbatim
from pasdedeux.model.story import Accepted, Act, Line, Scene, Story, Use
from pasdedeux.model.world import World

_PLAIN = re.compile(r"\w(?:[\w ,.!?'’“”–—()&;-]*[\w.!?)’”])?")  # what no format takes for anything else
_ENDS_LIKE_IDS = re.compile(r"\[[^][]*\]$")
_BEFORE_A_SIGN = re.compile(r"\\(?=[][*/])")
_READ_OTHERWISE = frozenset({"present", "absent", "note", "event"})  # what a note may begin with besides


def is_plain(text: str) -> bool:
    """Whether a text stands for itself wherever it is written."""
    return _PLAIN.fullmatch(text) is not None and "_" not in text and "  " not in text and not begins(text)


def title_mark(title: str) -> str:
    """`story "Title"`, where a title page cannot say it; else empty."""
    return "" if is_plain(title.replace(": ", " ")) else f"story {quoted(title)}"


def act_mark(story: Story, act: Act) -> str:
    """The row of an act with its goal; empty where its title says it all."""
    goal = [verbatim(span) for span in act.said]
    ids, accepted = _ids(story, act.span), _accepted(story, act.span)
    if not (goal or ids or accepted) and is_plain(act.title):
        return ""
    block = ("goal", *(f"    {each}" for each in goal)) if goal else ()
    return _row(f"act {quoted(act.title)}", ids, accepted, block)


def scene_mark(story: Story, scene: Scene, place: str) -> str:
    """The row of a scene: its title and who is there; `place` where the heading does not say it."""
    at = f" at {place}" if place else ""
    return _scene_row(story, scene, f"scene {quoted(scene.title)}{at} ")


def brief_mark(story: Story, scene: Scene) -> str:
    """The same without title and place, where these stand elsewhere."""
    return _scene_row(story, scene, "")


def _scene_row(story: Story, scene: Scene, said: str) -> str:
    people = ", ".join(who.name for who in scene.people) or "nobody"
    said = f"{'meanwhile ' if scene.meanwhile else ''}{said}with {people}"
    return _row(said, _ids(story, scene.span), _accepted(story, scene.span))


def event_mark(story: Story, line: Line) -> str:
    """The row of an event, in its author's own words; `event:` before it where it begins like something else."""
    said = verbatim(line.span) if line.span else spelled_event(line.event)
    if _begins_otherwise(said, story.world):
        said = f"event: {said}"
    inherited = len(_accepted(story, line.scene.span)) if line.scene else 0
    return _row(said, line.ids, line.accepted[: len(line.accepted) - inherited])


def use_mark(use: Use) -> str:
    """The row of a use of knowledge, with the name of whose it is."""
    said = verbatim(use.line.span) if use.line.span else f"knows: {spelled(use.claim)}"
    how, _, claim = said.partition(":")
    verb = "believes" if how.endswith("believes") else "knows"
    return _row(f"{use.who.name} {verb}: {claim.strip()}", (), use.line.accepted)


def quoted(text: str) -> str:
    """A text in quotes, in which neither a note nor a cut-out ends."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_sealed(escaped)}"'


def _begins_otherwise(said: str, world: World) -> bool:
    first = re.match(r"[\w'’-]*", said)
    word = first[0] if first else ""
    return ":" in said or is_kind(word) or word.casefold() in _READ_OTHERWISE or word in world.types


def _ids(story: Story, span: Span | None) -> tuple[str, ...]:
    """The source ids of a declaration."""
    return tuple(mark.id for mark in story.marks if span is not None and mark.span == span)


def _accepted(story: Story, span: Span | None) -> tuple[Accepted, ...]:
    """What is accepted at a declaration."""
    return tuple(each for each in story.accepted if span is not None and each.span == span)


def _row(said: str, ids: Sequence[str], accepted: Sequence[Accepted], block: Sequence[str] = ()) -> str:
    """A line of the story language with its marks; several acceptances, and a block, stand under it."""
    beside = f" [{', '.join(ids)}]" if ids else ""
    reasons = [_intentional(each) for each in accepted]
    if len(reasons) == 1 and not block and not _ENDS_LIKE_IDS.search(reasons[0]):
        return f"{said}{beside} {reasons[0]}"
    under = [f"{each} []" if _ENDS_LIKE_IDS.search(each) else each for each in reasons]
    return "\n    ".join((said + beside, *block, *under))


def _intentional(accepted: Accepted) -> str:
    codes = f" {', '.join(accepted.codes)}" if accepted.codes else ""
    reason = _BEFORE_A_SIGN.sub(r"\\\\", accepted.reason)
    return f"intentional{codes}: {_sealed(reason)}"


def _sealed(text: str) -> str:
    """A text in which neither a note nor a cut-out begins or ends: a backslash stands between such signs."""
    return re.sub(r"\](?=\])|\[(?=\[)|/(?=\*)|\*(?=/)", r"\g<0>\\", text)
