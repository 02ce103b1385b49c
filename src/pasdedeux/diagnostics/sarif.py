"""Messages as a SARIF log, the form in which build servers and editors take what tools have found.

SARIF 2.1.0, OASIS Standard, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; section numbers below
are of that document. One run, a rule for each code that occurs, with its page as help.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pasdedeux.diagnostics.catalogue import Page, page
from pasdedeux.diagnostics.diagnostic import Diagnostic, Severity
from pasdedeux.diagnostics.source import Source
from pasdedeux.diagnostics.span import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "pasdedeux/v1"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.FINDING: "warning"}
_LONGEST = 400  # characters of a line that are quoted

Json = dict[str, object]
Where = Callable[[Source], Json]  # the artifactLocation (3.4) of a text


@dataclass(frozen=True)
class Result:
    """A message with what a log says beside it.

    ``fingerprint`` stays the same when lines move. ``source`` is the text that a message without a place is about;
    without one it is about the run. ``state`` is "new", "unchanged", "updated" or "absent" compared with a baseline,
    empty without one. ``accepted`` is the author's reason to accept it, at ``accepted_at``.
    """

    diagnostic: Diagnostic
    fingerprint: str = ""
    source: Source | None = None
    state: str = ""
    accepted: str | None = None
    accepted_at: Span | None = None
    properties: Mapping[str, object] = field(default_factory=dict)

    @property
    def placed(self) -> bool:
        """Whether it is about a text."""
        return self.diagnostic.span is not None or self.source is not None


def log(results: Sequence[Result], where: Where, bases: Mapping[str, str], version: str, *, read: bool = True) -> Json:
    """The log. ``bases`` says what ``where`` takes paths to be relative to; ``read``: whether all could be read."""
    codes = sorted({each.diagnostic.code for each in results})
    severities = {each.diagnostic.code: each.diagnostic.severity for each in results}
    run: Json = {
        "tool": {
            "driver": {
                "name": "pasdedeux",
                "semanticVersion": version,
                "rules": [_rule(page(code), severities[code]) for code in codes],
            }
        },
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {name: {"description": {"text": text}} for name, text in bases.items()},
        "invocations": [
            {
                "executionSuccessful": read,
                "toolExecutionNotifications": [
                    _notification(each.diagnostic, codes) for each in results if not each.placed
                ],
            }
        ],
        "results": [_result(each, codes, where) for each in results if each.placed],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(about: Page, severity: Severity) -> Json:
    """A reportingDescriptor (3.49) made of the page of a code."""
    return {
        "id": about.code,
        "shortDescription": {"text": _sentence(about.title)},
        "fullDescription": {"text": _first_paragraph(about.text)},
        "help": {"text": about.text, "markdown": about.text},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _result(each: Result, codes: list[str], where: Where) -> Json:
    """A result (3.27)."""
    said = each.diagnostic
    found: Json = {
        "ruleId": said.code,
        "ruleIndex": codes.index(said.code),
        "level": _LEVELS[said.severity],
        "message": {"text": _message(said)},
        "locations": [_place(each, where)],
        "relatedLocations": [
            {"id": number, **_location(label.span, where), "message": {"text": _braces(label.text)}}
            for number, label in enumerate(said.labels, 1)
        ],
        "suppressions": [_suppression(each, where)] if each.accepted is not None else [],
        "properties": {"consequence": said.consequence, "hint": said.hint, **each.properties},
    }
    if each.fingerprint:
        found["partialFingerprints"] = {FINGERPRINT: each.fingerprint}
    if each.state:
        found["baselineState"] = each.state
    return found


def _suppression(each: Result, where: Where) -> Json:
    """That the author accepts it, in the text itself (3.35)."""
    found: Json = {"kind": "inSource", "justification": each.accepted}
    return {**found, "location": _location(each.accepted_at, where)} if each.accepted_at else found


def _notification(said: Diagnostic, codes: list[str]) -> Json:
    """A message about the run (3.58)."""
    descriptor = {"id": said.code, "index": codes.index(said.code)}
    return {"level": _LEVELS[said.severity], "message": {"text": _message(said)}, "associatedRule": descriptor}


def _place(each: Result, where: Where) -> Json:
    """Where it is: in a stretch of a text or, where it has none, somewhere in it."""
    if each.diagnostic.span is not None:
        return _location(each.diagnostic.span, where)
    return {"physicalLocation": {"artifactLocation": where(each.source)}} if each.source is not None else {}


def _location(span: Span, where: Where) -> Json:
    return {"physicalLocation": {"artifactLocation": where(span.source), "region": _region(span)}}


def _region(span: Span) -> Json:
    """A region (3.30). Its columns count as the run's columnKind says."""
    start, end = span.shown
    return {
        "startLine": span.line,
        "startColumn": _column(span.source, start),
        "endLine": span.end_line,
        "endColumn": _column(span.source, end),
        "snippet": {"text": span.source.text[start:end][:_LONGEST]},
    }


def _column(source: Source, offset: int) -> int:
    """The column of an offset in UTF-16 code units, from 1."""
    line, _ = source.position(offset)
    before = source.text[source.line_start(line) : offset]
    return 1 + len(before.encode("utf-16-le", "surrogatepass")) // 2


def _message(said: Diagnostic) -> str:
    """The message as sentences, with what follows from it and what to try."""
    hint = f"Hint: {said.hint}" if said.hint else ""
    return _braces("\n".join(part for part in (_sentence(said.message), said.consequence, hint) if part))


def _sentence(text: str) -> str:
    text = text.rstrip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def _braces(text: str) -> str:
    """A brace stands for a placeholder unless it is doubled (3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")


def _first_paragraph(text: str) -> str:
    """What a page says first, in one line."""
    parts = text.split("\n\n")
    return " ".join(parts[1].split()) if len(parts) > 1 else text
