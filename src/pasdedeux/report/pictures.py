"""The pictures of the page: who knows what over time, the beliefs at the slider's moment, the tree of endings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pasdedeux import draw
from pasdedeux.analysis.pictures.beliefs import beliefs
from pasdedeux.analysis.pictures.outcomes import outcomes
from pasdedeux.analysis.pictures.timeline import timeline
from pasdedeux.report.contents import Contents, Stop
from pasdedeux.report.html import Html, joined, tag
from pasdedeux.report.sheets import Sheets, SheetsData
from pasdedeux.report.sights import Sights

_WHEN = "at this moment"
_DEEPEST = 3  # minds within minds
_MANY = 120_000  # chains of people, over all moments, whose thoughts are looked at: a few seconds


class Pictures:
    """The pictures of one story, ready to stand in the page. ``depth``: how many minds deep beliefs are drawn."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self.depth = _depth(len(contents.stops), len(contents.story.world.characters))
        self._drawn = list(self._beliefs())

    def css(self) -> Html:
        """The style of all pictures."""
        return Html(draw.css("auto"))

    def timeline(self) -> Html:
        """Who knows what over time."""
        picture = draw.svg(timeline(self._contents.replay), id="know", style=False)
        return _framed(Html(picture), "timeline", "Who knows what, over time")

    def beliefs(self) -> Html:
        """The beliefs at the end; the script shows any other moment in its place."""
        framed = _framed(Html(self._drawn[-1]), "beliefs", "Who believes what at this moment")
        if self.depth == _DEEPEST:
            return framed
        minds = "two minds" if self.depth == 2 else "one mind"
        why = f"Drawn {minds} deep, since there are many events or characters: "
        return joined(framed, tag("p", why, tag("code", "pasdedeux draw"), " goes deeper.", class_="quiet"))

    def endings(self) -> Html:
        """The trees of the endings."""
        picture = draw.svg(outcomes(self._contents.endings), id="ends", style=False)
        return _framed(Html(picture), "tree", "The tree of endings")

    def to_json(self) -> SheetsData:
        """The beliefs at each stop."""
        sheets = Sheets()
        for picture in self._drawn:
            sheets.add(picture)
        return sheets.to_json()

    def _beliefs(self) -> Iterator[str]:
        """The picture at each stop. It does not say which stop it is, so it is the same where no mind changed."""
        sights = Sights(self._contents.replay, self.depth)
        drawn: dict[object, str] = {}
        for stop in self._contents.stops:
            sight = sights.of(stop.state)
            if sight not in drawn:
                drawn[sight] = self._picture(stop)
            yield drawn[sight]

    def _picture(self, stop: Stop) -> str:
        found = beliefs(self._contents.replay, stop.line, self.depth, at_start=stop.line is None)
        return draw.svg(replace(found, line=None, when=_WHEN), id="minds", style=False)


def _depth(stops: int, people: int) -> int:
    """How many minds deep it is affordable to draw so many moments."""
    return next((depth for depth in (_DEEPEST, 2) if stops * people**depth <= _MANY), 1)


def _framed(picture: Html, name: str, label: str) -> Html:
    """A picture that can be scrolled sideways where the page is narrower than it."""
    return tag("div", picture, id=name, class_="scroll picture", tabindex=0, role="group", aria_label=label)
