"""What a measurement is expected to keep: the right verdict, checked, within so much time and memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bench.complaint import Complaint
from bench.measured import Measured

# A peer's search has to take this long (milliseconds, warmed up) before it is compared: below, starting decides.
WORTH_COMPARING = 100


@dataclass(frozen=True, slots=True)
class Allowance:
    """Seconds and MiB that a whole run may take; None: any."""

    seconds: float | None = None
    mib: float | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """For each instance, for those that are allowed more (or less), and for all together. ``peer``: our whole run stays
    below the peer's, our search at most at ``search_part`` of its.
    """

    each: Allowance = Allowance()
    but: Mapping[str, Allowance] = field(default_factory=dict)
    all_seconds: float | None = None
    peer: bool = True
    search_part: float = 0.1

    def broken(self, measured: Measured) -> list[str]:
        """What one instance does not keep, each as a phrase."""
        allowed = self.but.get(measured.instance.name, self.each)
        wrong = list(_answer(measured))
        if allowed.seconds is not None and measured.seconds.middle > allowed.seconds:
            wrong.append(f"{measured.seconds.middle:.2f} s, more than {allowed.seconds:g} s")
        if allowed.mib is not None and measured.peak_mib > allowed.mib:
            wrong.append(f"{measured.peak_mib:.0f} MiB, more than {allowed.mib:g} MiB")
        return wrong + (list(self._behind(measured)) if self.peer else [])

    def _behind(self, measured: Measured) -> Iterator[str]:
        whole, search = measured.whole_ratio, measured.search_ratio
        if whole is not None and whole >= 1:
            yield f"the whole run is {whole:.2f} of the peer's"
        if (measured.instance.warm_ms or 0) >= WORTH_COMPARING and search is not None and search > self.search_part:
            yield f"the search is {search:.2f} of the peer's, more than {self.search_part:g}"

    def broken_together(self, measured: Sequence[Measured]) -> list[str]:
        """What all instances together do not keep."""
        seconds = sum(one.seconds.middle for one in measured)
        if self.all_seconds is None or seconds <= self.all_seconds:
            return []
        return [f"{seconds:.2f} s, more than {self.all_seconds:g} s"]


def mistaken(measured: Measured) -> bool:
    """Whether an answer is wrong, which is worse than late: no number of right ones makes up for it."""
    expected = measured.instance.verdict
    wrong = any(run.verdict in {"found", "impossible"} and run.verdict != expected for run in measured.runs)
    return wrong or any(run.checked == "unsound" for run in measured.runs) or not measured.steady


def _answer(measured: Measured) -> Iterator[str]:
    expected = measured.instance.verdict
    for run in measured.runs:
        if run.verdict != expected:
            yield f"{run.error or run.verdict}, not {expected}"
            break
        if expected == "found" and run.checked != "sound":
            yield f"checked {run.checked or 'by nobody'}, not sound"
            break
    if not measured.steady:
        yield "not the same answer on every run"


def allowance(text: str) -> tuple[str, Allowance]:
    """What `--allow NAME=60s,2048MiB` says; either part may be left out.

    Raises:
        Complaint: if it says something else.
    """
    match = re.fullmatch(r"([^=]+)=(?:(\d+\.?\d*)s)?,?(?:(\d+\.?\d*)MiB)?", text)
    if match is None or not (match[2] or match[3]):
        raise Complaint(f"{text} is not an allowance such as NAME=60s,2048MiB")
    return match[1], Allowance(*(None if figure is None else float(figure) for figure in match.groups()[1:]))
