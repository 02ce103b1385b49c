"""The events of a story by their names: a number, or a source id."""

from collections.abc import Iterable

from pasdedeux.api.texts import refusal
from pasdedeux.diagnostics import Diagnostic, Refused, nearest
from pasdedeux.model.story import Line, Story


def event_of(story: Story, name: str | int) -> Line:
    """The event with that number or source id. Raises Refused where there is none."""
    line = story.line(str(name).strip())
    if line is None:
        raise _unknown(story, str(name))
    return line


def optional(story: Story, name: str | int | None) -> Line | None:
    """The event of that name, or None for no name. Raises Refused."""
    return None if name is None else event_of(story, name)


def several(story: Story, names: Iterable[str | int]) -> tuple[Line, ...]:
    """The events of these names, each once, in the order of the story. Raises Refused with all unknown ones."""
    found: list[Line] = []
    unknown: list[Diagnostic] = []
    for name in names:
        line = story.line(str(name).strip())
        if line is None:
            unknown.extend(_unknown(story, str(name)).diagnostics)
        else:
            found.append(line)
    if unknown:
        raise Refused(dict.fromkeys(unknown))
    return tuple(line for line in story.lines if line in found)


def _unknown(story: Story, name: str) -> Refused:
    told = [line for line in story.lines if not line.staging]
    ids = list(dict.fromkeys(id for line in told for id in line.ids))
    near = nearest(name, ids)
    has = f"“{story.title}” has {_counted(len(told))}" if told else f"“{story.title}” has no events"
    named = f" Source ids begin with {', '.join(ids[:5])}." if ids else ""
    hint = f"did you mean `{near}`?" if near else "`pasdedeux tell` shows the events with their numbers."
    return refusal("V101", f"no event is called `{name}`", f"{has}.{named}", hint)


def _counted(count: int) -> str:
    return "one event, 1" if count == 1 else f"{count} events, 1 to {count}"
