"""Long answers in pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics import Refused
from pasdedeux.mcp.paging import LONGEST, SIZE, answer, page, pages_of


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


def test_pages_of_a_text() -> None:
    """The pages of a long text are all of its lines, and its data have the same part."""
    text = "".join(f"line {number} of a long text\n" for number in range(SIZE // 10))
    pages = [pages_of(text, {"topic": "t"}, number) for number in range(1, 4)]
    assert "".join(str(each.data["text"]) for each in pages) == text
    assert all(each.text.startswith(str(each.data["text"])) for each in pages)
    assert "call again with page=2" in pages[0].text
    assert "the last" in pages[2].text
    assert pages_of("short", {}, 1).text == "short"
