"""The section of promises, lies and threats, and of what became of each."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.speech.address import addressed
from pasdedeux.analysis.speech.promises import Promise
from pasdedeux.analysis.speech.said import Said, said
from pasdedeux.analysis.speech.threats import Threat
from pasdedeux.analysis.telling.irony import Irony
from pasdedeux.analysis.telling.notes import opened
from pasdedeux.analysis.wording import literal_words
from pasdedeux.model.reads import fluents
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name
from pasdedeux.report.contents import Contents
from pasdedeux.report.html import Html, Part, joined, tag
from pasdedeux.report.words import event_link, section

_VERDICTS = {"lie": "a lie", "pretence": "a pretence", "mistake": "an honest mistake", "made up": "made up"}
_FATES = {"kept": "kept", "broken": "broken", "released": "kept until it was void", "open": "open"}


class Spoken:
    """What was said that was not simply the truth, and what was promised and threatened."""

    def __init__(self, contents: Contents) -> None:
        self._telling = contents.telling
        self._lies = [speech for told in contents.telling.events for speech in said(told.moment)]

    def section(self) -> Html:
        """Three tables, each only where it has something to say."""
        untrue = [speech for speech in self._lies if speech.verdict != "truth"]
        tables = [
            _table("Promises", [self._promise(each) for each in self._telling.promises]),
            _table("Lies, and what else was not the truth", [self._lie(each) for each in untrue]),
            _table("Threats", [self._threat(each) for each in self._telling.threats]),
        ]
        nothing = tag("p", "Nobody promises, lies or threatens.") if not any(tables) else None
        return section("words", "Promises, lies, threats", nothing, tables)

    def _promise(self, promise: Promise) -> Html:
        what = literal_words(promise.claim)
        words = f"to keep to themselves that {what}" if promise.silence else f"that {what}"
        later: list[Part] = []
        if promise.settled is not None:
            later = [" by ", event_link(promise.settled.line)]
        if promise.status == "broken" and not promise.seen:
            later.append(f", unseen by {addressed(promise.to)}")
        if promise.found_out is not None:
            later += ["; found out at ", event_link(promise.found_out.line)]
        deed = f"{name(promise.giver)} promises {addressed(promise.to)} {words}."
        return _row(event_link(promise.moment.line, words=False), deed, _FATES[promise.status], promise.status, later)

    def _lie(self, speech: Said) -> Html:
        deed = f"{name(speech.speaker)} tells {addressed(speech.hearers)} that {literal_words(speech.claim)}."
        later = list(self._fates(speech))
        return _row(event_link(speech.moment.line, words=False), deed, _VERDICTS[speech.verdict], speech.verdict, later)

    def _fates(self, speech: Said) -> Iterator[Part]:
        """What became of it with each hearer: whether they believed it, and until when."""
        for who in speech.hearers:
            yield " "
            if who not in speech.convinced:
                believed = who not in speech.unconvinced
                yield f"{opened(name(who))} {'believed it already' if believed else 'does not believe it'}."
                continue
            span = self._taken_in(speech, who)
            believes = f"{opened(name(who))} believes it"
            if span is None:
                yield f"{believes}."
            elif span.end is None:
                yield f"{believes} to the end."
            else:
                yield joined(f"{believes} until ", event_link(span.end.line), ".")

    def _taken_in(self, speech: Said, who: Entity) -> Irony | None:
        """The mistake that a hearer was brought into."""
        about = {fluent for _, fluent in fluents(speech.claim)}
        spans = (span for span in self._telling.ironies if span.path == (who,) and span.begin is speech.moment)
        return next((span for span in spans if span.fluent in about), None)

    def _threat(self, threat: Threat) -> Html:
        deed = f"{name(threat.speaker)} threatens {addressed(threat.to)} that {literal_words(threat.claim)}."
        link = event_link(threat.moment.line, words=False)
        if threat.carried_out is None:
            return _row(link, deed, "open", "open", [" whether it will be so"])
        return _row(link, deed, "carried out", "broken", [" by ", event_link(threat.carried_out.line)])


def _row(event: Html, deed: str, verdict: str, kind: str, later: list[Part]) -> Html:
    badge = tag("span", verdict, class_="kind", data_kind=kind)
    return joined(tag("tr", tag("td", event), tag("td", opened(deed)), tag("td", badge, joined(*later))), "\n")


def _table(title: str, rows: list[Html]) -> Html | None:
    if not rows:
        return None
    head = tag(
        "tr", [tag("th", words, scope="col") for words in ("Event", "What was said", "What it was, what became of it")]
    )
    table = tag("table", tag("thead", head), tag("tbody", "\n", rows))
    return joined(
        tag("h3", title), tag("div", table, class_="scroll", tabindex=0, role="group", aria_label=title), "\n"
    )
