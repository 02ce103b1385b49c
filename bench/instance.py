"""An instance: a problem file with a goal and limits, as a folder's `instances.csv` lists them.

Columns: instance, file, goal, author_limit, character_limit, epistemic_limit. Those of our own folder add the verdict
that is right (found where it is not said) and the length of the shortest plan; others add what a peer needed, in
milliseconds (`peer_here_process_ms`, `peer_here_warm_ms`; empty where not known, `>N` where it was given up at N).
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.complaint import Complaint

NEEDED = ("instance", "file", "goal", "author_limit", "character_limit", "epistemic_limit")
VERDICTS = ("found", "impossible", "unknown")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many acts a story has, how many a plan in somebody's mind, and how many minds deep plans are imagined."""

    author: int
    character: int
    epistemic: int


@dataclass(frozen=True, slots=True)
class Instance:
    """One row. ``process_ms`` and ``warm_ms`` are a peer's whole run and warmed-up search, None where there is none."""

    name: str
    file: Path
    goal: float
    limits: Limits
    verdict: str = "found"
    shortest: int | None = None
    process_ms: float | None = None
    warm_ms: float | None = None

    def words(self) -> list[str]:
        """What is said after `pasdedeux find`."""
        limits = self.limits
        words = [str(self.file), "--goal", f"{self.goal:g}", "--author-limit", str(limits.author)]
        words += ["--character-limit", str(limits.character), "--epistemic-limit", str(limits.epistemic)]
        return [*words, "--json"]


def read(folder: Path, only: Collection[str] = ()) -> list[Instance]:
    """The instances of a folder in the order of its list, or only those named.

    Raises:
        Complaint: if there is no list, a row of it cannot be read, or no instance has one of the names.
    """
    path = folder / "instances.csv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Complaint(f"{path} cannot be read: {error}") from error
    instances = [_instance(path, number, row) for number, row in enumerate(csv.DictReader(lines), 2)]
    names = [instance.name for instance in instances]
    if unknown := [name for name in only if name not in names]:
        raise Complaint(f"{path} has no instance {unknown[0]}; it has {', '.join(names) or 'none'}")
    return [instance for instance in instances if not only or instance.name in only]


def _instance(path: Path, number: int, row: Mapping[str, str | None]) -> Instance:
    if missing := [name for name in NEEDED if not row.get(name)]:
        raise Complaint(f"{path}:{number}: there is no {missing[0]}")
    verdict = row.get("verdict") or "found"
    if verdict not in VERDICTS:
        raise Complaint(f"{path}:{number}: a verdict is one of {', '.join(VERDICTS)}, not {verdict}")
    text = {name: value or "" for name, value in row.items()}
    try:
        limits = Limits(int(text["author_limit"]), int(text["character_limit"]), int(text["epistemic_limit"]))
        shortest = int(text["shortest_plan"]) if text.get("shortest_plan") else None
        return Instance(
            text["instance"],
            path.parent.resolve() / text["file"],
            float(text["goal"]),
            limits,
            verdict,
            shortest,
            _milliseconds(text.get("peer_here_process_ms", "")),
            _milliseconds(text.get("peer_here_warm_ms", "")),
        )
    except ValueError as error:
        raise Complaint(f"{path}:{number}: {error}") from error


def _milliseconds(text: str) -> float | None:
    return None if not text or text.startswith(">") else float(text)
