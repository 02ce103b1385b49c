"""What changed between two checks of a story: findings that are new, that are cleared, and that moved with their lines.

The naive way compares what is printed; then every line put in at the top of a file makes all findings new ones. Here a
finding is the same as before if it is of the same kind, says the same (numbers aside: events are renumbered) and
stands at what was the same line before (`diagnostics/versions.py`). At a line that an author has rewritten it may say
something else, as long as there is only one of its kind. Mistakes are compared in the same way: `mistakes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pasdedeux.analysis.checks.findings import Finding
from pasdedeux.diagnostics import Diagnostic, Source
from pasdedeux.diagnostics.versions import Versions

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, eq=False)
class Kept:
    """A finding that was there before, as it was and as it is."""

    before: Finding
    now: Finding

    @property
    def moved(self) -> bool:
        """Whether it stands in another line, or in a file of another name."""
        return _place(self.before) != _place(self.now)

    @property
    def reworded(self) -> bool:
        """Whether it says something else."""
        return self.before.message != self.now.message


@dataclass(frozen=True, eq=False)
class Changes:
    """Two checks compared.

    ``new`` are findings that stand now and did not before, ``cleared`` those that are gone, ``accepted`` those that
    their author accepts now and did not before, ``kept`` those that stood before and still do. Each is in the order of
    places, cleared ones in that of their old ones.
    """

    new: tuple[Finding, ...] = ()
    cleared: tuple[Finding, ...] = ()
    accepted: tuple[Kept, ...] = ()
    kept: tuple[Kept, ...] = ()
    _before: Mapping[Finding, Finding] = field(default_factory=dict, repr=False)

    @property
    def moved(self) -> tuple[Kept, ...]:
        """Those of the kept ones that stand in another line and say the same."""
        return tuple(pair for pair in self.kept if pair.moved and not pair.reworded)

    @property
    def reworded(self) -> tuple[Kept, ...]:
        """Those of the kept ones that say something else."""
        return tuple(pair for pair in self.kept if pair.reworded)

    def before(self, finding: Finding) -> Finding | None:
        """What a finding of now, accepted or not, was before; None where it was not there."""
        return self._before.get(finding)

    def __bool__(self) -> bool:
        return bool(self.new or self.cleared or self.accepted or self.moved or self.reworded)


def changes(before: Sequence[Finding], now: Sequence[Finding], renamed: Mapping[str, str] | None = None) -> Changes:
    """What changed from the findings ``before`` to those ``now``; accepted ones are to be among both.

    ``renamed`` gives the old names of files that have another one now.
    """
    same = _Matching(before, now, renamed or {}).pairs
    found = [(item, same.get(item)) for item in now]
    pairs = [Kept(old, item) for item, old in found if old is not None and not old.accepted]
    gone = set(before) - set(same.values())
    return Changes(
        new=tuple(item for item, old in found if not item.accepted and (old is None or old.accepted)),
        cleared=tuple(item for item in before if item in gone and not item.accepted),
        accepted=tuple(pair for pair in pairs if pair.now.accepted),
        kept=tuple(pair for pair in pairs if not pair.now.accepted),
        _before=same,
    )


def mistakes(diagnostics: Sequence[Diagnostic]) -> tuple[Finding, ...]:
    """Messages of a refusal as findings, so that they can be compared."""
    return tuple(map(Finding, diagnostics))


class _Matching:
    """Pairs the findings of two checks, those that are surely the same first."""

    def __init__(self, before: Sequence[Finding], now: Sequence[Finding], renamed: Mapping[str, str]) -> None:
        self._now, self._renamed = now, renamed
        self._free: dict[tuple[str, str, int], list[Finding]] = {}
        self._texts: dict[str, Source] = {}
        self._versions: dict[str, Versions] = {}
        self.pairs: dict[Finding, Finding] = {}
        for item in before:
            self._free.setdefault((item.code, *_place(item)), []).append(item)
            if item.span is not None:
                self._texts.setdefault(item.span.source.name, item.span.source)
        self._pair(lambda old, new: (old.subject, old.message) == (new.subject, new.message))
        self._pair(lambda old, new: _words(old) == _words(new))
        self._pair(self._reworded)

    def _pair(self, same: Callable[[Finding, Finding], bool]) -> None:
        for item in self._now:
            if item not in self.pairs:
                free = self._candidates(item)
                found = next((old for old in free if same(old, item)), None)
                if found is not None:
                    self.pairs[item] = found
                    free.remove(found)

    def _candidates(self, item: Finding) -> list[Finding]:
        """What was found at the same line before, of the same code, and is not paired yet."""
        name, line = _place(item)
        old = self._renamed.get(name, name)
        before = self._line(item, old) if item.span is not None else line
        return [] if before is None else self._free.get((item.code, old, before), [])

    def _line(self, item: Finding, old: str) -> int | None:
        versions = self._compared(item, old)
        return versions.before(item.span.line) if versions is not None and item.span is not None else None

    def _compared(self, item: Finding, old: str) -> Versions | None:
        if item.span is None or old not in self._texts:
            return None
        if old not in self._versions:
            self._versions[old] = Versions(self._texts[old].text, item.span.source.text)
        return self._versions[old]

    def _reworded(self, _: Finding, item: Finding) -> bool:
        """Whether the line of a finding was rewritten, and it is the only one of its kind there."""
        name, line = _place(item)
        versions = self._compared(item, self._renamed.get(name, name))
        alone = sum(other.code == item.code and _place(other) == (name, line) for other in self._now) == 1
        return versions is not None and versions.rewritten(line) and alone and len(self._candidates(item)) == 1


def identity(item: Finding) -> tuple[str, ...]:
    """What stays the same of a finding while lines move, events are renumbered and findings are accepted: its code, the
    ids or the sentence of its event, else the text of its line, and what it says.
    """
    if item.line is not None and item.event:
        return (item.code, " ".join(item.line.ids) or item.line.text, _words(item))
    line = item.span.source.line_text(item.span.line) if item.span is not None else ""
    return (item.code, " ".join(line.partition("intentional")[0].split()), _words(item))


def _place(item: Finding) -> tuple[str, int]:
    return (item.span.source.name, item.span.line) if item.span is not None else ("", 0)


def _words(item: Finding) -> str:
    """What tells a finding apart from others of its code at its line, without the numbers of events."""
    return _NUMBER.sub("#", item.subject or item.message)
