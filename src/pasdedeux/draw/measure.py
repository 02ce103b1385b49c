"""How wide a text is in a picture, without asking a font: a picture is laid out before anybody knows in which font it
will be shown.

The naive way counts letters, and then `Willem` runs into its neighbour while `Illi` stands in a hole. So each letter
has a width here, in twentieths of the size of the type: that of the widest of the common sans-serif faces (measured in
DejaVu Sans and in a face of Arial's widths), rounded up. In any narrower face a little room is left, and no overlap.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_BY_WIDTH = {
    6: "'Iijl",
    7: " ,./:;\\|",
    8: "()-[]ft·‘’",
    9: "!r",
    10: '"*J`–',
    11: "csz“”",
    12: "?L_kvxy",
    13: "$0123456789FTabdeghnopqu{}",
    14: "ABEKPSVXYZ",
    15: "CNRU",
    16: "&DGHOQ",
    17: "#+<=>^w~→",
    18: "M",
    19: "%",
    20: "Wm—…",
    21: "@",
}
_WIDTH = {char: width for width, chars in _BY_WIDTH.items() for char in chars}
_WIDE, _CAPITAL, _OTHER = 22, 20, 18  # a letter of East Asia or a sign, a capital, anything else
_BOLD = 1.15
ELLIPSIS = "…"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How many pixels a text takes in type of ``size`` pixels: at least as many as it will."""
    return _twentieths(text) * size / 20 * (_BOLD if bold else 1)


@lru_cache(maxsize=4096)
def _twentieths(text: str) -> int:
    return sum(map(_letter, text))


@lru_cache(maxsize=4096)
def _letter(char: str) -> int:
    known = _WIDTH.get(char)
    if known is not None:
        return known
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    base = unicodedata.normalize("NFD", char)[0]
    if base != char and base in _WIDTH:
        return _WIDTH[base]
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    return _CAPITAL if char.isupper() else _OTHER


def fit(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, its end left out where it is wider than ``room``; empty where not even one letter fits."""
    if width(text, size, bold=bold) <= room:
        return text
    for end in range(len(text) - 1, 0, -1):
        shorter = text[:end].rstrip() + ELLIPSIS
        if width(shorter, size, bold=bold) <= room:
            return shorter
    return ""


def wrap(text: str, room: float, size: float, *, bold: bool = False, most: int = 99) -> list[str]:
    """The text in lines of at most ``room``, broken between words, and within one only where it is wider than a line.

    Where there are more than ``most`` lines, the last ends with an ellipsis.
    """
    lines: list[str] = []
    line, long = "", 0.0
    blank = width(" ", size, bold=bold)
    for word in _pieces(text, room, size, bold):
        more = width(word, size, bold=bold)
        if line and long + blank + more > room:
            lines.append(line)
            line, long = word, more
        else:
            line, long = (f"{line} {word}", long + blank + more) if line else (word, more)
    lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), room, size, bold=bold)]
    return lines


def _pieces(text: str, room: float, size: float, bold: bool) -> list[str]:
    """The words, those that are wider than a line cut into pieces that are not."""
    found = []
    for word in text.split():
        rest = word
        while width(rest, size, bold=bold) > room and len(rest) > 1:
            end = next((n for n in range(len(rest) - 1, 1, -1) if width(rest[:n], size, bold=bold) <= room), 1)
            found.append(rest[:end])
            rest = rest[end:]
        found.append(rest)
    return found
