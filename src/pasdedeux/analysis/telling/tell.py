"""The story told event by event: what happened, who noticed, and what it changed in whose head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from pasdedeux.analysis.speech.promises import Promise
from pasdedeux.analysis.speech.threats import Threat
from pasdedeux.analysis.telling.commentary import Commentary
from pasdedeux.analysis.telling.irony import Irony
from pasdedeux.analysis.telling.notes import Note, names, opened
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.story import Act, Line, Scene
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name, sentence

WIDTH = 100  # columns of text
MARGIN = 4  # of an event's number
INDENT = 7  # of its notes
SHOWN_THOUGHTS = 4  # notes on what people think of each other's thoughts, told of one event


@dataclass(frozen=True, eq=False, slots=True)
class Told:
    """One event as told: who of those who might have noticed it did, and what it changed."""

    moment: Moment
    noticed: tuple[Entity, ...]
    missed: tuple[Entity, ...]
    notes: tuple[Note, ...]
    reason: str = ""

    @property
    def line(self) -> Line:
        """The event as written."""
        return self.moment.line

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "event": self.line.name,
            "number": self.line.number,
            "ids": list(self.line.ids),
            "text": self.line.text,
            "staging": self.line.staging,
            "scene": self.line.scene.title if self.line.scene else None,
            "possible": self.moment.possible,
            "noticed": [who.name for who in self.noticed],
            "missed": [who.name for who in self.missed],
            "notes": [note.to_json() for note in self.notes],
            "reason": self.reason or None,
        }

    def __str__(self) -> str:
        return "\n".join(_event_lines(self))


@dataclass(frozen=True, eq=False, slots=True)
class Telling:
    """A whole story as told, with what is left at the end. ``after`` is the event up to which it is told, if not to
    the end.
    """

    replay: Replay
    events: tuple[Told, ...]
    promises: tuple[Promise, ...]
    threats: tuple[Threat, ...]
    ironies: tuple[Irony, ...]
    after: Line | None = None

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "story": self.replay.story.title,
            "after": self.after.name if self.after else None,
            "without": [line.name for line in self.replay.story.lines if line in self.replay.without],
            "events": [told.to_json() for told in self.events],
            "promises": [promise.to_json() for promise in self.promises],
            "threats": [threat.to_json() for threat in self.threats],
            "ironies": [irony.to_json() for irony in self.ironies],
        }

    def __str__(self) -> str:
        return "\n".join([*_title(self), *_body(self.events), *_close(self)])


Reason = Callable[[Moment], str]


def tell(replay: Replay, after: Line | None = None, reason: Reason | None = None) -> Telling:
    """Tell a story, up to and including ``after`` (None: all of it).

    ``reason`` says in a sentence why an event's actors did it, or nothing; it comes from whoever works reasons out.
    """
    commentary = Commentary(replay)
    events = tuple(_told(commentary, moment, reason) for moment in replay.until(after))
    return Telling(replay, events, commentary.promises, commentary.threats, commentary.ironies.spans, after)


def _told(commentary: Commentary, moment: Moment, reason: Reason | None) -> Told:
    why = reason(moment) if reason is not None and not moment.line.staging else ""
    return Told(moment, moment.observers, commentary.missed(moment), commentary.notes(moment), why)


# --- the text -------------------------------------------------------------------------------------------------------


def _title(telling: Telling) -> Iterator[str]:
    story = telling.replay.story
    left_out = [line.name for line in story.lines if line in telling.replay.without]
    yield story.title + (f", without {', '.join(left_out)}" if left_out else "")


def _body(events: tuple[Told, ...]) -> Iterator[str]:
    act: Act | None = None
    scene: Scene | None = None
    for told in events:
        now = told.line.scene
        if now is not scene and now is not None:
            if now.act is not act and now.act is not None:
                act = now.act
                yield from ("", act.title.upper())
            yield from ("", _scene(now))
        scene = now
        yield from _event_lines(told)


def _scene(scene: Scene) -> str:
    place = f", {name(scene.place)}" if scene.place is not None else ""
    people = f": {names(scene.people)}" if scene.people else ""
    meanwhile = "Meanwhile, " if scene.meanwhile else ""
    return f"{meanwhile}{scene.title}{place}{people}"


def _event_lines(told: Told) -> Iterator[str]:
    if not told.line.staging:
        ids = f"  [{', '.join(told.line.ids)}]" if told.line.ids else ""
        yield f"{told.line.number:>{MARGIN}}  {sentence(told.line.text)}{ids}"
        if not told.moment.possible:
            yield from _wrapped("This could not happen: see `check`.")
    for text in _texts(told):
        yield from _wrapped(text)


def _texts(told: Told) -> Iterator[str]:
    thoughts = [note for note in told.notes if note.kind == "belief"]
    hidden = thoughts[SHOWN_THOUGHTS:]
    for note in told.notes:
        if note not in hidden:
            yield opened(note.text)
    if hidden:
        more = "thought" if len(hidden) == 1 else "thoughts"
        yield f"And {len(hidden)} more {more} about others' thoughts."
    if told.reason:
        yield told.reason


def _wrapped(text: str) -> list[str]:
    margin = " " * INDENT
    return wrap(text, WIDTH, initial_indent=margin, subsequent_indent=margin + "  ", break_long_words=False)


def _close(telling: Telling) -> Iterator[str]:
    """What is left at the end of the story; nothing of it where the telling stops before."""
    if telling.after is not None:
        return
    left = [str(item) for item in (*telling.promises, *telling.threats)]
    left += [opened(f"{irony.words}.") for irony in telling.ironies if irony.end is None and irony.weight >= LASTING]
    left += [f"What may come of it is open: {ending.title}." for ending in telling.replay.story.endings]
    if left:
        yield from ("", "At the end")
        for text in left:
            yield from _wrapped(text)


LASTING = 4  # the least weight of an irony that is told as lasting
