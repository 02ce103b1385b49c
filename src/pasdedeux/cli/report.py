"""`pasdedeux report`: a story and all that is known of it as one HTML page."""

import click

from pasdedeux import api
from pasdedeux.cli.options import JSON, STORY, WITHOUT
from pasdedeux.cli.output import FOUND, STANDARD_OUTPUT, say_file, show
from pasdedeux.cli.verbs import VERBS


@click.command("report", help=VERBS["report"])
@STORY
@click.option(
    "-o",
    "--output",
    metavar="FILE.html",
    required=True,
    help="Where to write it (- for the standard output); an older one gives way.",
)
@WITHOUT
@JSON
def command(story: str, output: str, without: tuple[str, ...], as_json: bool) -> int:
    """Write the page, and say where it is."""
    if output == STANDARD_OUTPUT:
        say_file(api.report_page(api.load(story), without).html)
    else:
        show(api.write_report(api.load(story), output, without), as_json=as_json)
    return FOUND
