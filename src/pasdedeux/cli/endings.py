"""`pasdedeux endings`: what can still happen, and what it is worth."""

import click

from pasdedeux import api
from pasdedeux.cli.options import JSON, STORY, WITHOUT, WORLD
from pasdedeux.cli.output import FOUND, show
from pasdedeux.cli.verbs import VERBS


@click.command("endings", help=VERBS["endings"])
@STORY
@WITHOUT
@WORLD
@JSON
def command(story: str, without: tuple[str, ...], world: str | None, as_json: bool) -> int:
    """Print the tree of each open ending."""
    show(api.endings(api.load(story, world), without), as_json=as_json)
    return FOUND
