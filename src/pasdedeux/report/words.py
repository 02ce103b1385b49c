"""Pieces that several sections of the page share: links to events, people, headings."""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.analysis.wording import clause
from pasdedeux.model.story import Line
from pasdedeux.model.words import sentence
from pasdedeux.report.html import Html, Part, joined, tag


def section(name: str, title: str, *children: Part) -> Html:
    """A section of the page with its heading; `name` is its id."""
    heading = tag("h2", title, id=f"{name}-title")
    return joined(tag("section", heading, *children, id=name, aria_labelledby=f"{name}-title"), "\n")


def anchor(line: Line) -> str:
    """The id of an event in the page."""
    return f"event-{line.number}"


def event_link(line: Line | None, *, words: bool = True) -> Html:
    """A link to an event, with its sentence or only its name. What has no number has no place: its words alone."""
    if line is None:
        return joined("the start")
    if not line.number:
        return joined(clause(line))
    label: Part = (tag("b", line.name), " ", clause(line)) if words else line.name
    return tag("a", label, href=f"#{anchor(line)}", class_="event-link")


def told_sentence(line: Line) -> str:
    """An event as a sentence."""
    return sentence(line.text)


def prose(text: str) -> list[Part]:
    """A sentence of a message: what stands between backticks is code."""
    return [tag("code", part) if place % 2 else part for place, part in enumerate(text.split("`"))]


def listing(items: Sequence[Part], **attributes: str | None) -> Html | None:
    """A list, or nothing where there is nothing to list."""
    return tag("ul", [joined(tag("li", item), "\n") for item in items], **attributes) if items else None


def counted(number: int, one: str, many: str = "") -> str:
    """``1 finding``, ``3 findings``, ``no findings``."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"
