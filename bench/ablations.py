"""What each idea of the native core brings: `python -m bench ablations FOLDER`, or only some: `--off IDEA IDEA ...`.

Every instance is searched with all ideas, and then with each of them left out, in a process of its own. The table shows
seconds and states with everything, then how many times as much without each idea: 3 means that it saves two thirds.
A search that its limit stopped counts as what it had done by then, and is marked with >.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import instance, machine
from bench.complaint import Complaint
from bench.instance import Instance
from bench.noise import Noise
from bench.outcome import Outcome, Way
from bench.table import Table, part
from bench.warm import warmed
from pasdedeux.engine import which
from pasdedeux.engine.core import IDEAS

SEARCH = (sys.executable, "-m", "bench")
DECIDED = {"found", "impossible"}


@dataclass(frozen=True, slots=True)
class Ablated:
    """One instance with everything, and without each idea."""

    instance: Instance
    full: Outcome
    without: Mapping[str, Outcome]

    def ratio(self, idea: str, figure: str) -> float | None:
        """How many times as much without the idea; None where there is nothing to compare."""
        full, less = getattr(self.full, figure), getattr(self.without[idea], figure)
        if self.full.verdict not in DECIDED or self.without[idea].verdict == "error":
            return None
        return less / full if full else None

    def differs(self, idea: str) -> bool:
        """Whether leaving an idea out changes the verdict, which it must not."""
        verdicts = {self.full.verdict, self.without[idea].verdict}
        return verdicts == DECIDED

    def cells(self) -> list[str]:
        """The row of the table."""
        row = [self.instance.name, self.full.verdict, f"{self.full.search_seconds:.3f}", str(self.full.states)]
        return row + [self._cell(idea, figure) for idea in self.without for figure in ("search_seconds", "states")]

    def _cell(self, idea: str, figure: str) -> str:
        verdict = self.without[idea].verdict
        if self.differs(idea) or verdict == "error":
            return verdict
        return (">" if verdict == "unknown" else "") + part(self.ratio(idea, figure))

    def to_json(self) -> dict[str, object]:
        """As the report keeps it."""
        without = {idea: outcome.to_json() for idea, outcome in self.without.items()}
        return {"instance": self.instance.name, "full": self.full.to_json(), "without": without}


def main(arguments: Sequence[str]) -> int:
    """Measure, print and write; returns 1 where an idea changes a verdict or a run breaks off."""
    options = _parser().parse_args(arguments)
    chosen = instance.read(options.folder, options.only)
    noise, rows = Noise(), []
    titles = [f"{idea} {what}" for idea in options.off for what in ("s", "states")]
    widths = {title: max(9, len(title)) for title in titles}
    table = Table(**{"instance": -20, "verdict": -10, "s": 8, "states": 9, **widths})
    with warmed(Way(SEARCH, {which.VARIABLE: which.NATIVE}, options.time, machine.ROOT, "search")) as way:
        print(table.head(), flush=True)
        for one in chosen:
            rows.append(_ablated(one, way, options.off))
            print(table.row(rows[-1].cells()), flush=True)
            noise.measure()
    print(table.row(_middle(rows, options.off)))
    print(f"\n{noise}")
    if options.out:
        _write(options.out, rows, noise)
    return 1 if any(row.differs(idea) for row in rows for idea in options.off) or _broke(rows) else 0


def _ablated(one: Instance, way: Way, ideas: Sequence[str]) -> Ablated:
    full = way.find(one)
    return Ablated(one, full, {idea: way.find(one, "--off", idea) for idea in ideas})


def _middle(rows: Sequence[Ablated], ideas: Sequence[str]) -> list[str]:
    """The last row: geometric means of the ratios."""
    cells = ["geometric mean", "", "", ""]
    for idea in ideas:
        for figure in ("search_seconds", "states"):
            ratios = [ratio for row in rows if (ratio := row.ratio(idea, figure))]
            cells.append(part(statistics.geometric_mean(ratios)) if ratios else "-")
    return cells


def _broke(rows: Sequence[Ablated]) -> bool:
    errors = {outcome.error for row in rows for outcome in (row.full, *row.without.values()) if outcome.error}
    for error in sorted(errors):
        print(f"BROKE OFF  {error}", file=sys.stderr)
    return bool(errors)


def _parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(
        "python -m bench ablations", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("folder", type=Path)
    known = f"of {', '.join(IDEAS)} (default: each of them)"
    words.add_argument("--off", nargs="+", choices=IDEAS, default=IDEAS, metavar="IDEA", help=known)
    words.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these instances")
    words.add_argument("--time", type=float, default=60, metavar="SECONDS", help="the limit that each search is given")
    words.add_argument("--out", type=Path, metavar="FILE.json", help="write all figures")
    return words


def _write(path: Path, rows: Sequence[Ablated], noise: Noise) -> None:
    data = {"machine": machine.facts(), "noise": noise.to_json(), "instances": [row.to_json() for row in rows]}
    try:
        path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise Complaint(f"{path} cannot be written: {error}") from error
