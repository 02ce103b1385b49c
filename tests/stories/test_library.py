"""The library of acts: every act is documented and shown, and ordinary stories need little beside it."""

import pytest

from pasdedeux import api
from tests.blocks import blocks

FEW = 12  # lines beside the events


@pytest.fixture(scope="module")
def examples(root):
    """The stories in the page about the library."""
    text = (root / "docs/library.md").read_text(encoding="utf-8")
    return [api.load_text(block.text, "library.story") for block in blocks(text) if block.kind == "story"]


@pytest.fixture(scope="module")
def acts():
    """The acts of the library that a story's sentences can use."""
    world = api.load_text('story "x"\n', "x.story").world
    return [action for action in world.actions if not action.staging]


def test_every_act_says_what_it_is(acts):
    """Every act has a sentence of documentation."""
    assert len(acts) > 30
    assert [action.name for action in acts if not action.about] == []


def test_every_act_is_shown(acts, examples):
    """Every act of the library happens in some example of its page."""
    shown = {line.event.source.name for story in examples for line in story.lines}
    assert [action.name for action in acts if action.name not in shown] == []


def test_examples_are_clean(examples):
    """Nothing is found in the examples of the page."""
    for story in examples:
        assert [str(f) for f in api.check(story).findings] == [], story.title


def test_twenty_events_need_few_lines(root):
    """A story of twenty events with nothing but the library takes at most twelve lines beside them, and is clean."""
    path = root / "tests/stories/twenty_events.story"
    story = api.load(path)
    events = sum(not line.staging for line in story.lines)
    rows = [row for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    assert events == 20
    assert len(rows) - events <= FEW
    assert [str(f) for f in api.check(story).findings] == []


WORLD = """story "Trust"
character Ann, Bob
place Parlour
secret p "p" known to Ann
secret q "q" true, known to Ann, Bob
{attitude}
scene "Tea" at Parlour with Ann, Bob
    Ann tells Bob that {claim}
"""


def told(claim: str, attitude: str = "") -> api.Story:
    """A story in which Ann says something to Bob."""
    attitude = f"initially\n    {attitude}" if attitude else ""
    return api.load_text(WORLD.format(claim=claim, attitude=attitude), "trust.story")


def answers(story, *questions: str) -> list[str]:
    """The answers at the end of a story."""
    return [api.ask(story, question).answer for question in questions]


@pytest.mark.parametrize("attitude", ["", "Bob distrusts Ann", "Bob doubts Ann"])
def test_what_one_has_no_idea_of_is_believed(attitude):
    """Whoever has no view of a claim believes it, whatever they think of the speaker."""
    assert answers(told("p", attitude), "Bob believes p", "Bob believes that Ann believes p") == ["yes", "yes"]


def test_whoever_is_trusted_is_believed_against_better_knowledge():
    """A listener who believes otherwise gives way to a speaker of whom they think no ill."""
    assert answers(told("not q"), "Bob believes q", "Bob believes that Ann believes q") == ["no", "no"]


def test_a_liar_is_seen_through():
    """From one who is distrusted, and is thought to know better, one learns nothing."""
    story = told("not q", "Bob distrusts Ann")
    assert answers(story, "Bob believes q", "Bob believes that Ann believes q") == ["yes", "yes"]


def test_from_a_fool_one_learns_what_the_fool_believes():
    """One who is doubted is not believed, but is taken to mean it."""
    story = told("not q", "Bob doubts Ann")
    assert answers(story, "Bob believes q", "Bob believes that Ann believes q") == ["yes", "no"]


def test_speakers_do_not_believe_their_own_lies():
    """A lie changes what the listener believes, and never what the speaker does."""
    assert answers(told("not q"), "Ann believes q", "Ann believes that Bob believes q") == ["yes", "no"]


def test_what_is_told_can_be_about_beliefs():
    """A claim may go as deep as one likes."""
    story = told("Bob believes that Ann believes that Bob believes q")
    assert answers(story, "Ann believes that Bob believes that Ann believes that Bob believes q") == ["yes"]


def test_a_question_about_what_both_know_gives_nothing_away():
    """What the asker believed of the listener's view before `asks about` is what they believe after it."""
    text = WORLD.format(attitude="", claim="q").replace("Ann tells Bob that q", "Ann asks Bob about q")
    story = api.load_text(text, "question.story")
    assert answers(story, "Ann believes that Bob believes that Ann believes q") == ["yes"]


@pytest.mark.parametrize(("act", "expected"), [("asks Bob about p", "unknown"), ("confronts Bob with p", "yes")])
def test_only_the_open_question_is_known_to_give_away(act, expected):
    """After `asks about` the listener knows and the asker does not know that; after `confronts` both do."""
    text = WORLD.format(attitude="", claim="p").replace('"p" known', '"p" true, known')
    story = api.load_text(text.replace("Ann tells Bob that p", f"Ann {act}"), "question.story")
    assert answers(story, "Bob believes that Ann believes p") == ["yes"]
    assert answers(story, "Ann believes that Bob believes that Ann believes p") == [expected]
