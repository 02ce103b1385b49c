"""`pasdedeux check`: what does not hold together."""

import click

from pasdedeux import api
from pasdedeux.cli.options import JSON, WITHOUT, WORLD
from pasdedeux.cli.output import FINDINGS, FOUND, WRONG, say_json, show
from pasdedeux.cli.verbs import VERBS
from pasdedeux.diagnostics import Refused


@click.command("check", help=VERBS["check"])
@click.argument("stories", metavar="STORY...", nargs=-1, required=True)
@click.option("--mend", is_flag=True, help="Propose the smallest changes that clear each finding, each tried out.")
@click.option(
    "--since", metavar="REVISION", help="Only what is new since a revision of git counts: a branch, a tag, HEAD~3."
)
@WITHOUT
@WORLD
@click.option("--sarif", "as_sarif", is_flag=True, help="Print a SARIF log, for build servers and editors.")
@JSON
def command(
    stories: tuple[str, ...],
    mend: bool,
    since: str | None,
    without: tuple[str, ...],
    world: str | None,
    as_sarif: bool,
    as_json: bool,
) -> int:
    """Print the findings of each story in the order of their places. With --since only new ones end with 1."""
    _agree(since, without, as_sarif, as_json, mend)
    try:
        found = _checked(stories, mend, since, without, world)
    except Refused as refused:
        if not as_sarif:
            raise
        say_json(api.sarif(refused))
        return WRONG
    if as_sarif:
        say_json(api.sarif(found))
    else:
        show(found, as_json=as_json)
    return FINDINGS if found.findings else FOUND


def _agree(since: str | None, without: tuple[str, ...], as_sarif: bool, as_json: bool, mend: bool) -> None:
    """Raise UsageError for options that contradict each other."""
    if as_sarif and as_json:
        raise click.UsageError("--sarif and --json are two forms of one answer; take one of them")
    if as_sarif and mend:
        raise click.UsageError("a SARIF log has no place for what --mend proposes; take --json")
    if since is not None and without:
        raise click.UsageError("--without changes the story, so there is nothing to compare with --since")


def _checked(
    stories: tuple[str, ...], mend: bool, since: str | None, without: tuple[str, ...], world: str | None
) -> "api.Checkup | api.Since":
    if since is not None:
        return api.since(stories, since, mend=mend, world=world)
    return api.checkup(stories, without, mend=mend, world=world)
