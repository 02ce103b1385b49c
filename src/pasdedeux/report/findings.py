"""The section of findings: what `check` says, each with the lines that it stands at."""

from __future__ import annotations

import itertools

from pasdedeux.analysis.checks.findings import Finding
from pasdedeux.diagnostics.catalogue import page
from pasdedeux.diagnostics.diagnostic import Label
from pasdedeux.model.story import Line
from pasdedeux.report.contents import Contents
from pasdedeux.report.html import Html, Part, joined, tag
from pasdedeux.report.texts import Texts, marked_line
from pasdedeux.report.words import counted, event_link, listing, prose, section


class Findings:
    """The findings of a story, numbered as they stand on the page."""

    def __init__(self, contents: Contents, texts: Texts) -> None:
        self._report, self._texts = contents.findings, texts
        self._at: dict[Line, list[int]] = {}
        for number, found in enumerate(self._report.findings, 1):
            if found.line is not None:
                self._at.setdefault(found.line, []).append(number)

    def links(self, line: Line) -> list[Html]:
        """A link to each finding at an event."""
        found = self._report.findings
        return [
            tag("a", f"{found[number - 1].code}: {found[number - 1].message}", href=f"#finding-{number}", class_="flag")
            for number in self._at.get(line, ())
        ]

    def section(self) -> Html:
        """Findings that stand, then those that the author accepts."""
        found, accepted = self._report.findings, self._report.accepted
        count = tag("p", f"{counted(len(found), 'finding').capitalize()}.")
        cards = [self._card(number, each) for number, each in enumerate(found, 1)]
        codes = sorted({each.code for each in (*found, *accepted)})
        return section("findings", "Findings", count, cards, self._accepted(accepted), _meanings(codes))

    def _card(self, number: int, found: Finding) -> Html:
        heading = tag("h3", tag("span", found.code, class_="code"), " ", prose(found.message))
        return joined(
            tag(
                "article",
                heading,
                self._where(found),
                self._excerpt(found),
                tag("p", prose(found.consequence)) if found.consequence else None,
                tag("p", tag("b", "To try: "), prose(found.hint), class_="hint") if found.hint else None,
                id=f"finding-{number}",
                class_="finding",
            ),
            "\n",
        )

    def _where(self, found: Finding) -> Html | None:
        parts: list[Part] = []
        if found.line is not None and not found.line.staging:
            parts.append(event_link(found.line))
        if found.span is not None:
            parts.append(self._texts.place(found.span))
        return tag("p", joined(*(joined(part, " ") for part in parts)), class_="where") if parts else None

    def _excerpt(self, found: Finding) -> Html | None:
        own = found.span
        if own is None:
            return None
        labels = [*found.diagnostic.labels, Label(own, "")]
        labels.sort(key=lambda label: (label.span.source != own.source, label.span.start))
        return tag("ol", "\n", [self._row(label) for label in labels], class_="source excerpt")

    def _row(self, label: Label) -> Html:
        line = label.span.line
        place = tag("a", line, href=f"#{self._texts.anchor(label.span.source, line)}", aria_label=f"line {line}")
        note = tag("em", label.text, class_="label") if label.text else None
        code = tag("code", marked_line(label.span))
        kind = None if label.text else "found"
        return joined(tag("li", tag("span", place, class_="gutter"), code, note, class_=kind), "\n")

    def _accepted(self, accepted: tuple[Finding, ...]) -> Html | None:
        if not accepted:
            return None
        rows = [
            (
                joined(self._where(each)),
                tag("p", tag("span", each.code, class_="code"), " ", each.message),
                tag("p", "Accepted: ", each.accepted.reason) if each.accepted else None,
            )
            for each in accepted
        ]
        summary = tag("summary", f"Accepted by the author ({len(accepted)})")
        return tag("details", summary, listing(rows, class_="plain"))


def _meanings(codes: list[str]) -> Html | None:
    """What the codes mean, from the beginnings of their pages: who reads a report may not have the program."""
    if not codes:
        return None
    rows = [(tag("dt", code), tag("dd", prose(_meaning(code))), "\n") for code in codes]
    return tag("details", tag("summary", "What the codes mean"), tag("dl", rows))


def _meaning(code: str) -> str:
    """The sentences of a code's page before its first example."""
    title, *paragraphs = page(code).text.split("\n\n")
    sentences = itertools.takewhile(lambda each: not each.startswith(("```", "#")), paragraphs)
    return " ".join(" ".join(sentences).split()) or title
