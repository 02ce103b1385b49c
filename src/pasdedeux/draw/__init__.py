"""Pictures of a story: as SVG for a page or a file, in a reduced form for the terminal.

What they show is made in `pasdedeux.analysis.pictures`; here it is only laid out. No font, no script and nothing from
anywhere else is needed to see them (docs/decisions/0021-pictures.md).
"""

from pasdedeux.draw.palette import THEMES, Theme, css
from pasdedeux.draw.pictures import Picture, svg, terminal

__all__ = ["THEMES", "Picture", "Theme", "css", "svg", "terminal"]
