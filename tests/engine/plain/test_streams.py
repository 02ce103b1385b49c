"""Streams: plans are found when they are asked for, and once."""

from __future__ import annotations

import pytest

from pasdedeux.engine.plain.streams import Stream


def test_plans_are_found_once_and_no_sooner_than_they_are_asked_for():
    """Two readers of one stream make each plan once; what nobody asks for is not made."""
    made = []

    def source():
        for number in range(3):
            made.append(number)
            yield (number,), 0.0

    stream = Stream(source)
    first = iter(stream)
    assert next(first) == ((0,), 0.0)
    assert made == [0]
    assert [plan for plan, _ in stream] == [(0,), (1,), (2,)]
    assert [plan for plan, _ in first] == [(1,), (2,)]
    assert made == [0, 1, 2]


def test_a_stream_that_was_stopped_is_not_at_its_end():
    """What is stopped on the way begins anew when it is asked again, and finds all."""
    patience = [False]

    def source():
        yield (1,), 0.0
        if not patience[0]:
            raise KeyboardInterrupt
        yield (2,), 0.0

    stream = Stream(source)
    with pytest.raises(KeyboardInterrupt):
        list(stream)
    patience[0] = True
    assert [plan for plan, _ in stream] == [(1,), (2,)]


def test_a_plan_that_needs_its_own_stream_is_told_as_endless():
    """Where nothing limits how far people think, a plan may depend on itself: that is no error of Python's."""
    stream: Stream = Stream(lambda: (plan for plan in stream))
    with pytest.raises(RecursionError, match="depends on itself"):
        next(iter(stream))
    with pytest.raises(RecursionError, match="depends on itself"):
        next(iter(stream))
