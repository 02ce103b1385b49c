"""Changes of a story's text, line by line: what a mend asks its author to type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pasdedeux.diagnostics import Source, Span
from pasdedeux.language import is_screenplay

_UNSEEN = re.compile(r",[ \t]*unseen\b(?:[ \t]+by[ \t]+[^]\[#\n]*?)?(?=[ \t]*(?:\[|\]\]|#|intentional\b|$))")
_OPENS = re.compile(r"^(?:wants|author|action|staging|rule|act|scene|meanwhile|ending)\b", re.MULTILINE)
_INITIALLY = re.compile(r"^initially\b[^\n]*", re.MULTILINE)
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Edit:
    """``text`` stands in ``file`` instead of ``line``, or before it where ``insert`` is set. Lines count from 1."""

    file: str
    line: int
    text: str
    insert: bool

    @property
    def words(self) -> int:
        """How many words are to be typed."""
        return len(self.text.split())

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"file": self.file, "line": self.line, "text": self.text, "insert": self.insert}

    def __str__(self) -> str:
        where = f"insert before line {self.line}" if self.insert else f"write instead of line {self.line}"
        shown = "\n".join(f"    {row}" for row in self.text.split("\n"))
        return f"{self.file}, {where}:\n{shown}"


def edited(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with the edits made; they speak of its lines as they are, so the last is made first.

    Raises:
        IndexError: for a line that is not there.
    """
    rows = text.split("\n")
    for edit in sorted(edits, key=lambda e: e.line, reverse=True):
        at = edit.line - 1
        if not 0 <= at <= len(rows):
            raise IndexError(f"there is no line {edit.line}")
        rows[at : at if edit.insert else at + 1] = edit.text.split("\n")
    return "\n".join(rows)


def sentence_before(span: Span, sentence: str) -> Edit:
    """A new sentence before the one at ``span``, indented like it; before a note of a screenplay, in one of its own."""
    row = span.source.line_text(span.line)
    indent = row[: len(row) - len(row.lstrip())]
    said = f"[[{sentence}]]" if "[[" in row[: span.column - 1] else sentence
    return Edit(span.source.name, span.line, indent + said, insert=True)


def unseen_changed(span: Span, unseen: str) -> Edit | None:
    """The sentence at ``span`` with another end ``unseen`` (", unseen by Katya", or nothing); None if it has none."""
    row = span.source.line_text(span.line)
    before, rest = row[: span.column - 1], row[span.column - 1 :]
    changed, count = _UNSEEN.subn(lambda _: unseen, rest, count=1)
    return Edit(span.source.name, span.line, before + changed.rstrip(), insert=False) if count else None


def person_added(span: Span, people: Sequence[str], newcomer: str) -> Edit | None:
    """The scene's heading at ``span`` with one more person; None if its list of people cannot be found."""
    row = span.source.line_text(span.line)
    if is_screenplay(span.source.name):
        return Edit(span.source.name, span.line + 1, f"[[present: {newcomer}]]", insert=True)
    match = re.search(rf"\bwith\s+{_joined(people)}", row) if people else None
    if match is None:
        return None
    text = f"{row[: match.end()]}, {newcomer}{row[match.end() :]}"
    return Edit(span.source.name, span.line, text, insert=False)


def _joined(people: Sequence[str]) -> str:
    names = [rf"(?:the\s+|an?\s+)?{re.escape(p)}" for p in people]
    return r"(?:\s*,\s*(?:and\s+)?|\s+and\s+)".join(names)


def statement_added(source: Source, statement: str) -> Edit:
    """One more line of `initially`, or the block with it before whatever opens first; in a screenplay, a note of its
    own behind the title page.
    """
    if is_screenplay(source.name):
        first = re.search(r"^[^\S\n]*$", source.text, re.MULTILINE)
        line = source.position(first.start())[0] + 1 if first else 1
        return Edit(source.name, line, f"[[initially\n{_INDENT}{statement}]]\n", insert=True)
    if found := _INITIALLY.search(source.text):
        line = source.position(found.start())[0]
        if found.group().partition("#")[0].strip() == "initially":
            return Edit(source.name, line + 1, f"{_INDENT}{statement}", insert=True)
    opens = _OPENS.search(source.text)
    line = source.position(opens.start())[0] if opens else source.line_count
    return Edit(source.name, line, f"initially\n{_INDENT}{statement}", insert=True)
