"""Names as screenplays write them: KATYA, THE OLD MILL; and the names that a story declares for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pasdedeux.diagnostics import nearest
from pasdedeux.language.written.cursor import ARTICLES

_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|(?<!\w)_|_(?!\w))")
_ESCAPED = re.compile(r"\\([*_])")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_LONGEST = 60  # characters of a name; what is longer is a sentence


def plain(text: str) -> str:
    """A text without the signs for bold, italic and underlined."""
    if "*" not in text and "_" not in text:
        return text
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub("", text))


class Names:
    """The names and labels of those who can be meant, and new names for those who are not declared."""

    def __init__(self, known: Iterable[tuple[str, str]] = ()) -> None:
        """Know pairs of a name and its label, which may be empty. Of two alike the first is meant."""
        self._exact: dict[str, str] = {}
        self._alike: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        for name, label in known:
            self.add(name, label)

    def add(self, name: str, label: str = "") -> None:
        """Know one more name, or a label of one."""
        self._exact.setdefault(name, name)
        for text in (name, label):
            if text:
                self._labels.setdefault(text, name)
                self._alike.setdefault(_key(text), name)

    def __iter__(self) -> Iterator[str]:
        """All names and labels, in the order in which they came."""
        return iter(self._labels)

    def find(self, text: str) -> str | None:
        """Whom or what a text names, by a name or a label: case, articles, blanks, `_` and `-` do not count."""
        return self._exact.get(text) or self._alike.get(_key(text))

    def near(self, text: str) -> str | None:
        """The name or label that comes nearest to a text which names nobody."""
        return nearest(" ".join(_words(text)), self._labels)

    def new(self, text: str, taken: Iterable[str]) -> tuple[str, str]:
        """A name and a label for somebody or something that is not declared. ``taken`` are names that others have."""
        words = text.replace('"', "").split()
        label = " ".join(map(_written, words))[:_LONGEST]
        name = re.sub(r"[\W_]", "", "".join(word[:1].upper() + word[1:] for word in _words(label)))[:_LONGEST] or "X"
        if not name[0].isalpha():
            name = f"N{name}"
        used, free, number = {*taken, *self._exact}, name, 2
        while free in used:
            free, number = f"{name}{number}", number + 1
        return free, "" if label == free else label


def _words(text: str) -> list[str]:
    found = _WORD.findall(text.replace("_", " "))
    return found[1:] if len(found) > 1 and found[0].casefold() in ARTICLES else found


def _key(text: str) -> str:
    return "".join(_words(text)).casefold().replace("’", "'") or text.casefold()


def _written(word: str) -> str:
    """A word as it is written in a sentence: a name in capitals with one at its beginning, an article in small ones."""
    if word.casefold() in ARTICLES:
        return word.casefold()
    if not word.isupper():
        return word[:1].upper() + word[1:]
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize() if len(m[0]) > 2 or not m.start() else m[0].lower(), word)
