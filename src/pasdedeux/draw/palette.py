"""The colours of the pictures, light and dark, as variables of a style sheet.

The hues of the standings are those of Okabe and Ito's palette (2008), which people see apart who do not tell red from
green, made darker or lighter until they stand out from the paper. No picture needs them: each standing has a shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Theme = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = get_args(Theme)

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "ink": "#1b1d21",
    "soft": "#555c66",
    "line": "#c9ced6",
    "panel": "#f3f5f8",
    "now": "#fff0b8",
    "knows": "#00609c",
    "mistaken": "#b03c00",
    "believes": "#7a3d9a",
}
DARK: Mapping[str, str] = {
    "paper": "#15181d",
    "ink": "#eceef1",
    "soft": "#b3bac5",
    "line": "#434a55",
    "panel": "#1f242b",
    "now": "#4a3f12",
    "knows": "#6bbcf5",
    "mistaken": "#ff9d63",
    "believes": "#d3a8f2",
}
TEXTS = ("ink", "soft", "mistaken")  # the colours of texts
GROUNDS = ("paper", "panel", "now")  # and what they stand on

_RULES = """
.pdd{max-width:100%;height:auto;font-family:Arial,"Helvetica Neue",Helvetica,"Liberation Sans",sans-serif;
font-size:12px;fill:var(--pdd-ink);background:var(--pdd-paper)}
.pdd-paper{fill:var(--pdd-paper)}
.pdd-panel{fill:var(--pdd-panel);stroke:var(--pdd-line)}
.pdd-box{fill:var(--pdd-paper);stroke:var(--pdd-line)}
.pdd-soft{fill:var(--pdd-soft)}
.pdd-bold{font-weight:bold}
.pdd-warn{fill:var(--pdd-mistaken);font-weight:bold}
.pdd-halo{paint-order:stroke;stroke:var(--pdd-paper);stroke-width:3px;stroke-linejoin:round}
.pdd-rule{stroke:var(--pdd-line);fill:none}
.pdd-edge{stroke:var(--pdd-soft);fill:none;stroke-width:1.5}
.pdd-ink{fill:var(--pdd-ink);stroke:none}
.pdd-bare{fill:var(--pdd-paper);stroke:var(--pdd-ink);stroke-width:1.5}
.pdd-mark{fill:var(--pdd-ink);stroke:var(--pdd-paper);stroke-width:1}
.pdd-open-mark{fill:var(--pdd-paper);stroke:var(--pdd-ink);stroke-width:1.6}
.pdd-wrong{fill:var(--pdd-mistaken)}
.pdd-stroke{fill:none;stroke:var(--pdd-ink);stroke-width:1.6}
.pdd-knows{fill:var(--pdd-knows)}
.pdd-mistaken{stroke:var(--pdd-mistaken)}
.pdd-believes{stroke:var(--pdd-believes);stroke-dasharray:3 2}
.pdd-hatch{stroke:var(--pdd-mistaken);stroke-width:2;fill:none}
.pdd-dots{fill:var(--pdd-believes)}
.pdd-unaware{stroke:var(--pdd-soft);stroke-width:1.5;fill:none}
.pdd-unknown{stroke:var(--pdd-soft);stroke-width:1.5;fill:none;stroke-dasharray:1 4}
.pdd-says{stroke:var(--pdd-ink);stroke-width:1.4;fill:none}
.pdd-lie{stroke:var(--pdd-mistaken);stroke-width:2;fill:none;stroke-dasharray:5 3}
.pdd-doubtful{stroke:var(--pdd-ink);stroke-width:1.4;fill:none;stroke-dasharray:8 2 2 2}
.pdd-asks{stroke:var(--pdd-ink);stroke-width:1.4;fill:none;stroke-dasharray:1 3}
.pdd-way{stroke:var(--pdd-knows);fill:none;stroke-width:4}
.pdd-better{stroke:var(--pdd-believes);fill:none;stroke-width:2;stroke-dasharray:6 3}
.pdd-leader{stroke:var(--pdd-line);fill:none;stroke-dasharray:1 5;stroke-width:1.5}
.pdd-chip{fill:var(--pdd-paper);stroke:var(--pdd-soft)}
.pdd-chip-way{fill:var(--pdd-paper);stroke:var(--pdd-knows);stroke-width:2.5}
.pdd-column{fill:none;stroke:none}
.pdd-column.now{fill:var(--pdd-now);stroke:var(--pdd-soft);stroke-dasharray:2 2}
.pdd-number.now{font-weight:bold;text-decoration:underline}
"""


def css(theme: Theme = "auto") -> str:
    """The style of all pictures, to stand once on a page or in a picture of its own.

    "auto" follows the reader's system, unless an element around has ``data-theme`` "light" or "dark". Paper is light.
    """
    light, dark, rules = _variables(LIGHT), _variables(DARK), "".join(_RULES.splitlines())
    if theme != "auto":
        return f".pdd{{{light if theme == 'light' else dark}}}{rules}"
    return (
        f".pdd{{{light}}}@media screen and (prefers-color-scheme:dark){{.pdd{{{dark}}}}}"
        f'@media screen{{[data-theme="light"] .pdd{{{light}}}[data-theme="dark"] .pdd{{{dark}}}}}{rules}'
    )


def _variables(colours: Mapping[str, str]) -> str:
    return ";".join(f"--pdd-{name}:{colour}" for name, colour in colours.items())


def contrast(one: str, other: str) -> float:
    """How well two colours stand out from each other, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
