"""Run as a process of its own: the native core is given the tasks on the standard input, one a line, and is used.

Before each task its number is printed, so that whoever started this knows which of them the process died of. It ends
with 0 if each was refused with an exception of Python, or worked.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from pasdedeux.engine import which
from pasdedeux.engine.core import Core, CoreFailed, NoOutcome, Request
from pasdedeux.model.limits import Limits

# What a task that is no task, or one too large, may be refused with. A panic of the core is no `Exception`.
FINE = (ValueError, TypeError, KeyError, IndexError, ArithmeticError, MemoryError, RecursionError, NoOutcome)
PATIENCE = 30.0  # seconds for one task, after which the process ends itself with a code that is not 0
LIMITS = Limits(3, 2, 1)
MOST_STATES = 12


def attempt(call: Callable[..., Any], *arguments: object, **options: object) -> Any:
    """What a call returns, None if it was refused."""
    try:
        return call(*arguments, **options)
    except FINE:
        return None
    except CoreFailed as failure:
        if "refuses" in str(failure):
            return None
        raise  # a panic


def use(core: Core) -> None:
    """A little of everything."""
    states = [core.start]
    for state in states:  # which grow meanwhile
        attempt(core.values, state)
        attempt(core.believed, state, 0)
        attempt(core.utility, state, -1)
        attempt(core.cut, state, 2)
        for event in (attempt(core.possible, state) or ())[:3]:
            attempt(core.reason, state, event, 0, LIMITS)
            after = attempt(core.after, state, event)
            if after is not None and len(states) < MOST_STATES:
                states.append(after)
    for strategy in ("breadth", "both", "all", "best"):
        attempt(core.search, Request(1.0, LIMITS, strategy, seconds=0.2, states=2000))


def core_of(line: str) -> Core | None:
    """The core of a task in JSON, None if it is refused."""
    data = attempt(json.loads, line)
    known = data if isinstance(data, dict) else {}
    task = SimpleNamespace(**{**known, "to_json": lambda: line})
    core: Core | None = attempt(which.make, which.NATIVE, task)
    return core


def main() -> None:
    """Use each task."""
    for number, line in enumerate(sys.stdin):
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        core = core_of(line)
        if core is not None:
            use(core)


main()
