"""How `view` and `may-say` end, and what they print."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "expected"), [(["not cancer", "--to", "Boyfriend"], 0), (["cancer"], 1), (["the call of Katya"], 2)]
)
def test_exit_codes(arguments, expected, call):
    """0 where nothing speaks against any claim, 1 where something does, 2 for what is no claim."""
    assert call("may-say", "interview", "Katya", *arguments).code == expected


def test_a_view_of_nobody_prints_nothing(call):
    """A name that nobody has is refused, on the standard error."""
    run = call("view", "interview", "Katja")
    assert (run.code, run.out) == (2, "")
    assert "did you mean `Katya`?" in run.err


def test_the_text_of_a_view_is_the_same_under_any_hash(process):
    """What is printed does not depend on the order of a hash."""
    texts = {process("view", "murder_party", "Quill", "--json", env={"PYTHONHASHSEED": seed}).out for seed in "07"}
    assert len(texts) == 1
