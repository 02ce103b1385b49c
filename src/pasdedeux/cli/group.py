"""The command `pasdedeux`: finds the verb, runs it, and turns whatever happens into an exit code.

0 found or clean · 1 proven impossible, or findings · 2 the input or the call is wrong · 3 stopped at a limit · 4 a bug
"""

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import click

from pasdedeux.cli.mistakes import mistake, unknown_verb
from pasdedeux.cli.output import BUG, STOPPED, WRONG, complain, say, say_json, warn
from pasdedeux.cli.verbs import VERBS
from pasdedeux.diagnostics import Refused
from pasdedeux.version import VERSION

_HELP = """Stories in which people know different things: who knows what, who lied, and why they did it.

\b
  pasdedeux tell interview      a film, told event by event
  pasdedeux new mine.story      a story of your own to begin with

STORY is a file or the name of a bundled story. EVENT is the number of an event or its source id. Exit codes: 0 found or
clean, 1 impossible or findings, 2 the input or the call is wrong, 3 stopped at a limit, 4 a mistake of ours.
"""

ENGINE_FAILED = "V108"  # the one message that is about a mistake of ours


def _leave(code: int) -> None:
    """End the process with its exit code, at once.

    To take apart, one by one, the objects of a long story takes as long as to tell it; and a process that was
    interrupted while Python made a class would end itself by the signal instead of the exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads it any more
            stream.flush()
    os._exit(code)


class _Pasdedeux(click.Group):
    """A group whose verbs are loaded when they are called, and which ends every run with an exit code of ours."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in their order."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name, loaded now."""
        if cmd_name not in VERBS:
            return None
        found: click.Command = importlib.import_module(f"pasdedeux.cli.{cmd_name.replace('-', '_')}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that the first word names. Raises Refused for a word that is none."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            raise Refused([unknown_verb(args[0], list(VERBS))])
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs with their sentences, none of them loaded."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run a call and leave with its exit code."""
        if args is None:
            gc.set_threshold(200_000, 20, 100)  # a short life with many objects: looking for garbage took half of it
        words = list(sys.argv[1:] if args is None else args)
        as_json = "--json" in words[: words.index("--")] if "--" in words else "--json" in words
        code = self._run(words, as_json)
        if args is None:
            _leave(code)
        sys.exit(code)

    def _run(self, words: list[str], as_json: bool) -> int:
        try:
            code = super().main(words, "pasdedeux", standalone_mode=False)
        except Refused as refused:
            complain(refused.diagnostics, as_json=as_json)
            return BUG if any(item.code == ENGINE_FAILED for item in refused.diagnostics) else WRONG
        except click.ClickException as error:
            complain([mistake(error)], as_json=as_json)
            return WRONG
        except (click.Abort, KeyboardInterrupt):
            return _stopped("stopped by hand", as_json)
        except MemoryError:
            return _stopped("stopped: the memory is full", as_json)
        except Exception as error:
            if os.environ.get("PASDEDEUX_DEBUG"):
                raise
            return _bug(error, as_json)
        return code if isinstance(code, int) else 0


def _stopped(why: str, as_json: bool) -> int:
    _without_code(why, "Nothing was written.", as_json)
    return STOPPED


def _bug(error: Exception, as_json: bool) -> int:
    """Apologise. What it was goes into the message, so that a report has something to hold on to."""
    what = f"{type(error).__name__}: {error}".splitlines()[0][:300]
    hint = "Set PASDEDEUX_DEBUG=1, run it again, and send us what it prints together with the story."
    _without_code(f"this is a mistake of ours, and we are sorry: {what}", hint, as_json)
    return BUG


def _without_code(message: str, hint: str, as_json: bool) -> None:
    """Say what is no matter of the input, and so has no page in the catalogue."""
    if as_json:
        say_json({"error": [{"code": None, "severity": "error", "message": message, "hint": hint}]})
    else:
        warn(f"pasdedeux: {message}\n{hint}")


@click.group(
    cls=_Pasdedeux,
    invoke_without_command=True,
    help=_HELP,
    subcommand_metavar="VERB ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, message="pasdedeux %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Run a verb, or show the help where none was given."""
    if context.invoked_subcommand is None:
        say(context.get_help())
