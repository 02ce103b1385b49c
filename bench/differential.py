"""Engines against the reference on random small worlds: `python -m bench differential --worlds 20000`.

Every world has a number, so that it can be made again: `--only NUMBER`. Compared are values, beliefs to their last
depth, what is possible and what it is worth after up to three acts of any kind; who has which reason for what; all
valid plans of up to three acts; and the verdict of each strategy. What that means in detail is said in
`tests/engine/differential/`. Limits differ from world to world. Worlds that have no meaning (rules that keep each other
going, a division by zero) are counted apart. So are questions that the reference answers with *no outcome*: an engine
that keeps no beliefs which make no difference may not meet what goes wrong in them, and answers.

Few worlds take too long, since what is believed of what is believed grows with every act: those are set aside.

Exits 1 with the first world and difference if an engine and the reference do not agree.
"""

import argparse
import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.complaint import Complaint
from bench.machine import facts
from pasdedeux.engine import which
from tests.engine.differential.judge import Differs, Judged, judged
from tests.engine.differential.seeded import KINDS, kind

APART = 10**6  # numbers of worlds between one seed and the next
CHUNK = 10  # worlds that a process is given at once
EACH = 10  # seconds for one world: few have beliefs that grow with every act until nothing can be compared any more
PATIENCE = 10.0  # seconds between two lines of progress
SHOWN = 2_000  # characters of a difference


Outcome = Judged | tuple[int, str] | int  # a number alone: a world that took too long


class _TooLong(BaseException):  # nobody who works with errors is to take it for one
    """A world took too long."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Ends what is done after some time, where the system can tell the time. Raises _TooLong."""

    def stop(*_: object) -> None:
        raise _TooLong

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def one(number: int, engines: Sequence[str]) -> Outcome:
    """What came of one world, or what differs there."""
    try:
        with within(EACH):
            return judged(number, engines)
    except _TooLong:
        return number
    except Differs as difference:
        return number, str(difference)
    except Exception as error:  # an engine that fails is a difference too, and its world is to be named
        return number, f"{type(error).__name__}: {error}"


def outcomes(numbers: Sequence[int], engines: Sequence[str], jobs: int) -> Iterator[Outcome]:
    """What came of each world, in order."""
    if jobs == 1:
        yield from (one(number, engines) for number in numbers)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(one, engines=engines), numbers, chunksize=CHUNK)


class Summary:
    """What all worlds came to."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.differences: list[tuple[int, str]] = []
        self.aside: list[int] = []

    def add(self, outcome: Outcome) -> None:
        """One world more."""
        self.counts["worlds"] += 1
        if isinstance(outcome, int):
            self.counts["set aside"] += 1
            self.aside.append(outcome)
            return
        if isinstance(outcome, tuple):
            self.differences.append(outcome)
            print(f"world {outcome[0]}: {outcome[1][:SHOWN]}", flush=True)
            return
        if not outcome.meaning:
            self.counts["without meaning"] += 1
            return
        asked = outcome.counts
        self.kinds[kind(outcome.number)] += 1
        self.counts += Counter(
            {
                "transitions": outcome.transitions,
                "transitions without outcome": outcome.transitions - outcome.outcomes,
                "states of the reference": outcome.states,
                "reasons asked for": asked.reasons,
                "reasons there are": asked.explained,
                "plans": len(asked.lengths),
                "worlds without any plan": not asked.lengths,
                "goals found": asked.found,
                "goals impossible": asked.impossible,
                "questions without outcome": asked.loops,
                "of these answered by an engine": asked.unmet,
                "met by an engine alone": asked.met,
                "questions too large for the reference": asked.too_much,
                "searches that stopped, and said so": asked.stopped,
            }
        )
        self.counts.update(f"worlds with plans of {length}" for length in set(asked.lengths))

    def data(self) -> dict[str, object]:
        """For JSON."""
        differing = [{"world": number, "what": what} for number, what in self.differences]
        return {
            "counts": dict(sorted(self.counts.items())),
            "kinds": dict(self.kinds),
            "set aside": self.aside,
            "differences": differing,
        }


def engines_of(names: Sequence[str] | None) -> list[str]:
    """The engines that are asked for, or all that are here. Raises Complaint for one that is not."""
    here = [name for name in which.ENGINES if name != which.NATIVE or which.native().ready]
    for name in names or ():
        if name not in here:
            raise Complaint(f"there is no engine `{name}` here: {', '.join(here)}")
    return list(names or here)


def run(numbers: Sequence[int], engines: Sequence[str], jobs: int) -> Summary:
    """Compare in all worlds, and say now and then how far it is."""
    summary, began = Summary(), time.monotonic()
    said = began
    for outcome in outcomes(numbers, engines, jobs):
        summary.add(outcome)
        if time.monotonic() - said > PATIENCE:
            said = time.monotonic()
            done = summary.counts["worlds"]
            print(f"{done} of {len(numbers)} worlds, {done / (said - began):.0f} a second", file=sys.stderr, flush=True)
    return summary


def main(arguments: Sequence[str]) -> int:
    """Compare; returns 1 where an engine and the reference do not agree."""
    parser = argparse.ArgumentParser(
        "python -m bench differential", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--worlds", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=0, help="other worlds")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="the one world of this number")
    parser.add_argument("--engine", action="append", help=f"one of {', '.join(which.ENGINES)} (may be given again)")
    parser.add_argument("--jobs", type=int, default=1, help="processes at once")
    parser.add_argument("--out", type=Path, help="where the summary is written, as JSON")
    options = parser.parse_args(arguments)
    engines, first = engines_of(options.engine), options.seed * APART
    numbers = range(first, first + options.worlds) if options.only is None else [options.only]
    began = time.monotonic()
    summary = run(numbers, engines, options.jobs)
    data = {"engines": engines, "kinds of worlds": sorted(set(KINDS)), "seed": options.seed, **summary.data()}
    data |= {"seconds": round(time.monotonic() - began, 1), "machine": facts()}
    if options.out:
        options.out.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    for what, count in sorted(summary.counts.items()):
        print(f"{count:>9} {what}")
    print(f"{len(summary.differences):>9} differences ({', '.join(engines)} against the reference)")
    return 1 if summary.differences else 0
