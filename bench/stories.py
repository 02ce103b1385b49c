"""How fast stories are told and checked, on any machine: `python -m bench stories`.

Beside the seconds stands the ratio to a fixed piece of work, which is what can be compared between machines (`noise`).
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import long_story
from bench.noise import Noise
from pasdedeux import api

PASDEDEUX = [sys.executable, "-m", "pasdedeux"]


def timed(work: Callable[[], object]) -> float:
    """Seconds that one piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process(*arguments: str) -> Callable[[], object]:
    """A run of the command line in a process of its own."""
    return lambda: subprocess.run([*PASDEDEUX, *arguments], stdout=subprocess.DEVNULL, check=False)


class Report:
    """Prints a line for each measurement: the median, the ratio to the yardstick, and the bound that was promised."""

    def __init__(self, repeats: int) -> None:
        self.repeats = repeats
        self.noise = Noise()
        self.failed = False

    def line(self, name: str, work: Callable[[], object], bound: float | None = None) -> float:
        """Measure one piece of work."""
        times = []
        for _ in range(self.repeats):
            times.append(timed(work))
            self.noise.measure()
        middle = statistics.median(times)
        ratio = middle / self.noise.middle
        promise = "" if bound is None else f"   promised under {bound:g} s: {'yes' if middle < bound else 'NO'}"
        self.failed |= bound is not None and middle >= bound
        print(f"{name:<44} {middle:7.3f} s  {ratio:7.1f} x{promise}", flush=True)
        return middle


def film(report: Report) -> None:
    """The command line at work on the bundled film."""
    report.line("pasdedeux --help", process("--help"), 0.3)
    report.line("pasdedeux tell interview", process("tell", "interview"), 2)
    report.line("pasdedeux check interview", process("check", "interview"), 2)


def long(report: Report, events: int, characters: int) -> None:
    """A generated story, told and checked by the command line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.story"
        path.write_text(long_story.story(events, characters), encoding="utf-8")
        what = f"{events} events x {characters} characters"
        told = report.line(f"tell   {what}", process("tell", str(path)))
        checked = report.line(f"check  {what}", process("check", str(path)))
        print(f"{'together':<44} {told + checked:7.3f} s             promised under 10 s: "
              f"{'yes' if told + checked < 10 else 'NO'}")  # fmt: skip
        report.failed |= told + checked >= 10


def growth(report: Report, events: int, characters: int) -> None:
    """Whether an event costs more the more there are before it: stories of several lengths, in one process."""
    print("cost of an event, by the number of events (read, told and checked):")
    for count in (events // 4, events // 2, events, events * 2):
        text = long_story.story(count, characters)

        def work(text: str = text) -> None:
            story = api.load_text(text)
            str(api.tell(story))
            str(api.check(story))

        seconds = report.line(f"  {count} events", work)
        print(f"  {'':<42} {1000 * seconds / count:7.2f} ms an event")


def main(arguments: Sequence[str]) -> int:
    """Measure everything; returns 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(
        "python -m bench stories", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--events", type=int, default=500)
    parser.add_argument("--characters", type=int, default=12)
    options = parser.parse_args(arguments)
    report = Report(options.repeats)
    film(report)
    long(report, options.events, options.characters)
    growth(report, options.events, options.characters)
    print(report.noise)
    return 1 if report.failed else 0
