"""One run of `pasdedeux find --json`: what it took, and what it came to."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import process
from bench.instance import Instance

GRACE = 30  # seconds that a run may take beyond its limit before it is killed
PASDEDEUX = (sys.executable, "-m", "pasdedeux")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Seconds and MiB of the whole process; verdict, plan, effort as the search itself reports them (seconds without
    making ready and checking).

    ``verdict`` is "found", "impossible", "unknown", or "error" where there is none (``error`` says what was printed).
    ``checked`` is the independent checker's answer: the worst of all plans, empty where there is no plan.
    """

    seconds: float
    peak_mib: float
    verdict: str
    checked: str = ""
    plan: tuple[str, ...] = ()
    search_seconds: float = 0.0
    states: int = 0
    transitions: int = 0
    stopped_by: str = ""
    error: str = ""

    @property
    def told(self) -> tuple[object, ...]:
        """What has to be the same on every run."""
        return self.verdict, self.checked, self.plan, self.states, self.transitions

    def to_json(self) -> dict[str, object]:
        """As the report keeps it; what is empty is left out."""
        data: dict[str, object] = {
            "seconds": round(self.seconds, 4),
            "peak_mib": round(self.peak_mib, 1),
            "verdict": self.verdict,
        }
        if self.verdict == "error":
            return {**data, "error": self.error}
        data |= {"search_seconds": self.search_seconds, "states": self.states, "transitions": self.transitions}
        if self.verdict == "found":
            data |= {"checked": self.checked, "plan_length": len(self.plan), "plan": list(self.plan)}
        return data | ({"stopped_by": self.stopped_by} if self.stopped_by else {})


@dataclass(frozen=True, slots=True)
class Way:
    """A way to run `pasdedeux`: the command, what is added to the environment, a time limit, the folder it runs in, and
    the verb that searches.
    """

    command: tuple[str, ...] = PASDEDEUX
    variables: Mapping[str, str] | None = None
    time: float | None = None
    folder: Path | None = None
    verb: str = "find"

    def find(self, instance: Instance, *more: str) -> Outcome:
        """Search one instance in a process of its own; ``more`` is said after everything else."""
        words = [*self.command, self.verb, *instance.words()]
        if self.time is not None:
            words += ["--time", f"{self.time:g}"]
        spent = process.run(
            [*words, *more],
            variables=self.variables,
            folder=self.folder,
            kill_after=None if self.time is None else self.time + GRACE,
        )
        return of(spent)

    def engine(self) -> str:
        """The name of the engine that runs this way, as `pasdedeux doctor` says it; empty where it cannot say."""
        spent = process.run(
            [*self.command, "doctor", "--json"], variables=self.variables, folder=self.folder, kill_after=GRACE
        )
        try:
            return str(json.loads(spent.out)["engine"]["runs"])
        except (ValueError, KeyError, TypeError):
            return ""


def of(spent: process.Spent) -> Outcome:
    """What a run came to, from what it printed."""
    try:
        said: dict[str, Any] = json.loads(spent.out)
        plans: list[dict[str, Any]] = said["plans"]
        effort: dict[str, Any] = said["effort"]
        return Outcome(
            spent.seconds,
            spent.peak_mib,
            said["verdict"],
            max((plan["checked"] for plan in plans), key=("sound", "unchecked", "unsound").index, default=""),
            min((tuple(plan["events"]) for plan in plans), key=len, default=()),
            effort.get("searching", effort["seconds"]),  # of revisions that do not tell them apart: all
            effort["states"],
            effort["transitions"],
            said.get("stopped_by", ""),
        )
    except (ValueError, KeyError, TypeError):
        ended = f"killed by signal {-spent.code}" if spent.code < 0 else f"exit {spent.code}"
        return Outcome(spent.seconds, spent.peak_mib, "error", error=f"{ended}: {_complaint(spent)}")


def _complaint(spent: process.Spent) -> str:
    """What a run says that gave no verdict: its first message, else the last line that it printed."""
    try:
        return str(json.loads(spent.out)["error"][0]["message"])
    except (ValueError, KeyError, TypeError, IndexError):
        rows = (spent.err.strip() or spent.out.strip()).splitlines()
        return rows[-1] if rows else "it printed nothing"
