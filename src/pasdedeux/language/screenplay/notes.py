"""Notes `[[...]]` and what is never read: where they stand, and the text without them.

The text keeps its length: a filler stands for every character that is no part of the script. So places in it are
places in the file, and the lines around a note of several lines are one line, as other tools read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pasdedeux.diagnostics import Label, Source, Span
from pasdedeux.language.written.mistakes import Mistake, Mistakes

NOTE, OUT = "\ue000", "\ue001"  # fillers, of the private use area: for a note, and for what is left out
FILLERS = str.maketrans("", "", NOTE + OUT)

BONEYARD = re.compile(r"(/\*)(?<!\\/\*).*?(\*/|\Z)", re.DOTALL)  # what is rare comes first: it is soon passed over
COMMENT = re.compile(r"(<!--).*?(-->|\Z)|^ {0,3}(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t\r]*$|\Z)"
                     r"|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)", re.DOTALL | re.MULTILINE)  # fmt: skip
_EMPTY = re.compile(r"\n(?:[ \t]|[ \t]{3,})?\r?(?=\n)")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: the place of what stands between its brackets."""

    source: Source
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place, brackets included."""
        return Span(self.source, self.start - 2, self.end + 2)


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text of the same length with fillers for what is no script, and the notes in it."""

    text: str
    notes: tuple[Note, ...]


def cleared(source: Source, unread: re.Pattern[str], mistakes: Mistakes) -> Cleared:
    """Take the notes and what matches ``unread`` out of a text. What is opened and never closed is reported."""
    text = source.text.translate(FILLERS) if NOTE in source.text or OUT in source.text else source.text
    if len(text) != len(source.text):
        text = source.text.replace(NOTE, "?").replace(OUT, "?")
    text = unread.sub(lambda match: _left_out(match, source, mistakes), text)
    notes = tuple(_notes(source, text, mistakes))
    parts, at = [], 0
    for note in notes:
        parts.append(text[at : note.start - 2])
        parts.append(NOTE * (note.end - note.start + 4))
        at = note.end + 2
    return Cleared("".join((*parts, text[at:])), notes)


def _left_out(match: re.Match[str], source: Source, mistakes: Mistakes) -> str:
    if match.lastindex is not None and match[1] and not match[2]:
        with mistakes.caught():
            place = Span(source, match.start(1), match.end(1))
            closing = "-->" if match[1] == "<!--" else "*/"
            what = f"this `{match[1]}` is never closed"
            hint = f"write `{closing}` where the part that is left out ends."
            raise Mistake("M101", what, place, "Everything after it would be left out.", hint)
    return OUT * len(match[0])


def _notes(source: Source, text: str, mistakes: Mistakes) -> Iterator[Note]:
    at = text.find("[[")
    while at >= 0:
        if at and text[at - 1] == "\\":
            at = text.find("[[", at + 2)
            continue
        start = at + 2
        end = _end(text, start)
        again = text.find("[[", start, len(text) if end is None else end)
        if end is None or again >= 0:
            with mistakes.caught():
                raise _open(source, at, again if end is not None else -1)
            at = text.find("[[", start) if again < 0 else again
            continue
        yield Note(source, start, end)
        at = text.find("[[", end + 2)


def _end(text: str, start: int) -> int | None:
    """Where the inside of a note ends; None if an empty line or the end of the text comes first."""
    end = text.find("]]", start)
    if end < 0:
        return None
    if "\n" in text[start:end] and _EMPTY.search(text, start, end):
        return None
    while text.startswith("]", end + 2) and text.count("[", start, end) > text.count("]", start, end):
        end += 1  # `[[... [P2.3]]]`: the first bracket belongs to the ids
    return end


def _open(source: Source, at: int, again: int) -> Mistake:
    labels = (Label(Span(source, again, again + 2), "another one begins inside it"),) if again >= 0 else ()
    hint = "write `]]` where it ends; an empty line ends a note too, unless two blanks stand on it."
    what = "What it marks would be lost without a word."
    return Mistake("M101", "this note is never closed", Span(source, at, at + 2), what, hint, labels)
