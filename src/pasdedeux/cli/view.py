"""`pasdedeux view`: everything that one character may know at one moment."""

import click

from pasdedeux import api
from pasdedeux.cli.options import AFTER, JSON, STORY
from pasdedeux.cli.output import FOUND, show
from pasdedeux.cli.verbs import VERBS


@click.command("view", help=VERBS["view"])
@STORY
@click.argument("who")
@AFTER
@click.option("--depth", type=int, default=2, show_default=True, help="How many minds deep others' beliefs go.")
@JSON
def command(story: str, who: str, after: str | None, depth: int, as_json: bool) -> int:
    """Print what they believe, think of others, lived through, promised, want, and can do."""
    show(api.view(api.load(story), who, after, depth), as_json=as_json)
    return FOUND
