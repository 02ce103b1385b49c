"""How fast a session answers: `python -m bench view`.

The scenes of a generated story are fed to a session event by event. After each event every character is looked at: the
view of those whom it reached is made anew, that of others is kept. `again` is the same view asked for once more, `text`
and `data` are what goes into a prompt or a message. Medians, and the slowest but one in a hundred.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench import long_story
from bench.noise import Noise
from pasdedeux import Session, api

PROMISED = 1.0  # milliseconds: a view, once warm


class Times:
    """The times of each kind of work."""

    def __init__(self) -> None:
        self.found: dict[str, list[float]] = {}

    def take(self, kind: str, work: Callable[[], object]) -> None:
        """Do it once, and keep how long it took, in milliseconds."""
        start = time.perf_counter()
        work()
        self.found.setdefault(kind, []).append(1000 * (time.perf_counter() - start))

    def show(self) -> None:
        """Print a line for each kind."""
        print(f"{'':<36} {'median':>10} {'99 of 100':>13}")
        for kind, found in self.found.items():
            slow = sorted(found)[min(len(found) - 1, int(len(found) * 0.99))]
            print(f"{kind:<36} {statistics.median(found):7.3f} ms {slow:10.3f} ms   of {len(found)}")


def feeds(text: str) -> tuple[str, list[str]]:
    """The declarations of a story, and what is fed: a heading with its first sentence, then each other sentence."""
    rows = text.splitlines()
    first = next(at for at, row in enumerate(rows) if row.startswith("scene "))
    fed: list[str] = []
    for row in rows[first:]:
        if fed and "\n" not in fed[-1] and fed[-1].startswith("scene "):
            fed[-1] += f"\n{row}"
        else:
            fed.append(row.strip() if row.startswith(" ") else row)
    return "\n".join(rows[:first]) + "\n", fed


def played(text: str, times: Times, noise: Noise) -> Session:
    """A session to which a whole story was fed, looked at after every event."""
    world, fed = feeds(text)
    session = Session(api.load_text(world))
    people = [who.name for who in session.story.world.characters]
    for who in people:
        times.take("first view of all (cold)", partial(session.view, who))
    for event in fed:
        before = {who: session.view(who) for who in people}
        times.take("feed one event", partial(session.feed, event, anyway=True))
        for who in people:
            start = time.perf_counter()
            view = session.view(who)
            spent = 1000 * (time.perf_counter() - start)
            reached = "not reached" if view is before[who] else "reached"
            times.found.setdefault(f"view, {reached} by the event", []).append(spent)
            times.take("view again (warm)", partial(session.view, who))
            times.take("its text", view.__str__)
        noise.measure()
    for who in people:
        view = session.view(who)
        times.take("its data, as JSON", lambda shown=view: json.dumps(shown.to_json()))  # type: ignore[misc]
    return session


def main(arguments: Sequence[str]) -> int:
    """Measure everything; returns 1 where a warm view takes longer than was promised."""
    parser = argparse.ArgumentParser(
        "python -m bench view", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=100)
    parser.add_argument("--characters", type=int, default=6)
    options = parser.parse_args(arguments)
    times, noise = Times(), Noise()
    text = long_story.story(options.events, options.characters)
    session = played(text, times, noise)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "game.json"
        times.take("save", partial(session.save, path))
        times.take("load", partial(Session.load, path, api.load_text(feeds(text)[0])))
    print(f"{options.events} events x {options.characters} characters")
    times.show()
    print(noise)
    warm = statistics.median(times.found["view again (warm)"])
    print(f"a view once warm: promised under {PROMISED:g} ms: {'yes' if warm < PROMISED else 'NO'}")
    return 0 if warm < PROMISED else 1
