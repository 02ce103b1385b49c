"""How fast a screenplay of feature length is checked, start of the process included: `python -m bench screenplay`."""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.feature import feature
from bench.stories import Report, process

BOUND = 2.0  # seconds that are promised for 120 pages with 300 marks
PEOPLE = 8  # who know things in it; what they know of each other grows with the square


def main(arguments: Sequence[str]) -> int:
    """Measure it; returns 1 where the promise is not kept."""
    parser = argparse.ArgumentParser("python -m bench screenplay", description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    report = Report(options.repeats)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feature.fountain"
        for people, wants in ((PEOPLE, False), (12, False), (PEOPLE, True)):
            made = feature(seed=options.seed, people=people, wants=wants)
            path.write_text(made.text, encoding="utf-8")
            what = f"check  {people} people{', one of whom wants something' if wants else ''}"
            report.line(what, process("check", str(path)), BOUND if people == PEOPLE and not wants else None)
    print(report.noise)
    return 1 if report.failed else 0
