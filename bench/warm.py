"""What every measurement starts from: byte code kept, and files read once, as for a user who calls for the second time.

Where the environment forbids to keep byte code (PYTHONDONTWRITEBYTECODE), every start would compile the package again,
which no installation does. Then it is kept in a scratch folder as long as the measurement lasts.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bench.instance import Instance, Limits
from bench.machine import ROOT
from bench.outcome import Way

SMALL = Instance("bread", ROOT / "bench" / "problems" / "bread.txt", 1, Limits(2, 1, 1), "impossible")


@contextlib.contextmanager
def warmed(way: Way) -> Iterator[Way]:
    """The same way to run, when it has run once."""
    with contextlib.ExitStack() as stack:
        added: Mapping[str, str] = {}
        if sys.dont_write_bytecode:
            cache = stack.enter_context(tempfile.TemporaryDirectory())
            added = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": cache}
        warm = replace(way, variables={**(way.variables or {}), **added})
        warm.find(SMALL)
        yield warm
