"""Fountain is read as two programs of others read it: the same kinds of elements with the same texts, in order.

What they do with a text beside reading it is left out: screenplain writes headings in capitals, and keeps an empty
element where a paragraph held a note alone.
"""

import pytest

from tests.clients import fountain_js, js_elements, js_notes, our_notes, ours, screenplain
from tests.language.screenplay.corpus import SCRIPTS, generated

TEXTS = [*SCRIPTS, *generated(40)]


def told(elements):
    """Elements without empty ones, headings in capitals."""
    return [(kind, text.upper() if kind == "heading" else text) for kind, text in elements if text or kind == "break"]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_as_screenplain(text) -> None:
    """Element by element as screenplain."""
    assert told(ours(text)) == told(screenplain(text))


def test_as_fountain_js() -> None:
    """Element by element and note by note as fountain-js."""
    for text, tokens in zip(TEXTS, fountain_js(TEXTS), strict=True):
        assert told(ours(text)) == told(js_elements(tokens))
        assert our_notes(text) == js_notes(tokens)
