"""All mistakes at once."""

import random

import pytest

from pasdedeux.diagnostics import Collector, Diagnostic, Refused, Severity, Source, Span

SOURCE = Source("b.story", "one two three")


def at(start: int, code: str = "N201", source: Source = SOURCE) -> Diagnostic:
    """A message at a place."""
    return Diagnostic(code, f"nothing at {start}", Span(source, start, start + 1))


def test_order_is_that_of_places() -> None:
    """Messages come in the order of file, place and code, whatever the order in which they were found."""
    first = Diagnostic("F101", "no such file", None)
    wanted = [first, at(5, source=Source("a.story", "one two")), at(0), at(4, "N201"), at(4, "T301"), at(8)]
    for seed in range(5):
        collector = Collector()
        collector.extend(random.Random(seed).sample(wanted, len(wanted)))
        assert collector.diagnostics == tuple(wanted)


def test_same_message_once() -> None:
    """The same message at the same place is kept once, at another place again."""
    collector = Collector()
    collector.extend([at(0), at(0), at(4)])
    assert len(collector) == 2


def test_raise_if_any() -> None:
    """An error raises all messages at once, the warnings with it."""
    collector = Collector()
    warning = Diagnostic("N202", "unused", Span(SOURCE, 9, 10), severity=Severity.WARNING)
    collector.extend([warning, at(0)])
    with pytest.raises(Refused) as caught:
        collector.raise_if_any()
    assert caught.value.diagnostics == (at(0), warning)


def test_warnings_refuse_nothing() -> None:
    """Nothing is raised where nothing was found, or only warnings and findings."""
    collector = Collector()
    collector.raise_if_any()
    collector.add(Diagnostic("N202", "unused", None, severity=Severity.WARNING))
    collector.add(Diagnostic("C401", "a leak", None, severity=Severity.FINDING))
    collector.raise_if_any()


def test_refused_prints_as_messages() -> None:
    """A refusal prints as its messages do, each in full."""
    text = str(Refused([at(0), at(4)]))
    assert text.count("error[N201]") == 2
    assert "  --> b.story:1:5" in text


def test_refusal_without_a_message() -> None:
    """A refusal that says nothing cannot be made."""
    with pytest.raises(ValueError, match="at least one"):
        Refused([])
