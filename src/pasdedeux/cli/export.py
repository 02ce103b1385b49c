"""`pasdedeux export`: a told story as a script."""

import click

from pasdedeux import api
from pasdedeux.api import formats
from pasdedeux.cli.options import STORY, WORLD
from pasdedeux.cli.output import FOUND, STANDARD_OUTPUT, say, say_file
from pasdedeux.cli.verbs import VERBS


@click.command("export", help=VERBS["export"])
@STORY
@click.option(
    "--to",
    type=click.Choice(sorted({*formats.SUFFIXES.values()})),
    help="The format; where it is not given, that of FILE's name, or fountain.",
)
@click.option("-o", "--output", metavar="FILE", help="Write it to this file instead of the standard output.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@WORLD
def command(story: str, to: str | None, output: str | None, force: bool, world: str | None) -> int:
    """Print the script, or write it to a file."""
    if output in {None, STANDARD_OUTPUT}:
        named = formats.world_of(world or story)
        say_file(api.export(api.load(story, world), to or formats.USUAL, named))
        return FOUND
    path = api.export_file(story, output, to, world, over=force)
    say(f"Wrote {path}. Go on writing in it, then: pasdedeux check {path}")
    return FOUND
