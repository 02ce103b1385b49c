"""Grounds by taking events out: the fast way against the plain one."""

import pytest

from pasdedeux.analysis.minds.stance import judge
from pasdedeux.analysis.questions.ask import ask
from pasdedeux.model.replay import replay
from tests.analysis.stage import asked_of, played

EVENTS = """
Ann tells Ben that ill
Ben takes Box
Ben promises Ann to keep ill
Cleo becomes wary
scene "Out" at Yard with Ben, Cleo
Ben tells Cleo that ill
Ben shows Cleo debt
Cleo finds out ill
Ben tells Cleo that not debt
scene "In" at Room with Ann, Cleo
Cleo asks Ann about debt
Ann takes Box
"""
QUESTIONS = [
    "Cleo believes ill",
    "Cleo believes debt",
    "Ann believes that Cleo believes debt",
    "Ben is sorry",
    "the holder of Box is Ann",
    "Ben believes that Ann believes ill",
    "Ben believes that Cleo believes not debt",
    "Cleo is sorry or Ann is sorry",
]


def plainly(run, question):
    """The events without which a replay of all the others gives another answer."""
    answers = judge(asked_of(run, question).whole)
    now = answers(run.end)
    lines = [m.line for m in run.moments if not m.line.staging]
    return tuple(
        line for line in lines if answers(replay(run.story, run.semantics, [line], only_possible=True).end) != now
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_fast_way_is_the_plain_way(question) -> None:
    """A slice of the story and an early end change nothing: the grounds are those of replaying without each event."""
    run = played(EVENTS)
    found, plain = ask(run, asked_of(run, question)), plainly(run, question)
    if plain and found.since is not None:
        assert found.because == plain
    else:
        assert all(line in run.story.lines for line in found.because)
