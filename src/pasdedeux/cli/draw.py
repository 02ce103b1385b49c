"""`pasdedeux draw`: a picture of a story, into a file or onto the terminal."""

import shutil
import sys
from typing import Literal

import click

from pasdedeux import api
from pasdedeux.cli.options import JSON, STORY, WITHOUT
from pasdedeux.cli.output import FOUND, STANDARD_OUTPUT, say, say_file, show
from pasdedeux.cli.verbs import VERBS

_WIDTH = 100  # cells, where no terminal says how many it has


@click.command("draw", help=VERBS["draw"])
@STORY
@click.argument("kind", metavar="[who-knows-what|beliefs|endings]", default="who-knows-what")
@click.option("--at", metavar="EVENT", help="The moment of the beliefs, or the event that is marked; 0 is the start.")
@click.option("--depth", type=int, metavar="N", help="How many minds deep beliefs go, 1 to 5 (by itself 3).")
@click.option(
    "--of", metavar="NAME", multiple=True, help="Only this character, secret or thing; may be given several times."
)
@WITHOUT
@click.option("-o", "--output", metavar="FILE.svg", help="Write the whole picture as SVG (- for the standard output).")
@click.option("--light", "theme", flag_value="light", help="On light paper, whatever the reader's system says.")
@click.option("--dark", "theme", flag_value="dark", help="On dark paper.")
@JSON
def command(  # noqa: PLR0913, PLR0917  # one argument an option
    story: str,
    kind: str,
    at: str | None,
    depth: int | None,
    of: tuple[str, ...],
    without: tuple[str, ...],
    output: str | None,
    theme: Literal["light", "dark"] | None,
    as_json: bool,
) -> int:
    """Draw it, or say where it was written."""
    drawing = api.picture(api.load(story), kind, at, depth, of, without)
    if output == STANDARD_OUTPUT:
        say_file(drawing.svg(theme or "auto"))
    elif output is not None:
        show(api.write_picture(drawing, output, theme or "auto"), as_json=as_json)
    elif as_json:
        show(drawing, as_json=True)
    else:
        say(drawing.text(shutil.get_terminal_size((_WIDTH, 24)).columns if sys.stdout.isatty() else _WIDTH))
    return FOUND
