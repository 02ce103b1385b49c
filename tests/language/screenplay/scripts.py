"""Screenplays for the tests: a small world, and ways to read a script in it."""

from pasdedeux import api
from pasdedeux.diagnostics import Refused

WORLD = """
story "The loft"
character Katya, Pierre, Ann
place Loft "the loft", Kitchen "the old kitchen", Street
item Diary "the diary", Knife "the knife"
secret cancer "Katya has cancer" known to Katya
secret hers "the diary is about Katya" known to Katya
initially
    Diary is at Loft; Diary tells of hers
"""


def script(body, folder=None, name="script.fountain", world=WORLD):
    """The story of a screenplay in a world, both written into a folder."""
    if folder is None:
        notes = "\n".join(f"[[{row}]]" for row in _rows(world))
        return api.load_text(f"{notes}\n\n{body}", name)
    (folder / "loft.story").write_text(world, encoding="utf-8")
    (folder / name).write_text(f"Title: Script\nWorld: loft.story\n\n{body}", encoding="utf-8")
    return api.load(folder / name)


def sure(thing):
    """The same, where there is one."""
    assert thing is not None
    return thing


def _rows(world):
    """The declarations of a world, each with its block, but for the title."""
    found: list[str] = []
    for row in world.strip().splitlines():
        if row.startswith(" "):
            found[-1] += f"\n{row}"
        elif not row.startswith("story"):
            found.append(row)
    return found


def refused(call, *args, **options):
    """The codes and lines of the messages with which a call is refused; none where it is not."""
    try:
        call(*args, **options)
    except Refused as refusal:
        return [(item.code, item.span.line if item.span else None) for item in refusal.diagnostics]
    return []
