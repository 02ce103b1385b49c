"""Two revisions on the same instances, as ratios: `python -m bench compare REV_A REV_B FOLDER`.

Both are installed by themselves in a scratch folder. They run in turn, and who goes first changes, so that both meet
the same machine. A ratio is B by A: below 1 means that B is faster. Beside it stands the noise: how far the runs of one
revision lie apart. Where the two ranges of times overlap, the difference may be noise, and the table says so.

Exits with 1 where both come to a verdict and the verdicts, or the checker's answers, are not the same.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import instance, machine
from bench.complaint import Complaint
from bench.installed import Installed, commit_of, install
from bench.instance import Instance
from bench.measured import Measured
from bench.noise import Noise
from bench.outcome import Outcome
from bench.table import Table, part

DECIDED = {"found", "impossible"}
COLUMNS = {
    "instance": -20, "A": -10, "B": -10, "A_s": 8, "B_s": 8, "B/A_whole": 9, "B/A_search": 10, "B/A_MiB": 8,
    "B/A_states": 10, "noise": 6, "": -12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """One instance with the runs of both revisions."""

    a: Measured
    b: Measured

    @property
    def whole(self) -> float:
        """B by A, whole runs."""
        return self.b.seconds.middle / self.a.seconds.middle

    @property
    def noise(self) -> float:
        """How far the runs of one revision lie apart, as a part of their middle: the larger of the two."""
        return max((r.most - r.least) / r.middle for r in (self.a.seconds, self.b.seconds))

    @property
    def overlaps(self) -> bool:
        """Whether the times of both have a part in common."""
        a, b = self.a.seconds, self.b.seconds
        return a.least <= b.most and b.least <= a.most

    @property
    def differs(self) -> bool:
        """Whether both decided, and not alike."""
        a, b = self.a.last, self.b.last
        return {a.verdict, b.verdict} <= DECIDED and (a.verdict, a.checked) != (b.verdict, b.checked)

    def cells(self) -> list[str]:
        """The row of the table."""
        a, b = self.a.last, self.b.last
        return [
            self.a.instance.name,
            *(f"{run.verdict} {len(run.plan) or ''}".rstrip() for run in (a, b)),
            f"{self.a.seconds.middle:.3f}",
            f"{self.b.seconds.middle:.3f}",
            part(self.whole),
            part(_ratio(self.b.search.middle, self.a.search.middle)),
            part(_ratio(self.b.peak_mib, self.a.peak_mib)),
            part(_ratio(b.states, a.states)),
            f"{self.noise:.0%}",
            "DIFFERENT" if self.differs else "may be noise" if self.overlaps else "",
        ]

    def to_json(self) -> dict[str, object]:
        """As the report keeps it."""
        return {
            "instance": self.a.instance.name,
            "whole_ratio": round(self.whole, 4),
            "noise": round(self.noise, 4),
            "may_be_noise": self.overlaps,
            "different_answers": self.differs,
            "a": self.a.to_json(),
            "b": self.b.to_json(),
        }


def measure(one: Instance, a: Installed, b: Installed, runs: int, noise: Noise) -> Pair:
    """Run both in turn, after a run of each that does not count."""
    times: dict[str, list[Outcome]] = {"a": [], "b": []}
    for number in range(runs + 1):
        order = [("a", a), ("b", b)]
        for side, installed in order if number % 2 else reversed(order):
            outcome = installed.way.find(one)
            if number:
                times[side].append(outcome)
        noise.measure()
    return Pair(Measured(one, tuple(times["a"])), Measured(one, tuple(times["b"])))


def main(arguments: Sequence[str]) -> int:
    """Install, measure, print and write; returns the exit code."""
    options = _parser().parse_args(arguments)
    if options.runs < 1:
        raise Complaint("--runs has to be at least 1")
    chosen = instance.read(options.folder, options.only)
    names = (options.rev_a, options.rev_b)
    for name in names:
        commit_of(machine.ROOT, name)  # a misspelt one is said before the other is built
    variables = {"PASDEDEUX_CORE": options.core} if options.core else {}
    noise = Noise()
    with tempfile.TemporaryDirectory() as scratch:
        a, b = (install(machine.ROOT, name, Path(scratch), variables=variables, time=options.time) for name in names)
        print(f"A: {a}\nB: {b}\n")
        table = Table(**COLUMNS)
        print(table.head(), flush=True)
        pairs = []
        for one in chosen:
            pairs.append(measure(one, a, b, options.runs, noise))
            print(table.row(pairs[-1].cells()), flush=True)
    print(f"\n{summary(pairs)}\n{noise}")
    if options.out:
        _write(options.out, a, b, pairs, noise)
    return 1 if any(pair.differs for pair in pairs) else 0


def summary(pairs: Sequence[Pair]) -> str:
    """One line on all instances."""
    if not pairs:
        return "nothing was compared"
    middle = statistics.geometric_mean([pair.whole for pair in pairs])
    together = sum(p.b.seconds.middle for p in pairs) / sum(p.a.seconds.middle for p in pairs)
    clear = sum(not pair.overlaps for pair in pairs)
    return (
        f"B/A, whole runs: {middle:.3f} (geometric mean), {together:.3f} (all together); "
        f"{clear} of {len(pairs)} differ by more than the noise"
    )


def _ratio(ours: float, theirs: float) -> float | None:
    return ours / theirs if theirs else None


def _parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(
        "python -m bench compare", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("rev_a", metavar="REV_A", help="any name that git knows for a commit")
    words.add_argument("rev_b", metavar="REV_B")
    words.add_argument("folder", type=Path)
    words.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these instances")
    words.add_argument("--runs", type=int, default=5, metavar="N", help="of each revision, without the first")
    words.add_argument("--time", type=float, default=60, metavar="SECONDS", help="the limit that each search is given")
    words.add_argument("--core", choices=["native", "python"], help="the engine (sets PASDEDEUX_CORE)")
    words.add_argument("--out", type=Path, metavar="FILE.json", help="write all figures")
    return words


def _write(path: Path, a: Installed, b: Installed, pairs: Sequence[Pair], noise: Noise) -> None:
    sides = {side: {"revision": i.name, "commit": i.commit, "engine": i.engine} for side, i in (("a", a), ("b", b))}
    data = {**sides, "machine": machine.facts(), "noise": noise.to_json(), "pairs": [p.to_json() for p in pairs]}
    try:
        path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise Complaint(f"{path} cannot be written: {error}") from error
