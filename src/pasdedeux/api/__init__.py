"""The front door: takes text and paths, gives objects. Whatever is wrong with an input is raised as `Refused`.

A name is loaded when it is used (docs/decisions/0009): who searches does not wait for what tells.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pasdedeux.analysis.counter.evidence import CounterEvidence
    from pasdedeux.api.asking import ask
    from pasdedeux.api.baselines import Since, since
    from pasdedeux.api.checking import Checkup, check, checkup, mends
    from pasdedeux.api.countering import counter_evidence
    from pasdedeux.api.drawing import picture, write_picture
    from pasdedeux.api.examination import doctor
    from pasdedeux.api.exporting import export, export_file
    from pasdedeux.api.loading import load, load_text
    from pasdedeux.api.outcomes import endings
    from pasdedeux.api.pages import explain
    from pasdedeux.api.reasoning import why
    from pasdedeux.api.records import coverage, credits
    from pasdedeux.api.reporting import report_page, write_report
    from pasdedeux.api.sarif_logs import sarif
    from pasdedeux.api.searching import find, no_events
    from pasdedeux.api.sessions import Session
    from pasdedeux.api.telling import tell
    from pasdedeux.api.viewing import may_say, view
    from pasdedeux.api.watching import watch
    from pasdedeux.api.writing import Formatted, format_files, format_text, new, starter, write
    from pasdedeux.diagnostics import Refused
    from pasdedeux.engine.core import Progress
    from pasdedeux.model.story import Story
    from pasdedeux.model.verdict import Found, Impossible, Unknown

__all__ = [
    "Checkup",
    "CounterEvidence",
    "Formatted",
    "Found",
    "Impossible",
    "Progress",
    "Refused",
    "Session",
    "Since",
    "Story",
    "Unknown",
    "ask",
    "check",
    "checkup",
    "counter_evidence",
    "coverage",
    "credits",
    "doctor",
    "endings",
    "explain",
    "export",
    "export_file",
    "find",
    "format_files",
    "format_text",
    "load",
    "load_text",
    "may_say",
    "mends",
    "new",
    "no_events",
    "picture",
    "report_page",
    "sarif",
    "since",
    "starter",
    "tell",
    "view",
    "watch",
    "why",
    "write",
    "write_picture",
    "write_report",
]

_PLACES = {
    "pasdedeux.api.asking": ("ask",),
    "pasdedeux.api.baselines": ("Since", "since"),
    "pasdedeux.api.checking": ("Checkup", "check", "checkup", "mends"),
    "pasdedeux.analysis.counter.evidence": ("CounterEvidence",),
    "pasdedeux.api.countering": ("counter_evidence",),
    "pasdedeux.api.drawing": ("picture", "write_picture"),
    "pasdedeux.api.examination": ("doctor",),
    "pasdedeux.api.exporting": ("export", "export_file"),
    "pasdedeux.api.loading": ("load", "load_text"),
    "pasdedeux.api.outcomes": ("endings",),
    "pasdedeux.api.pages": ("explain",),
    "pasdedeux.api.reasoning": ("why",),
    "pasdedeux.api.records": ("coverage", "credits"),
    "pasdedeux.api.reporting": ("report_page", "write_report"),
    "pasdedeux.api.sarif_logs": ("sarif",),
    "pasdedeux.api.searching": ("find", "no_events"),
    "pasdedeux.api.sessions": ("Session",),
    "pasdedeux.api.telling": ("tell",),
    "pasdedeux.api.viewing": ("may_say", "view"),
    "pasdedeux.api.watching": ("watch",),
    "pasdedeux.api.writing": ("Formatted", "format_files", "format_text", "new", "starter", "write"),
    "pasdedeux.diagnostics": ("Refused",),
    "pasdedeux.engine.core": ("Progress",),
    "pasdedeux.model.story": ("Story",),
    "pasdedeux.model.verdict": ("Found", "Impossible", "Unknown"),
}
_PLACE = {name: place for place, names in _PLACES.items() for name in names}


def __getattr__(name: str) -> object:
    """A name of the front door, loaded on its first use. Raises AttributeError for any other."""
    if name not in _PLACE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_PLACE[name]), name)
    globals()[name] = found
    return found
