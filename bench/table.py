"""A table in Markdown whose columns also line up as plain text, printed row by row as the figures come in."""

from __future__ import annotations

from collections.abc import Sequence

from bench.measured import Measured, Range


class Table:
    """Columns by name with their widths; a negative width is set to the left."""

    def __init__(self, **columns: int) -> None:
        self.columns = columns

    def head(self) -> str:
        """The two first rows."""
        rule = "|".join("-" * (abs(width) + 1) + ("-" if width < 0 else ":") for width in self.columns.values())
        return f"{self.row([name.replace('_', ' ') for name in self.columns])}\n|{rule}|"

    def row(self, cells: Sequence[str]) -> str:
        """One row; a cell that is too long pushes the others."""
        widths = zip(cells, self.columns.values(), strict=True)
        return f"| {' | '.join(c.ljust(-w) if w < 0 else c.rjust(w) for c, w in widths)} |"


ALWAYS = {
    "instance": -20, "verdict": -10, "checked": -9, "plan": 4, "whole_s": 8, "range": 15, "search_s": 8,
    "peak_MiB": 8, "states": 10, "transitions": 11,
}  # fmt: skip
PEER = {"of_peer_whole": 13, "of_peer_search": 14}
BESIDE = {"beside_s": 8, "of_beside": 9}


def cells(measured: Measured, *, peer: bool, beside: bool) -> list[str]:
    """The row of one instance."""
    last = measured.last
    row = [
        measured.instance.name,
        last.verdict + (f" ({last.stopped_by})" if last.stopped_by else ""),
        last.checked or "-",
        str(len(last.plan)) if last.plan else "-",
        f"{measured.seconds.middle:.3f}",
        f"{measured.seconds.least:.3f}-{measured.seconds.most:.3f}",
        f"{measured.search.middle:.3f}",
        f"{measured.peak_mib:.0f}",
        str(last.states),
        str(last.transitions),
    ]
    if peer:
        row += [part(measured.whole_ratio), part(measured.search_ratio)]
    return row + (_beside(measured) if beside else [])


def _beside(measured: Measured) -> list[str]:
    seconds = Range.of([spent.seconds for spent in measured.beside]).middle
    codes = sorted({spent.code for spent in measured.beside} - {0})
    ended = f" (exit {', '.join(map(str, codes))})" if codes else ""
    return [f"{seconds:.3f}{ended}", part(measured.beside_ratio)]


def part(ratio: float | None) -> str:
    """A ratio as it is printed: two digits that count, a dash where there is none."""
    return "-" if ratio is None else f"{ratio:.2g}" if ratio < 10 else f"{ratio:.0f}"
