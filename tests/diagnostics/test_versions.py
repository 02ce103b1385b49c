"""Which line of a text was which line of its older version."""

from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics.versions import Versions

TEXTS = st.lists(st.sampled_from(["", "a b c", "a b d", "x", "y [P1]", "z z [P1]", "  x"]), max_size=12).map("\n".join)


def before(old: str, new: str) -> list[int | None]:
    """For each line of the new text, the line that it was."""
    versions = Versions(old, new)
    return [versions.before(line) for line in range(1, new.count("\n") + 2)]


def test_what_stays_stays() -> None:
    """A text is itself, line by line; blanks at the ends of lines and Windows line ends do not count."""
    assert before("a\nb\n\nc", "  a\r\nb  \r\n\r\nc") == [1, 2, 3, 4]


def test_lines_put_in_and_taken_out() -> None:
    """Lines after a new one, or after one that is gone, are found again."""
    assert before("a\nb\nc", "a\nnew\nb\nc") == [1, None, 2, 3]
    assert before("a\nb\nc", "a\nc") == [1, 3]


def test_a_line_that_stands_twice() -> None:
    """A line that is put in a second time is a new one: the old one stays beside its neighbours."""
    assert before("a\nb\nsaid\n", "x\na\nb\nsaid\nc\nsaid\n")[:4] == [None, 1, 2, 3]


def test_a_line_that_was_moved() -> None:
    """A line that stands elsewhere now is the same line."""
    assert before("one\ntwo\nthree\nfour", "two\nthree\nfour\none") == [2, 3, 4, 1]


def test_a_line_with_its_source_id() -> None:
    """What carries the same source id is the same line, whatever its words are now."""
    old = "Ann reads the letter [P1]\nBob sleeps [P2]"
    new = "Bob dreams all night of nothing [P2]\nhe wakes\nAnn burns it [P1]"
    assert before(old, new) == [2, None, 1]


def test_a_line_that_was_changed() -> None:
    """A line in which a word was changed is the same line, and was rewritten; another one in its place is not."""
    versions = Versions("x\nAnn tells Bob that hers\ny", "x\nAnn tells Eve that hers\ny")
    assert versions.before(2) == 2
    assert versions.rewritten(2)
    assert not versions.rewritten(1)
    assert before("x\nAnn tells Bob that hers\ny", "x\nit rains\ny") == [1, None, 3]


@given(TEXTS, TEXTS)
def test_no_line_has_two_partners(old, new) -> None:
    """Whatever the texts, each line of the old one is at most one line of the new one, and lines are of the texts."""
    found = [line for line in before(old, new) if line is not None]
    assert len(found) == len(set(found))
    assert all(1 <= line <= old.count("\n") + 1 for line in found)


@given(TEXTS, TEXTS)
def test_a_line_put_in_moves_the_rest(old, new) -> None:
    """What follows unchanged after both texts is found, however they differ."""
    tail = "\nTHE END\nof it all"
    assert before(old + tail, new + tail)[-2:] == [old.count("\n") + 2, old.count("\n") + 3]
