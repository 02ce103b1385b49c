"""Lines of text in a picture: where they stand, how large they are, and what is left out where there is no room."""

from __future__ import annotations

from pasdedeux.draw.elements import Node, node
from pasdedeux.draw.measure import fit, wrap

BODY, SMALL, HEAD, TITLE = 12.0, 10.5, 13.0, 17.0


def text(  # a line of text has a place, a size, a look and a limit
    x: float,
    y: float,
    words: str,
    *,
    size: float = BODY,
    look: str = "",
    room: float | None = None,
    anchor: str | None = None,
    **attributes: str | float | None,
) -> Node | None:
    """One line whose baseline begins at a point; cut to ``room``, and then with all of it as its title.

    None where nothing of it fits.
    """
    bold = is_bold(look)
    cut = words if room is None else fit(words, room, size, bold=bold)
    if not cut:
        return None
    title = node("title", words) if cut != words else None
    shown_size = None if size == BODY else size
    return node(
        "text", title, cut, x=x, y=y, class_=look or None, font_size=shown_size, text_anchor=anchor, **attributes
    )


def is_bold(look: str) -> bool:
    """Whether a look is set in bold type."""
    return "bold" in look or "warn" in look


class Column:
    """Lines below each other in a column of a picture, from a top downwards."""

    def __init__(self, x: float, y: float, room: float) -> None:
        self.x, self.y, self.room = x, y, room
        self.nodes: list[Node] = []

    def write(
        self, words: str, *, size: float = BODY, look: str = "", indent: float = 0, most: int = 99, gap: float = 0
    ) -> None:
        """Add a text, wrapped into as many lines as it needs, and leave a gap after it."""
        leading = round(size * 1.3)
        room = self.room - indent
        for line in wrap(words, room, size, bold=is_bold(look), most=most):
            self.y += leading
            made = text(self.x + indent, self.y - leading * 0.22, line, size=size, look=look)
            if made is not None:
                self.nodes.append(made)
        self.y += gap

    def add(self, *nodes: Node | None) -> None:
        """Add other elements."""
        self.nodes.extend(node for node in nodes if node is not None)


__all__ = ["BODY", "HEAD", "SMALL", "TITLE", "Column", "is_bold", "text"]
