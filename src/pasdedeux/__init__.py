"""Who knows what, who lied, and why they did it: stories in which people know different things.

>>> import pasdedeux
>>> story = pasdedeux.load("interview")
>>> print(pasdedeux.ask(story, "Katya believes that Pierre believes that hers", after="P3.2").answer)
yes

The names of `pasdedeux.api` are here too, loaded when they are used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from pasdedeux.version import VERSION

if TYPE_CHECKING:
    from pasdedeux.api import (
        Found,
        Impossible,
        Refused,
        Session,
        Story,
        Unknown,
        ask,
        check,
        counter_evidence,
        coverage,
        credits,
        doctor,
        endings,
        explain,
        export,
        export_file,
        find,
        format_text,
        load,
        load_text,
        may_say,
        mends,
        new,
        picture,
        report_page,
        tell,
        view,
        why,
        write_picture,
        write_report,
    )

__all__ = [
    "Found",
    "Impossible",
    "Refused",
    "Session",
    "Story",
    "Unknown",
    "__version__",
    "ask",
    "check",
    "counter_evidence",
    "coverage",
    "credits",
    "doctor",
    "endings",
    "explain",
    "export",
    "export_file",
    "find",
    "format_text",
    "load",
    "load_text",
    "may_say",
    "mends",
    "new",
    "picture",
    "report_page",
    "tell",
    "view",
    "why",
    "write_picture",
    "write_report",
]

__version__ = VERSION


def __getattr__(name: str) -> object:
    """A public name, looked up at the front door on its first use. Raises AttributeError for any other."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module("pasdedeux.api"), name)
    globals()[name] = found
    return found
