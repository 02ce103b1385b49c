"""`pasdedeux explain`: the page about a code."""

import click

from pasdedeux import api
from pasdedeux.cli.output import FOUND, say
from pasdedeux.cli.verbs import VERBS


@click.command("explain", help=VERBS["explain"])
@click.argument("code")
def command(code: str) -> int:
    """Print the page."""
    say(str(api.explain(code)).rstrip("\n"))
    return FOUND
