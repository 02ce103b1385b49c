"""`pasdedeux mcp`: the verbs as tools for language models."""

import math
import sys
from typing import TYPE_CHECKING

import click

from pasdedeux.api.extras import MCP
from pasdedeux.cli.options import JSON
from pasdedeux.cli.output import FOUND, WRONG, say, say_json, warn
from pasdedeux.cli.verbs import VERBS

if TYPE_CHECKING:
    from pasdedeux.mcp.paging import Answer


DAY = 86_400.0  # seconds


def _number(_: click.Context, __: click.Parameter, value: float) -> float:
    """Refuse what is no number: it is neither too small nor too large."""
    if math.isnan(value):
        raise click.BadParameter("nan is no number of seconds")
    return value


@click.command("mcp", help=VERBS["mcp"])
@click.option("--root", metavar="DIR", help="The folder whose stories are served, and no others (by itself: this one).")
@click.option(
    "--time",
    type=click.FloatRange(0, DAY, min_open=True),
    callback=_number,
    default=55.0,
    show_default=True,
    metavar="SECONDS",
    help="The most that a call may take; a search has its own `time` on top.",
)
@click.option("--list", "listing", is_flag=True, help="Print the tools and leave.")
@click.option("--call", nargs=2, metavar="TOOL ARGUMENTS", help="Call one tool with a JSON object, print and leave.")
@JSON
def command(root: str | None, time: float, listing: bool, call: tuple[str, str] | None, as_json: bool) -> int:
    """Serve until the client goes away; or show what a client sees."""
    MCP.need()
    from pasdedeux.mcp import gate, once

    where = gate.folder(root)
    if listing:
        say(once.listing())
        return FOUND
    if call is not None:
        return _show(once.call(where, time, *call), as_json=as_json)
    if sys.stdin.isatty():
        warn(f"Serving the stories in {where}. A client for language models starts this by itself: see docs/mcp.md.")
    from pasdedeux.mcp.server import serve

    serve(where, time)
    return FOUND


def _show(answer: "Answer", *, as_json: bool) -> int:
    if as_json:
        say_json(answer.data)
    else:
        (warn if answer.failed else say)(answer.text)
    return WRONG if answer.failed else FOUND
