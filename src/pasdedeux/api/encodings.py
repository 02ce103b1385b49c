"""Texts in other encodings than UTF-8: what their author may have written, so that a message can show it."""

from dataclasses import dataclass

_WORD = 30  # letters of a word that are shown on either side


@dataclass(frozen=True)
class Guess:
    """What a byte would be in another encoding: the letter, its word, and how the encoding is called."""

    letter: str
    word: str
    encoding: str


def western(data: bytes, at: int) -> Guess | None:
    """The byte at that offset as a letter, where all of the bytes are a text in Latin-1 or its kin of Windows."""
    for encoding in ("cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(map(_is_control, text)):
            return Guess(text[at], _word(text, at), encoding)
    return None


def _is_control(sign: str) -> bool:
    return (ord(sign) < 32 and sign not in "\t\n\r\f") or 127 <= ord(sign) < 160


def _word(text: str, at: int) -> str:
    start, end = at, at + 1
    while start and text[start - 1].isalnum() and at - start < _WORD:
        start -= 1
    while end < len(text) and text[end].isalnum() and end - at < _WORD:
        end += 1
    return text[start:end]
