"""Pairs of brackets, and statements."""

import pytest

from pasdedeux.diagnostics import Collector, Source
from pasdedeux.sabre.written.brackets import NESTING, Outline, outline
from pasdedeux.sabre.written.tokens import tokenize


def outlined(text: str) -> tuple[Outline, list[str]]:
    """The outline of a text, and the messages about it."""
    mistakes = Collector()
    tokens = tokenize(Source("problem.txt", text), mistakes)
    return outline(tokens, mistakes), [mistake.message for mistake in mistakes.diagnostics]


def test_statements_end_at_semicolons_outside_braces() -> None:
    """A semicolon between braces ends a part, not the statement; the last one may be left out."""
    found, said = outlined("a(b); action c() { d; e }; f")
    assert [(s.low, s.high) for s in found.statements] == [(0, 4), (5, 14), (15, 16)]
    assert said == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a((b); c();", "this `(` is never closed"),
        ("a(b)); c();", "this `)` closes no bracket"),
        ("action a() { x(; y }; c();", "this `(` is never closed"),
        ("action a() { x; action b() { y }; c();", "this `{` is never closed"),
        ("action a() { x) }; c();", "this `)` closes no bracket"),
    ],
)
def test_one_bracket_spoils_one_statement(text, message) -> None:
    """A bracket without its partner is reported once, and the last statement is whole."""
    found, said = outlined(text)
    assert said == [message]
    assert [s.broken for s in found.statements][-1] is False
    assert any(s.broken for s in found.statements)


def test_a_forgotten_semicolon_is_found() -> None:
    """Two declarations without a semicolon between them are two statements."""
    found, said = outlined("entity A : t entity B : t; action a() { x } trigger b() { y };")
    assert said == ["a `;` is missing before `entity`", "a `;` is missing before `trigger`"]
    assert len(found.statements) == 4
    assert not any(s.broken for s in found.statements)


def test_keywords_are_not_reserved() -> None:
    """A property, a type or an entity may have the name of a keyword."""
    _, said = outlined("property type() : entity; entity action : type; type() = action; if(type()) utility(Ann) = 1;")
    assert said == []


@pytest.mark.parametrize("text", ["(" * 100_000, "([{" * 100_000, "(" * 100_000 + ")" * 100_000])
def test_deep_nesting_is_one_message(text) -> None:
    """However many brackets are opened, one message says how deep they may go."""
    _, said = outlined(text)
    assert said == [f"this is nested more than {NESTING} levels deep"]


def test_empty_statements_in_a_row_are_one() -> None:
    """A file of semicolons has one empty statement to complain about, not millions."""
    found, _ = outlined("a;;;;;;b")
    assert [(s.low, s.high) for s in found.statements] == [(0, 1), (2, 2), (7, 8)]
