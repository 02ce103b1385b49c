"""Marks: rows of the story language, in notes."""

import pytest

from pasdedeux import api
from pasdedeux.export.marks import act_mark, brief_mark, event_mark, is_plain, quoted, scene_mark, title_mark

STORY = """story "Marks"
character Ann, Ben
place Loft "the loft"
secret gold "there is gold" true, known to Ann
action "Note {who: character} blinks"
action "Ann: {who: character} nods"
act "One" [A1]
    goal
        gold
        not Ben believes gold
    intentional: a habit
act "Two"
scene "The loft" at Loft with Ben, Ann [S1, S2] intentional C201: as it was
    Ann turns away, unseen by Ben.  [P1] intentional: why not
    Ann looks up
        intentional: one
        intentional C201, C204: two
    Note Ann blinks
    Ann tells Ben that gold intentional: he says ]] and [so] [P2]
meanwhile scene "odd # one" with Ann
"""


@pytest.fixture(scope="module")
def story():
    """A story with marks everywhere."""
    return api.load_text(STORY)


def test_events_keep_their_words_and_marks(story):
    """A sentence stands as its author wrote it, with its own ids and acceptances, not those of its scene."""
    told = [line for line in story.lines if not line.staging]
    assert [event_mark(story, line) for line in told] == [
        "Ann turns away, unseen by Ben [P1] intentional: why not",
        "Ann looks up\n    intentional: one\n    intentional C201, C204: two",
        "event: Note Ann blinks",
        "Ann tells Ben that gold [P2]\n    intentional: he says ]\\] and [so] []",
    ]


def test_acts_and_scenes_say_what_their_headings_do_not(story):
    """Who is there, in their order; goals; ids and acceptances. What needs no mark has none."""
    one, two = story.acts
    assert act_mark(story, one) == (
        'act "One" [A1]\n    goal\n        gold\n        not Ben believes gold\n    intentional: a habit'
    )
    assert act_mark(story, two) == ""
    loft, odd = story.scenes
    said = "with Ben, Ann [S1, S2] intentional C201: as it was"
    assert scene_mark(story, loft, "") == f'scene "The loft" {said}'
    assert scene_mark(story, loft, "Loft") == f'scene "The loft" at Loft {said}'
    assert brief_mark(story, loft) == said
    assert scene_mark(story, odd, "nowhere") == 'meanwhile scene "odd # one" at nowhere with Ann'
    assert brief_mark(story, odd) == "meanwhile with Ann"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", '"plain"'),
        ('say "so"', r'"say \"so\""'),
        ("a]]b", r'"a]\]b"'),
        ("]]]", r'"]\]\]"'),
        ("/* x */", r'"/\* x *\/"'),
        ("[[x", r'"[\[x"'),
        ("back\\", r'"back\\"'),
    ],
)
def test_quoted_texts_close_no_note(text, expected):
    """In quotes stands nothing that would end a note or cut a part out."""
    assert quoted(text) == expected


def test_plain_titles_need_no_mark():
    """A title of words stands for itself; what a format could take for signs does not."""
    plain = ["The night", "Who's there?", "One, two (three)", "太郎の家", "…"]
    assert [is_plain(title) for title in plain] == [True, True, True, True, False]
    assert not any(map(is_plain, ["", " a", "a ", "a_b", "*a*", "# a", "a: b", "a  b", "[[x]]", "> a <", "a #1", "=a"]))
    assert title_mark("Alien: the end") == ""
    assert title_mark("a_b") == 'story "a_b"'
