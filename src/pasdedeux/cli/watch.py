"""`pasdedeux watch`: checks again on each save, and says what changed."""

import gc
from collections.abc import Iterator

import click

from pasdedeux import api
from pasdedeux.api.looks import Look
from pasdedeux.cli.options import WORLD
from pasdedeux.cli.output import FOUND, WRONG, say, say_json, warn
from pasdedeux.cli.verbs import VERBS
from pasdedeux.diagnostics import Refused

OFTEN = 100  # looks between two searches for garbage among everything


@click.command("watch", help=VERBS["watch"])
@click.argument("stories", metavar="STORY...", nargs=-1, required=True)
@WORLD
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def command(stories: tuple[str, ...], world: str | None, as_json: bool) -> int:
    """Print a look at each story, and another one after each save, until Ctrl-C or until nobody reads any more."""
    try:
        return _rows(stories, world) if as_json else _told(stories, world)
    except KeyboardInterrupt:
        return FOUND


def _told(stories: tuple[str, ...], world: str | None) -> int:
    looks = api.watch(stories, world=world)
    warn("Ctrl-C ends it.")
    for look in _tidied(looks):
        if not say(f"{look}\n"):
            break
    return FOUND


def _rows(stories: tuple[str, ...], world: str | None) -> int:
    """One JSON object in a row, also where it cannot begin."""
    try:
        looks = api.watch(stories, world=world)
    except Refused as refused:
        say_json({"error": [item.to_json() for item in refused.diagnostics]}, row=True)
        return WRONG
    for look in _tidied(looks):
        if not say_json(look.to_json(), row=True):
            break
    return FOUND


def _tidied(looks: Iterator[Look]) -> Iterator[Look]:
    """The looks, each followed by a search for garbage, while nobody waits for an answer.

    It is looked for among what is new, which takes little time; among everything, only now and then.
    """
    wanted = gc.isenabled()
    gc.disable()
    try:
        for number, look in enumerate(looks, 1):
            yield look
            if number % OFTEN == 0:
                gc.unfreeze()
            if number > 1:
                gc.collect()
            gc.freeze()
    finally:  # whoever calls the command in a process of their own keeps their garbage collector
        gc.unfreeze()
        if wanted:
            gc.enable()
