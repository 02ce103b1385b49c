"""`pasdedeux new`: a story to begin with."""

import click

from pasdedeux import api
from pasdedeux.cli.output import FOUND, say
from pasdedeux.cli.verbs import VERBS


@click.command("new", help=VERBS["new"])
@click.argument("file", required=False)
def command(file: str | None) -> int:
    """Write the starter, or print it where no file is named."""
    if file is None:
        say(api.starter().rstrip("\n"))
        return FOUND
    path = api.new(file)
    say(f"Wrote {path}. Read it, then: pasdedeux tell {path}")
    return FOUND
