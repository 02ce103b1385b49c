"""How soon a report is made, how large it is, how soon it opens: `python -m bench report`.

The film and generated stories of several lengths. Where there is a browser (`chromium`), the page is opened from the
disk: until it has loaded, and how long one step of the slider takes with the layout that follows.
"""

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench import long_story
from bench.noise import Noise
from bench.stories import timed
from pasdedeux import api

STEP = """() => {
    const slider = document.getElementById('slider');
    const times = [];
    for (let stop = 0; stop <= +slider.max; stop += Math.ceil(+slider.max / 50)) {
        const start = performance.now();
        slider.value = String(stop);
        slider.dispatchEvent(new Event('input'));
        document.body.offsetHeight;
        times.push(performance.now() - start);
    }
    return times;
}"""


def stories(events: Sequence[int], characters: int) -> dict[str, api.Story]:
    """The film, and a generated story for each number of events."""
    made = {"interview": api.load("interview")}
    for count in events:
        made[f"{count} events x {characters}"] = api.load_text(long_story.story(count, characters), "long.story")
    return made


def measured(name: str, story: api.Story, folder: Path, browser: Browser | None) -> str:
    """One row of the table."""
    path = folder / "page.html"
    seconds = timed(lambda: api.write_report(story, path))
    row = f"{name:<20} {seconds:8.2f} s {path.stat().st_size / 1024:9.0f} KiB"
    if browser is None:
        return row
    tab = browser.new_page()
    loaded = timed(lambda: tab.goto(path.as_uri()))
    steps: list[float] = tab.evaluate(STEP)
    tab.close()
    return f"{row} {loaded:8.2f} s {statistics.median(steps):8.1f} ms {max(steps):8.1f} ms"


def main(arguments: Sequence[str]) -> int:
    """Measure every story; returns 0."""
    parser = argparse.ArgumentParser(
        "python -m bench report", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, nargs="*", default=[60, 120, 250, 500])
    parser.add_argument("--characters", type=int, default=12)
    options = parser.parse_args(arguments)
    noise, chromium = Noise(), shutil.which("chromium")
    print(
        f"{'':<20} {'made in':>10} {'size':>13}"
        + (f" {'opens in':>10} {'step':>11} {'slowest':>11}" if chromium else "")
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=chromium, args=["--no-sandbox"]) if chromium else None
        for name, story in stories(options.events, options.characters).items():
            print(measured(name, story, Path(folder), browser), flush=True)
            noise.measure()
    print(noise)
    return 0
