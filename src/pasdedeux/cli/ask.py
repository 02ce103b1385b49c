"""`pasdedeux ask`: the answer to a question about facts and beliefs."""

import click

from pasdedeux import api
from pasdedeux.cli.options import AFTER, JSON, STORY, WITHOUT, WORLD
from pasdedeux.cli.output import FOUND, show
from pasdedeux.cli.verbs import VERBS


@click.command("ask", help=VERBS["ask"])
@STORY
@click.argument("question")
@AFTER
@WITHOUT
@WORLD
@JSON
def command(
    story: str, question: str, after: str | None, without: tuple[str, ...], world: str | None, as_json: bool
) -> int:
    """Print the answer, since when it is so, and what it rests on."""
    show(api.ask(api.load(story, world), question, after, without), as_json=as_json)
    return FOUND
