"""Reading a problem file of the field: the second front end."""

from __future__ import annotations

import re
from dataclasses import replace

from pasdedeux.diagnostics.collector import Collector, Refused
from pasdedeux.diagnostics.diagnostic import Diagnostic
from pasdedeux.diagnostics.source import Source
from pasdedeux.model.story import Story
from pasdedeux.sabre.checks.bound import check
from pasdedeux.sabre.meaning.events import Events
from pasdedeux.sabre.meaning.vocabulary import declare
from pasdedeux.sabre.written.brackets import outline
from pasdedeux.sabre.written.statements import parse
from pasdedeux.sabre.written.tokens import tokenize

MISTAKES = 1000  # so many are reported; a file that is no problem at all could have millions


def read(source: Source) -> Story:
    """The world of a problem file, as a story in which nothing happens yet.

    Raises:
        Refused: with every mistake of the file, up to `MISTAKES`.
    """
    mistakes = _Limited()
    try:
        story = _read(source, mistakes)
        mistakes.raise_if_any()
    except _Enough:
        raise Refused(_with_last_word(mistakes)) from None
    return story


def _read(source: Source, mistakes: Collector) -> Story:
    tokens = tokenize(source, mistakes)
    written = parse(tokens, outline(tokens, mistakes), mistakes)
    title = re.split(r"[/\\]", source.name)[-1].removesuffix(".txt")
    names = declare(written, mistakes, title)
    events = Events(written, names)
    world = replace(
        names.world,
        actions=events.actions,
        rules=events.rules,
        initial=events.initial,
        utilities=events.utilities,
    )
    if not mistakes.has_errors:
        check(world, events.parts, mistakes)
    return Story(title, world)


class _Enough(Exception):
    """There are more mistakes than anyone would read."""


class _Limited(Collector):
    """A collector that stops the reading when it is full."""

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep one message, and stop at the limit."""
        super().add(diagnostic)
        if len(self) >= MISTAKES:
            raise _Enough


def _with_last_word(mistakes: Collector) -> tuple[Diagnostic, ...]:
    """The messages, the last of which says that the reading stopped."""
    *others, last = mistakes.diagnostics
    stopped = f"Reading stopped here: these are {MISTAKES} mistakes, and there may be more."
    return (*others, replace(last, consequence=f"{last.consequence}\n{stopped}".strip()))
