"""The layout: what is written is what is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.engine.plain.layout import Layout
from pasdedeux.engine.task import Task

KINDS = ("boolean", "truth", "entity", "number", "entity", "number")
TASK = Task(2, 9, KINDS, (0, 2, 2, 0.0, 2, 0.0), (), (), (), (-1, -1, -1), ())

NUMBERS = st.one_of(st.floats(allow_nan=False, allow_infinity=False).filter(lambda n: str(n) != "-0.0"), st.just(2))
VALUES = st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(2, 11), NUMBERS, st.integers(2, 11), NUMBERS)


@given(VALUES, VALUES)
def test_what_is_written_is_read(first, second):
    """Values come back as they were, whatever stood there before, and equal values are one number."""
    layout = Layout(TASK)
    values = layout.write(layout.write(0, enumerate(first)), enumerate(second))
    assert layout.unpack(values) == second
    assert [type(value) for value in layout.unpack(values)] == [type(value) for value in second]
    assert layout.write(0, enumerate(second)) == values


def test_what_a_fluent_cannot_be_is_not_written():
    """A number is no code and a code no number, and neither overflows into its neighbours."""
    layout = Layout(TASK)
    begun = layout.write(0, enumerate(TASK.defaults))
    assert layout.write(begun, [(0, 1.0), (1, 7), (2, 40), (3, 5)]) == begun
