"""A session: a story that goes on while it is played. A game loop feeds it what happens, and asks for views.

Each event costs what it changes; a view is made anew only for those whom something has reached. A session and its
story belong to one thread at a time: for several, give each of them its own (`load` the story once for each).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import dedent

from pasdedeux.analysis.minds.missing import missing
from pasdedeux.analysis.perspectives.perspective import Perspective
from pasdedeux.analysis.perspectives.sieve import Sieve
from pasdedeux.analysis.views import saying
from pasdedeux.analysis.views.answers import MaySay
from pasdedeux.analysis.views.parts import Lived
from pasdedeux.analysis.views.view import View
from pasdedeux.analysis.views.viewer import DEPTH, Viewer
from pasdedeux.analysis.wording import lacking_words, listed
from pasdedeux.api import session_files
from pasdedeux.api.replays import imagining, motives_of, replay_of
from pasdedeux.api.texts import refusal
from pasdedeux.api.viewing import character, checked, hearer, proposal
from pasdedeux.diagnostics import Refused
from pasdedeux.language.story.more import More, Told
from pasdedeux.language.story.resolve import Written
from pasdedeux.model.replay import Moment
from pasdedeux.model.state import State
from pasdedeux.model.story import Line, Scene, Story
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name, sentence
from pasdedeux.model.world import World

UNDOS = 100  # times that something was fed, which can be taken back


@dataclass(frozen=True, slots=True)
class Reached:
    """What it was for one character: what they lived through, in their own numbers, and what they now believe."""

    lived: tuple[Lived, ...]
    learnt: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"lived": [row.to_json() for row in self.lived], "learnt": list(self.learnt)}


@dataclass(frozen=True, eq=False, slots=True)
class Fed:
    """What was fed: its ``lines``, and everybody whom it reached. It is for whoever runs the game, not for a prompt."""

    lines: tuple[Line, ...]
    reached: Mapping[Entity, Reached]

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "events": [{"number": line.number, "text": line.text} for line in self.lines if not line.staging],
            "reached": {who.name: reached.to_json() for who, reached in self.reached.items()},
        }

    def __str__(self) -> str:
        told = [sentence(line.text) for line in self.lines if not line.staging]
        rows = [f"    {name(who)}{_words(reached)}" for who, reached in self.reached.items()]
        return "\n".join([*told, *rows])


@dataclass(frozen=True, eq=False, slots=True)
class _Now:
    """Where a session stands. Never changed, so that what was before can be taken up again."""

    lines: tuple[Line, ...]
    scenes: tuple[Scene, ...]
    scene: Scene | None
    told: int
    state: State
    perspectives: Mapping[Entity, Perspective]


class Session:
    """A story, or a world in which nothing has happened yet, that is told further line by line."""

    def __init__(self, story: Story | World) -> None:
        """Begin after the last event of ``story``. Raises Refused where it has no beginning or no outcome."""
        base = story if isinstance(story, Story) else Story(title=story.name, world=story)
        self._base, self._viewer, self._sieve = base, Viewer(), Sieve(base.world)
        self._semantics = motives_of(base).semantics
        self._more = More(base.made) if isinstance(base, Written) and base.made is not None else None
        self._fed: list[tuple[str, bool]] = []
        self._past = deque([self._begun()], UNDOS + 1)

    def _begun(self) -> _Now:
        replayed, story = replay_of(self._base), self._base
        told = sum(not line.staging for line in story.lines)
        people = {
            who: self._sieve.all_lived(self._sieve.begin(who, replayed.start), replayed.moments)
            for who in story.world.characters
        }
        scene = story.scenes[-1] if story.scenes else None
        return _Now(story.lines, story.scenes, scene, told, replayed.end, people)

    # --- what happens ----------------------------------------------------------------------------------------------

    def feed(self, text: str, *, anyway: bool = False) -> Fed:
        """Let something happen: a sentence of the story's language, or several lines, with headings of scenes.

        ``anyway``: also what cannot happen as things are. Raises Refused for any mistake; then nothing has happened.
        """
        now = self._past[-1]
        text = dedent(text).strip("\n")
        told = self._read(text, now)
        with imagining(self._base):
            following = self._after(now, told, anyway)
        self._past.append(following)
        self._fed.append((text, anyway))
        return self._outcome(now, following, told)

    def undo(self) -> None:
        """Take back what was fed last; of a long session the last hundred times. Raises Refused where nothing is."""
        if len(self._past) == 1:
            what = "nothing that was fed can be taken back"
            why = f"What came before the last {UNDOS} times is not kept." if self._fed else "Nothing was fed yet."
            raise refusal("V123", what, why, "`load` an earlier save." if self._fed else "feed it a sentence first.")
        self._past.pop()
        self._fed.pop()

    def _read(self, text: str, now: _Now) -> Told:
        if self._more is None:
            why = "Only a story in the story language has words in which things happen."
            raise refusal("V123", f"“{self._base.title}” cannot be told further", why, "load a `.story` file.")
        told = self._more.read(text, now.told, now.scene)
        if not told.lines and not told.scenes:
            hint = "feed it a sentence, such as `Katya tells Pierre that cancer`."
            raise refusal("V123", "nothing is said to happen", "So everything stays as it is.", hint)
        return told

    def _after(self, now: _Now, told: Told, anyway: bool) -> _Now:
        state, people = now.state, dict(now.perspectives)
        for line in told.lines:
            possible = line.event.possible(state)
            if not possible and line.staging:
                continue
            if not possible and not anyway:
                raise _impossible(line, state)
            after = self._semantics.after(state, line.event)
            observers = self._semantics.observers(state, line.event)
            moment = Moment(0, line, state, after, observers, possible)
            people = {who: self._sieve.all_lived(perspective, (moment,)) for who, perspective in people.items()}
            state = after
        count = now.told + sum(not line.staging for line in told.lines)
        lines, scenes = (*now.lines, *told.lines), (*now.scenes, *told.scenes)
        return _Now(lines, scenes, told.scene, count, state, people)

    def _outcome(self, now: _Now, following: _Now, told: Told) -> Fed:
        reached = {}
        for who, perspective in following.perspectives.items():
            past = now.perspectives[who]
            if rows := self._viewer.lives.lived(perspective, len(past.experiences)):
                number = len(perspective.experiences)
                learnt = self._viewer.facts.differing(perspective, past.mind, perspective.mind, number)
                reached[who] = Reached(rows, learnt)
        return Fed(told.lines, reached)

    # --- what is known ---------------------------------------------------------------------------------------------

    def view(self, who: str, depth: int = DEPTH) -> View:
        """Everything that ``who`` may know now. Raises Refused for an unknown name or depth."""
        with imagining(self._base):
            return self._viewer.view(self._past[-1].perspectives[character(self._base, who)], checked(depth))

    def may_say(self, who: str, claims: Iterable[str], to: str | None = None) -> MaySay:
        """What each claim would be from the mouth of ``who`` now, see `pasdedeux.may_say`. Raises Refused."""
        speaker = character(self._base, who)
        addressed = hearer(self._base, to, speaker)
        perspective = self._past[-1].perspectives[speaker]
        with imagining(self._base):
            found = [proposal(text, self._base, speaker, perspective) for text in claims]
            return saying.may_say(self._viewer, perspective, found, addressed)

    @property
    def story(self) -> Story:
        """The story so far, to be told, checked or asked about."""
        now = self._past[-1]
        return replace(self._base, lines=now.lines, scenes=now.scenes)

    # --- on the disk -----------------------------------------------------------------------------------------------

    def save(self, path: str | Path) -> Path:
        """Write the session to a file, whole or not at all; a file that is there gives way. Raises Refused."""
        return session_files.written(path, self._base, self._fed)

    @classmethod
    def load(cls, path: str | Path, story: Story | World) -> Session:
        """The session that was saved, in the world of ``story``. Raises Refused for another world, or a broken file."""
        session = cls(story)
        for text, anyway in session_files.read(path, session._base):
            try:
                session.feed(text, anyway=anyway)
            except Refused as refused:
                raise session_files.spoilt(path, text, refused) from None
        return session


def _impossible(line: Line, state: State) -> Exception:
    gaps = missing(line.event.precondition, state)
    lacking = listed(list(dict.fromkeys(lacking_words(gap, state) for gap in gaps)))
    why = f"As things are, {lacking}. Nothing of it happened." if lacking else "Nothing of it happened."
    hint = "let happen first what it takes, or feed it with `anyway=True`."
    return refusal("V124", f"“{line.text}” cannot happen now", why, hint, line.span)


def _words(reached: Reached) -> str:
    return f", from now on: {'; '.join(reached.learnt)}" if reached.learnt else " notices"
