"""Answers that are none: mistakes in an input, and mistakes of ours, both as text and as data."""

from collections.abc import Sequence

from pasdedeux.diagnostics import Diagnostic, render_all
from pasdedeux.mcp.paging import Answer

MOST = 100  # messages in an answer, as on the command line


def refused(diagnostics: Sequence[Diagnostic]) -> Answer:
    """The messages of a refusal."""
    data: dict[str, object] = {"error": [item.to_json() for item in diagnostics[:MOST]]}
    return Answer(render_all(diagnostics, limit=MOST), data, failed=True)


def broken(error: Exception) -> Answer:
    """What is no matter of the input."""
    if isinstance(error, MemoryError):
        return without_page("stopped: the memory is full", "Ask about a smaller story, or with smaller limits.")
    what = f"{type(error).__name__}: {error}".splitlines()[0][:300]
    return without_page(f"this is a mistake of ours, and we are sorry: {what}", "Send us the call, please.")


def without_page(message: str, hint: str) -> Answer:
    """A message that is in no catalogue."""
    data = {"code": None, "severity": "error", "message": message, "hint": hint}
    return Answer(f"{message}\n{hint}", {"error": [data]}, failed=True)
