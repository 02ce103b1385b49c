"""Two versions of a text: which line of the one is which line of the other.

What `diff` shows as taken out and put in may be a line that was moved, or one in which a word was changed. So lines
that a comparison leaves without a partner find one in three more ways, the surest first: by the source ids that they
carry, by the same words elsewhere, and, within one stretch that was rewritten, by being alike. Blanks do not count.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

_ALIKE = 0.6  # of their words, for a line that was changed to be the same line
_LONG = 2000  # rows of a rewritten stretch; beyond, frequent rows no longer anchor the comparison
_AROUND = 40  # rows around what changed that are compared too: a row may stand twice, and belongs to its neighbours
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
        """Pair what stayed; gives the stretches that did not."""
        top = max(0, _common(self._old, self._new) - _AROUND)
        end = max(0, _common(self._old[top:][::-1], self._new[top:][::-1]) - _AROUND)
        old, new = self._old[top : len(self._old) - end], self._new[top : len(self._new) - end]
        self._before.update((n, n) for n in range(top))
        self._before.update((len(self._new) - n, len(self._old) - n) for n in range(1, end + 1))
        matcher = SequenceMatcher(lambda row: not row, old, new, autojunk=max(len(old), len(new)) > _LONG)
        for what, a, b, c, d in matcher.get_opcodes():
            if what == "equal":
                self._before.update(zip(range(top + c, top + d), range(top + a, top + b), strict=True))
            else:
                yield range(top + a, top + b), range(top + c, top + d)

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


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines from the first on are the same."""
    pairs = zip(old, new, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _ids(row: str) -> str:
    """The source ids of a line, as written; empty where it has none."""
    head, opened, ids = row.rpartition("[")
    inside, closed, _ = ids.partition("]")
    return inside.strip() if opened and closed and head and any(c.isdigit() for c in inside) else ""


def _alike(one: str, other: str) -> float:
    """Which share of their words two lines have in common, in the same order."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() if one and other else 0.0
