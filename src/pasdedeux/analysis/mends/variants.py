"""Variants of a story: the same story with one thing changed, and the change as an edit of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pasdedeux.analysis.mends.edits import Edit, person_added, sentence_before, statement_added, unseen_changed
from pasdedeux.analysis.spelling import spelled_event, spelled_fluent, spelled_unseen, spelled_value
from pasdedeux.language.story.staging import staged
from pasdedeux.model.binding import bind
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Assign, Const, Fluent
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.reads import Path
from pasdedeux.model.story import Line, Scene, Story
from pasdedeux.model.values import Entity, Value
from pasdedeux.model.world import Action


@dataclass(frozen=True, eq=False)
class Variant:
    """A changed story. ``kind``: an act was inserted, a witness added, or a belief given from the start.

    ``what`` says the change in words, ``edit`` as text; None where the story was not read from a text.
    """

    kind: str
    what: str
    story: Story
    edit: Edit | None


def inserted(story: Story, event: Event, before: Line) -> Variant:
    """The story with one more act before a sentence, or before a use."""
    use = next((use for use in story.uses if use.line is before), None)
    line = Line(event, 0, event.sentence, before.scene, span=before.span if use else None)
    at = sum(use.follows(other) for other in story.lines) if use else story.lines.index(before)
    lines = (*story.lines[:at], line, *story.lines[at:])
    edit = sentence_before(before.span, spelled_event(event)) if before.span else None
    told = f"{before.name} ({before.text.rstrip('.')})" if use is None else f"“{before.text}”"
    what = f"let this happen before {told}: {spelled_event(event)}"
    return Variant("act", what, replace(story, lines=lines), edit)


def witnessed(story: Story, line: Line, who: Entity) -> Iterator[Variant]:
    """The story in which somebody notices an event that they were left out of, or were absent from."""
    if who in line.event.unseen_by:
        yield from _seen(story, line, who)
    elif line.scene is not None and line.scene.people and who not in line.scene.people:
        yield from _present(story, line.scene, who)


def _seen(story: Story, line: Line, who: Entity) -> Iterator[Variant]:
    source = line.event.source
    if not isinstance(source, Action):
        return
    event = bind(story.world, source, line.event.args, line.event.unseen_by - {who})
    edit = unseen_changed(line.span, spelled_unseen(event)) if line.span else None
    what = f"let {who.name} see it: {line.name} ({line.text.rstrip('.')})"
    lines = tuple(replace(line, event=event) if x is line else x for x in story.lines)
    yield Variant("witness", what, replace(story, lines=lines), edit)


def _present(story: Story, scene: Scene, who: Entity) -> Iterator[Variant]:
    """Somebody added to a scene: its heading has them come as it has the others come, and no longer has them leave."""
    wider = replace(scene, people=(*scene.people, who))
    heading = [line for line in story.lines if line.scene is scene and line.staging]
    if not heading:
        return
    moves = {a.name: a for a in story.world.actions if a.staging}
    try:
        events = tuple(staged(story.world, wider, moves, lambda a, args: bind(story.world, a, args)))
    except Ungroundable:
        return
    opened = tuple(replace(heading[0], event=event, scene=wider) for event in events)
    sentences = tuple(replace(line, scene=wider) for line in story.lines if line.scene is scene and not line.staging)
    at = story.lines.index(heading[0])
    rest = tuple(line for line in story.lines[at:] if line.scene is not scene)
    scenes = tuple(wider if s is scene else s for s in story.scenes)
    edit = person_added(scene.span, [p.name for p in scene.people], who.name) if scene.span else None
    what = f'let {who.name} be there in "{scene.title}"'
    changed = replace(story, lines=(*story.lines[:at], *opened, *sentences, *rest), scenes=scenes)
    yield Variant("witness", what, changed, edit)


def begun_with(story: Story, path: Path, fluent: Fluent, value: Value) -> Variant:
    """The story that begins with somebody believing something (or with something being so, where ``path`` is empty)."""
    statement = (Assign(tuple(map(Const, path)), fluent, Const(value)),)
    world = replace(story.world, initial=(*story.world.initial, statement))
    said = statement_words(path, fluent, value)
    spans = (*(line.span for line in story.lines), *(scene.span for scene in story.scenes))
    sources = [span.source for span in spans if span is not None]
    edit = statement_added(sources[0], said) if sources else None
    return Variant("belief" if path else "fact", f"begin with this: {said}", replace(story, world=world), edit)


def statement_words(path: Sequence[Entity], fluent: Fluent, value: Value) -> str:
    """A line of `initially`: ``Pierre believes that not hers``."""
    fact = spelled_fluent(fluent)
    if isinstance(value, bool):
        said = fact if value else f"not {fact}"
    else:
        said = f"{fact} becomes {spelled_value(value)}"
    return "".join(f"{who.name} believes that " for who in path) + said
