"""What all runs of one instance came to: the middle of them and their range, and how they stand to a peer."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from bench.instance import Instance
from bench.outcome import Outcome
from bench.process import Spent


@dataclass(frozen=True, slots=True)
class Range:
    """The median of some figures, the least and the greatest."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> Range:
        """Of at least one figure."""
        return cls(statistics.median(figures), min(figures), max(figures))

    def to_json(self) -> dict[str, float]:
        """As the report keeps it."""
        return {"median": round(self.middle, 4), "min": round(self.least, 4), "max": round(self.most, 4)}


@dataclass(frozen=True, slots=True)
class Measured:
    """An instance with its runs, and with the runs of another command beside it, if there was one."""

    instance: Instance
    runs: tuple[Outcome, ...]
    beside: tuple[Spent, ...] = ()

    @property
    def last(self) -> Outcome:
        """What is reported of the answer; whether all runs gave the same one, ``steady`` tells."""
        return self.runs[-1]

    @property
    def steady(self) -> bool:
        """Whether every run that was not stopped gave the same answer with the same effort."""
        return len({run.told for run in self.runs if run.verdict in {"found", "impossible"}}) <= 1

    @property
    def seconds(self) -> Range:
        """Wall time of the whole process."""
        return Range.of([run.seconds for run in self.runs])

    @property
    def search(self) -> Range:
        """Seconds of the search, by its own clock."""
        return Range.of([run.search_seconds for run in self.runs])

    @property
    def peak_mib(self) -> float:
        """The most memory that a run took."""
        return max(run.peak_mib for run in self.runs)

    @property
    def whole_ratio(self) -> float | None:
        """Our whole run as a part of the peer's."""
        theirs = self.instance.process_ms
        return None if theirs is None else 1000 * self.seconds.middle / theirs

    @property
    def search_ratio(self) -> float | None:
        """Our search as a part of the peer's in a warmed-up process."""
        theirs = self.instance.warm_ms
        return None if theirs is None else 1000 * self.search.middle / theirs

    @property
    def beside_ratio(self) -> float | None:
        """Our whole run as a part of the other command's; None where that did not end well."""
        if not self.beside or any(spent.code for spent in self.beside):
            return None
        return self.seconds.middle / Range.of([spent.seconds for spent in self.beside]).middle

    def to_json(self) -> dict[str, object]:
        """As the report keeps it."""
        instance, limits = self.instance, self.instance.limits
        data: dict[str, object] = {
            "instance": instance.name,
            "file": instance.file.name,
            "goal": instance.goal,
            "limits": {"author": limits.author, "character": limits.character, "epistemic": limits.epistemic},
            "seconds": self.seconds.to_json(),
            "search_seconds": self.search.to_json(),
            "peak_mib": round(self.peak_mib, 1),
            "steady": self.steady,
            "runs": [run.to_json() for run in self.runs],
        }
        peer = {
            "process_ms": instance.process_ms,
            "whole_ratio": self.whole_ratio,
            "warm_ms": instance.warm_ms,
            "search_ratio": self.search_ratio,
        }
        if any(figure is not None for figure in peer.values()):
            data["peer"] = peer
        if self.beside:
            data["beside"] = {
                "seconds": Range.of([spent.seconds for spent in self.beside]).to_json(),
                "peak_mib": round(max(spent.peak_mib for spent in self.beside), 1),
                "codes": [spent.code for spent in self.beside],
                "ratio": self.beside_ratio,
            }
        return data
