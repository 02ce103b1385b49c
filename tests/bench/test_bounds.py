"""Bounds are broken by what does not keep them, and by nothing else."""

import dataclasses
from pathlib import Path

import pytest

from bench.bounds import Allowance, Bounds, allowance, mistaken
from bench.complaint import Complaint
from bench.instance import Instance, Limits
from bench.measured import Measured
from bench.outcome import Outcome

GOOD = Outcome(2.0, 100.0, "found", "sound", ("a()", "b()"), 1.0, 10, 20)


def measured(*runs: Outcome, verdict: str = "found", process_ms=None, warm_ms=None) -> Measured:
    """An instance called `it` with these runs."""
    return Measured(Instance("it", Path("it.txt"), 1, Limits(1, 1, 1), verdict, None, process_ms, warm_ms), runs)


def test_what_keeps_everything_breaks_nothing() -> None:
    """A sound plan within time and memory, ahead of the peer."""
    bounds = Bounds(Allowance(2, 100), all_seconds=2)
    one = measured(GOOD, process_ms=2001, warm_ms=10000)
    assert bounds.broken(one) == []
    assert bounds.broken_together([one]) == []


@pytest.mark.parametrize(
    ("one", "what"),
    [
        (measured(dataclasses.replace(GOOD, seconds=2.1)), "2.10 s, more than 2 s"),
        (measured(dataclasses.replace(GOOD, peak_mib=101)), "101 MiB, more than 100 MiB"),
        (measured(dataclasses.replace(GOOD, checked="unchecked")), "checked unchecked, not sound"),
        (measured(Outcome(1, 1, "unknown", stopped_by="time")), "unknown, not found"),
        (measured(Outcome(1, 1, "error", error="exit 2: no file")), "exit 2: no file, not found"),
        (measured(GOOD, verdict="impossible"), "found, not impossible"),
        (measured(GOOD, dataclasses.replace(GOOD, states=11)), "not the same answer on every run"),
        (measured(GOOD, process_ms=2000), "the whole run is 1.00 of the peer's"),
        (measured(GOOD, warm_ms=9000), "the search is 0.11 of the peer's, more than 0.1"),
    ],
)
def test_each_bound_can_be_broken(one, what) -> None:
    """What is too slow, too large, wrong, unchecked, unsteady or behind the peer is said."""
    assert Bounds(Allowance(2, 100)).broken(one) == [what]


def test_a_short_search_of_the_peer_is_not_compared() -> None:
    """Below a tenth of a second the start decides, not the search."""
    assert Bounds().broken(measured(GOOD, warm_ms=99)) == []


def test_the_peer_can_be_ignored() -> None:
    """Then ratios are only shown."""
    assert Bounds(peer=False).broken(measured(GOOD, process_ms=1, warm_ms=1000)) == []


def test_an_exception_counts_for_its_instance() -> None:
    """An allowance stands instead of what holds for each."""
    bounds = Bounds(Allowance(1, 10), {"it": Allowance(3, 200)})
    assert bounds.broken(measured(GOOD)) == []


def test_all_together_have_a_bound() -> None:
    """The sum of the medians is what counts."""
    assert Bounds(all_seconds=3.9).broken_together([measured(GOOD), measured(GOOD)]) == ["4.00 s, more than 3.9 s"]


@pytest.mark.parametrize(
    ("text", "seconds", "mib"),
    [("it=60s,2048MiB", 60, 2048), ("it=0.5s", 0.5, None), ("it=2048MiB", None, 2048)],
)
def test_an_allowance_is_read(text, seconds, mib) -> None:
    """Time, memory, or both."""
    assert allowance(text) == ("it", Allowance(seconds, mib))


@pytest.mark.parametrize("text", ["it", "it=", "it=60", "=60s", "it=60s 1MiB", "it=1.2.3s"])
def test_another_allowance_is_refused(text) -> None:
    """With an example of a right one."""
    with pytest.raises(Complaint, match="60s,2048MiB"):
        allowance(text)


def test_late_is_not_mistaken() -> None:
    """Only a wrong answer is a mistake, not one that did not come."""
    assert not mistaken(measured(Outcome(1, 1, "unknown", stopped_by="time")))
    assert mistaken(measured(GOOD, verdict="impossible"))
    assert mistaken(measured(dataclasses.replace(GOOD, checked="unsound")))
