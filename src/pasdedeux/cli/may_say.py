"""`pasdedeux may-say`: whether somebody can know what they would say, and what it would be from their mouth."""

import click

from pasdedeux import api
from pasdedeux.cli.options import AFTER, JSON, STORY
from pasdedeux.cli.output import FINDINGS, FOUND, show
from pasdedeux.cli.verbs import VERBS


@click.command("may-say", help=VERBS["may-say"])
@STORY
@click.argument("who")
@click.argument("claims", nargs=-1, required=True)
@click.option("--to", metavar="CHARACTER", help="To whom it would be said; without it, to anybody they know of.")
@AFTER
@JSON
def command(story: str, who: str, claims: tuple[str, ...], to: str | None, after: str | None, as_json: bool) -> int:
    """Print one answer for each claim."""
    answers = api.may_say(api.load(story), who, claims, to, after)
    show(answers, as_json=as_json)
    return FOUND if answers.fine else FINDINGS
