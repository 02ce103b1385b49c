"""Open endings: what can still be done, what each outcome is worth to whom, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from pasdedeux.analysis.endings.choices import Choices, Course
from pasdedeux.analysis.endings.equilibria import Branch, Leaf, Node, equilibria
from pasdedeux.analysis.endings.payoffs import Payoffs
from pasdedeux.analysis.endings.thresholds import Threshold, thresholds
from pasdedeux.analysis.endings.tree import EndingTree, EndingTrees, option_words
from pasdedeux.diagnostics import Diagnostic, Refused
from pasdedeux.model.replay import Replay
from pasdedeux.model.state import State
from pasdedeux.model.story import Ending

MOST_OUTCOMES = 5_000
MOST_TURNS = 40


def endings(replay: Replay) -> EndingTrees:
    """The tree of every ending of a story, from its last event. Raises Refused as `tree` does."""
    return EndingTrees(replay.story.title, tuple(tree(replay, ending) for ending in replay.story.endings))


def tree(replay: Replay, ending: Ending) -> EndingTree:
    """One ending, played out from the end of ``replay`` in every possible way.

    Raises:
        Refused: (V201) if there are more outcomes than anybody could look through.
    """
    _bounded(ending)
    payoffs = Payoffs(replay.story.world)
    choices = Choices(replay.semantics, ending.choices, payoffs)
    state = replay.end
    expected = choices.course(state, 0, believing=True)
    best = choices.course(state, 0, believing=False)
    root = _grow(choices, state, 0)
    return EndingTree(
        ending,
        root,
        expected.taken,
        _leaf(payoffs, expected.end),
        best.taken,
        _leaf(payoffs, best.end),
        equilibria(root),
        tuple(_turning(choices, state, expected, best)),
    )


def _bounded(ending: Ending) -> None:
    outcomes = prod(len(choice.options) for choice in ending.choices)
    if outcomes > MOST_OUTCOMES or len(ending.choices) > MOST_TURNS:
        raise Refused(
            [
                Diagnostic(
                    "V201",
                    f"the ending “{ending.title}” has {len(ending.choices)} turns and {outcomes} outcomes",
                    ending.span,
                    consequence=f"Up to {MOST_TURNS} turns and {MOST_OUTCOMES} outcomes are played out.",
                    hint="leave out turns that decide nothing.",
                )
            ]
        )


def _grow(choices: Choices, state: State, turn: int) -> Node | Leaf:
    """The tree below a turn. A turn at which nothing is possible is passed over."""
    if turn == len(choices.turns):
        return _leaf(choices.payoffs, state)
    options = choices.options(state, turn)
    if not options:
        return _grow(choices, state, turn + 1)
    choice = choices.turns[turn]
    branches = tuple(
        Branch(i, option_words(choice, i), _grow(choices, choices.after(state, turn, i), turn + 1)) for i in options
    )
    decided = choices.choice(state, turn, believing=True), choices.choice(state, turn, believing=False)
    return Node(turn, choice.who, branches, *decided)


def _leaf(payoffs: Payoffs, state: State) -> Leaf:
    worth = {who: payoffs.worth(who, state) for who in payoffs.people}
    return Leaf(worth, {who: payoffs.worth(who, state.believed(who)) for who in payoffs.people})


def _turning(choices: Choices, state: State, *courses: Course) -> Iterator[Threshold]:
    """The thresholds of every turn on the way: that by belief, and that in truth."""
    for course, believing in zip(courses, (True, False), strict=True):
        at = state
        for turn, option in enumerate(course.taken):
            if option is not None:
                yield from thresholds(choices, at, turn, believing=believing)
                at = choices.after(at, turn, option)
