"""The elements of a picture, and how they are written down as XML. What comes from a story is a text, and escaped."""

from __future__ import annotations

import re
from html import escape

from pasdedeux.diagnostics.glyphs import shown

_NAMES = {"viewbox": "viewBox", "class_": "class", "patternunits": "patternUnits"}
_PLAIN = ("pdd", "now")
_SPECIAL = re.compile(r"[^ !#-%(-;=?-~]")  # anything that is not plain ASCII, and the signs of XML
Attribute = str | float | int | None


class Node:
    """One element: its name, its attributes, and what is in it. A text among its children stands for itself."""

    __slots__ = ("attributes", "children", "name")

    def __init__(self, name: str, children: tuple[Node | str, ...], attributes: dict[str, str]) -> None:
        self.name, self.children, self.attributes = name, children, attributes

    def __str__(self) -> str:
        parts: list[str] = []
        _write(self, parts)
        return "".join(parts)


def node(tag: str, *children: Node | str | None, **attributes: Attribute) -> Node:
    """An element. ``None`` among children and attributes is left out; ``stroke_width`` is written ``stroke-width``."""
    kept = {_attribute(key): _value(value) for key, value in attributes.items() if value is not None}
    if "class" in kept:
        kept["class"] = " ".join(map(_class, kept["class"].split()))
    return Node(tag, tuple(child for child in children if child is not None), kept)


def group(*children: Node | str | None, **attributes: Attribute) -> Node:
    """Several elements as one."""
    return node("g", *children, **attributes)


def titled(title: str, *children: Node | str | None, **attributes: Attribute) -> Node:
    """Several elements as one, with words that are shown to whoever points at it, and read to whoever cannot see it."""
    return group(node("title", title), *children, **attributes)


def moved(x: float, y: float, *children: Node | str | None) -> Node:
    """Several elements, moved."""
    return group(*children, transform=f"translate({number(x)} {number(y)})")


def number(value: float) -> str:
    """A length, to a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


def _attribute(key: str) -> str:
    return _NAMES.get(key) or key.replace("_", "-")


def _class(name: str) -> str:
    """A class of the pictures' style sheet, so called that it meets none of a page in which the picture stands."""
    return name if name in _PLAIN else f"pdd-{name}"


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)


def _write(at: Node, parts: list[str]) -> None:
    parts.append(f"<{at.name}")
    parts += [f' {key}="{_safe(value)}"' for key, value in at.attributes.items()]
    if not at.children:
        parts.append("/>")
        return
    parts.append(">")
    for child in at.children:
        if isinstance(child, Node):
            _write(child, parts)
        else:
            parts.append(_safe(child))
    parts.append(f"</{at.name}>")


def _safe(text: str) -> str:
    """A text as XML may hold it: control characters, and those that turn the reading direction, become signs."""
    return escape(shown(text)) if _SPECIAL.search(text) else text
