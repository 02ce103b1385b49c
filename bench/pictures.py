"""How soon a picture is drawn, and how large it is: `python -m bench pictures`.

Of the film and of generated stories: who knows what over time, and the beliefs after every twentieth event, three minds
deep. The replay is made before; the data and the drawing are timed apart.
"""

import argparse
from collections.abc import Sequence

from bench.noise import Noise
from bench.pages import stories
from bench.stories import timed
from pasdedeux import api, draw
from pasdedeux.analysis.pictures.beliefs import beliefs
from pasdedeux.analysis.pictures.timeline import timeline
from pasdedeux.api.replays import replay_of

EVERY = 20  # events from one picture of the beliefs to the next


def rows(name: str, story: api.Story) -> list[str]:
    """The lines of one story: a picture over time, and a picture of the beliefs in the middle."""
    replay = replay_of(story)
    told = [line for line in story.lines if not line.staging][::EVERY]
    over_time = timeline(replay)
    nested = [beliefs(replay, line) for line in told]
    data = timed(lambda: timeline(replay)), timed(lambda: [beliefs(replay, line) for line in told]) / len(told)
    drawn = timed(lambda: draw.svg(over_time)), timed(lambda: [draw.svg(one) for one in nested]) / len(told)
    sizes = len(draw.svg(over_time)), sum(len(draw.svg(one)) for one in nested) / len(told)
    kinds = ("who knows what", "beliefs, each")
    return [
        f"{name:<20} {kind:<16} {1000 * made:8.1f} ms {1000 * put:8.1f} ms {size / 1024:8.0f} KiB"
        for kind, made, put, size in zip(kinds, data, drawn, sizes, strict=True)
    ]


def main(arguments: Sequence[str]) -> int:
    """Measure every story; returns 0."""
    parser = argparse.ArgumentParser(
        "python -m bench pictures", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, nargs="*", default=[120, 500])
    parser.add_argument("--characters", type=int, default=12)
    options = parser.parse_args(arguments)
    noise = Noise()
    print(f"{'':<37} {'data':>11} {'drawing':>11} {'size':>12}")
    for name, story in stories(options.events, options.characters).items():
        print("\n".join(rows(name, story)), flush=True)
        noise.measure()
    print(noise)
    return 0
