"""The page: its head, its sections, its data, and what it is allowed to do."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection
from functools import cache
from importlib.resources import files

from pasdedeux.model.story import Story
from pasdedeux.report.contents import Contents, Stop
from pasdedeux.report.findings import Findings
from pasdedeux.report.html import Html, data, joined, tag
from pasdedeux.report.ironies import Ironies
from pasdedeux.report.narrative import Narrative
from pasdedeux.report.pictures import Pictures
from pasdedeux.report.records import credits_section, endings_section
from pasdedeux.report.secrets import Secrets
from pasdedeux.report.series import Series
from pasdedeux.report.speech import Spoken
from pasdedeux.report.texts import Texts
from pasdedeux.report.words import counted, section

_NAVIGATION = {
    "findings": "Findings",
    "moment": "At one moment",
    "knowledge": "Who knows what",
    "secrets": "Secrets",
    "ironies": "Dramatic ironies",
    "words": "Promises, lies, threats",
    "story": "The story",
    "endings": "How it may end",
    "text": "The text",
    "credits": "Credits",
}

_JUMPS = {"moment": "Thoughts", "knowledge": "Over time", "secrets": "Secrets", "ironies": "Ironies", "story": "Story"}


def page(contents: Contents) -> Html:
    """The report as one HTML document: the same for the same story, wherever and whenever it is made."""
    series, texts, pictures = Series(), Texts(contents), Pictures(contents)
    findings = Findings(contents, texts)
    sections: dict[str, Html | None] = {
        "findings": findings.section(),
        "moment": section("moment", "At one moment", _moment(), pictures.beliefs()),
        "knowledge": section("knowledge", "Who knows what", pictures.timeline()),
        "secrets": Secrets(contents, series).section(),
        "ironies": Ironies(contents).section(),
        "words": Spoken(contents).section(),
        "story": Narrative(contents, texts, findings).section(),
        "endings": endings_section(contents, pictures),
        "text": texts.section(),
        "credits": credits_section(contents),
    }
    idle = () if len(contents.stops) > 1 else ("ironies", "words")  # nothing happens: nothing to say of it
    there = {name: each for name, each in sections.items() if each is not None and name not in idle}
    body = (
        tag("a", "To the findings", href="#findings", class_="skip"),
        _header(contents, list(there)),
        tag("main", "\n", list(there.values()), id="main"),
        _bar(len(contents.stops) - 1, there),
        data({"stops": [_stop(each) for each in contents.stops], "series": series.to_json()}, "data"),
        data(pictures.to_json(), "pictures"),
    )
    return _document(_title(contents), pictures.css(), joined(*body, by="\n"))


def _document(title: str, css: Html, body: Html) -> Html:
    style, script = Html(_asset("report.css") + css), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content="pasdedeux"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("style", style),
    )
    page = tag(
        "html", "\n", tag("head", joined(*head, by="\n")), "\n", tag("body", body, tag("script", script)), lang="en"
    )
    return joined(Html("<!DOCTYPE html>\n"), page, "\n")


def _header(contents: Contents, names: list[str]) -> Html:
    links = [tag("li", tag("a", _NAVIGATION[name], href=f"#{name}")) for name in names]
    theme = tag("button", "Colours: as the system has them", type="button", id="theme", hidden=True)
    return joined(
        tag(
            "header",
            tag("h1", _title(contents)),
            tag("p", _summary(contents.story, contents), class_="lead"),
            tag("nav", tag("ul", links), aria_label="Sections"),
            theme,
        ),
        "\n",
    )


def _title(contents: Contents) -> str:
    left_out = [line.name for line in contents.story.lines if line in contents.replay.without]
    return contents.story.title + (f", without {', '.join(left_out)}" if left_out else "")


def _summary(story: Story, contents: Contents) -> str:
    events = len(contents.stops) - 1
    people = counted(len(story.world.characters), "character")
    parts = [counted(events, "event"), counted(len(story.scenes), "scene"), people]
    return f"{', '.join(parts).capitalize()}; {counted(len(contents.findings.findings), 'finding')}."


def _moment() -> Html:
    return joined(
        tag("p", "As it is ", tag("span", "at the end of the story", class_="when"), ".", class_="lead"),
        tag("div", id="current"),
    )


def _bar(last: int, names: Collection[str]) -> Html:
    """The slider, with links to where its moment is shown. It needs the script, and is hidden without."""
    jumps = {name: words for name, words in _JUMPS.items() if name in names}
    return tag(
        "aside",
        tag("button", "←", type="button", id="earlier", aria_label="Earlier event"),
        tag("label", "Moment", for_="slider"),
        tag("input", type="range", id="slider", min=0, max=last, value=last, step=1),
        tag("button", "→", type="button", id="later", aria_label="Later event"),
        tag("p", id="caption"),
        tag("nav", [tag("a", words, href=f"#{name}") for name, words in jumps.items()], aria_label="This moment in"),
        tag("p", id="live", role="status", class_="unseen"),
        id="bar",
        hidden=True,
        aria_label="The moment shown",
    )


def _stop(stop: Stop) -> list[object]:
    return [stop.line.number, stop.line.name, stop.line.text] if stop.line else [0, "", ""]


@cache
def _asset(name: str) -> Html:
    return Html(files(__package__).joinpath("assets", name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
