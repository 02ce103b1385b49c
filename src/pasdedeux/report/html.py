"""HTML that is made of elements, never of glued strings: whatever is not an element already is escaped.

A story's text is not to be trusted. A template would have to be told at every place that it inserts text; here
nothing but `tag` makes `Html`, so what comes from a story cannot become anything but text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape

from pasdedeux.diagnostics.glyphs import shown

_VOID = frozenset({"br", "hr", "input", "link", "meta"})
# Control characters, lone surrogates, and what turns the reading direction: `shown` has signs for them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)


class Html(str):
    """Text that is HTML already. Made by `tag` and `joined`, and by whoever vouches for what they put in."""

    __slots__ = ()


Part = str | int | None | Iterable["Part"]
"""What stands in an element: HTML, text to be escaped, nothing, or several of these."""


def tag(element: str, *children: Part, **attributes: str | float | bool | None) -> Html:
    """An element. An attribute that is None or False is left out; `_` in a name stands for `-`, one at its end for
    nothing: ``tag("td", "so", class_="mind", data_state="knows")``.
    """
    start = f"<{element}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    return Html(start if element in _VOID else f"{start}{joined(*children)}</{element}>")


def joined(*parts: Part, by: str = "") -> Html:
    """Parts one after the other, `by` between them."""
    return Html(escape(by).join(_each(parts)))


def data(value: object, name: str) -> Html:
    """A block of data for the page's script, under an id: JSON in which nothing can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    safe = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).replace("<", "\\u003c")
    return Html(f'<script type="application/json" id="{escape(name)}">{safe}</script>')


def text(words: str) -> Html:
    """Words as HTML: escaped, and with signs in the place of what could not be seen."""
    if _UNSAFE.search(words):
        words = "\n".join(map(shown, words.split("\n")))
    return Html(escape(words))


def _each(parts: Iterable[Part]) -> Iterable[str]:
    for part in parts:
        if isinstance(part, Html):
            yield part
        elif isinstance(part, str | int):
            yield text(str(part))
        elif part is not None:
            yield from _each(part)


def _attribute(name: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.removesuffix("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
