"""`pasdedeux why`: the reason for one act."""

import click

from pasdedeux import api
from pasdedeux.cli.options import JSON, STORY, WITHOUT, WORLD
from pasdedeux.cli.output import FOUND, show
from pasdedeux.cli.verbs import VERBS


@click.command("why", help=VERBS["why"])
@STORY
@click.argument("event")
@WITHOUT
@WORLD
@JSON
def command(story: str, event: str, without: tuple[str, ...], world: str | None, as_json: bool) -> int:
    """Print the reason of everybody who takes part in an event."""
    show(api.why(api.load(story, world), event, without), as_json=as_json)
    return FOUND
