"""The names under which files are shown, and the lines that are marked."""

import pytest

from pasdedeux.analysis.checks.findings import Report
from pasdedeux.analysis.endings.tree import EndingTrees
from pasdedeux.analysis.telling.tell import tell
from pasdedeux.diagnostics import Source, Span
from pasdedeux.model.replay import replay
from pasdedeux.report.contents import Contents
from pasdedeux.report.html import joined
from pasdedeux.report.texts import Texts, marked_line
from tests.analysis.stage import story


def texts() -> Texts:
    """The texts of a story that stands in `stage.story`."""
    run = replay(story("Ann becomes wary"))
    return Texts(Contents(tell(run), Report(run.story, ()), EndingTrees(run.story.title, ())))


@pytest.mark.parametrize(
    ("first", "other", "shown"),
    [
        ("a/one.story", "a/world.story", "world.story"),
        ("a/one.story", "a/deep/world.story", "deep/world.story"),
        ("a/one.story", "world.story", "world.story"),
        ("/home/somebody/one.story", "/home/somebody/parts/world.story", "parts/world.story"),
        ("/home/somebody/one.story", "/home/world.story", "../world.story"),
        ("/home/somebody/one.story", "acts.story", "acts.story"),
        ("one.story", "/home/somebody/world.story", "world.story"),
        ("C:\\stories\\one.story", "C:\\stories\\world.story", "world.story"),
    ],
)
def test_names_do_not_say_whose_disk_it_is(first, other, shown):
    """A file is named as seen from the folder of the first one."""
    found = texts()
    found.__dict__["sources"] = (Source(first, ""), Source(other, ""))
    assert found.name(Source(other, "")) == shown
    assert found.name(Source(first, "")) == "one.story"


@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        ("a\n  bcd e\n", 4, 7, "  <mark>bcd</mark> e"),
        ("a\n\tb\n", 3, 4, "    <mark>b</mark>"),
        ("ab\ncd\n", 1, 5, "a<mark>b</mark>"),
        ("ab\n", 2, 2, "ab"),
        ("a<b>\r\n", 1, 4, "a<mark>&lt;b&gt;</mark>"),
    ],
)
def test_what_a_place_covers_is_marked(text, start, end, shown):
    """Of the first line of a place that is marked which it covers; a place between two characters marks nothing."""
    assert joined(marked_line(Span(Source("x", text), start, end))) == shown
