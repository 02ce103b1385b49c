"""How text looks on a terminal: what is shown for a character, and how many cells it takes.

A caret stands under its word only if tabs, wide letters and combining marks are counted as they look. And a
source is not to be trusted: control characters, and those that turn the reading direction, become signs.
"""

import unicodedata

_TAB = 4
_JOINERS = "\u200c\u200d"  # invisible by right: they shape Persian words and family emoji
_COMBINING = {"Mn", "Me"}
_UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def shown(text: str, at: int = 0) -> str:
    """The text as it is safe to print, if it begins in cell `at` (a tab ends at a multiple of four)."""
    if text.isascii() and text.isprintable():
        return text
    parts = []
    for char in text:
        part = _glyph(char, at)
        parts.append(part)
        at += _width(part)
    return "".join(parts)


def cells(text: str, at: int = 0) -> int:
    """How many cells the text takes once it is shown, if it begins in cell `at`."""
    return _width(shown(text, at))


def clip(text: str, limit: int) -> str:
    """The text, its middle left out where it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    half = limit // 2
    return f"{text[:half]} … {text[-half:]}"


def _glyph(char: str, at: int) -> str:
    if char == "\t":
        return " " * (_TAB - at % _TAB)
    if char in _JOINERS or unicodedata.category(char) not in _UNSAFE:
        return char
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)  # the pictures that Unicode has for control characters
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _width(text: str) -> int:
    """Cells of a text that is already safe."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(char: str) -> int:
    if char in _JOINERS or unicodedata.category(char) in _COMBINING:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
