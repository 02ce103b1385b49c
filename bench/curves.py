"""Draw what `scaling` measured: `python -m bench curves DATA.json FOLDER` writes one SVG for each number varied.

Time is the search's own, without the start of the program; both scales are logarithmic. A dot stands at the median of
the throws of the dice, a thin line reaches from the least to the greatest.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.chart import Dot, Line, Panel, chart
from bench.complaint import Complaint

ACROSS = {
    "characters": "characters",
    "items": "items",
    "author": "author limit (acts of the story)",
    "epistemic": "epistemic limit (minds)",
}


def main(arguments: Sequence[str]) -> int:
    """Draw every number that was varied; returns 0."""
    words = argparse.ArgumentParser("python -m bench curves", description=__doc__)
    words.add_argument("data", type=Path, metavar="DATA.json")
    words.add_argument("folder", type=Path, metavar="FOLDER")
    options = words.parse_args(arguments)
    data = read(options.data)
    for varied in dict.fromkeys(curve["varied"] for curve in data["curves"]):
        path = options.folder / f"{varied}.svg"
        try:
            path.write_text(drawing(data, varied), encoding="utf-8")
        except OSError as error:
            raise Complaint(f"{path} cannot be written: {error}") from error
        print(f"wrote {path}")
    return 0


def read(path: Path) -> dict[str, Any]:
    """The data of `scaling`.

    Raises:
        Complaint: if the file is not there, or is something else.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Complaint(f"{path} cannot be read: {error}") from error
    if not isinstance(data, dict) or data.get("format") != 1 or "curves" not in data:
        raise Complaint(f"{path} was not written by `python -m bench scaling`")
    return data


def drawing(data: dict[str, Any], varied: str) -> str:
    """The SVG of one varied number: seconds on the left, states on the right."""
    curves = [curve for curve in data["curves"] if curve["varied"] == varied]
    across = ACROSS.get(varied, varied)
    seconds = Panel(
        "search time", across, _lines(curves, "search_seconds"), _seconds, floor=0.001, limit=data["time_limit"]
    )
    states = Panel("states", across, _lines(curves, "states"), _count, floor=1)
    names = [(_name(curve), style % 4) for style, curve in enumerate(curves)]
    return chart([seconds, states], names, f"Search time and states by {across}", _made(data))


def _name(curve: dict[str, Any]) -> str:
    base = curve["base"]
    counts = ", ".join(f"{n} {base[n]}" for n in ("characters", "items") if n in base)
    limits = ", ".join(f"{n} {base[n]}" for n in ("author", "character", "epistemic") if n in base)
    return f"{curve['family']}: {curve['about']} ({counts}; limits: {limits})"


def _made(data: dict[str, Any]) -> str:
    engine = f"{data['engine']} engine, " if data["engine"] else ""
    throws = "one throw" if data["seeds"] == 1 else f"{data['seeds']} throws"
    return f"{engine}{throws} of the dice, time limit {data['time_limit']:g} s"


def _lines(curves: Sequence[dict[str, Any]], figure: str) -> tuple[Line, ...]:
    return tuple(
        Line(curve["question"], style % 4, tuple(_dot(point, figure) for point in curve["points"]))
        for style, curve in enumerate(curves)
    )


def _dot(point: dict[str, Any], figure: str) -> Dot:
    figures = [run.get(figure, 0) for run in point["runs"]]
    verdicts = {run["verdict"] for run in point["runs"]}
    decided = verdicts <= {"found", "impossible"}
    mark = "stopped" if not decided else "found" if "found" in verdicts else "impossible"
    return Dot(point["value"], statistics.median(figures), min(figures), max(figures), mark)


def _seconds(power: int) -> str:
    return f"{10 ** (power + 3)} ms" if power < -1 else "0.1 s" if power == -1 else f"{10**power} s"


def _count(power: int) -> str:
    return f"{10**power:,}".replace(",", " ")
