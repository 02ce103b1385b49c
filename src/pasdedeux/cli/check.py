"""`pasdedeux check`: what does not hold together."""

import click

from pasdedeux import api
from pasdedeux.cli.options import JSON, WITHOUT
from pasdedeux.cli.output import FINDINGS, FOUND, show
from pasdedeux.cli.verbs import VERBS


@click.command("check", help=VERBS["check"])
@click.argument("stories", metavar="STORY...", nargs=-1, required=True)
@click.option("--mend", is_flag=True, help="Propose the smallest changes that clear each finding, each tried out.")
@WITHOUT
@JSON
def command(stories: tuple[str, ...], mend: bool, without: tuple[str, ...], as_json: bool) -> int:
    """Print the findings of each story in the order of their places."""
    checkup = api.checkup(stories, without, mend=mend)
    show(checkup, as_json=as_json)
    return FINDINGS if checkup.findings else FOUND
