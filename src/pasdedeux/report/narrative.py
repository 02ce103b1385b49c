"""The section of the story: acts, scenes and events, and below each event what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pasdedeux.analysis.telling.notes import Note, names, opened
from pasdedeux.analysis.telling.tell import SHOWN_THOUGHTS, Told
from pasdedeux.model.replay import Moment
from pasdedeux.model.story import Line, Scene
from pasdedeux.model.words import name
from pasdedeux.report.contents import Contents
from pasdedeux.report.findings import Findings
from pasdedeux.report.html import Html, joined, tag
from pasdedeux.report.texts import Texts
from pasdedeux.report.words import anchor, counted, listing, section, told_sentence


class Narrative:
    """The story event by event, as `tell` tells it, with links to the text and to the findings."""

    def __init__(self, contents: Contents, texts: Texts, findings: Findings) -> None:
        self._contents, self._texts, self._findings = contents, texts, findings

    def section(self) -> Html:
        """All acts, scenes and events."""
        items = list(self._items())
        if not items:
            return section("story", "The story", tag("p", "Nothing happens yet: the story has no events."))
        return section("story", "The story", list(self._scenes(items)), self._left())

    def _items(self) -> Iterator[Told | Moment]:
        """Events, each after the uses of knowledge that stand before it, and staging that shows something."""
        uses = list(self._contents.replay.uses)
        for told in self._contents.telling.events:
            while uses and uses[0].index <= told.moment.index:
                yield uses.pop(0)
            if not told.line.staging or told.notes:
                yield told
        yield from uses

    def _scenes(self, items: list[Told | Moment]) -> Iterator[Html]:
        act = None
        level = 3
        for scene, group in groupby(items, key=lambda item: item.line.scene):
            if scene is not None and scene.act is not None and scene.act is not act:
                act, level = scene.act, 4
                yield joined(tag("h3", act.title, class_="act"), "\n")
            if scene is not None:
                yield _heading(scene, level)
            yield joined(tag("ol", "\n", [self._item(item) for item in group], class_="events"), "\n")

    def _item(self, item: Told | Moment) -> Html:
        return self._event(item) if isinstance(item, Told) else self._use(item.line)

    def _use(self, line: Line) -> Html:
        """A place at which somebody relies on what they know, without an act."""
        flags = listing(self._findings.links(line), class_="flags")
        words = tag("p", told_sentence(line), self._source(line), class_="quiet")
        return joined(tag("li", tag("div", words, flags), class_="staging"), "\n")

    def _event(self, told: Told) -> Html:
        line = told.line
        if line.staging:
            return joined(tag("li", changes(told), class_="staging"), "\n")
        mark = tag("a", line.number, href=f"#{anchor(line)}", class_="number", aria_label=f"Event {line.number}")
        ids = tag("span", ", ".join(line.ids), class_="ids") if line.ids else None
        flags = listing(self._findings.links(line), class_="flags")
        body = (tag("p", told_sentence(line), " ", ids, self._source(line), class_="sentence"), flags, changes(told))
        return joined(tag("li", mark, tag("div", body), id=anchor(line), class_="event"), "\n")

    def _source(self, line: Line) -> Html | None:
        span = line.span
        if span is None or span.source not in self._texts.sources:
            return None
        href = f"#{self._texts.anchor(span.source, span.line)}"
        return joined(" ", tag("a", f"line {span.line}", href=href, class_="place"))

    def _left(self) -> Html | None:
        endings = [opened(f"what may come of it is open: {each.title}.") for each in self._contents.story.endings]
        return listing(endings, class_="plain")


def _heading(scene: Scene, level: int) -> Html:
    place = f" {name(scene.place)}" if scene.place is not None else ""
    people = f": {names(scene.people)}" if scene.people else ""
    meanwhile = "Meanwhile, " if scene.meanwhile else ""
    where = tag("span", f"{place}{people}".strip(" :"), class_="stage") if place or people else None
    return joined(tag(f"h{level}", meanwhile, scene.title, " ", where, class_="scene"), "\n")


def changes(told: Told) -> Html | None:
    """What an event changed and why it was done; of many thoughts about thoughts the later ones are folded away."""
    thoughts = [note for note in told.notes if note.kind == "belief"]
    hidden = thoughts[SHOWN_THOUGHTS:]
    shown = [_note(note) for note in told.notes if note not in hidden]
    if not told.line.staging and not told.moment.possible:
        shown.insert(0, tag("li", "This could not happen: see the findings.", data_kind="impossible"))
    if hidden:
        summary = tag("summary", f"And {counted(len(hidden), 'more thought')} about others' thoughts")
        shown.append(tag("li", tag("details", summary, tag("ul", [_note(note) for note in hidden], class_="changes"))))
    if told.reason:
        shown.append(tag("li", told.reason, data_kind="reason"))
    return tag("ul", shown, class_="changes") if shown else None


def _note(note: Note) -> Html:
    return tag("li", opened(note.text), data_kind=note.kind)
