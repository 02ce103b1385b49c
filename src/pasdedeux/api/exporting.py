"""Exporting: a told story as a script in the format of another program, and back as a file."""

from pathlib import Path

from pasdedeux.api.formats import USUAL, format_of, is_same, world_of
from pasdedeux.api.loading import load
from pasdedeux.api.replays import replay_of
from pasdedeux.api.saving import save
from pasdedeux.api.texts import refusal
from pasdedeux.export import FORMATS, script_of
from pasdedeux.model.story import Story


def export(story: Story, to: str = USUAL, world: str = "") -> str:
    """A told story as a script in the format `to`: "fountain" or "markdown".

    `world` is what its title page names as the world, for who reads it: see `world_of`. The script without its prose is
    still the story: read back it has the same events, ids, acceptances, scenes and acts.

    Raises Refused for a story without scenes, or one with an event without an outcome, and ValueError for a format that
    there is not.
    """
    if to not in FORMATS:
        raise ValueError(f"there is no format {to!r}, only {', '.join(FORMATS)}")
    if not story.scenes:
        hint = "write a scene with what happens in it."
        what = "It declares a world, and says nothing of what happens in it."
        raise refusal("V105", f"“{story.title}” has no scenes to export", what, hint)
    return FORMATS[to](script_of(replay_of(story), world))


def export_file(
    name: str | Path, output: str | Path, to: str | None = None, world: str | Path | None = None, *, over: bool = False
) -> Path:
    """Write the story of that name as a script to a file, all at once or not at all.

    The format is `to`, or what the file's name says. `world` is the world of a story that is itself a screenplay.
    Raises Refused, also for a file that is there already unless `over` is set; never writes over the story itself.
    """
    to = format_of(output, to)
    if is_same(name, output):
        hint = "give another name, or another folder."
        what = "Its prose would be lost: a script made of a story has none but what the story says."
        raise refusal("V116", f"`{output}` is the story itself", what, hint)
    return save(output, export(load(name, world), to, world_of(world or name, output)), over=over)
