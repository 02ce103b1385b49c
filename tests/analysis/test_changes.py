"""Two checks compared: what is new, what is cleared, what moved."""

from contextlib import suppress
from itertools import pairwise
from random import Random

import pytest

from pasdedeux import api
from pasdedeux.analysis.changes import Changes, changes, mistakes
from pasdedeux.analysis.checks.findings import Finding
from pasdedeux.diagnostics import Refused
from tests.language.test_workshop import SMALL, edited

HEAD = """story "Leaks"
character Ann, Bob, Cleo
place Room, Hall
secret theft "Bob stole the ring" true, known to nobody
secret idle "Cleo dreams" true, known to Cleo
"""
TEA = """scene "Tea" at Room with Ann, Bob, Cleo
    Ann tells Bob that theft
    Cleo tells Bob that idle
    Bob tells Cleo that idle
"""
LATER = """scene "Later" at Hall with Ann, Cleo
    Cleo tells Ann that idle
    Ann tells Cleo that theft
"""


def found(text: str, name: str = "a.story") -> tuple[Finding, ...]:
    """Everything that is found in a text, accepted or not."""
    report = api.check(api.load_text(text, name))
    return (*report.findings, *report.accepted)


def compared(old: str, new: str) -> Changes:
    """The changes from one text to another."""
    return changes(found(old), found(new))


def lines(findings) -> list[int]:
    """Where they stand."""
    return [item.span.line for item in findings]


def test_nothing_changed() -> None:
    """A story compared with itself: all is kept, nothing moved."""
    same = compared(HEAD + TEA, HEAD + TEA)
    assert not same
    assert lines(pair.now for pair in same.kept) == [7]


def test_a_line_above() -> None:
    """A line put in above a finding moves it."""
    moved = compared(HEAD + TEA, "# a word\n" + HEAD + TEA)
    assert (lines(pair.before for pair in moved.moved), lines(pair.now for pair in moved.moved)) == ([7], [8])
    assert not moved.new + moved.cleared


def test_a_scene_elsewhere() -> None:
    """A scene that is moved takes its findings with it."""
    moved = compared(HEAD + TEA + LATER, HEAD + LATER + TEA)
    assert not moved.new + moved.cleared
    assert len(moved.moved) == len(moved.kept) == 2


def test_events_are_renumbered() -> None:
    """A sentence put in before gives events other numbers; a finding that speaks of them is the same one."""
    promise = 'scene "Hush" at Room with Bob, Cleo\n    Cleo tells Bob that idle\n    Bob promises Cleo to keep idle\n'
    broken = 'scene "Later" at Hall with Ann, Bob\n    Bob tells Ann that idle\n'
    old = HEAD + promise + broken
    new = HEAD + promise.replace("    Bob", "    Bob asks Cleo whether idle\n    Bob") + broken
    subjects = [[item.subject for item in found(text) if item.code == "C205"] for text in (old, new)]
    assert subjects == [["Bob 2"], ["Bob 3"]]
    moved = compared(old, new)
    assert "C205" in [pair.now.code for pair in moved.kept]
    assert not moved.new + moved.cleared


def test_new_and_cleared() -> None:
    """An event taken out makes what relied on it a finding; put back, this is cleared."""
    cut = (HEAD + TEA).replace("    Cleo tells Bob that idle\n", "")
    broken = compared(HEAD + TEA, cut)
    assert [str(item.span) for item in broken.new] == ["a.story:8:5"]
    assert not broken.cleared
    mended = compared(cut, HEAD + TEA)
    assert [str(item.span) for item in mended.cleared] == ["a.story:8:5"]
    assert not mended.new


def test_the_same_leak_elsewhere_is_a_new_one() -> None:
    """What is said in the same words of another event is another finding, also where the first is cleared."""
    leak = "    Ann tells Bob that theft\n"
    old = HEAD + TEA + LATER.replace("    Ann tells Cleo that theft\n", "")
    new = (
        HEAD
        + TEA.replace(leak, "    Ann asks Bob whether theft\n")
        + LATER.replace("Cleo that theft", "Cleo that theft")
    )
    both = compared(old, new)
    assert [item.message for item in both.new] == [item.message for item in both.cleared]
    assert lines(both.new) == [12]


def test_accepting() -> None:
    """A finding that its author accepts now is no longer new or cleared; one no longer accepted is new."""
    accepted = HEAD + TEA.replace("that theft", "that theft   intentional: she guesses")
    done = compared(HEAD + TEA, accepted)
    assert lines(pair.now for pair in done.accepted) == [7]
    assert not done.new + done.cleared + done.kept
    undone = compared(accepted, HEAD + TEA)
    assert lines(undone.new) == [7]
    assert not undone.cleared
    assert not compared(accepted, "\n" + accepted)


def test_a_rewritten_line() -> None:
    """At a rewritten line the same kind of finding about somebody else is the same one, reworded."""
    other = compared(HEAD + TEA, HEAD + TEA.replace("Ann tells Bob that theft", "Cleo tells Bob that theft"))
    assert [pair.now.subject for pair in other.reworded] == ["Cleo"]
    assert not other.new + other.cleared


def test_a_file_of_another_name() -> None:
    """A renamed file keeps its findings if that is said, and else has new ones."""
    before, now = found(HEAD + TEA, "a.story"), found(HEAD + TEA, "b.story")
    assert [pair.moved for pair in changes(before, now, {"b.story": "a.story"}).kept] == [True]
    assert len(changes(before, now).new) == len(changes(before, now).cleared) == 1


def test_mistakes_are_compared() -> None:
    """The messages of a refusal: a second mistake is new, the first one moved."""

    def wrong(text: str) -> tuple[Finding, ...]:
        with pytest.raises(Refused) as refused:
            api.load_text(text)
        return mistakes(refused.value.diagnostics)

    one = HEAD + TEA.replace("theft", "thaft")
    two = "\n" + one.replace("idle\n    Bob", "idel\n    Bob")
    both = changes(wrong(one), wrong(two))
    assert len(both.moved) == len(both.new) == 1


def test_what_it_was() -> None:
    """A finding of now is asked what it was."""
    old, new = found(HEAD + TEA), found("\n" + HEAD + TEA)
    both = changes(old, new)
    assert both.before(new[0]) is old[0]
    assert both.before(old[0]) is None


@pytest.mark.parametrize("seed", range(2))
def test_nothing_is_lost_or_told_twice(seed) -> None:
    """Whatever is edited: what stands now is new or kept, what stood before is cleared, accepted or kept, each once."""
    dice, texts = Random(seed), [SMALL]
    for _ in range(6):
        text = edited(texts[-1], dice)
        with suppress(Refused):
            found(text)
            texts.append(text)
    for old, new in pairwise(map(found, texts)):
        both = changes(old, new)
        now = [item for item in new if not item.accepted]
        assert sorted(map(id, now)) == sorted(map(id, (*both.new, *(pair.now for pair in both.kept))))
        then = (*both.cleared, *(pair.before for pair in (*both.kept, *both.accepted)))
        assert sorted(map(id, then)) == sorted(id(item) for item in old if not item.accepted)
