"""How time and states grow: `python -m bench scaling --out DATA.json`, then `python -m bench curves DATA.json FOLDER`.

Generated problems (`bench/families`), each searched in a process of its own. Around the base of a family one number at
a time is varied: characters, items, the author limit, the epistemic limit; several throws of the dice for each. A curve
ends where a search is stopped by its time limit, which the drawing shows.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bench import machine
from bench.complaint import Complaint
from bench.families import FAMILIES, Family, Shape
from bench.instance import Instance, Limits
from bench.noise import Noise
from bench.outcome import Outcome, Way
from bench.warm import warmed

FORMAT = 1
VARIED = {
    "characters": range(2, 9),
    "items": range(1, 9),
    "author": range(1, 17),
    "epistemic": range(1, 6),
}
STOPPED = {"unknown", "error"}


@dataclass(frozen=True, slots=True)
class Point:
    """One problem of a curve: the number that is varied, and a run for each throw of the dice."""

    value: int
    runs: tuple[tuple[int, Outcome], ...]  # seed, outcome

    @property
    def stopped(self) -> bool:
        """Whether a run came to no verdict."""
        return any(run.verdict in STOPPED for _, run in self.runs)

    def to_json(self) -> dict[str, object]:
        """As the data keep it; the plans themselves are left out."""
        runs = [{"seed": seed, **{k: v for k, v in run.to_json().items() if k != "plan"}} for seed, run in self.runs]
        return {"value": self.value, "runs": runs}


@dataclass(frozen=True, slots=True)
class Curve:
    """One question of a family while one number is varied."""

    varied: str
    family: Family
    question: str
    way: Way
    seeds: int
    most: int | None = None

    def points(self, folder: Path) -> Iterator[Point]:
        """Measured one after the other, up to the first that is stopped."""
        for value in VARIED[self.varied]:
            if self.most is not None and value > self.most:
                return
            shape = replace(self.family.base, **{self.varied: value})
            runs = [(seed, self._run(replace(shape, seed=seed), folder)) for seed in range(self.seeds)]
            point = Point(value, tuple(runs))
            yield point
            if point.stopped:
                return

    def _run(self, shape: Shape, folder: Path) -> Outcome:
        path = folder / "problem.txt"
        path.write_text(self.family.text(shape, self.question), encoding="utf-8")
        limits = Limits(shape.author, shape.character, shape.epistemic)
        goal = self.family.goal(shape, self.question)
        return self.way.find(Instance(self.family.name, path, goal, limits))

    def to_json(self, points: Sequence[Point]) -> dict[str, object]:
        """As the data keep it."""
        base = {name: number for name, number in asdict(self.family.base).items() if name not in {self.varied, "seed"}}
        return {
            "varied": self.varied,
            "family": self.family.name,
            "question": self.question,
            "about": self.family.questions[self.question],
            "base": base,
            "points": [point.to_json() for point in points],
        }


def main(arguments: Sequence[str]) -> int:
    """Measure every curve; returns 1 where a run broke off."""
    options = _parser().parse_args(arguments)
    if options.seeds < 1:
        raise Complaint("--seeds has to be at least 1")
    way = Way(variables={"PASDEDEUX_CORE": options.core} if options.core else None, time=options.time)
    noise = Noise()
    curves, broken = [], 0
    with warmed(way) as warm, tempfile.TemporaryDirectory() as folder:
        engine = warm.engine()
        print(f"engine: {engine or 'as installed'}")
        for curve in _curves(options, warm):
            points = []
            for point in curve.points(Path(folder)):
                points.append(point)
                print(line(curve, point), flush=True)
                broken += _complain(point)
                noise.measure()
            curves.append(curve.to_json(points))
    print(noise)
    _write(options, engine, noise, curves)
    return 1 if broken else 0


def line(curve: Curve, point: Point) -> str:
    """One point as it is printed."""
    runs = [run for _, run in point.runs]
    verdicts = " ".join(sorted({run.verdict for run in runs}))
    slowest, largest = max(run.search_seconds for run in runs), max(run.states for run in runs)
    name = f"{curve.family.name} {curve.question}"
    return f"{curve.varied:<10} {point.value:>2}  {name:<18} {verdicts:<16} {slowest:8.3f} s {largest:>9} states"


def _curves(options: argparse.Namespace, way: Way) -> Iterator[Curve]:
    for varied in options.only or VARIED:
        for name in options.family or FAMILIES:
            family = FAMILIES[name]
            for question in family.questions:
                yield Curve(varied, family, question, way, options.seeds, options.most)


def _complain(point: Point) -> int:
    errors = [run.error for _, run in point.runs if run.verdict == "error"]
    for error in errors:
        print(f"BROKE OFF  {error}", file=sys.stderr)
    return len(errors)


def _parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(
        "python -m bench scaling", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("--out", type=Path, required=True, metavar="DATA.json")
    words.add_argument("--only", nargs="+", choices=VARIED, metavar="NUMBER", help=", ".join(VARIED))
    words.add_argument("--family", nargs="+", choices=FAMILIES, metavar="NAME", help=", ".join(FAMILIES))
    words.add_argument("--most", type=int, metavar="N", help="vary no number beyond this")
    words.add_argument("--seeds", type=int, default=3, metavar="N", help="throws of the dice for each point")
    words.add_argument("--time", type=float, default=20, metavar="SECONDS", help="the limit that each search is given")
    words.add_argument("--core", choices=["native", "python"], help="the engine (sets PASDEDEUX_CORE)")
    return words


def _write(options: argparse.Namespace, engine: str, noise: Noise, curves: list[dict[str, object]]) -> None:
    data = {
        "format": FORMAT,
        "machine": machine.facts(),
        "noise": noise.to_json(),
        "engine": engine,
        "time_limit": options.time,
        "seeds": options.seeds,
        "curves": curves,
    }
    try:
        options.out.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise Complaint(f"{options.out} cannot be written: {error}") from error
