"""Which rows of notes are declarations of the story language: told by their shape, so that prose stays prose.

`story "Interview"` is one, `story idea: they swap` is none. A shape is what follows the first word.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from pasdedeux.diagnostics import nearest
from pasdedeux.language.formulas.vocabulary import BUILT_IN
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.mistakes import Mistake
from pasdedeux.language.written.parse import KINDS
from pasdedeux.language.written.tokens import Token, tokens

Shape = Callable[[Sequence[Token], bool, Collection[str]], bool]  # the words after the first, whether a block, names


def declaration_test(types: Collection[str], names: Collection[str]) -> Callable[[Row], bool]:
    """A test for rows: whether one is a declaration, where these types and names are declared."""
    known = frozenset((*BUILT_IN, *types))

    def test(row: Row) -> bool:
        words = readable(row)
        if not words or words[0].kind != "word":
            return False
        shape = _SHAPES.get(words[0].text)
        if shape is not None:
            return shape(words[1:], bool(row.block), names)
        return _entities(words, known)

    return test


def readable(row: Row) -> list[Token]:
    """The words of a row; where it cannot be cut into words, those before what is wrong."""
    try:
        return row.tokens
    except Mistake as mistake:
        span = mistake.diagnostic.span
        try:
            return tokens(row.source, row.start, max(row.start, span.start)) if span else []
        except Mistake:
            return []


def _entities(words: Sequence[Token], types: Collection[str]) -> bool:
    """`TYPE Name, Name`, `TYPE Name "label"`, also with a slip in the type; or any declaration with one in its word."""
    first, rest = words[0].text, words[1:]
    if not rest:
        return False
    if rest[0].kind == "string":
        return nearest(first, _QUOTED) is not None
    if rest[0].kind != "word":
        return False
    after = rest[1] if len(rest) > 1 else None
    listed = after is None or after.text == "," or after.kind in ("string", "ids", "accept")
    if first in types:
        return listed and (not rest[0].text[:1].islower() or (after is not None and after.kind == "string"))
    return after is not None and after.kind == "string" and nearest(first, (*types, *KINDS)) is not None


def _text(words: Sequence[Token], block: bool, names: Collection[str]) -> bool:
    return bool(words) and words[0].kind == "string"


def _numbered(words: Sequence[Token], block: bool, names: Collection[str]) -> bool:
    return any(any(c.isdigit() for c in word.text) for word in words)


def _one(words: Sequence[Token], block: bool, names: Collection[str]) -> bool:
    return len(words) == 1 and words[0].kind in ("word", "string")


def _name_and(*signs: str) -> Shape:
    """A name, and then nothing or one of these words and signs, a text as `"`, nothing as `end`."""

    def shape(words: Sequence[Token], block: bool, names: Collection[str]) -> bool:
        if not words or words[0].kind != "word":
            return False
        after = words[1] if len(words) > 1 else None
        if after is None:
            return "end" in signs
        return after.text in signs or (after.kind == "string" and '"' in signs) or after.kind in ("ids", "accept")

    return shape


def _second(word: str) -> Shape:
    return lambda words, block, names: bool(words) and any(w.text == word for w in words[:2])


def _block(words: Sequence[Token], block: bool, names: Collection[str]) -> bool:
    return block or any(word.text in names for word in words)


def _wants(words: Sequence[Token], block: bool, names: Collection[str]) -> bool:
    return bool(words) and words[0].kind == "word" and (block or words[0].text in names)


def _quoted_end(words: Sequence[Token], block: bool, names: Collection[str]) -> bool:
    return len(words) > 1 and words[0].kind in ("word", "string") and any(word.kind == "string" for word in words[1:])


_SHAPES: dict[str, Shape] = {
    "story": _text,
    "covers": _numbered,
    "import": _one,
    "remake": _second("of"),
    "rename": _second("to"),
    "type": _name_and("end", ",", "is"),
    "fact": _name_and("end", "(", ":", '"', "=", ","),
    "secret": _name_and("end", '"', "true", "false", "known", ","),
    "define": _name_and("(", ":", '"'),
    "initially": _block,
    "wants": _wants,
    "author": _second("wants"),
    "action": _text,
    "staging": _second("action"),
    "rule": _text,
    "ending": _text,
    "credit": _quoted_end,
    "cast": _quoted_end,
}
_QUOTED = (*(kind for kind, shape in _SHAPES.items() if shape in (_text, _quoted_end)), "act", "scene")
