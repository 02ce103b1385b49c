"""The front door: takes text and paths, gives objects. Whatever is wrong with an input is raised as `Refused`."""

from pasdedeux.api.checkup import Checkup, checkup
from pasdedeux.api.examination import doctor
from pasdedeux.api.loading import load, load_text
from pasdedeux.api.pages import explain
from pasdedeux.api.searching import find, no_events
from pasdedeux.api.verbs import ask, check, coverage, credits, endings, mends, tell, why
from pasdedeux.api.writing import Formatted, format_files, format_text, new, starter, write
from pasdedeux.diagnostics import Refused
from pasdedeux.model.story import Story
from pasdedeux.model.verdict import Found, Impossible, Unknown

__all__ = [
    "Checkup",
    "Formatted",
    "Found",
    "Impossible",
    "Refused",
    "Story",
    "Unknown",
    "ask",
    "check",
    "checkup",
    "coverage",
    "credits",
    "doctor",
    "endings",
    "explain",
    "find",
    "format_files",
    "format_text",
    "load",
    "load_text",
    "mends",
    "new",
    "no_events",
    "starter",
    "tell",
    "why",
    "write",
]
