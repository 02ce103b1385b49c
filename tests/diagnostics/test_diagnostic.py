"""One message as data."""

import dataclasses
import json

import pytest

from pasdedeux.diagnostics import Diagnostic, Label, Severity, Source, Span

SOURCE = Source("verona.story", "fact asleep\nwhen asleeep\n")


@pytest.mark.parametrize("code", ["", "N20", "n201", "N2011", "NN01", "N201 ", "Ｎ201"])
def test_code_has_a_shape(code) -> None:
    """A code that no page could have is refused."""
    with pytest.raises(ValueError, match="not the code"):
        Diagnostic(code, "no fact", None)


def test_is_immutable() -> None:
    """A message cannot be changed once it is made."""
    diagnostic = Diagnostic("N201", "no fact", None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        diagnostic.message = "another"  # type: ignore[misc]  # the point of the test


def test_to_json() -> None:
    """As data a message has its code, words, places with lines and columns, and survives JSON."""
    diagnostic = Diagnostic(
        "N201",
        "no fact is called `asleeep`",
        Span(SOURCE, 17, 24),
        (Label(Span(SOURCE, 5, 11), "did you mean `asleep`?"),),
        "It could never happen.",
        "write `asleep`",
        Severity.WARNING,
    )
    data = diagnostic.to_json()
    assert json.loads(json.dumps(data)) == data
    assert data["severity"] == "warning"
    assert data["span"] == {"file": "verona.story", "line": 2, "column": 6, "end_line": 2, "end_column": 13}
    assert data["labels"] == [
        {
            "span": {"file": "verona.story", "line": 1, "column": 6, "end_line": 1, "end_column": 12},
            "text": "did you mean `asleep`?",
        }
    ]


def test_to_json_without_a_place() -> None:
    """A message without a place has null for it."""
    assert Diagnostic("F101", "no such file", None).to_json()["span"] is None
