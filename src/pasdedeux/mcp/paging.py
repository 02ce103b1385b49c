"""Long answers in pages: whoever reads them with a language model pays for every word.

A page is a run of the items of the answer's main list (events, findings, plans). What stands beside that list comes
with the last page, and is cut where it is too long itself: that is said.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pasdedeux.api.texts import refusal

SIZE = 32_000  # characters of the items of a page, as data
LONGEST = 40_000  # characters of a text

Data = dict[str, object]


@dataclass(frozen=True)
class Answer:
    """What a tool answers: for a reader, and for a program."""

    text: str
    data: Data
    failed: bool = False


@dataclass(frozen=True)
class Page:
    """The items ``start`` to ``stop`` of a list, as page ``number`` of ``count``."""

    number: int
    count: int
    start: int
    stop: int

    @property
    def last(self) -> bool:
        """Whether nothing comes after it."""
        return self.number == self.count

    def of(self, items: Sequence[object]) -> list[object]:
        """The items of this page."""
        return list(items[self.start : self.stop])


def page(number: int, items: Sequence[object], size: int = SIZE) -> Page:
    """The page of that number, from 1, of as many items as fit. Raises Refused for one that there is not."""
    starts, room = [0], size
    for index, item in enumerate(items):
        length = len(json.dumps(item))
        if room < length and index > starts[-1]:
            starts.append(index)
            room = size
        room -= length
    if not 0 < number <= len(starts):
        has = "one page" if len(starts) == 1 else f"{len(starts)} pages"
        what = "Pages are counted from 1."
        raise refusal("V130", f"there is no page {number}: the answer has {has}", what, "leave `page` out.")
    ends = [*starts[1:], len(items)]
    return Page(number, len(starts), starts[number - 1], ends[number - 1])


def answer(text: str, data: Mapping[str, object], key: str = "", shown: Page | None = None) -> Answer:
    """The answer with that page of the list under ``key``; all of it where there is no list."""
    data, notes = dict(data), []
    if shown is not None:
        notes += _place(shown)
        if key:
            data[key] = shown.of(_list(data, key))
        if not shown.last:
            data.update({name: [] for name in data if name != key and isinstance(data[name], list)})
    notes += _cut(data, key)
    text = _clipped(text, notes)
    if notes:
        data["page"] = {"number": shown.number if shown else 1, "of": shown.count if shown else 1, "notes": notes}
        text = f"{text}\n\n[{'; '.join(notes)}]"
    return Answer(text, data)


def _place(shown: Page) -> list[str]:
    """Which page it is, if it is one of several."""
    if not shown.last:
        return [f"page {shown.number} of {shown.count}: call again with page={shown.number + 1} for the rest"]
    return [f"page {shown.number} of {shown.count}, the last"] if shown.count > 1 else []


def pages_of(text: str, data: Mapping[str, object], number: int) -> Answer:
    """The page of that number of a long text, which the data have under ``text``. Raises Refused for none."""
    lines = text.splitlines(keepends=True)
    shown = page(number, lines, SIZE)
    part = "".join(lines[shown.start : shown.stop])
    return answer(part, {**data, "text": part}, "", shown)


def _cut(data: Data, key: str) -> list[str]:
    """Shorten the other lists that are longer than a page; say by how much."""
    notes = []
    for name in [name for name in data if name != key and isinstance(data[name], list)]:
        items = _list(data, name)
        fits = page(1, items).stop
        if fits < len(items):
            data[name] = items[:fits]
            notes.append(f"{name}: the first {fits} of {len(items)}")
    return notes


def _clipped(text: str, notes: list[str]) -> str:
    if len(text) <= LONGEST:
        return text
    notes.append(f"the text is cut: {len(text) - LONGEST:,} characters more; the data has all of it")
    return text[:LONGEST] + " …"


def _list(data: Mapping[str, object], key: str) -> list[object]:
    found = data[key]
    return found if isinstance(found, list) else []
