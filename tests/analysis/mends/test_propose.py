"""Mends: every change that is offered clears its finding, in the model and as text."""

import pytest

from pasdedeux import api
from pasdedeux.analysis.checks import check
from pasdedeux.analysis.mends.edits import Edit, edited, person_added, unseen_changed
from pasdedeux.analysis.mends.propose import mends
from pasdedeux.diagnostics import Source, Span, catalogue

EXAMPLES = [e for code in catalogue.codes() if code.startswith("C2") for e in catalogue.examples(code)]
BROKEN = [e for e in EXAMPLES if e.expects == "finding"]
MENDED = {"C201", "C202", "C203", "C205", "C207"}


@pytest.mark.parametrize("example", BROKEN, ids=lambda e: e.code)
def test_a_mend_clears_its_finding_as_text(example) -> None:
    """Each mend of the examples of the catalogue, typed into the text, makes the finding disappear and brings none."""
    story = api.load_text(example.text, "example.story")
    (finding,) = check(story).findings
    offered = mends(story, finding)
    assert bool(offered) == (example.code in MENDED)
    for mend in offered:
        assert mend.edit is not None
        again = api.load_text(edited(example.text, [mend.edit]), "example.story")
        assert check(again).findings == ()


def test_the_smallest_mend_comes_first() -> None:
    """Mends are sorted by what there is to type."""
    story = api.load_text(BROKEN[0].text, "example.story")
    sizes = [mend.size for mend in mends(story, check(story).findings[0])]
    assert sizes == sorted(sizes) and len(sizes) > 1


def test_an_unseen_act_is_mended_by_letting_it_be_seen() -> None:
    """Where somebody was left out of what they would have learnt, the smallest mend may be to let them see it."""
    text = """story "A glimpse"
character Ada, Ben
place Hall
item Key "the key"
initially
    Key is with Ben
scene "Tea" at Hall with Ada, Ben
    Ben puts Key down, unseen by Ada
    Ada takes Key
"""
    story = api.load_text(text, "glimpse.story")
    finding = next(f for f in check(story).findings if f.code == "C201")
    witness = [m for m in mends(story, finding, most=9) if m.kind == "witness"]
    assert [m.edit.text for m in witness if m.edit] == ["    Ben puts Key down"]


def test_mending_is_the_same_each_time() -> None:
    """The same story gives the same mends in the same order."""
    story = api.load_text(BROKEN[0].text, "example.story")
    finding = check(story).findings[0]
    assert list(map(str, mends(story, finding))) == list(map(str, mends(story, finding)))


def line(text: str) -> Span:
    """A span on the one line of a text."""
    return Span(Source("x.story", text), 0, len(text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    Ada waits, unseen  [P1]", "    Ada waits  [P1]"),
        ("    Ada waits, unseen by Ben, Cleo", "    Ada waits"),
        ("    Ada waits, unseen by Ben  # why", "    Ada waits  # why"),
    ],
)
def test_being_unseen_is_taken_out_of_a_line(before, after) -> None:
    """The words go, and marks and comments stay."""
    edit = unseen_changed(line(before), "")
    assert edit is not None and edit.text == after


def test_a_line_that_is_seen_has_nothing_to_take_out() -> None:
    """Without `unseen` there is no such edit."""
    assert unseen_changed(line("    Ada waits"), "") is None


def test_a_person_is_added_to_a_heading() -> None:
    """The newcomer stands after the people, before marks."""
    heading = 'scene "Tea" at Hall with Ada and the Ben [P1]'
    edit = person_added(line(heading), ["Ada", "Ben"], "Cleo")
    assert edit is not None and edit.text == 'scene "Tea" at Hall with Ada and the Ben, Cleo [P1]'
    assert person_added(line(heading), ["Dora"], "Cleo") is None


def test_several_edits_speak_of_the_lines_as_they_were() -> None:
    """Edits do not move each other."""
    edits = [Edit("x", 1, "zero", insert=True), Edit("x", 2, "TWO", insert=False)]
    assert edited("one\ntwo\nthree", edits) == "zero\none\nTWO\nthree"
    with pytest.raises(IndexError):
        edited("one", [Edit("x", 5, "five", insert=True)])
