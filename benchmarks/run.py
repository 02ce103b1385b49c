"""How fast it is, on any machine: `python benchmarks/run.py`.

Seconds are this machine's. What can be compared between machines is the ratio to a small piece of plain Python that
is timed in between; how much that varies is the machine's noise: a smaller difference means nothing.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import generate  # the file beside this one

from pasdedeux import api

PASDEDEUX = [sys.executable, "-m", "pasdedeux"]


def yardstick() -> float:
    """Seconds for a fixed piece of work in plain Python."""
    start = time.perf_counter()
    table: dict[tuple[int, int], int] = {}
    for number in range(200_000):
        key = (number % 997, number % 13)
        table[key] = table.get(key, 0) + number
    return time.perf_counter() - start


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
        self.yards = [yardstick() for _ in range(5)]
        self.failed = False

    def line(self, name: str, work: Callable[[], object], bound: float | None = None) -> float:
        """Measure one piece of work."""
        times = []
        for _ in range(self.repeats):
            times.append(timed(work))
            self.yards.append(yardstick())
        middle = statistics.median(times)
        ratio = middle / statistics.median(self.yards)
        promise = "" if bound is None else f"   promised under {bound:g} s: {'yes' if middle < bound else 'NO'}"
        self.failed |= bound is not None and middle >= bound
        print(f"{name:<44} {middle:7.3f} s  {ratio:7.1f} x{promise}", flush=True)
        return middle

    def noise(self) -> None:
        """Print how much the yardstick itself varied."""
        middle = statistics.median(self.yards)
        spread = (max(self.yards) - min(self.yards)) / middle
        print(f"yardstick {middle:.4f} s; noise of this machine {spread:.0%} of it, over {len(self.yards)} runs")


def film(report: Report) -> None:
    """The command line at work on the bundled film."""
    report.line("pasdedeux --help", process("--help"), 0.3)
    report.line("pasdedeux tell interview", process("tell", "interview"), 2)
    report.line("pasdedeux check interview", process("check", "interview"), 2)


def long_story(report: Report, events: int, characters: int) -> None:
    """A generated story, told and checked by the command line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.story"
        path.write_text(generate.story(events, characters), encoding="utf-8")
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
        text = generate.story(count, characters)

        def work(text: str = text) -> None:
            story = api.load_text(text)
            str(api.tell(story))
            str(api.check(story))

        seconds = report.line(f"  {count} events", work)
        print(f"  {'':<42} {1000 * seconds / count:7.2f} ms an event")


def main() -> int:
    """Measure everything; returns 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--events", type=int, default=500)
    parser.add_argument("--characters", type=int, default=12)
    options = parser.parse_args()
    report = Report(options.repeats)
    film(report)
    long_story(report, options.events, options.characters)
    growth(report, options.events, options.characters)
    report.noise()
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
