"""The events of a story by their names: a number, or a source id."""

from collections.abc import Iterable

from pasdedeux.api.texts import refusal
from pasdedeux.diagnostics import Diagnostic, Refused, nearest
from pasdedeux.model.story import Line, Story

Names = Iterable[str | int]  # of events: numbers or source ids


def event_of(story: Story, name: str | int) -> Line:
    """The event with that number, or the first with that source id. Raises Refused where there is none."""
    return _named(story, name)[0]


def after(story: Story, name: str | int | None) -> Line | None:
    """The last event of that name: only then all of it has happened. None for no name. Raises Refused."""
    return None if name is None else _named(story, name)[-1]


def several(story: Story, names: Names) -> tuple[Line, ...]:
    """All events of these names, each once, in the order of the story. Raises Refused with all unknown ones."""
    found: list[Line] = []
    unknown: list[Diagnostic] = []
    for name in names:
        try:
            found.extend(_named(story, name))
        except Refused as refused:
            unknown.extend(refused.diagnostics)
    if unknown:
        raise Refused(dict.fromkeys(unknown))
    return tuple(line for line in story.lines if line in found)


def _named(story: Story, name: str | int) -> tuple[Line, ...]:
    found = story.named(str(name).strip())
    if not found:
        raise _unknown(story, str(name))
    return found


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
