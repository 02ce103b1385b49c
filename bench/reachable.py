"""Epistemic states counted, against the field's own figures: `python -m bench reachable [FOLDER]`.

FOLDER holds `reachable_states.csv` and the problem files that it names (default: the folder `shared/bench` beside this
project). Each problem gets the same time. A line says how far the engine came in it and whether every figure on the
way is the field's. Exits 1 if one is not.

No depth of belief has to be chosen: states are counted whole, beliefs being graphs with cycles, so that two are one
exactly if they are alike at every depth.
"""

import argparse
import csv
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from bench.complaint import Complaint
from pasdedeux import sabre
from pasdedeux.diagnostics import Source
from pasdedeux.engine import which
from pasdedeux.engine.compile import compile_world
from pasdedeux.engine.core import Progress
from pasdedeux.engine.reach import reachable_states
from pasdedeux.model.world import World

BENCH = Path(__file__).resolve().parent.parent.parent / "shared" / "bench"


REFERENCE = "reference"
BEYOND = 1.5  # times the last figure: so many states are enough to know it


def counted(world: World, core: str, theirs: Sequence[int], seconds: float, imagined: bool) -> list[int]:
    """The counts after 1, 2, ... acts, as many as there are figures, as far as the time goes."""
    end = time.monotonic() + seconds
    count = _by_reference if core == REFERENCE else _by_engine
    counts, ended = count(world, core, theirs, end, imagined)
    if ended and counts:  # nothing new occurs any more
        counts += counts[-1:] * (len(theirs) + 1 - len(counts))
    return counts[1 : len(theirs) + 1]


def _by_reference(world: World, _: str, theirs: Sequence[int], end: float, imagined: bool) -> tuple[list[int], bool]:
    counting = reachable_states(world, lambda: time.monotonic() > end, imagined=imagined)
    return list(islice(counting, len(theirs) + 1)), time.monotonic() <= end


def _by_engine(world: World, core: str, theirs: Sequence[int], end: float, imagined: bool) -> tuple[list[int], bool]:
    ended = True

    def go_on(now: Progress) -> bool:
        nonlocal ended
        ended = time.monotonic() <= end and now.states <= BEYOND * theirs[-1]
        return ended

    found = which.make(core, compile_world(world).task).reachable(go_on, imagined=imagined)
    return list(found), ended


def cores() -> list[str]:
    """Who can count here, the fastest first."""
    return [name for name in which.ENGINES if name != which.NATIVE or which.native().ready] + [REFERENCE]


def line(name: str, ours: list[int], theirs: list[int], seconds: float) -> bool:
    """Print one problem's line; returns whether every figure agrees."""
    wrong = next((d for d, (our, their) in enumerate(zip(ours, theirs, strict=False), 1) if our != their), None)
    ended = len(ours) < len(theirs)
    what = "equal" if wrong is None else f"differs from act {wrong} on: {ours[wrong - 1]}, not {theirs[wrong - 1]}"
    reached = f"{len(ours)} of {len(theirs)} acts" if ended else "all acts"
    last = f"{ours[-1]:>8} states" if ours else "       none"
    print(f"{name:<12} {reached:<14} {last}  {seconds:6.1f} s  {what}", flush=True)
    return wrong is None


def main(arguments: Sequence[str]) -> int:
    """Count in every problem; returns 1 where a figure differs."""
    parser = argparse.ArgumentParser(
        "python -m bench reachable", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=BENCH)
    parser.add_argument("--core", default=cores()[0], help=f"who counts: {', '.join([*which.ENGINES, REFERENCE])}")
    parser.add_argument("--seconds", type=float, default=60, help="for each problem")
    parser.add_argument("--problem", action="append", help="only this one (may be given again)")
    parser.add_argument("--real", action="store_true", help="acts where the story really is, none in imagined states")
    options = parser.parse_args(arguments)
    if options.core not in cores():
        raise Complaint(f"`{options.core}` cannot count here: {', '.join(cores())}")
    agree = True
    for row in csv.DictReader((options.folder / "reachable_states.csv").read_text(encoding="utf-8").splitlines()):
        name = row.pop("problem")
        if options.problem and name not in options.problem:
            continue
        text = (options.folder / f"{name}.txt").read_text(encoding="utf-8")
        theirs = [int(count) for count in row.values() if count]
        began = time.monotonic()
        world = sabre.read(Source(f"{name}.txt", text)).world
        ours = counted(world, options.core, theirs, options.seconds, not options.real)
        agree &= line(name, ours, theirs, time.monotonic() - began)
    return 0 if agree else 1
