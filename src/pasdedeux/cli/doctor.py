"""`pasdedeux doctor`: what is installed here, and whether it works."""

import click

from pasdedeux import api
from pasdedeux.cli.options import JSON
from pasdedeux.cli.output import FINDINGS, FOUND, show
from pasdedeux.cli.verbs import VERBS


@click.command("doctor", help=VERBS["doctor"])
@JSON
def command(as_json: bool) -> int:
    """Print what was found; 1 where something is wrong."""
    health = api.doctor()
    show(health, as_json=as_json)
    return FOUND if health.well else FINDINGS
