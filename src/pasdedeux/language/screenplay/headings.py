"""Scene headings: which place they name, and when the scene plays.

`INT. KATYA'S LOFT - NIGHT #12#` is the scene 12 in "KATYA'S LOFT". The time of day says nothing about who knows what,
but for one: `SAME TIME` and the like set the scene beside the one before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pasdedeux.language.screenplay.names import plain

_INSIDE = r"(?:int\.?/ext|ext\.?/int|i/e|e/i|int|ext|est)"
_BEGINS = re.compile(rf"({_INSIDE}\.?)(?:(?<=\.)\s*|\s+)(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*#([\w.-]+)#\s*$")
_DASH = re.compile(r"\s+[-–—]+\s+|\s*(?:--+|[–—])\s*")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_SHORT = re.compile(r"^(.+?)[.,]\s+([^.,]+)$")
_WORD = re.compile(r"[\w']+")

# Words of which a time of day is made: those that are one, and those that may stand beside them.
_TIME = re.compile(
    r"""day|night|morning|evening|afternoon|dawn|dusk|sunset|sunrise|noon|midday|midnight|twilight|daybreak|nightfall
    |later|continuous|continuing|cont'd|same|moments?|meanwhile|simultaneous(?:ly)?|earlier|intercut|resume|establishing
    |(?:sun|mon|tues|wednes|thurs|fri|satur)day|spring|summer|autumn|fall|winter|flashback|present|past|am|pm|o'clock
    |tomorrow|tonight|today|yesterday|\d{4}""",
    re.VERBOSE,
)
_BESIDE_TIME = re.compile(
    r"""the|an?|next|that|this|early|late|mid|few|one|two|three|four|five|six|several|some|time|(?:second|minute|hour|day
    |week|month|year)s?|after|before|of|following|previous|and|to|in|at|shortly|soon|very|just|\d+""",
    re.VERBOSE,
)
_MEANWHILE = frozenset(("same", "same time", "the same time", "at the same time", "meanwhile", "simultaneous"))


@dataclass(frozen=True, slots=True)
class Heading:
    """A scene heading: its text without the number, the words of its place, its scene number.

    ``people`` are those whom it lists, as one of Markdown may; none means that it does not list them.
    """

    text: str
    place: str
    number: str = ""
    meanwhile: bool = False
    people: tuple[str, ...] = ()


def begins(line: str) -> bool:
    """Whether a line begins as a scene heading does, with a blank or a dot after INT, EXT, EST or I/E."""
    return _BEGINS.match(line) is not None


def heading(line: str) -> Heading:
    """What a heading says. Its first word may be missing, as in a forced one."""
    text, number = line.strip(), ""
    if match := _NUMBER.search(text):
        text, number = text[: match.start()], match[1]
    text = words = plain(text)
    if match := _BEGINS.match(words):
        words = words[match.end() :]
    place, times = _place(words)
    return Heading(" ".join(text.split()), place, number, any(time in _MEANWHILE for time in times))


def _place(words: str) -> tuple[str, list[str]]:
    """The place without the times that follow it, and these."""
    parts = [part.strip() for part in _DASH.split(f" {words}")]  # a heading may begin with a dash: it names no place
    times: list[str] = []
    while parts:
        bare = _BRACKETS.sub("", parts[-1])
        if bare and bare != parts[-1]:
            parts[-1] = bare
        elif len(parts) > 1 and _is_time(parts[-1]):
            times.append(parts.pop().casefold())
        elif (match := _SHORT.match(parts[-1])) and _is_time(match[2]):
            times.append(match[2].casefold())
            parts[-1] = match[1]
        else:
            break
    return " - ".join(part for part in parts if part), times


def _is_time(words: str) -> bool:
    found = _WORD.findall(words.casefold().replace("’", "'"))
    known = all(_TIME.fullmatch(word) or _BESIDE_TIME.fullmatch(word) for word in found)
    return known and any(map(_TIME.fullmatch, found))
