"""Texts are measured for the widest face, and cut or wrapped so that they fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.draw.measure import ELLIPSIS, fit, width, wrap

ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


def test_letters_differ() -> None:
    """A narrow letter is narrower than a wide one, bold is wider, a letter of East Asia takes more than one of ours."""
    assert width("iii", 12) < width("nnn", 12) < width("WWW", 12)
    assert width("name", 12) < width("name", 12, bold=True)
    assert width("日本", 12) > width("ab", 12)
    assert width("e\u0301", 12) == width("e", 12) == width("é", 12)


def test_width_grows_with_size() -> None:
    """Type of twice the size is twice as wide."""
    assert width("Katya", 24) == pytest.approx(2 * width("Katya", 12))


@given(ANY, st.floats(1, 300))
def test_fit_fits(text, room) -> None:
    """What fits is left alone, what does not is a beginning of it with an ellipsis, and fits; or nothing."""
    found = fit(text, room, 12)
    assert not found or width(found, 12) <= room
    assert found in ("", text) or (found.endswith(ELLIPSIS) and text.startswith(found.removesuffix(ELLIPSIS)))
    assert found == text or width(text, 12) > room


@given(ANY, st.floats(25, 300))
def test_wrap_wraps(text, room) -> None:
    """Every line fits, and no letter is lost or added."""
    lines = wrap(text, room, 12)
    assert all(width(line, 12) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_wrap_has_at_most_so_many_lines() -> None:
    """What is beyond the last line is left out, and that is seen."""
    lines = wrap("one two three four five six", 60, 12, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith(ELLIPSIS)
