"""One message: what is wrong, where, what follows for the story, and one thing to try."""

import re
from dataclasses import dataclass
from enum import StrEnum

from pasdedeux.diagnostics.span import Span

_CODE = re.compile(r"[A-Z]\d{3}")


class Severity(StrEnum):
    """How much a message weighs: an error refuses the input, a warning does not, a finding judges a story."""

    ERROR = "error"
    WARNING = "warning"
    FINDING = "finding"


@dataclass(frozen=True)
class Label:
    """A second place that a message needs, with what is to be said about it there."""

    span: Span
    text: str


@dataclass(frozen=True)
class Diagnostic:
    """One message with a stable code that has a page in the catalogue.

    code         a capital letter for the family and three digits: "N201"
    message      what is wrong, without a full stop: "no fact is called `asleeep`"
    span         where; None where there is no place, as for a file that does not exist
    labels       other places that matter, with a few words each
    consequence  a sentence: what follows for the story
    hint         one thing to try

    Raises ValueError for a code of another shape.
    """

    code: str
    message: str
    span: Span | None
    labels: tuple[Label, ...] = ()
    consequence: str = ""
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        """Refuse a code that no page could have."""
        if not _CODE.fullmatch(self.code):
            raise ValueError(f"not the code of a message: {self.code!r}")

    @property
    def place(self) -> tuple[str, int, int]:
        """The key that puts messages into the order of their places; those without a place come first."""
        if self.span is None:
            return ("", -1, -1)
        return (self.span.source.name, self.span.start, self.span.end)

    def to_json(self) -> dict[str, object]:
        """The message as plain data; lines and columns from 1, the end column after the last character."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "span": _span_json(self.span),
            "labels": [{"span": _span_json(label.span), "text": label.text} for label in self.labels],
            "consequence": self.consequence,
            "hint": self.hint,
        }


def _span_json(span: Span | None) -> dict[str, object] | None:
    if span is None:
        return None
    return {
        "file": span.source.name,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
