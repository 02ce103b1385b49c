"""The three pictures, each drawn in its own room."""

from __future__ import annotations

from pasdedeux.analysis.pictures.beliefs import NestedBeliefs
from pasdedeux.analysis.pictures.outcomes import OutcomeTrees
from pasdedeux.analysis.pictures.timeline import Timeline
from pasdedeux.draw.cells import NARROWEST
from pasdedeux.draw.frame import Look
from pasdedeux.draw.minds import svg as minds_svg
from pasdedeux.draw.minds import terminal as minds_terminal
from pasdedeux.draw.outcomes import svg as outcomes_svg
from pasdedeux.draw.outcomes import terminal as outcomes_terminal
from pasdedeux.draw.palette import Theme
from pasdedeux.draw.timeline import svg as timeline_svg
from pasdedeux.draw.timeline import terminal as timeline_terminal

Picture = Timeline | NestedBeliefs | OutcomeTrees


def svg(picture: Picture, theme: Theme = "auto", *, id: str = "", style: bool = True, events: bool = True) -> str:
    """The picture as one ``<svg>`` element, which is a file of its own and may as well stand in a page.

    ``id`` begins all ids in it: pictures on one page need different ones. Without ``style`` it relies on `css` being
    in the page. With ``events`` a timeline has the sentences of its events below it.
    """
    match picture:
        case Timeline():
            return timeline_svg.svg(Look(theme, id or "pdd-timeline", style), picture, events=events)
        case NestedBeliefs():
            return minds_svg.svg(Look(theme, id or f"pdd-beliefs-{picture.number}", style), picture)
        case OutcomeTrees():
            return outcomes_svg.svg(Look(theme, id or "pdd-endings", style), picture)


def terminal(picture: Picture, width: int = 100) -> str:
    """The picture in a reduced form, in lines of at most ``width`` cells."""
    room = max(width, NARROWEST)
    match picture:
        case Timeline():
            lines = timeline_terminal.terminal(picture, room)
        case NestedBeliefs():
            lines = minds_terminal.terminal(picture, room)
        case OutcomeTrees():
            lines = outcomes_terminal.terminal(picture, room)
    return "\n".join(line.rstrip() for line in lines)
