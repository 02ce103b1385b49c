"""From a told story to a script: its acts and scenes, and in them what is done and said, each with its mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pasdedeux.analysis.minds.presence import Presence
from pasdedeux.analysis.wording import listed
from pasdedeux.export import prose
from pasdedeux.export.headings import heading
from pasdedeux.export.marks import act_mark, brief_mark, event_mark, is_plain, scene_mark, title_mark, use_mark
from pasdedeux.export.names import apart, cue_of, spoken
from pasdedeux.export.parts import ActionPart, ActPart, EndingPart, Part, ScenePart, Script, SpeechPart, UsePart
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.story import Act, Line, Scene, Story
from pasdedeux.model.values import Entity

_AUTHORS = {  # the words of a credit, and those of a title page
    "author": "by",
    "authors": "by",
    "writer": "written by",
    "writers": "written by",
    "written by": "written by",
    "screenplay": "screenplay by",
}


def script_of(replay: Replay, world: str = "") -> Script:
    """The script of a replayed story. `world` is what its title page names as the file that declares its world."""
    story = replay.story
    page = [*_authors(story), *([("World", world)] if world else [])]
    return Script(story.title, tuple(page), title_mark(story.title), tuple(_Walk(replay).parts()))


def _authors(story: Story) -> list[tuple[str, str]]:
    for key, words in _AUTHORS.items():
        if named := [
            apart(value) for credit in story.credits if credit.key.casefold() == key for value in credit.values
        ]:
            return [("Credit", words), ("Author", listed(named))]
    return []


class _Walk:
    """Goes through a story once, and remembers what the next part has to know of those before."""

    def __init__(self, replay: Replay) -> None:
        self.replay, self.story, self.world = replay, replay.story, replay.story.world
        self.presence = Presence(self.world)
        self.moments: dict[Scene | None, list[Moment]] = {}
        for moment in replay.moments:
            self.moments.setdefault(moment.line.scene, []).append(moment)
        self.known: set[Entity] = set()  # who was seen or heard before
        self.before: Scene | None = None
        self.last_speaker: Entity | None = None

    def parts(self) -> Iterator[Part]:
        """All parts in order."""
        acts = list(self.story.acts)
        for scene in self.story.scenes:
            while acts and scene.act in acts:
                yield self._act(acts.pop(0))
            yield from self._scene(scene)
        for act in acts:
            yield self._act(act)
        for ending in self.story.endings:
            yield EndingPart(ending.title, tuple(prose.turn(choice) for choice in ending.choices))

    def _act(self, act: Act) -> ActPart:
        self.before = None
        return ActPart(act.title, act_mark(self.story, act))

    # --- scenes ----------------------------------------------------------------------------------------------------

    def _scene(self, scene: Scene) -> Iterator[Part]:
        yield self._heading(scene)
        self.last_speaker = None
        moments = [moment for moment in self.moments.get(scene, ()) if not moment.line.staging]
        uses = [use for use in self.story.uses if use.line.scene is scene]
        for moment in moments:
            while uses and not uses[0].follows(moment.line):
                yield UsePart(use_mark(uses.pop(0)))
            yield self._event(moment)
        for use in uses:
            yield UsePart(use_mark(use))
        self.before = scene

    def _heading(self, scene: Scene) -> ScenePart:
        coming = self._coming(scene)
        self.known.update(scene.people)
        found = heading(scene, self.world, later=self._is_later(scene))
        brief = "" if found.at or not (found.titled or is_plain(scene.title)) else brief_mark(self.story, scene)
        mark = brief if found.titled else scene_mark(self.story, scene, found.at)
        title = "" if found.titled else scene.title
        return ScenePart(found.text, prose.opening(scene.people, coming), title, mark, brief)

    def _is_later(self, scene: Scene) -> bool:
        return self.before is not None and self.before.place is scene.place

    def _coming(self, scene: Scene) -> list[Entity]:
        """Whoever was not there just now, or was never there before."""
        stays = self.before.people if self.before is not None and self._is_later(scene) else ()
        return [who for who in scene.people if who not in self.known or who not in stays]

    # --- events ----------------------------------------------------------------------------------------------------

    def _event(self, moment: Moment) -> Part:
        mark = event_mark(self.story, moment.line)
        said = prose.said(moment)
        if said is not None and said.words[:1].isalnum() and not moment.event.unseen_by:
            return self._speech(moment, said, mark)
        self.last_speaker = None if said is None else self.last_speaker
        return ActionPart(prose.action(_text(moment.line), moment.event, self._entering(moment)), (mark,))

    def _entering(self, moment: Moment) -> list[Entity]:
        """Who comes in by an event."""
        before, after = self.presence.at(moment), self.presence.at(replace(moment, before=moment.after))
        return [who for who in after if who not in before]

    def _speech(self, moment: Moment, said: prose.Said, mark: str) -> SpeechPart:
        away = moment.line.scene is not None and said.speaker not in self.presence.at(moment)
        again = said.speaker is self.last_speaker
        self.last_speaker = said.speaker
        extension = "V.O." if away else "CONT'D" if again else ""
        return SpeechPart(cue_of(said.speaker, self.world), extension, self._manner(moment, said), said.words, (mark,))

    def _manner(self, moment: Moment, said: prose.Said) -> str:
        """How it is said and to whom, where that is not plain: there are others, or the listener is elsewhere."""
        others = [who for who in self.presence.at(moment) if who is not said.speaker]
        to = "" if list(said.hearers) == others else listed([spoken(who) for who in said.hearers])
        return f"{said.manner or 'to'} {to}" if to else said.manner.removesuffix(" to")


def _text(line: Line) -> str:
    return line.text.strip() or str(line.event)
