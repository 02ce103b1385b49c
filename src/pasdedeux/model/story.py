"""A story: a world and the events that happen in it, as written. What they mean is in `replay.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pasdedeux.diagnostics.span import Span
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Const, Expr
from pasdedeux.model.values import Entity, Unknown
from pasdedeux.model.world import World


@dataclass(frozen=True, slots=True)
class Accepted:
    """``intentional: reason``: the author accepts the findings at this place, all or only those of ``codes``.

    ``within`` is the stretch of the text for which it holds; None: its line, and what is indented under that.
    """

    reason: str
    codes: tuple[str, ...] = ()
    span: Span | None = None
    within: Span | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Act:
    """A chapter. ``goal`` is what its author wants to be so at its end, if declared; ``said`` is where that stands."""

    title: str
    goal: Expr | None = None
    span: Span | None = None
    said: tuple[Span, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """A place, and who is present when it opens. ``meanwhile``: at the same time as the scene before."""

    title: str
    place: Entity | None
    people: tuple[Entity, ...]
    act: Act | None = None
    meanwhile: bool = False
    span: Span | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Line:
    """One event as written.

    ``number`` counts the sentences from 1; staging (who comes and goes when a scene opens) has the number 0 and belongs
    to the scene's heading. ``ids`` are source ids in brackets, ``text`` is the sentence without its marks.
    """

    event: Event
    number: int
    text: str
    scene: Scene | None = None
    ids: tuple[str, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    span: Span | None = None
    staging: bool = False

    def accepts(self, code: str) -> bool:
        """Whether the author accepts findings of that code here."""
        return any(not accepted.codes or code in accepted.codes for accepted in self.accepted)

    @property
    def name(self) -> str:
        """How people refer to it: the first source id, else the number."""
        return self.ids[0] if self.ids else str(self.number)


@dataclass(frozen=True, eq=False, slots=True)
class Use:
    """Somebody relies on what they believe, at a point of the story and without an act.

    ``line`` has it as an event that changes nothing and needs that ``who`` believes ``claim``. It has no number and is
    none of the story's lines: it stands between them, where its place in the text is.
    """

    line: Line

    @property
    def who(self) -> Entity:
        """Who relies on it."""
        return self.line.event.consents[0]

    @property
    def claim(self) -> Expr:
        """What is relied on."""
        claim = self.line.event.args[1]
        return Const(claim) if isinstance(claim, (bool, float, Entity, Unknown)) else claim

    def follows(self, line: Line) -> bool:
        """Whether it comes after a line. Raises ValueError for a line without a place in the text."""
        if self.line.span is None or line.span is None:
            raise ValueError("what stands nowhere in a text comes neither before nor after")
        return line.span.start <= self.line.span.start


@dataclass(frozen=True, slots=True)
class Notes:
    """What became of the notes of a screenplay.

    ``read`` counts the marks, ``private`` the notes that begin with `note:`, ``left`` are those that were left alone.
    ``people`` and ``places`` are the names of those known from cues and headings only.
    """

    read: int
    private: int
    left: tuple[Span, ...]
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """One sentence."""
        total = self.read + self.private + len(self.left)
        return f"{_counted(total, 'note')}: {_counted(self.read, 'mark')} read, {self._alone()}{self._named()}."

    def _alone(self) -> str:
        alone = self.private + len(self.left)
        lines = list(dict.fromkeys(span.line for span in self.left))
        shown = ", ".join(map(str, lines[:_SHOWN])) + (", …" if len(lines) > _SHOWN else "")
        where = f" (line {shown})" if len(lines) == 1 else f" (lines {shown})" if lines else ""
        return f"{alone} left alone{where}"

    def _named(self) -> str:
        parts = [
            f"{what} {', '.join(names)}" for what, names in (("cues", self.people), ("headings", self.places)) if names
        ]
        return "".join(f"; from {part}" for part in parts)

    def to_json(self) -> dict[str, object]:
        """Plain data; lines count from 1."""
        return {
            "read": self.read,
            "private": self.private,
            "left_alone": [{"line": span.line, "text": span.text} for span in self.left],
            "people": list(self.people),
            "places": list(self.places),
        }


_SHOWN = 12  # lines that a summary lists


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


@dataclass(frozen=True, slots=True)
class Credit:
    """One line of film or book data: ``key`` ("director", "cast"), its values and, for a cast, whose ``role``."""

    key: str
    values: tuple[str, ...]
    role: str = ""
    qualifier: str = ""
    ids: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A source id that something other than an event covers: a want, a credit, an ending, a belief."""

    id: str
    what: str
    span: Span | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Choice:
    """A turn in the open ending: ``who`` may do any one of ``options`` (or ``None``: nothing), in declared order."""

    who: Entity
    options: tuple[Event | None, ...]
    texts: tuple[str, ...]
    span: Span | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Ending:
    """What can still be done after the last event: turns in order. The tree of it is computed, not declared."""

    title: str
    choices: tuple[Choice, ...]
    ids: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, eq=False)
class Story:
    """A world with its events in order. A problem file is a story without events."""

    title: str
    world: World
    lines: tuple[Line, ...] = ()
    scenes: tuple[Scene, ...] = ()
    acts: tuple[Act, ...] = ()
    credits: tuple[Credit, ...] = ()
    cast: Mapping[Entity, str] = field(default_factory=dict)
    endings: tuple[Ending, ...] = ()
    marks: tuple[Mark, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    uses: tuple[Use, ...] = ()
    notes: Notes | None = None  # of a screenplay
    remake_of: str = ""
    expected_ids: tuple[str, ...] = ()
    places: Mapping[str, Span] = field(default_factory=dict, repr=False)  # where each name was declared

    def named(self, name: str) -> tuple[Line, ...]:
        """The events of that number or source id: a number names one, an id every event that carries it."""
        return tuple(w for w in self.lines if not w.staging and (name == str(w.number) or name in w.ids))

    def line(self, name: str) -> Line | None:
        """The first event of that name."""
        return next(iter(self.named(name)), None)
