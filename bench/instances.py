"""Search every instance of a folder, each in a process of its own: `python -m bench instances FOLDER`.

FOLDER holds problem files and a list of instances, `instances.csv` (columns: instance, file, goal, author_limit,
character_limit, epistemic_limit; `bench/problems` is one). Prints a table in Markdown. Whole runs are timed from
outside, start of Python included; search times are what the search reports. Where the list has a peer's figures, ours
stand beside them as ratios: 0.1 means a tenth of its time.

With --expect it exits with 1 unless every instance has the verdict that is expected of it (found, if the list has no
column `verdict`), checked sound, within the bounds that are given, and not behind the peer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import instance, machine
from bench.beside import Command
from bench.bounds import Allowance, Bounds, allowance, mistaken
from bench.complaint import Complaint
from bench.instance import Instance
from bench.measured import Measured
from bench.noise import Noise
from bench.outcome import GRACE, Outcome, Way
from bench.process import Spent
from bench.table import ALWAYS, BESIDE, PEER, Table, cells
from bench.warm import warmed

FORMAT = 1
TOGETHER = "all together"  # the name under which what all instances break is reported


def parser() -> argparse.ArgumentParser:
    """What can be said after `instances`."""
    words = argparse.ArgumentParser(
        "python -m bench instances", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("folder", type=Path)
    words.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these instances")
    words.add_argument("--runs", type=int, default=1, metavar="N", help="of each instance; the median counts")
    words.add_argument("--time", type=float, metavar="SECONDS", help="the limit that each search is given")
    words.add_argument("--core", choices=["native", "python"], help="the engine (sets PASDEDEUX_CORE)")
    words.add_argument("--out", type=Path, metavar="FILE.json", help="write all figures")
    words.add_argument("--beside", metavar="COMMAND", help="run this in turn with ours; {file} {instance} {goal} "
                       "{author} {character} {epistemic} are filled in")  # fmt: skip
    bounds = words.add_argument_group("what is expected")
    bounds.add_argument("--expect", action="store_true", help="exit with 1 unless all of this is kept")
    bounds.add_argument("--each-seconds", type=float, metavar="N", help="whole run of each instance")
    bounds.add_argument("--each-mib", type=float, metavar="N", help="peak memory of each instance")
    bounds.add_argument("--all-seconds", type=float, metavar="N", help="whole runs of all instances together")
    bounds.add_argument("--allow", action="append", default=[], metavar="NAME=60s,2048MiB", help="for one instance")
    bounds.add_argument("--at-least", type=int, metavar="N", help="so many instances are enough, if no answer is wrong")
    bounds.add_argument("--ignore-peer", action="store_true", help="ratios to the peer are shown, not expected")
    return words


def measure(instance: Instance, way: Way, runs: int, beside: Command | None, noise: Noise) -> Measured:
    """Run one instance so many times, in turn with the other command if there is one."""
    ours: list[Outcome] = []
    theirs: list[Spent] = []
    for _ in range(runs):
        ours.append(way.find(instance))
        if beside is not None:
            theirs.append(beside.run(instance))
        noise.measure()
    return Measured(instance, tuple(ours), tuple(theirs))


def main(arguments: Sequence[str]) -> int:
    """Measure, print and write; returns the exit code."""
    options = parser().parse_args(arguments)
    if options.runs < 1:
        raise Complaint("--runs has to be at least 1")
    but = dict(map(allowance, options.allow))
    instance.read(options.folder, but)  # a name that is not there is misspelt, and would allow nothing
    bounds = Bounds(
        Allowance(options.each_seconds, options.each_mib),
        but,
        options.all_seconds,
        not options.ignore_peer,
    )
    noise = Noise()
    engine, measured = _measured(options, noise)
    print(f"\n{summary(measured)}\n{noise}")
    wrong = _broken(bounds, measured) if options.expect else None
    if options.out:
        _write(options.out, report(options.folder, engine, measured, noise, wrong))
    return 0 if wrong is None else _judged(wrong, measured, options.at_least)


def _measured(options: argparse.Namespace, noise: Noise) -> tuple[str, list[Measured]]:
    """The engine that runs, and every instance that was asked for, each printed as it comes."""
    chosen = instance.read(options.folder, options.only)
    way = Way(variables={"PASDEDEUX_CORE": options.core} if options.core else None, time=options.time)
    kill_after = None if options.time is None else options.time + GRACE
    beside = None if options.beside is None else Command.of(options.beside, kill_after)
    peer = any(one.process_ms or one.warm_ms for one in chosen)
    table = Table(**ALWAYS, **(PEER if peer else {}), **(BESIDE if beside else {}))
    measured = []
    with warmed(way) as warm:
        engine = warm.engine()
        print(f"engine: {engine or 'as installed'}\n\n{table.head()}", flush=True)
        for one in chosen:
            measured.append(measure(one, warm, options.runs, beside, noise))
            print(table.row(cells(measured[-1], peer=peer, beside=beside is not None)), flush=True)
    return engine, measured


def _broken(bounds: Bounds, measured: Sequence[Measured]) -> list[tuple[str, str]]:
    each = [(one.instance.name, what) for one in measured for what in bounds.broken(one)]
    return each + [(TOGETHER, what) for what in bounds.broken_together(measured)]


def _judged(wrong: Sequence[tuple[str, str]], measured: Sequence[Measured], at_least: int | None) -> int:
    """Say what is not as expected; returns the exit code."""
    for name, what in wrong:
        print(f"NOT AS EXPECTED  {name}: {what}", file=sys.stderr)
    names = {name for name, _ in wrong}
    kept = len(measured) - len(names - {TOGETHER})
    print(f"{kept} of {len(measured)} as expected" + (", not all together" if TOGETHER in names else ""))
    if at_least is None:
        return 1 if wrong else 0
    return 1 if kept < at_least or TOGETHER in names or any(map(mistaken, measured)) else 0


def summary(measured: Sequence[Measured]) -> str:
    """One line on all instances together."""
    found = sum(one.last.verdict == "found" for one in measured)
    sound = sum(one.last.checked == "sound" for one in measured)
    seconds = sum(one.seconds.middle for one in measured)
    peak = max((one.peak_mib for one in measured), default=0)
    return f"{found} of {len(measured)} found, {sound} checked sound; together {seconds:.2f} s, at most {peak:.0f} MiB"


def report(
    folder: Path, engine: str, measured: Sequence[Measured], noise: Noise, wrong: list[tuple[str, str]] | None
) -> dict[str, object]:
    """All figures as data; ``wrong`` is None where nothing was expected."""
    data: dict[str, object] = {
        "format": FORMAT,
        "folder": folder.resolve().name,
        "engine": engine,
        "machine": machine.facts(),
        "noise": noise.to_json(),
        "together": {
            "instances": len(measured),
            "found": sum(one.last.verdict == "found" for one in measured),
            "sound": sum(one.last.checked == "sound" for one in measured),
            "seconds": round(sum(one.seconds.middle for one in measured), 4),
            "peak_mib": round(max((one.peak_mib for one in measured), default=0), 1),
        },
        "instances": [one.to_json() for one in measured],
    }
    return data if wrong is None else {**data, "broken": [{"instance": name, "what": what} for name, what in wrong]}


def _write(path: Path, data: dict[str, object]) -> None:
    try:
        path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise Complaint(f"{path} cannot be written: {error}") from error
