"""Fountain: from a text to the elements of a screenplay, by the syntax of fountain.io.

Lines are read in paragraphs. Each line of a paragraph is offered to the readers of `_FIRST` in order; what none of them
takes is action to the end of the paragraph. Where the syntax leaves room we are lenient: a heading in capitals need
not stand alone, and a note under it is no line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pasdedeux.diagnostics import Source, Span
from pasdedeux.language.screenplay import elements as kinds
from pasdedeux.language.screenplay.elements import Element, Screenplay, TitleLine
from pasdedeux.language.screenplay.headings import begins, heading
from pasdedeux.language.screenplay.lines import Line, lines_of, paragraphs
from pasdedeux.language.screenplay.names import plain
from pasdedeux.language.screenplay.notes import BONEYARD, cleared
from pasdedeux.language.written.mistakes import Mistakes

_KEY = re.compile(r"([^\s:#.\[>@!~=][^:]*?)\s*:[ \t]*(.*)")
_KNOWN_KEY = re.compile(r"title|credit|authors?|source|notes|(?:draft )?date|contact|copyright|revisions?|world")
_FORCED_HEADING = re.compile(r"\.(?=[^.\s])")
_SECTION = re.compile(r"(#{1,6})\s*(.*)")
_TO = re.compile(r"[^a-z]*TO:\s*$")
_BREAK = re.compile(r"={3,}\s*$")
_CENTERED = re.compile(r">.*<\s*$")
_DUAL = re.compile(r"\s*\^\s*$")

Reader = Callable[[Sequence[Line]], tuple[list[Element], int] | None]


def read(source: Source, mistakes: Mistakes) -> Screenplay:
    """The elements of a Fountain text."""
    clear = cleared(source, BONEYARD, mistakes)
    lines = lines_of(clear.text)
    count, page = _title_page(source, lines)
    found: list[Element] = []
    for paragraph in paragraphs(lines[count:]):
        found.extend(_elements(paragraph))
    notes = tuple(note for note in clear.notes if not count or note.start > lines[count - 1].end)
    return Screenplay(source, page, tuple(found), notes)


# --- the title page --------------------------------------------------------------------------------------------------


def _title_page(source: Source, lines: Sequence[Line]) -> tuple[int, tuple[TitleLine, ...]]:
    """How many lines the title page has, and its entries."""
    page: list[tuple[str, list[str], int, int]] = []
    count = 0
    for line in lines:
        if line.blank:
            break
        indented = line.raw[:1].isspace()
        if not indented and (match := _KEY.fullmatch(line.text.rstrip())):
            start = line.start + match.start(2)
            page.append((" ".join(match[1].casefold().split()), [match[2]], start, line.end))
        elif indented and page:
            key, values, start, _ = page[-1]
            at = start if values != [""] else line.start + len(line.raw) - len(line.raw.lstrip())
            page[-1] = (key, [*values, line.text.strip()], at, line.end)
        else:
            return 0, ()
        count += 1
    if not any(_KNOWN_KEY.fullmatch(key) for key, *_ in page):
        return 0, ()
    return count, tuple(_entry(source, *entry) for entry in page)


def _entry(source: Source, key: str, values: list[str], start: int, end: int) -> TitleLine:
    start = min(start, end)
    return TitleLine(key, plain(" ".join(value for value in values if value)).strip(), Span(source, start, end))


# --- the script ------------------------------------------------------------------------------------------------------


def _elements(paragraph: Sequence[Line]) -> Iterator[Element]:
    while paragraph:
        for reader in _FIRST:
            taken = reader(paragraph)
            if taken is not None:
                yield from taken[0]
                paragraph = paragraph[taken[1] :]
                break


def _note_alone(paragraph: Sequence[Line]) -> tuple[list[Element], int] | None:
    return ([], 1) if not paragraph[0].text.strip() else None


def _forced_action(paragraph: Sequence[Line]) -> tuple[list[Element], int] | None:
    return _action(paragraph, 1) if paragraph[0].text.startswith("!") else None


def _break(paragraph: Sequence[Line]) -> tuple[list[Element], int] | None:
    return ([_one(kinds.BREAK, paragraph[0], "")], 1) if _BREAK.match(paragraph[0].text) else None


def _section(paragraph: Sequence[Line]) -> tuple[list[Element], int] | None:
    line = paragraph[0]
    if match := _SECTION.match(line.text):
        return [_one(kinds.SECTION, line, match[2].strip(), level=len(match[1]))], 1
    if line.text.startswith("="):
        return [_one(kinds.SYNOPSIS, line, line.text[1:].strip())], 1
    return None


def _heading(paragraph: Sequence[Line]) -> tuple[list[Element], int] | None:
    line = paragraph[0]
    text = line.text.strip()
    if forced := _FORCED_HEADING.match(text):
        text = text[forced.end() :].strip()
    elif not begins(plain(text)) or not (_alone(paragraph) or text == text.upper()):
        return None
    return [_one(kinds.HEADING, line, text, found=True)], 1


def _centered(paragraph: Sequence[Line]) -> tuple[list[Element], int] | None:
    text = paragraph[0].text.strip()
    if not _CENTERED.match(text):
        return None
    return [_one(kinds.CENTERED, paragraph[0], text[1:-1].strip())], 1


def _transition(paragraph: Sequence[Line]) -> tuple[list[Element], int] | None:
    text = paragraph[0].text.strip()
    if text.startswith(">"):
        return [_one(kinds.TRANSITION, paragraph[0], text[1:].strip())], 1
    if _alone(paragraph) and _TO.match(text) and text == text.upper():
        return [_one(kinds.TRANSITION, paragraph[0], text)], 1
    return None


def _lyric(paragraph: Sequence[Line]) -> tuple[list[Element], int] | None:
    if not paragraph[0].text.lstrip().startswith("~"):
        return None
    return [_one(kinds.LYRIC, paragraph[0], paragraph[0].text.strip()[1:].strip())], 1


def _dialogue(paragraph: Sequence[Line]) -> tuple[list[Element], int] | None:
    if len(paragraph) < 2 or not _is_cue(paragraph[0].text):
        return None
    text = paragraph[0].text.strip()
    dual = _DUAL.search(text)
    text = (text[: dual.start()] if dual else text).removeprefix("@").strip()
    found = [_one(kinds.CHARACTER, paragraph[0], text, dual=dual is not None)]
    speech: list[Line] = []
    for line in paragraph[1:]:
        kind = _spoken(line.text.strip())
        if kind == kinds.DIALOGUE:
            speech.append(line)
            continue
        found.extend(_speech(speech))
        speech = []
        text = line.text.strip()
        found.append(_one(kind, line, text[1:].strip() if kind == kinds.LYRIC else text))
    found.extend(_speech(speech))
    return found, len(paragraph)


def _is_cue(line: str) -> bool:
    text = line.strip()
    if text.startswith("@"):
        return len(text) > 1
    if line.endswith("  ") or _TO.match(text):
        return False
    return plain(text).split("(", 1)[0].isupper()


def _spoken(text: str) -> str:
    if text.startswith("(") and text.endswith(")"):
        return kinds.PARENTHETICAL
    return kinds.LYRIC if text.startswith("~") else kinds.DIALOGUE


def _speech(lines: Sequence[Line]) -> list[Element]:
    text = "\n".join(line.text.strip() for line in lines).strip()
    return [Element(kinds.DIALOGUE, text, lines[0].start, lines[-1].end)] if text else []


def _rest(paragraph: Sequence[Line]) -> tuple[list[Element], int]:
    return _action(paragraph, 0)


def _action(paragraph: Sequence[Line], skip: int) -> tuple[list[Element], int]:
    text = "\n".join(line.text.rstrip() for line in paragraph)[skip:]
    return [Element(kinds.ACTION, text, paragraph[0].start, paragraph[-1].end)], len(paragraph)


def _alone(paragraph: Sequence[Line]) -> bool:
    """Whether nothing but notes stands under a line."""
    return not any(line.text.strip() for line in paragraph[1:])


def _one(kind: str, line: Line, text: str, *, level: int = 0, dual: bool = False, found: bool = False) -> Element:
    start = line.start + len(line.raw) - len(line.raw.lstrip())
    said = heading(text) if found else None
    return Element(kind, said.text if said else text, start, line.end, level, dual, said)


_FIRST: tuple[Reader, ...] = (
    _note_alone,
    _forced_action,
    _break,
    _section,
    _heading,
    _centered,
    _transition,
    _lyric,
    _dialogue,
    _rest,
)
