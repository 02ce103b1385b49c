"""One search straight on the engine, with ideas left out: `python -m bench search FILE`. `ablations` runs it.

Prints one JSON document of the shape that `pasdedeux find --json` has. Nothing is explained or checked here: it is the
engine that is measured, from reading the file on.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from bench.complaint import Complaint
from pasdedeux import sabre
from pasdedeux.diagnostics import Refused, Source
from pasdedeux.engine import which
from pasdedeux.engine.compile import compile_world
from pasdedeux.engine.core import NoOutcome, Request
from pasdedeux.model.limits import Limits


def main(arguments: Sequence[str]) -> int:
    """Search and print; returns 0 whatever the verdict."""
    options = _parser().parse_args(arguments)
    limits = Limits(options.author_limit, options.character_limit, options.epistemic_limit)
    request = Request(options.goal, limits, options.strategy, seconds=options.time, off=frozenset(options.off))
    try:
        print(json.dumps(searched(options.file, request), indent=2))
    except (OSError, UnicodeDecodeError, Refused, NoOutcome) as error:
        raise Complaint(str(error)) from error
    return 0


def searched(path: Path, request: Request) -> dict[str, object]:
    """What the engine comes to on a problem file. Raises what reading, compiling and searching raise."""
    began = time.perf_counter()
    compiled = compile_world(sabre.read(Source(path.name, path.read_text(encoding="utf-8"))).world)
    core = which.engine(compiled.task)
    ready = time.perf_counter()
    answer = core.search(request)
    done = time.perf_counter()
    effort = core.progress()
    plans = [
        {
            "events": [compiled.events[event].signature for event in plan.events],
            "utility": plan.utility,
            "checked": "unchecked",
        }
        for plan in answer.plans
    ]
    return {
        "verdict": "found" if plans else "unknown" if answer.stopped_by else "impossible",
        "engine": core.name,
        "plans": plans,
        "stopped_by": answer.stopped_by,
        "effort": {
            "states": effort.states,
            "transitions": effort.transitions,
            "bytes": effort.bytes,
            "depth": answer.depth,
            "seconds": round(done - began, 4),
            "searching": round(done - ready, 4),
        },
    }


def _parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser("python -m bench search", description=__doc__)
    words.add_argument("file", type=Path)
    words.add_argument("--goal", type=float, required=True)
    for kind in ("author", "character", "epistemic"):
        words.add_argument(f"--{kind}-limit", type=int, required=True, metavar="N")
    words.add_argument("--strategy", default="both", choices=["both", "breadth", "all", "best"])
    words.add_argument("--time", type=float, metavar="SECONDS")
    words.add_argument("--off", nargs="*", default=[], metavar="IDEA", help="leave these ideas out")
    words.add_argument("--json", action="store_true", help="as it is printed anyhow")
    return words
