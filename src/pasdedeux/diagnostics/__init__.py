"""Mistakes, said well: places in a text, messages about them, and one page for each code."""

from pasdedeux.diagnostics.catalogue import Example, Page, codes, examples, page
from pasdedeux.diagnostics.collector import Collector, Refused
from pasdedeux.diagnostics.diagnostic import Diagnostic, Label, Severity
from pasdedeux.diagnostics.render import render, render_all, render_line
from pasdedeux.diagnostics.source import Source
from pasdedeux.diagnostics.span import Span
from pasdedeux.diagnostics.suggest import nearest

__all__ = [
    "Collector",
    "Diagnostic",
    "Example",
    "Label",
    "Page",
    "Refused",
    "Severity",
    "Source",
    "Span",
    "codes",
    "examples",
    "nearest",
    "page",
    "render",
    "render_all",
    "render_line",
]
