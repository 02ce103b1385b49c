"""`pasdedeux format`: files in good order."""

import click

from pasdedeux import api
from pasdedeux.cli.output import FINDINGS, FOUND, say
from pasdedeux.cli.verbs import VERBS


@click.command("format", help=VERBS["format"])
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--check", is_flag=True, help="Write nothing; say which files would change, and exit 1 if any would.")
def command(files: tuple[str, ...], check: bool) -> int:
    """Write each file that changes; none of them if one cannot be read."""
    changed = [each for each in api.format_files(files) if each.changed]
    for each in changed:
        if not check:
            api.write(each)
        say(f"{each.path}: {'would change' if check else 'put in order'}")
    if not changed:
        say("All in good order.")
    return FINDINGS if check and changed else FOUND
