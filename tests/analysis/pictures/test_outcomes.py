"""The tree of endings as a picture has it: the ways that are marked are those that `endings` tells."""

from functools import cache

import pasdedeux
from pasdedeux.analysis.pictures.outcomes import Outcome, Turn, outcomes


@cache
def trees():
    """The film's ending, as solved and as a picture."""
    solved = pasdedeux.endings(pasdedeux.load("interview"))
    return solved.trees[0], outcomes(solved).trees[0]


def way(tree, mark):
    """The texts of the options on one way through the tree."""
    found, at = [], tree.root
    while isinstance(at, Turn):
        option = next(option for option in at.options if getattr(option, mark))
        found.append(option.text)
        at = option.then
    return found, at


def test_the_ways_are_those_of_the_ending() -> None:
    """The way that it goes, and the way if all knew, are those that backward induction finds, with their worth."""
    solved, drawn = trees()
    for mark, key, end in (("expected", "by_belief", solved.expected_end), ("best", "in_truth", solved.best_end)):
        taken, leaf = way(drawn, mark)
        assert taken == [choice["option"] for choice in solved.to_json()[key]["choices"]]
        assert leaf.worth == end.worth


def test_stable_ways_are_those_of_equilibria() -> None:
    """An option is stable exactly if some equilibrium takes it."""
    solved, drawn = trees()
    taken = {tuple(branch.text for branch in found.taken) for found in solved.equilibria}
    assert drawn.stable == len(solved.equilibria)
    found = {
        (first.text, then.text)
        for first in drawn.root.options
        for then in first.then.options
        if first.stable and then.stable
    }
    assert taken == found


def test_every_outcome_is_there() -> None:
    """The tree has all outcomes, each with what it is worth to everybody who wants something."""
    _, drawn = trees()
    assert drawn.root.ends == 6
    todo = [drawn.root]
    for at in todo:
        if isinstance(at, Outcome):
            assert {who.name for who in at.worth} == {"Pierre", "Katya"}
        else:
            todo.extend(option.then for option in at.options)


def test_a_story_without_an_ending_has_no_tree() -> None:
    """Where nothing is left open there is nothing to draw."""
    assert outcomes(pasdedeux.endings(pasdedeux.load("murder_party"))).trees == ()
