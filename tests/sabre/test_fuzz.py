"""Whatever is in a file, it is read or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics import Refused, Source, render_all
from pasdedeux.sabre import is_problem, read, write
from tests.sabre.problems import HEAD, SMALL

N = 100_000
TEXT = """
type entity property action trigger utility precondition effect consenting observing believes if else elseif
forall exists sum product True False ? ( ) { } [ ] , ; : * / + - & | ! == != >= <= > < = 1 -2 .5 Ann Hall at(Ann) n()
p() c character room number boolean "x" // /* */ _ $ é
"""
WORDS = TEXT.split()


def survives(text: str) -> bool:
    """Read a text; whether it was accepted. Its messages are rendered, and what was accepted is written."""
    is_problem(text)
    try:
        story = read(Source("x.txt", text))
    except Refused as refused:
        render_all(refused.diagnostics)
        return False
    write(story.world)
    return True


@given(st.sampled_from(SMALL), st.data())
def test_truncated(text, data) -> None:
    """A problem that ends anywhere."""
    survives(text[: data.draw(st.integers(0, len(text)))])


@given(st.sampled_from(SMALL), st.data())
def test_cut_and_repeated(text, data) -> None:
    """A problem from which something was cut out, or put in twice."""
    first, second = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    survives(text[:first] + text[second:])
    survives(text[:second] + text[first:])


@given(st.sampled_from(SMALL).flatmap(lambda text: st.permutations(text.split())))
def test_shuffled(words) -> None:
    """The words of a problem in any order."""
    survives(" ".join(words))


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_words(words) -> None:
    """Words of the language in any order, after declarations that give some of them a meaning."""
    survives(HEAD + " ".join(words))
    survives(f"{HEAD} action a(c : character) {{ effect: {' '.join(words)} }};")


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda b: b.decode("latin-1")))
def test_anything(text) -> None:
    """Any characters at all."""
    survives(text)
    survives(HEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * N,
        ")" * N,
        "{" * N,
        "[(" * N + ")]" * N,
        f"{HEAD} utility(): {'(' * N}1{')' * N};",
        f"{HEAD} utility(): {'n() - ' * N}1;",
        f"{HEAD} utility(): {'if(p()) ' * N}1 else 0;",
        f"{HEAD} action a() {{ effect: {'!' * N}p(); }};",
        f"{HEAD} {'believes(Ann, ' * N}p(){')' * N};",
        f"{HEAD} {'forall(c : character) ' * N}p();",
        "* / " * N,
        "; " * N,
        '" /* ' * N,
        "entity a : " + "x, " * N,
        "type a : " + "a, " * N,
    ],
    ids=lambda text: text[-12:],
)
def test_deep_and_long(text) -> None:
    """Nesting without end and lists without end are refused with a message, not with a stack overflow."""
    assert not survives(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["n() = 1; ", "p() & ", "x;", "action a%d() { effect: p(); };", "(", "/* ", "n() -1;"]
)
def test_five_megabytes(piece) -> None:
    """A big file of anything ends in a result."""
    if "%d" in piece:
        survives(HEAD + "".join(piece % i for i in range(40_000)))
    else:
        survives(HEAD + piece * (5_000_000 // len(piece)))
