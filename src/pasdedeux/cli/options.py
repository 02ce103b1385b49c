"""The arguments and options that several verbs share."""

import click

STORY = click.argument("story")
AFTER = click.option("--after", metavar="EVENT", help="As it is after this event: its number or its source id.")
WITHOUT = click.option(
    "--without", metavar="EVENT", multiple=True, help="Take this event out first; may be given several times."
)
WORLD = click.option(
    "--world",
    metavar="STORY",
    help="For a screenplay: the story whose declarations it stands on, a file or a bundled one.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
