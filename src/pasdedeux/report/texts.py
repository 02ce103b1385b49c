"""The text of a story, line by line, as its author wrote it: where findings and events point to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from functools import cached_property

from pasdedeux.diagnostics import Diagnostic, Source, Span
from pasdedeux.model.story import Line
from pasdedeux.report.contents import Contents
from pasdedeux.report.html import Html, joined, tag
from pasdedeux.report.words import anchor, section


class Texts:
    """The files of a story that a reader may want to see: those that tell it, and those that a finding stands in.

    Names are shown as seen from the folder of the first file: a page does not say on whose disk it was made.
    """

    def __init__(self, contents: Contents) -> None:
        self._story = contents.story
        self._findings = [found.diagnostic for found in contents.findings.findings]

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The files in the order in which the story comes to them."""
        story = self._story
        spans = [scene.span for scene in story.scenes]
        spans += [line.span for line in story.lines]
        spans += [ending.span for ending in story.endings]
        spans += [span for found in self._findings for span in _places(found)]
        return tuple(dict.fromkeys(span.source for span in spans if span is not None))

    def name(self, source: Source) -> str:
        """The name under which a file is shown."""
        path = source.name.replace("\\", "/")
        base = posixpath.dirname(self.sources[0].name.replace("\\", "/")) if self.sources else ""
        if not posixpath.dirname(path) or posixpath.isabs(path) != posixpath.isabs(base):
            return posixpath.basename(path)
        return posixpath.relpath(path, base or ".")

    def anchor(self, source: Source, line: int) -> str:
        """The id of a line of a file in the page."""
        return f"line-{self.sources.index(source) + 1}-{line}"

    def place(self, span: Span) -> Html:
        """``interview.story:196:5``, a link to that line."""
        words = f"{self.name(span.source)}:{span.line}:{span.column}"
        return tag("a", words, href=f"#{self.anchor(span.source, span.line)}", class_="place")

    def section(self) -> Html | None:
        """The section with every line of every file."""
        if not self.sources:
            return None
        return section("text", "The text", [self._file(source) for source in self.sources])

    def _file(self, source: Source) -> Html:
        events = {line.span.line: line for line in self._story.lines if _stands_in(line, source) and line.span}
        marked = {span.line for found in self._findings for span in _places(found) if span.source == source}
        last = source.line_count - (not source.line_text(source.line_count))
        rows = (self._row(source, number, events.get(number), number in marked) for number in range(1, last + 1))
        return joined(tag("h3", self.name(source)), tag("ol", "\n", rows, class_="source"), "\n")

    def _row(self, source: Source, number: int, event: Line | None, marked: bool) -> Html:
        label = f"line {number}" + (f", event {event.name}" if event else "")
        place = tag("a", number, href=f"#{anchor(event)}", aria_label=label) if event else number
        line = source.line_text(number).expandtabs(4)
        return joined(
            tag(
                "li",
                tag("span", place, class_="gutter"),
                tag("code", line),
                id=self.anchor(source, number),
                class_="found" if marked else None,
            ),
            "\n",
        )


def _places(found: Diagnostic) -> Iterator[Span]:
    if found.span is not None:
        yield found.span
    yield from (label.span for label in found.labels)


def _stands_in(line: Line, source: Source) -> bool:
    return not line.staging and line.span is not None and line.span.source == source


def marked_line(span: Span) -> Iterable[str | Html]:
    """The first line of a span, with what the span covers of it marked."""
    source, line = span.source, span.line
    whole = source.line_text(line)
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == line else len(whole)
    return (
        whole[:start].expandtabs(4),
        tag("mark", whole[start:end]) if end > start else Html(""),
        whole[end:].rstrip().expandtabs(4),
    )
