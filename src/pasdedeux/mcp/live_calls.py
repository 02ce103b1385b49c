"""What the tools of a live session do, in the worker that keeps the session."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pasdedeux.api import Session
from pasdedeux.api.saving import in_the_way
from pasdedeux.api.session_files import FORMAT
from pasdedeux.api.texts import exists, read_text, refusal
from pasdedeux.diagnostics import Refused
from pasdedeux.mcp.calls import Call, whole
from pasdedeux.mcp.paging import Answer, answer


def session_start(call: Call) -> Answer:
    """Begin where a story ends, or go on where a session was saved."""
    story, saved = call.story, call.said["saved"]
    call.live.session = Session(story) if saved is None else Session.load(call.stories.path(saved), story)
    so_far = call.live.session.story
    name, title = call.said["session"], so_far.title
    people = [who.name for who in so_far.world.characters]
    told = sum(not line.staging for line in so_far.lines)
    data = {"session": name, "story": title, "events": told, "characters": people}
    return answer(f"The session {name} of “{title}” goes on after {told} events, with {', '.join(people)}.", data)


def session_feed(call: Call) -> Answer:
    """Let something happen."""
    return whole(_session(call).feed(call.said["text"], anyway=call.said["anyway"]))


def session_view(call: Call) -> Answer:
    """What somebody may know now."""
    return whole(_session(call).view(call.said["who"], call.said["depth"]))


def session_may_say(call: Call) -> Answer:
    """What claims would be from somebody's mouth now."""
    return whole(_session(call).may_say(call.said["who"], call.said["claims"], call.said["to"]))


def session_undo(call: Call) -> Answer:
    """Take back what was fed last."""
    session = _session(call)
    session.undo()
    told = sum(not line.staging for line in session.story.lines)
    return answer(f"Taken back. It goes on after {told} events.", {"session": call.said["session"], "events": told})


def session_save(call: Call) -> Answer:
    """Write the session to a file. Only a session that was saved before gives way to it."""
    path = call.stories.path(call.said["path"])
    if exists(path) and not _is_session(path):
        raise in_the_way(path)
    written = _session(call).save(path)
    text = f"Saved as {written}. `session_start` with `saved` and the same story goes on with it."
    return answer(text, {"session": call.said["session"], "path": str(written)})


def _session(call: Call) -> Session:
    if call.live.session is None:
        raise refusal("V133", f"there is no session `{call.said['session']}`", "", "begin one with `session_start`.")
    return call.live.session


def _is_session(path: Path) -> bool:
    try:
        return FORMAT in read_text(path).text[:100]
    except Refused:
        return False


CALLS: Mapping[str, Callable[[Call], Answer]] = {
    each.__name__: each
    for each in (session_start, session_feed, session_view, session_may_say, session_undo, session_save)
}
