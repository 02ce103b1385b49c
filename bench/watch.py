"""How soon `watch` shows a change after the save: `python -m bench watch [STORY...]`.

A copy of each story is watched by a process of its own. Sentences all over it are taken out and put back, one save
after the other; what is measured is the time from the end of a save to the line that `watch --json` prints for it.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench import feature
from bench.complaint import Complaint
from bench.noise import Noise
from pasdedeux import api
from pasdedeux.diagnostics import Refused, Span

BOUND = 0.5  # seconds that are promised, for a film and for a screenplay of feature length
PAGES, MARKS = 120, 300
PASDEDEUX = [sys.executable, "-m", "pasdedeux"]
BUNDLED = Path(api.__file__).parent.parent / "stories"


def edits(path: Path, most: int) -> list[str]:
    """Texts to save one after the other: without one sentence, and as it was, for sentences all over the story.

    Raises:
        Complaint: for a story that cannot be read, or has no sentences.
    """
    text = path.read_text(encoding="utf-8")
    try:
        spans = [line.span for line in api.load(path).lines if not line.staging and line.span is not None]
    except Refused as refused:
        raise Complaint(str(refused)) from refused
    here = [span for span in spans if span.source.name == str(path)]
    if not here:
        raise Complaint(f"{path} has no sentences of its own")
    step = max(1, len(here) // most)
    return [each for span in here[::step][:most] for each in (_without(text, span), text)]


def _without(text: str, span: Span) -> str:
    """The text without a sentence; the note of a screenplay in which it stood becomes a writer's own."""
    left = "note: out" if text[: span.start].endswith("[[") else ""
    return f"{text[: span.start]}{left}{text[span.end :]}"


@contextmanager
def watched(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A watch that has given its first look."""
    run = subprocess.Popen([*PASDEDEUX, "watch", "--json", str(path)], stdout=subprocess.PIPE, text=True)
    try:
        _row(run)
        yield run
    finally:
        run.kill()
        run.communicate()


def _row(run: subprocess.Popen[str]) -> object:
    line = run.stdout.readline() if run.stdout else ""
    if not line:
        raise Complaint("watch ended by itself")
    return json.loads(line)


def times(path: Path, most: int, noise: Noise) -> list[float]:
    """Seconds from each save to its line."""
    texts = edits(path, most)
    found = []
    with watched(path) as run:
        for text in texts:
            time.sleep(0.3)
            path.write_text(text, encoding="utf-8")
            saved = time.perf_counter()
            _row(run)
            found.append(time.perf_counter() - saved)
            noise.measure()
    return found


def measure(name: str, text: str, most: int, noise: Noise) -> bool:
    """Print a line for one story. Says whether the promise was kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_text(text, encoding="utf-8")
        found = times(path, most, noise)
    slowest = max(found)
    kept = slowest < BOUND
    middle = statistics.median(found)
    print(f"{name:<40} {len(found):>3} saves   median {middle:6.3f} s   slowest {slowest:6.3f} s   "
          f"under {BOUND:g} s: {'yes' if kept else 'NO'}", flush=True)  # fmt: skip
    return kept


def main(arguments: Sequence[str]) -> int:
    """Measure each story; returns 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(
        "python -m bench watch", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "stories", nargs="*", help="files without imports (default: the film, and a generated screenplay)"
    )
    parser.add_argument("--most", type=int, default=10, help="sentences that are taken out and put back")
    options = parser.parse_args(arguments)
    noise = Noise()
    texts = {name: Path(name).read_text(encoding="utf-8") for name in options.stories} or {
        "interview.story": (BUNDLED / "interview.story").read_text(encoding="utf-8"),
        "feature.fountain": feature.feature(PAGES, MARKS).text,
    }
    kept = [measure(name, text, options.most, noise) for name, text in texts.items()]
    print(noise)
    return 0 if all(kept) else 1
