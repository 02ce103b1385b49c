"""`pasdedeux credits`: who made it, and who plays whom."""

import click

from pasdedeux import api
from pasdedeux.cli.options import JSON, STORY, WORLD
from pasdedeux.cli.output import FOUND, show
from pasdedeux.cli.verbs import VERBS


@click.command("credits", help=VERBS["credits"])
@STORY
@WORLD
@JSON
def command(story: str, world: str | None, as_json: bool) -> int:
    """Print the credits and the cast."""
    show(api.credits(api.load(story, world)), as_json=as_json)
    return FOUND
