"""`pasdedeux why`: the reason for one act."""

import click

from pasdedeux import api
from pasdedeux.cli.options import JSON, STORY, WITHOUT
from pasdedeux.cli.output import FOUND, show
from pasdedeux.cli.verbs import VERBS


@click.command("why", help=VERBS["why"])
@STORY
@click.argument("event")
@WITHOUT
@JSON
def command(story: str, event: str, without: tuple[str, ...], as_json: bool) -> int:
    """Print the reason of everybody who takes part in an event."""
    show(api.why(api.load(story), event, without), as_json=as_json)
    return FOUND
