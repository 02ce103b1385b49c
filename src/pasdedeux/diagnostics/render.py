"""Messages as they are read on a terminal.

error[N201]: no fact is called `asleeep`
  --> verona.story:8:13

4 │ fact asleep(person), dead(person)
  │      ------ did you mean `asleep`?
8 │     when asleeep(body) or dead(body)
  │          ^^^^^^^

The action "finds the body" asks about a fact that this world does not have, so it could never happen.
Hint: write `asleep` here.      More: pasdedeux explain N201
"""

from collections.abc import Sequence

from pasdedeux.diagnostics.diagnostic import Diagnostic
from pasdedeux.diagnostics.excerpt import excerpt
from pasdedeux.diagnostics.glyphs import clip, shown
from pasdedeux.diagnostics.paint import Paint

_LIMIT = 100  # messages printed in full; a file that is no story at all may have thousands
_LONGEST = 2000  # characters of a sentence; a message may quote a name of any length


def render(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """One message in full, without a line feed at its end. `colour` adds ANSI escape codes."""
    paint = Paint(colour)
    blocks = excerpt(diagnostic, paint)
    parts = [
        [_title(diagnostic, paint)],
        *blocks[1:],
        [*_prose(diagnostic.consequence), *_hint(diagnostic, paint)],
    ]
    if blocks:
        parts[0].extend(blocks[0])
    return "\n\n".join("\n".join(part) for part in parts)


def render_all(diagnostics: Sequence[Diagnostic], *, colour: bool = False, limit: int = _LIMIT) -> str:
    """Several messages in full with an empty line between them; of those beyond `limit` only the number."""
    parts = [render(item, colour=colour) for item in diagnostics[:limit]]
    if len(diagnostics) > limit:
        parts.append(f"… and {len(diagnostics) - limit} more")
    return "\n\n".join(parts)


def render_line(diagnostic: Diagnostic) -> str:
    """One message on one line, as compilers write it: `file:line:column: error[N201]: message`."""
    place = f"{shown(str(diagnostic.span))}: " if diagnostic.span else ""
    return f"{place}{_title(diagnostic, Paint())}"


def _title(diagnostic: Diagnostic, paint: Paint) -> str:
    severity = diagnostic.severity.value
    message = shown(clip(diagnostic.message, _LONGEST))
    return f"{paint(severity, f'{severity}[{diagnostic.code}]')}{paint('strong', f': {message}')}"


def _prose(text: str) -> list[str]:
    return [shown(line) for line in clip(text, _LONGEST).split("\n")] if text else []


def _hint(diagnostic: Diagnostic, paint: Paint) -> list[str]:
    """The line with one thing to try and the command for more; the command alone where there is no hint."""
    more = f"{paint('strong', 'More:')} pasdedeux explain {diagnostic.code}"
    if not diagnostic.hint:
        return [more]
    *lines, last = _prose(f"Hint: {diagnostic.hint}")
    lines.append(f"{last}      {more}")
    return [lines[0].replace("Hint:", paint("strong", "Hint:"), 1), *lines[1:]]
