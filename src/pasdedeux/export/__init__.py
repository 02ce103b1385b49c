"""A told story in other forms: scripts that other programs read, and that read back as the same story.

`script.py` makes of a story the parts of a script, whatever the format; each format is a module of its own with a
function `text`, and a line in `FORMATS`.
"""

from pasdedeux.export import fountain, markdown
from pasdedeux.export.parts import Script
from pasdedeux.export.script import script_of

FORMATS = {"fountain": fountain.text, "markdown": markdown.text}

__all__ = ["FORMATS", "Script", "script_of"]
