"""The section of dramatic ironies: what the audience knows and somebody does not, each with a bar over the story."""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.analysis.telling.irony import NOTABLE, Irony
from pasdedeux.analysis.telling.notes import opened
from pasdedeux.model.replay import Moment
from pasdedeux.model.words import name
from pasdedeux.report.contents import Contents
from pasdedeux.report.html import Html, joined, tag
from pasdedeux.report.words import counted, event_link, section

_KINDS = {
    "lie": "taken in by a lie",
    "promise": "a promise broken unseen",
    "mistake": "a mistake",
    "unaware": "unaware",
    "second thought": "wrong about a mind",
    "missed": "missed it",
}


class Ironies:
    """The spans of a story in which somebody knows less than the audience, the weighty ones first."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def section(self) -> Html:
        """The notable ones, and the lesser ones folded away."""
        spans = self._contents.telling.ironies
        notable = [span for span in spans if span.weight >= NOTABLE]
        lesser = [span for span in spans if span.weight < NOTABLE]
        count = tag("p", _count(notable))
        more = None
        if lesser:
            summary = tag("summary", f"And {counted(len(lesser), 'lesser one')}")
            more = tag("details", summary, self._table(lesser, "Lesser dramatic ironies"))
        return section("ironies", "Dramatic ironies", count, _choice(), self._table(notable, "Dramatic ironies"), more)

    def _table(self, spans: Sequence[Irony], label: str) -> Html | None:
        if not spans:
            return None
        head = [tag("th", words, scope="col") for words in ("What somebody does not know", "From", "To", "When")]
        table = tag("table", tag("thead", tag("tr", head)), tag("tbody", "\n", [self._row(span) for span in spans]))
        return tag("div", table, class_="scroll", tabindex=0, role="group", aria_label=label)

    def _row(self, span: Irony) -> Html:
        last = len(self._contents.stops)
        begin = 0 if span.begin is None else self._contents.stop_of(span.begin)
        end = last if span.end is None else self._contents.stop_of(span.end)
        lied = f" {opened(name(span.lie.speaker))} lied." if span.lie else ""
        what = tag(
            "td", tag("span", _KINDS[span.kind], class_="kind", data_kind=span.kind), f" {opened(span.words)}.{lied}"
        )
        return joined(
            tag(
                "tr",
                what,
                tag("td", _end(span.begin, "the start")),
                tag("td", _end(span.end, "the end")),
                tag("td", _bar(begin, end, last), class_="bar"),
                data_from=begin,
                data_until=end,
            ),
            "\n",
        )


def _choice() -> Html:
    """The choice to see only what lasts at the slider's moment. It needs the script, and is hidden without."""
    box = tag("input", type="checkbox", id="lasting")
    return tag("p", tag("label", box, " Only those that last at the event shown"), class_="choice", hidden=True)


def _count(notable: Sequence[Irony]) -> str:
    if not notable:
        return "There is nothing of weight that the audience knows and a character does not."
    return f"What the audience knows and a character does not: {counted(len(notable), 'span')} of weight."


def _end(moment: Moment | None, otherwise: str) -> Html | str:
    return otherwise if moment is None else event_link(moment.line, words=False)


def _bar(begin: int, end: int, last: int) -> Html:
    """A stripe from stop to stop. Where exactly is said in words beside it, so readers of screens need not hear it."""
    whole = tag("rect", x=0, y=4, width=last, height=2, class_="rail")
    part = tag("rect", x=begin, y=1, width=max(end - begin, 1), height=8, class_="span")
    now = tag("line", x1=last - 0.5, x2=last - 0.5, y1=0, y2=10, class_="now")
    view = {"viewBox": f"0 0 {last} 10", "preserveAspectRatio": "none"}
    return tag("svg", whole, part, now, aria_hidden="true", focusable="false", **view)
