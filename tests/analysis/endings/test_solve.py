"""Open endings: trees, what follows, and what it turns on."""

import pytest

from pasdedeux.analysis.endings.solve import endings
from pasdedeux.diagnostics import Refused
from tests.analysis.stage import played

ENDING = """
ending "The box"
    Ann either
        Ann hides Box
        Ann gives up Box
    Ben either
        Ben pays
        nothing
"""
WORLD = """
fact hidden(item)
fact paid(character)
wants Ann
    2 for paid(Ben)
    1 for hidden(Box)
wants Ben
    -1 for paid(Ben)
    3 for paid(Ben) and not hidden(Box)
action "{s: character} hides {i: item}"
    called hides
    by s
    then hidden(i)
    seen by SEEN
action "{s: character} gives up {i: item}"
    called gives_up
    by s
    seen by everyone
action "{s: character} pays"
    called pays
    by s
    then paid(s)
    seen by everyone
"""


def solved(seen="everyone", ending=ENDING, world=WORLD):
    """The ending of a story about a box, with its rules of seeing, its turns or its wants changed."""
    run = played("Ben takes Box", world.replace("SEEN", seen) + ending)
    return endings(run).trees[0]


def worths(leaf):
    """The worth of an outcome by name."""
    return {who.name: value for who, value in leaf.worth.items()}


def test_backward_induction() -> None:
    """Ann gives it up since Ben then pays, as the last to move, and not otherwise."""
    tree = solved()
    assert tree.best == (1, 0) and worths(tree.best_end) == {"Ann": 2.0, "Ben": 2.0}
    assert tree.expected == tree.best


def test_people_decide_by_what_they_believe() -> None:
    """Ben does not see it hidden, so he pays for nothing; Ann knows that he will."""
    tree = solved(seen="nobody")
    assert tree.expected == (0, 0) and worths(tree.expected_end) == {"Ann": 3.0, "Ben": -1.0}
    assert tree.best == (1, 0)


def test_believed_worth() -> None:
    """What an outcome is worth to somebody is told apart from what they believe that it is worth."""
    tree = solved(seen="nobody")
    ben = next(who for who in tree.expected_end.worth if who.name == "Ben")
    assert (tree.expected_end.worth[ben], tree.expected_end.believed[ben]) == (-1.0, 2.0)


def test_equilibria() -> None:
    """Beside the one of backward induction there is one held up by a threat: Ben never pays, so she hides it."""
    outcomes = {tuple(b.text for b in e.taken) for e in solved().equilibria}
    assert outcomes == {("Ann gives up Box", "Ben pays"), ("Ann hides Box", "does nothing")}


def test_what_a_choice_turns_on() -> None:
    """Ann gives it up unless the hidden box weighs more than 2, or his paying less than 1."""
    tree = solved()
    found = {(t.who.name, t.want.weight, t.direction): (t.weight, t.option) for t in tree.thresholds if t.by_belief}
    assert found["Ann", 1.0, "above"] == (2.0, 0)
    assert found["Ann", 2.0, "below"] == (1.0, 0)
    assert found["Ben", 3.0, "below"] == (1.0, 1)
    assert "unless “hidden" in str(tree) or "unless “Box is hidden”" in str(tree)


@pytest.mark.parametrize(("weight", "choice"), [(1.9, 1), (2.1, 0)])
def test_thresholds_hold(weight, choice) -> None:
    """Declared on either side of its threshold, the choice is what the threshold says."""
    tree = solved(world=WORLD.replace("1 for hidden(Box)", f"{weight} for hidden(Box)"))
    assert tree.best[0] == choice


def test_the_impossible_is_not_in_the_tree() -> None:
    """An option whose condition does not hold is pruned, and a turn without any is passed over."""
    world = WORLD.replace("then paid(s)", "when s is wary\n    then paid(s)")
    tree = solved(world=world, ending=ENDING.replace("        nothing\n", ""))
    assert tree.expected[1] is None
    assert [b.text for b in tree.root.branches] == ["Ann hides Box", "Ann gives up Box"]
    assert "Ben" not in {node["who"] for node in [tree.to_json()["tree"]]}


def test_the_drawing() -> None:
    """The text draws the tree and says how it goes."""
    text = str(solved())
    assert "├─ Ann hides Box" in text and "│  └─ Ben does nothing" in text
    assert "If everyone knew everything: Ann gives up Box, then Ben pays. (Ann 2, Ben 2)" in text


def test_too_large_an_ending_is_refused() -> None:
    """More outcomes than anybody could look through are a message, not an endless run."""
    turns = "".join("    Ann either\n        Ann hides Box\n        nothing\n" for _ in range(13))
    with pytest.raises(Refused) as caught:
        solved(ending=f'\nending "Long"\n{turns}')
    assert [d.code for d in caught.value.diagnostics] == ["V201"]


def test_no_ending() -> None:
    """A story without one says so."""
    assert "no open ending" in str(endings(played("Ben takes Box")))
