"""`pasdedeux tell`: the story, event by event."""

import click

from pasdedeux import api
from pasdedeux.cli.options import AFTER, JSON, STORY, WITHOUT, WORLD
from pasdedeux.cli.output import FOUND, show
from pasdedeux.cli.verbs import VERBS


@click.command("tell", help=VERBS["tell"])
@STORY
@AFTER
@WITHOUT
@WORLD
@JSON
def command(story: str, after: str | None, without: tuple[str, ...], world: str | None, as_json: bool) -> int:
    """Print what each event changes in whose head."""
    show(api.tell(api.load(story, world), after, without), as_json=as_json)
    return FOUND
