"""Two versions of a text: which line of the one is which line of the other.

What `diff` shows as taken out and put in may be a line that was moved, or one in which a word was changed. So lines
that a comparison leaves without a partner find one in three more ways, the surest first: by the source ids that they
carry, by the same words elsewhere, and, within one stretch that was rewritten, by being alike. Blanks do not count.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

_ALIKE = 0.6  # of their words, for a line that was changed to be the same line
_LONG = 2000  # rows of a rewritten stretch; beyond, frequent rows no longer anchor the comparison
_STRETCH = 60  # rows of a rewritten stretch in which lines that are alike are looked for


class Versions:
    """The lines of an old and a new text, numbered from 1, and which belong together: each has one partner at most."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = _rows(old), _rows(new)
        self._before: dict[int, int] = {}
        gaps = list(self._same())
        self._pair(_ids)
        self._pair(str)
        for gap in gaps:
            self._alike(*gap)

    def before(self, line: int) -> int | None:
        """The line of the old text that this line of the new one was; None where it is a new one."""
        found = self._before.get(line - 1)
        return None if found is None else found + 1

    def rewritten(self, line: int) -> bool:
        """Whether this line of the new text has other words than it had."""
        found = self._before.get(line - 1)
        return found is not None and self._old[found] != self._new[line - 1]

    def _same(self) -> Iterator[tuple[range, range]]:
        """Pair what stayed; gives the stretches that did not. Rows that stand once in each text divide the work."""
        above = (-1, -1)
        for anchor in (*_anchors(self._old, self._new), (len(self._old), len(self._new))):
            yield from self._between(range(above[0] + 1, anchor[0]), range(above[1] + 1, anchor[1]))
            if anchor[0] < len(self._old):
                self._before[anchor[1]] = anchor[0]
            above = anchor

    def _between(self, old: range, new: range) -> Iterator[tuple[range, range]]:
        rows = [self._old[row] for row in old], [self._new[row] for row in new]
        if rows[0] == rows[1]:  # as between most anchors, and a comparison takes a hundred times as long to say so
            self._before.update(zip(new, old, strict=True))
            return
        matcher = SequenceMatcher(lambda row: not row, *rows, autojunk=max(len(old), len(new)) > _LONG)
        for what, a, b, c, d in matcher.get_opcodes():
            if what == "equal":
                self._before.update(zip(new[c:d], old[a:b], strict=True))
            else:
                yield old[a:b], new[c:d]

    def _pair(self, key: Callable[[str], str]) -> None:
        """Pair lines without a partner that have the same key, the first with the first."""
        free: dict[str, list[int]] = {}
        for row in self._free_old(range(len(self._old))):
            free.setdefault(key(self._old[row]), []).append(row)
        for row in self._free_new(range(len(self._new))):
            words = key(self._new[row])
            if words and free.get(words):
                self._before[row] = free[words].pop(0)

    def _alike(self, old: range, new: range) -> None:
        """Pair lines without a partner in a rewritten stretch with the one that is most like them."""
        free = self._free_old(old)
        if max(len(old), len(new)) > _STRETCH:
            return
        for row in self._free_new(new):
            best = max(free, key=lambda other: (_alike(self._old[other], self._new[row]), -other), default=None)
            if best is not None and _alike(self._old[best], self._new[row]) >= _ALIKE:
                self._before[row] = best
                free.remove(best)

    def _free_old(self, rows: range) -> list[int]:
        taken = set(self._before.values())
        return [row for row in rows if row not in taken]

    def _free_new(self, rows: range) -> list[int]:
        return [row for row in rows if row not in self._before]


def _rows(text: str) -> list[str]:
    return [" ".join(row.split()) for row in text.split("\n")]


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run of rows, in the order of both texts, that stand once in each: the idea of a patience diff."""
    once = {row for row, count in Counter(old).items() if count == 1 and row}
    place = {row: number for number, row in enumerate(old) if row in once}
    counts = Counter(new)
    pairs = [(place[row], number) for number, row in enumerate(new) if row in place and counts[row] == 1]
    ends: list[int] = []  # the lowest last row of the old text with which a run of that length ends
    kept: list[int] = []  # of each pair, how long a run it ends
    for row, _ in pairs:
        length = bisect_left(ends, row)
        ends[length : length + 1] = [row]
        kept.append(length)
    wanted = len(ends) - 1
    run: list[tuple[int, int]] = []
    for pair, length in zip(reversed(pairs), reversed(kept), strict=True):
        if length == wanted and (not run or pair[0] < run[-1][0]):
            run.append(pair)
            wanted -= 1
    return run[::-1]


def _ids(row: str) -> str:
    """The source ids of a line, as written; empty where it has none."""
    head, opened, ids = row.rpartition("[")
    inside, closed, _ = ids.partition("]")
    return inside.strip() if opened and closed and head and any(c.isdigit() for c in inside) else ""


def _alike(one: str, other: str) -> float:
    """Which share of their words two lines have in common, in the same order."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() if one and other else 0.0
