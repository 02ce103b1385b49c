"""Colour on a terminal, or none: the one place that knows escape codes."""

from dataclasses import dataclass

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "finding": "1;35",
    "label": "34",
    "gutter": "34",
    "strong": "1",
}


@dataclass(frozen=True)
class Paint:
    """Paints words in a named style where `colour` is on, and leaves them as they are where it is off."""

    colour: bool = False

    def __call__(self, style: str, text: str) -> str:
        """The text in a style. Raises KeyError for a style that is not there."""
        code = _STYLES[style]
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text
