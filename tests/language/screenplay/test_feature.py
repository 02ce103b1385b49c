"""A screenplay of feature length is read whole, and what is found in it is what was put there."""

import pytest

from bench.feature import feature
from pasdedeux import api
from tests.language.screenplay.scripts import sure

SIZES = [(6, 40, 1), (12, 60, 4), pytest.param(120, 300, 0, marks=pytest.mark.slow)]


@pytest.mark.parametrize(("pages", "marks", "seed"), SIZES)
def test_leaks(pages, marks, seed) -> None:
    """Every use by somebody who does not know is found at its line, and no other."""
    made = feature(pages, marks, seed)
    assert made.text.count("\n") >= pages * 55
    story = api.load_text(made.text, "feature.fountain")
    told = [line for line in story.lines if not line.staging]
    assert len(told) + len(story.uses) == marks
    assert made.leaks
    found = api.check(story).findings
    assert [sure(f.span).line for f in found if f.code == "C201"] == list(made.leaks)
    assert {f.code for f in found} <= {"C201", "C206"}


def test_marks_that_were_left_alone_are_listed() -> None:
    """The writer's own notes are counted and listed by their lines, and are no marks."""
    made = feature(30, 20, 3)
    lines = [number for number, line in enumerate(made.text.splitlines(), 1) if "[[too long?" in line]
    story = api.load_text(made.text, "feature.fountain")
    assert lines
    assert [span.line for span in sure(story.notes).left] == lines
