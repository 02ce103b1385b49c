"""A workshop keeps the world of a story that is read again and again while it is written.

Most edits change what happens, not what is declared. The naive way makes the world anew each time, and with it
everything that was worked out in it is lost. Here the last world stays, with the events bound in it, for as long as a
new text declares exactly the same at exactly the same places; where anything differs it is made anew.

What has a place in the kept world (an action, a rule, a want) has it in the text from which that was made. At the same
offset of the new text stands the same, so messages are told there: `at_home`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace

from pasdedeux.diagnostics import Diagnostic, Label, Source, Span
from pasdedeux.language.worlds.world import Made, make
from pasdedeux.language.written.files import Bundle
from pasdedeux.language.written.layout import Row
from pasdedeux.language.written.mistakes import Mistakes
from pasdedeux.language.written.tokens import Token
from pasdedeux.model.event import Event

_NAMED = ("types", "entities", "initially")  # nothing that they declare remembers its place
_PLACED = ("facts", "definitions", "wants", "actions", "rules")


@dataclass(frozen=True)
class _Kept:
    """A world, the text of the told file from which it was made, and all that was declared."""

    made: Made
    told: Source
    declared: object


class Workshop:
    """Serves one story at a time. ``known`` are the events bound in the world that it keeps."""

    def __init__(self) -> None:
        self.known: dict[object, Event] = {}
        self._kept: _Kept | None = None
        self._now: Source | None = None

    def made(self, bundle: Bundle, title: str, mistakes: Mistakes) -> Made:
        """The world of a bundle: the one that is kept if it is the same, else a new one, which is kept from now on."""
        self._now = bundle.told.source
        whole = bool(bundle.told.telling) and not _spoilt(mistakes)
        declared = _declared(bundle, title) if whole else None
        if whole and self._kept is not None and self._kept.declared == declared:
            self._kept.made.words.places.update(_places(bundle))
            return self._kept.made
        self.known, self._kept = {}, None
        made = make(bundle, title, mistakes)
        if whole and not _spoilt(mistakes):
            self._kept = _Kept(made, bundle.told.source, declared)
        return made

    def at_home(self, diagnostic: Diagnostic) -> Diagnostic:
        """The same message, its places in the text that was read last."""
        if self._kept is None or self._now is None or self._kept.told == self._now:
            return diagnostic
        labels = tuple(Label(self._place(label.span), label.text) for label in diagnostic.labels)
        span = self._place(diagnostic.span) if diagnostic.span else None
        return replace(diagnostic, span=span, labels=labels)

    def _place(self, span: Span) -> Span:
        if self._kept is None or self._now is None or span.source != self._kept.told:
            return span
        return Span(self._now, span.start, span.end)


def _spoilt(mistakes: Mistakes) -> bool:
    """Whether something was not understood: what a world leaves out then may come back with the next text."""
    return bool(len(mistakes.collector) or mistakes.tainted or mistakes.lost)


def _declared(bundle: Bundle, title: str) -> object:
    """Everything that a world is made of: what the told file declares, other files, how a remake casts it again."""
    told = bundle.told
    named = [tuple(_said(getattr(told, kind), placed=False)) for kind in _NAMED]
    placed = [tuple(_said(getattr(told, kind), placed=True)) for kind in _PLACED]
    others = [file.source if file is not told else told.source.name for file in bundle.files]
    cast = [(old.text, new.text, label) for old, new, label in bundle.main.renames]
    return title, others, cast, named, placed


def _said(node: object, *, placed: bool) -> Iterator[object]:
    """What a declaration says as plain values, one after the other; with the offsets at which it says so, if asked."""
    match node:
        case Token():
            yield (node.kind, node.text, node.start, node.end) if placed else (node.kind, node.text)
        case Span():
            yield (node.start, node.end, node.line, node.column) if placed else None
        case Row():
            yield (node.start, node.text) if placed else node.text
            yield from _said(node.block, placed=placed)
        case list() | tuple():
            yield len(node)
            for part in node:
                yield from _said(part, placed=placed)
        case Source():
            return
        case _ if is_dataclass(node):
            for part in fields(node):
                if part.name != "place":  # of a phrase without words
                    yield from _said(getattr(node, part.name), placed=placed)
        case _:
            yield node


def _places(bundle: Bundle) -> dict[str, Span]:
    """Where each name is declared: the first place of each, but a definition stands where it was replaced."""
    found: dict[str, Span] = {}
    for kind in ("types", "entities", "facts"):
        for decl in (decl for file in bundle.files for decl in getattr(file, kind)):
            found.setdefault(decl.name.text, decl.name.span)
    found.update((decl.name.text, decl.name.span) for file in bundle.files for decl in file.definitions)
    return found
