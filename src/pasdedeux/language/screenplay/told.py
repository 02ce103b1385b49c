"""From drafts of scenes to the scenes of a story: title, place, who is there, what happens."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pasdedeux.diagnostics import Span
from pasdedeux.language.screenplay.marks import Counted, Said
from pasdedeux.language.screenplay.people import Known, place_of
from pasdedeux.language.screenplay.presence import Happening, at_opening
from pasdedeux.language.screenplay.scenes import Draft, Part, Step
from pasdedeux.language.story.events import Events
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.syntax import ActDecl, Marks, Name, Phrase, SceneDecl, Sentence, UseDecl
from pasdedeux.language.written.telling import sentence
from pasdedeux.language.written.tokens import Token


def outline(parts: Sequence[Part], known: Known) -> list[ActDecl | SceneDecl]:
    """The acts and scenes, before anything happens in them."""
    return [part if isinstance(part, ActDecl) else _scene(part, known, (), ()) for part in parts]


def telling(
    parts: Sequence[Part], known: Known, events: Events, prose: Collection[int], mistakes: Mistakes
) -> list[ActDecl | SceneDecl]:
    """The acts and scenes with all that happens. ``prose`` has the ids of rows that only look like marks."""
    found: list[ActDecl | SceneDecl] = []
    for part in parts:
        if isinstance(part, ActDecl):
            found.append(part)
        else:
            with mistakes.caught():
                found.append(_told(part, known, events, prose, mistakes))
    return found


def _told(draft: Draft, known: Known, events: Events, prose: Collection[int], mistakes: Mistakes) -> SceneDecl:
    happening: list[Happening] = []
    sentences: list[Sentence | UseDecl] = []
    for step in draft.steps:
        if id(step.mark.row) in prose:
            continue
        with mistakes.caught():
            one = _step(step, mistakes)
            sentences.append(one)
            read = events.read(one) if isinstance(one, Sentence) else None
            if read is not None:
                happening.append((step.mark.row.start, read[1]))
    return _scene(draft, known, happening, sentences)


def _step(step: Step, mistakes: Mistakes) -> Sentence | UseDecl:
    row = step.mark.row
    if isinstance(step.mark, Said):
        said = sentence(row, mistakes)
        return replace(said, marks=_within(said.marks, _whole(row)))
    use = step.mark.use
    return replace(use, who=use.who or step.speakers, marks=_within(use.marks, _whole(row)))


def _scene(
    draft: Draft, known: Known, happening: Sequence[Happening], sentences: Sequence[Sentence | UseDecl]
) -> SceneDecl:
    opening, heading = draft.opening, draft.heading
    title = Name(heading.text, draft.span)
    if draft.synopsis is not None:
        title = Name(draft.synopsis.text, draft.span)
    if opening is not None and opening.title is not None:
        title = opening.title
    marks = opening.marks if opening else Marks(draft.span)
    whole = Span(draft.span.source, draft.span.start, max(draft.span.end, draft.end))
    return SceneDecl(
        title,
        _place(draft, known),
        _people(draft, known, happening),
        bool((opening and opening.meanwhile) or (heading.heading and heading.heading.meanwhile)),
        tuple(sentences),
        _within(replace(marks, span=draft.span), whole),
    )


def _place(draft: Draft, known: Known) -> Phrase | None:
    if draft.opening is not None and draft.opening.is_placed:
        return draft.opening.place
    name = _headed(draft, known)
    if name is None:
        return None
    at = draft.span
    return Phrase(at.source, (Token("word", name, at.start, at.end, name.casefold()),), at.end)


def _headed(draft: Draft, known: Known) -> str | None:
    """The place that the heading names."""
    return place_of(draft.heading.heading.place, known.places) if draft.heading.heading else None


def _people(draft: Draft, known: Known, happening: Sequence[Happening]) -> tuple[Name, ...]:
    """Who is there when the scene opens: those who are listed, or else those who are shown."""
    if draft.opening is not None and draft.opening.people is not None:
        return _counted(draft, known, draft.opening.people)
    if draft.heading.heading is not None and draft.heading.heading.people:
        listed = (known.people.find(name) or name for name in draft.heading.heading.people)
        return _counted(draft, known, [Name(name, draft.span) for name in listed])
    place = _headed(draft, known)
    if draft.opening is not None and draft.opening.place is not None:
        place = known.places.find(draft.opening.place.span.text)
    shown = [Name(name, draft.span) for name in at_opening(draft, place, happening)]
    return _counted(draft, known, shown)


def _counted(draft: Draft, known: Known, shown: Sequence[Name]) -> tuple[Name, ...]:
    """Those who are listed or shown, with the others that marks count, and without those whom they count out."""
    absent = {known.people.find(name.text) for name in _named(draft.counted, present=False)}
    here = {known.people.find(name.text): name for name in shown}
    more = [name for name in _named(draft.counted, present=True) if known.people.find(name.text) not in here]
    return tuple(name for name in (*shown, *more) if (known.people.find(name.text) or name.text) not in absent)


def _named(counted: Sequence[Counted], *, present: bool) -> list[Name]:
    return [name for mark in counted if mark.present is present for name in mark.people]


def _whole(row: Row) -> Span:
    """A row with its block."""
    return Span(row.source, row.start, max([row.end, *(child.end for child in row.block)]))


def _within(marks: Marks, stretch: Span) -> Marks:
    """The marks, their acceptances holding for a stretch of the text."""
    return replace(marks, accepted=tuple(replace(one, within=stretch) for one in marks.accepted))


def no_scene(source_start: Span) -> Mistake:
    """The message that a screenplay has no scene."""
    hint = (
        "a scene begins with a heading: `INT. LOFT - NIGHT` on a line of its own (in Markdown: `## INT. LOFT - NIGHT`)."
    )
    what = "this screenplay has no scene"
    return Mistake("M107", what, source_start, "So there is nothing in it that could be checked.", hint)
