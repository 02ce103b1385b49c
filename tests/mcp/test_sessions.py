"""Live sessions over the protocol: fed, viewed, saved, taken up again."""

import json
from functools import partial

import anyio
import pytest

import pasdedeux
from pasdedeux.mcp.toolbox import TOOLS
from tests.mcp.conftest import SMALL
from tests.mcp.serving import serving, text

WORLD = SMALL.replace("    Ben tells Ada that debt [T1]\n", "    Ben turns away\n")
TOLD = "Ben tells Ada that debt"


@pytest.fixture
def session(served):
    """The name of a session that has just begun."""
    name = served.good("session_start", story=WORLD)["session"]
    yield name
    served.call("session_end", session=name)


def test_a_session_is_a_session(served, session) -> None:
    """What is fed and viewed over the protocol is what `pasdedeux.Session` says."""
    here = pasdedeux.Session(pasdedeux.load_text(WORLD))
    answer = served.call("session_feed", session=session, text=TOLD)
    fed = here.feed(TOLD)
    assert answer.structured_content == json.loads(json.dumps(fed.to_json()))
    assert text(answer) == str(fed)
    seen = served.call("session_view", session=session, who="Ada")
    assert text(seen) == str(here.view("Ada"))
    assert seen.structured_content == json.loads(json.dumps(here.view("Ada").to_json()))
    said = served.good("session_may_say", session=session, who="Ada", claims="debt", to="Ben")
    assert said == json.loads(json.dumps(here.may_say("Ada", ["debt"], "Ben").to_json()))


def test_a_mistake_changes_nothing(served, session) -> None:
    """What is not understood, or cannot happen, is refused, and the session is as it was."""
    before = text(served.call("session_view", session=session, who="Ada"))
    assert served.codes("session_feed", session=session, text="Ben tels Ada that debt")
    assert served.codes("session_feed", session=session, text="Ben turns away\nBen tells Ada that dbet")
    assert text(served.call("session_view", session=session, who="Ada")) == before


def test_undo(served, session) -> None:
    """What was fed last is taken back, and what is not there cannot be."""
    before = text(served.call("session_view", session=session, who="Ada"))
    served.good("session_feed", session=session, text=TOLD)
    assert text(served.call("session_view", session=session, who="Ada")) != before
    assert served.good("session_undo", session=session)["events"] == 1
    assert text(served.call("session_view", session=session, who="Ada")) == before
    assert served.codes("session_undo", session=session)


def test_saved_and_taken_up(served, session, folder) -> None:
    """A session that was saved goes on in another one; a file that is something else does not give way to it."""
    served.good("session_feed", session=session, text=TOLD)
    assert served.good("session_save", session=session, path="evening.session")["path"] == "evening.session"
    served.good("session_save", session=session, path="evening.session")
    again = served.good("session_start", story=WORLD, saved="evening.session")
    assert again["events"] == 2
    views = [text(served.call("session_view", session=name, who="Ada")) for name in (session, again["session"])]
    assert views[0] == views[1]
    assert served.codes("session_save", session=session, path="tea.story") == ["F107"]
    assert (folder / "tea.story").read_text(encoding="utf-8") == SMALL
    assert served.codes("session_start", story=SMALL, saved="evening.session")
    assert served.codes("session_start", story=WORLD, saved="tea.story")
    served.good("session_end", session=again["session"])


@pytest.mark.parametrize("path", ["../evening.session", "/tmp/evening.session", "."])
def test_saved_nowhere_else(served, session, path, folder) -> None:
    """A session is saved in the served folder or not at all."""
    assert served.codes("session_save", session=session, path=path)[0] in ("V131", "F107")
    assert not list(folder.parent.glob("*.session"))


def test_several_at_once(served) -> None:
    """Sessions know nothing of each other, and calls of one come one after the other."""
    names = [served.good("session_start", story=WORLD)["session"] for _ in range(3)]
    assert len(set(names)) == 3

    async def feed_all() -> None:
        async with anyio.create_task_group() as tasks:
            for name in names[:2]:
                for _ in range(3):
                    said = {"session": name, "text": TOLD}
                    tasks.start_soon(partial(served.client.call_tool, "session_feed", said))

    served.do(feed_all)
    counts = [served.good("session_feed", session=name, text=TOLD)["events"][0]["number"] for name in names]
    assert counts == [5, 5, 2]
    for name in names:
        served.good("session_end", session=name)


def test_no_such_session(served) -> None:
    """A name that no session has, or has any more, is refused with those that there are."""
    assert served.codes("session_view", session="tuesday", who="Ada") == ["V133"]
    name = served.good("session_start", story=WORLD)["session"]
    served.good("session_end", session=name)
    assert served.codes("session_feed", session=name, text=TOLD) == ["V133"]
    assert served.codes("session_start", story="nowhere.story") == ["F101"]


def test_it_outlives_its_process(folder) -> None:
    """A session whose call was cancelled, and its process ended, goes on where it was."""
    with serving(folder) as it:
        name = it.good("session_start", story=WORLD)["session"]
        it.good("session_feed", session=name, text=TOLD)
        before = text(it.call("session_view", session=name, who="Ada"))

        async def cancelled() -> bool:
            with anyio.move_on_after(0.0005) as scope:
                await it.client.call_tool("session_feed", {"session": name, "text": f"{TOLD}\n" * 400})
            return scope.cancelled_caught

        assert it.do(cancelled)
        after = text(it.call("session_view", session=name, who="Ada"))
        assert after == before or "402." in after  # it was too late to cancel


def test_ended_while_it_works(tmp_path) -> None:
    """A session may be ended in the middle of a call: the call is answered, and the name is free of it."""
    with serving(tmp_path) as it:
        name = it.good("session_start", story=WORLD)["session"]
        answers: list[str] = []

        async def feed() -> None:
            answer = await it.client.call_tool("session_feed", {"session": name, "text": f"{TOLD}\n" * 400})
            answers.append(text(answer))

        async def both() -> None:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(feed)
                await anyio.sleep(0.02)
                await it.client.call_tool("session_end", {"session": name})

        it.do(both)
        assert "has ended" in answers[0] or TOLD.split(maxsplit=1)[0] in answers[0]
        assert it.codes("session_view", session=name, who="Ada") == ["V133"]


@pytest.mark.slow
def test_too_many(folder) -> None:
    """There is an end to the number of sessions, and it is said."""
    with serving(folder) as it:
        names = [it.good("session_start", story="tea.story")["session"] for _ in range(8)]
        assert it.codes("session_start", story="tea.story") == ["V133"]
        it.good("session_end", session=names[0])
        it.good("session_start", story="tea.story")


def test_the_examples_of_the_descriptions_work(folder) -> None:
    """What the descriptions of a session's tools give as examples is answered, one after the other."""
    with serving(folder) as it:
        for tool in [tool for tool in TOOLS.values() if tool.live and tool.name not in ("session_undo", "session_end")]:
            it.good(tool.name, **tool.examples[0])
        for name in ("session_undo", "session_end"):
            it.good(name, **TOOLS[name].examples[0])
        it.good("session_start", **TOOLS["session_start"].examples[1])
