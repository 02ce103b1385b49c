"""What an author wrote, word by word, without the marks beside it: for whoever writes it down elsewhere."""

from __future__ import annotations

from pasdedeux.diagnostics import Source, Span
from pasdedeux.language.written.layout import layout
from pasdedeux.language.written.mistakes import Mistakes
from pasdedeux.language.written.tokens import Token, tokens


def verbatim(span: Span) -> str:
    """The words of a sentence or formula that was read there, on one line: no comments, ids, acceptances, full stop.

    Raises Mistake for a place at which no such words stand.
    """
    source = Source(span.source.name, span.text)
    rows = [row for row in layout(source, Mistakes()).rows if row.kind == "row"]
    return " ".join(filter(None, (_words(source.text, tokens(source, row.start, row.end)) for row in rows)))


def _words(text: str, words: list[Token]) -> str:
    while words and words[-1].kind in ("accept", "ids"):
        words.pop()
    if len(words) > 1 and words[-1].text == ".":
        words.pop()
    return text[words[0].start : words[-1].end] if words else ""
