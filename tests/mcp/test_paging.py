"""Long answers in pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics import Refused
from pasdedeux.mcp.paging import LONGEST, answer, page


@given(st.lists(st.text(max_size=30), max_size=60), st.integers(1, 200))
def test_pages_are_all_of_it(items: list[str], size: int) -> None:
    """The pages of a list are its items, each once and in order; none is empty but that of an empty list."""
    count = page(1, items, size).count
    pages = [page(number, items, size) for number in range(1, count + 1)]
    assert [item for each in pages for item in each.of(items)] == items
    assert all(each.of(items) for each in pages) or not items
    assert [each.last for each in pages] == [False] * (count - 1) + [True]
    with pytest.raises(Refused, match="V130"):
        page(count + 1, items, size)


def test_what_stands_beside_comes_with_the_last_page() -> None:
    """The other lists of an answer are empty before the last page, and whole with it."""
    items = ["x" * 10_000] * 8
    data = {"title": "T", "items": items, "rest": [1, 2]}
    first, last = (answer("text", data, "items", page(number, items)) for number in (1, 3))
    assert (first.data["rest"], last.data["rest"]) == ([], [1, 2])
    assert "call again with page=2" in first.text
    assert first.data["page"] == {"number": 1, "of": 3, "notes": [first.text.partition("[")[2].rstrip("]")]}


def test_what_is_cut_is_said() -> None:
    """A list beside the pages, and a text, that are too long are cut, with a word on how much is missing."""
    made = answer("y" * (LONGEST + 5), {"items": [], "rest": ["z" * 1000] * 100}, "items", page(1, []))
    assert len(made.data["rest"]) < 100  # type: ignore[arg-type]
    assert "rest: the first" in made.text
    assert "5 characters more" in made.text


def test_a_short_answer_is_left_alone() -> None:
    """An answer that is short enough has no word on pages."""
    made = answer("text", {"items": [1], "rest": [2]}, "items", page(1, [1]))
    assert (made.text, made.data) == ("text", {"items": [1], "rest": [2]})
