"""`pasdedeux coverage`: where each source id is covered."""

import click

from pasdedeux import api
from pasdedeux.cli.options import JSON, STORY, WORLD
from pasdedeux.cli.output import FINDINGS, FOUND, show
from pasdedeux.cli.verbs import VERBS


@click.command("coverage", help=VERBS["coverage"])
@STORY
@WORLD
@JSON
def command(story: str, world: str | None, as_json: bool) -> int:
    """Print each id with its places; an id that nothing covers is a finding."""
    covered = api.coverage(api.load(story, world))
    show(covered, as_json=as_json)
    return FINDINGS if covered.missing else FOUND
