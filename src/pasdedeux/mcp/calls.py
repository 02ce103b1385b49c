"""What each tool does: from checked arguments to an answer. Runs in a worker; stands on the front door alone."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pasdedeux import api
from pasdedeux.api import Found, Impossible, Progress, Refused, Session, Story, bundled
from pasdedeux.api.checking import Checked, Checkup
from pasdedeux.api.formats import world_of
from pasdedeux.mcp import manual
from pasdedeux.mcp.paging import Answer, answer, page, pages_of
from pasdedeux.mcp.stories import Stories, is_text

Said = Mapping[str, Any]  # arguments that were checked by `arguments`
MIB = 1024 * 1024


class Live:
    """The session of a worker that is kept for one."""

    session: Session | None = None


@dataclass(frozen=True)
class Call:
    """A call on its way: its arguments, the stories, and whom to tell how far it is."""

    said: Said
    stories: Stories
    tell: Callable[[str], None]
    live: Live

    @property
    def story(self) -> Story:
        """The story that the call is about. Raises Refused."""
        return self.stories.story(self.said["story"])


def tell(call: Call) -> Answer:
    """The story event by event."""
    telling = _kept("tell", call, lambda: api.tell(call.story, call.said["after"], call.said["without"]))
    data = telling.to_json()
    events = data["events"]
    shown = page(call.said["page"], events)
    until = telling.after if shown.last else telling.events[shown.stop - 1].line
    part = replace(telling, events=telling.events[shown.start : shown.stop], after=until)
    return answer(str(part), data, "events", shown)


def check(call: Call) -> Answer:
    """What does not hold together, with mends for the findings of this page if they are wanted."""
    story, without = call.story, call.said["without"]
    report = _kept("check", call, lambda: api.check(story, without))
    shown = page(call.said["page"], [finding.to_json() for finding in report.findings])
    part = replace(report, findings=report.findings[shown.start : shown.stop])
    mends = tuple(api.mends(story, finding, without) for finding in part.findings) if call.said["mend"] else None
    checked = Checkup((Checked(call.stories.name(call.said["story"]), part, mends),))
    data = checked.to_json()
    every = [None] * shown.start + list(data["findings"]) + [None] * (len(report.findings) - shown.stop)  # type: ignore[call-overload]
    return answer(str(checked), {**data, "findings": every}, "findings", shown)


def why(call: Call) -> Answer:
    """Why an act was done."""
    return whole(api.why(call.story, call.said["event"], call.said["without"]))


def ask(call: Call) -> Answer:
    """The answer to a question."""
    return whole(api.ask(call.story, call.said["question"], call.said["after"], call.said["without"]))


def find(call: Call) -> Answer:
    """Stories that reach an ending."""
    if wrong := api.no_events(call.said["author_limit"]):
        raise Refused(wrong)
    watching = _watching(call.tell)
    options = {name: value for name, value in call.said.items() if name not in ("story", "page", "mend")}
    verdict = _kept("find", call, lambda: api.find(call.story, progress=watching, **options))
    if isinstance(verdict, Impossible) and call.said["mend"]:
        return whole(api.counter_evidence(call.story, verdict, time=call.said["time"], progress=watching))
    if not isinstance(verdict, Found):
        return whole(verdict)
    data = verdict.to_json()
    shown = page(call.said["page"], data["plans"])  # type: ignore[arg-type]
    part = replace(verdict, plans=verdict.plans[shown.start : shown.stop])
    return answer(str(part), data, "plans", shown)


def view(call: Call) -> Answer:
    """What one character may know. Nothing else of the story goes into it, whatever it is asked."""
    return whole(api.view(call.story, call.said["who"], call.said["after"], call.said["depth"]))


def may_say(call: Call) -> Answer:
    """What claims would be from somebody's mouth."""
    said = call.said
    return whole(api.may_say(call.story, said["who"], said["claims"], said["to"], said["after"]))


def endings(call: Call) -> Answer:
    """How it may end."""
    return whole(api.endings(call.story, call.said["without"]))


def draw(call: Call) -> Answer:
    """A picture, in the form for a terminal; the whole of it is in the data."""
    said = call.said
    return whole(api.picture(call.story, said["kind"], said["at"], said["depth"], said["of"], said["without"]))


def export(call: Call) -> Answer:
    """The story as a screenplay."""
    said, to = call.said["story"], call.said["to"]
    world = "" if is_text(said) else world_of(said)
    return pages_of(api.export(call.story, to, world), {"format": to}, call.said["page"])


def report(call: Call) -> Answer:
    """The story and all that is known of it as a page for a browser, written to a file."""
    return whole(api.write_report(call.story, call.stories.path(call.said["path"]), call.said["without"]))


def coverage(call: Call) -> Answer:
    """Where each statement of an outline is covered."""
    return whole(api.coverage(call.story))


def explain(call: Call) -> Answer:
    """A page of the manual, or about a message's code."""
    topic = call.said["topic"].strip()
    text = manual.text(topic) if topic.lower() in manual.PAGES else str(api.explain(topic))
    return pages_of(text, {"topic": topic}, call.said["page"])


def read(call: Call) -> Answer:
    """The text of a story."""
    source = call.stories.source(call.said["name"])
    return pages_of(source.text, {"name": source.name}, call.said["page"])


def stories(call: Call) -> Answer:
    """Which stories there are."""
    names, files = list(bundled.stories()), call.stories.files()
    rows = [f"Bundled: {', '.join(names)}.", f"Files: {', '.join(files) or 'none'}."]
    return answer("\n".join(rows), {"bundled": names, "files": files})


CALLS: Mapping[str, Callable[[Call], Answer]] = {
    each.__name__: each
    for each in (
        tell,
        check,
        why,
        ask,
        view,
        may_say,
        find,
        endings,
        draw,
        export,
        report,
        coverage,
        explain,
        stories,
        read,
    )
}


class _Results:
    """The last results, for whoever turns a page."""

    KEPT = 4

    def __init__(self) -> None:
        self._kept: dict[tuple[str, Story, str], Any] = {}

    def of(self, name: str, call: Call, make: Callable[[], Any]) -> Any:
        """What ``make`` makes, or made of the same story and arguments before."""
        said = {key: value for key, value in call.said.items() if key not in ("page", "story", "mend")}
        key = (name, call.story, json.dumps(said, sort_keys=True))
        if key not in self._kept:
            while len(self._kept) >= self.KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = make()
        return self._kept[key]


_kept = _Results().of


def whole(result: Any) -> Answer:
    """A result that comes in one piece."""
    return answer(str(result), result.to_json())


def _watching(tell: Callable[[str], None]) -> Callable[[Progress], None]:
    def watch(now: Progress) -> None:
        tell(f"{now.states:,} states, plans of {now.depth} acts, {now.bytes / MIB:,.0f} MiB")

    return watch
