"""Words of a problem file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics import Collector, Source
from pasdedeux.sabre.written.tokens import Tokens, tokenize


def tokens(text: str) -> Tokens:
    """The tokens of a text."""
    return tokenize(Source("problem.txt", text), Collector())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x-1", "x -1"),
        ("x - 1", "x - 1"),
        ("x -.5 1. 1.2.3", "x -.5 1. 1.2 .3"),
        ("2nd", "2 nd"),
        ("a==b!=c>=d<=e=f", "a == b != c >= d <= e = f"),
        ("=?;", "= ? ;"),
        ("O'Brien_2.x?", "O'Brien_2.x?"),
        ("a // b\nc /* d; */ e", "a c e"),
        ("a/b", "a / b"),
        ('"two words" x', '"two words" x'),
        ("\ufeffentity Zoë", "entity Zoë"),
    ],
)
def test_words(text, words) -> None:
    """A text is cut where the language cuts it: the longest sign, numbers with their minus, words up to a sign."""
    found = tokens(text)
    assert found.words == (['"two words"', "x"] if '"' in text else words.split())


def test_a_comment_without_an_end_is_reported_once() -> None:
    """Only the rest of its line is lost with a comment or quotation that nothing closes."""
    mistakes = Collector()
    found = tokenize(Source("problem.txt", 'a /* b\nc "d\ne'), mistakes)
    assert found.words == ["a", "c", "e"]
    assert [mistake.span.text for mistake in mistakes.diagnostics if mistake.span] == ["/*", '"']


@given(st.text('ab1-. /*"=!\n?é', max_size=40))
def test_every_token_stands_where_it_says(text) -> None:
    """The span of each token has its words, and tokens neither overlap nor leave ink between them."""
    found = tokens(text)
    assert [found.at(i).text for i in range(len(found))] == found.words
    assert found.starts == sorted(set(found.starts))


def test_a_place_between_tokens_is_empty() -> None:
    """What is missing is marked right after the word before."""
    assert (tokens("a  b").span(1, 1).start, tokens("").span(0, 0).start) == (1, 0)


def test_quoted_text_in_messages_is_short() -> None:
    """A message quotes a long stretch only in part."""
    found = tokens("p(a, b) " * 1000)
    assert found.text(0, 6) == "p(a, b)"
    assert len(found.text(0, len(found))) <= 60
