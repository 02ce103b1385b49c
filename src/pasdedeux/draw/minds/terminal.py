"""Nested beliefs in the terminal: an outline, each mind indented below the one that imagines it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pasdedeux.analysis.pictures.beliefs import NestedBeliefs
from pasdedeux.analysis.pictures.minds import Mind
from pasdedeux.analysis.pictures.standing import Standing
from pasdedeux.draw.cells import wrapped
from pasdedeux.draw.minds.boxes import heading, said
from pasdedeux.draw.timeline.bands import NOTHING
from pasdedeux.model.values import UNKNOWN
from pasdedeux.model.words import name

SIGNS: Mapping[Standing, str] = {"knows": "■", "mistaken": "╳", "believes": "~", "unaware": "○", "unknown": "·"}
_STEP = "    "
_LEGEND = "■ right, ╳ mistaken, ~ believes it while it is open, ○ no idea, · no view. ! not as it is in that mind."


def terminal(picture: NestedBeliefs, width: int) -> Iterator[str]:
    """The lines of the picture, each of at most ``width`` cells where its depth leaves room for that."""
    yield from wrapped(f"{picture.story}: who believes what, {picture.when}", width)
    yield ""
    yield "What is so"
    for thought in picture.truth:
        sign = "?" if thought.held is UNKNOWN else "□" if thought.held is False else "■"
        words = f"{sign} {thought.matter.words(thought.held)}  ({thought.matter.id})"
        yield from wrapped(words, width, "    ", "      ")
    if not picture.truth:
        yield from wrapped(NOTHING, width, "    ")
    for mind in picture.minds:
        yield ""
        yield from _mind(mind, width, "")
    if picture.left_out:
        yield ""
        people = ", ".join(map(name, picture.left_out))
        yield from wrapped(f"Left out, though there is something to see: {people}.", width)
    yield ""
    yield from wrapped(_LEGEND, width)


def _mind(mind: Mind, width: int, indent: str) -> Iterator[str]:
    yield from wrapped(heading(mind), width, indent)
    inner = indent + _STEP
    for thought in mind.thoughts:
        wrong = "!" if thought.wrong else " "
        start = f"{indent}  {wrong} {SIGNS[thought.standing or 'unknown']} "
        yield from wrapped(said(thought), width, start, f"{inner}  ")
        if thought.wrong:
            yield from wrapped(f"wrong: {thought.truth}", width, f"{inner}    ")
    if mind.unaware:
        yield from wrapped(f"no idea of: {', '.join(m.id for m in mind.unaware)}", width, inner)
    if not (mind.thoughts or mind.unaware or mind.minds):
        yield f"{inner}sees it all as it is"
    for other in mind.minds:
        yield from _mind(other, width, inner)
    if mind.more:
        yield f"{inner}and {mind.more} more {'thought' if mind.more == 1 else 'thoughts'}, left out here"
