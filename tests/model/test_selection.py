"""Narrowing conditions down by one value that they need: nothing that holds is ever left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.model.evaluate import truth
from pasdedeux.model.formula import And, Compare, Const, Named
from pasdedeux.model.ground import ground
from pasdedeux.model.selection import Selection
from pasdedeux.model.state import Values
from tests.strategies import CAST, SPOTS, conditions, errand


class Alone:
    """A state in which everybody believes what is so."""

    def __init__(self, values):
        self.values = values

    def believed(self, who):
        """The same for all."""
        return self


@given(st.lists(conditions(2), min_size=1, max_size=8), st.data())
def test_every_condition_that_holds_is_among_the_selected(formulas, data):
    """Whatever the values are, the selected places include every condition that is true of them, each once."""
    world = errand(0)
    grounded = {i: ground(f, world) for i, f in enumerate(formulas)}
    chosen = {world.fluent("p"): data.draw(st.booleans()), world.fluent("q"): data.draw(st.booleans())}
    for who in CAST[:2]:
        chosen[world.fluent("at", (who,))] = data.draw(st.sampled_from(SPOTS))
    chosen[world.fluent("n")] = float(data.draw(st.integers(0, 2)))
    state = Alone(Values.of(chosen))
    selected = list(Selection(grounded).among(state.values))
    assert len(selected) == len(set(selected))
    assert {i for i, f in grounded.items() if truth(f)(state)} <= set(selected)


def test_conditions_are_filed_by_what_tells_most_of_them_apart():
    """Of two needed values the one counts of whose fluent more values are needed."""
    world = errand(0)
    from_cave, from_hill = (world.fluent("at", (CAST[0],)), SPOTS[0]), (world.fluent("at", (CAST[0],)), SPOTS[1])
    needs = {
        0: ground(_both(Named("p"), from_cave), world),
        1: ground(_both(Named("p"), from_hill), world),
    }
    values = Values.of({world.fluent("p"): True, from_cave[0]: SPOTS[0]})
    assert list(Selection(needs).among(values)) == [0]


def _both(fact, needed):
    return And((fact, Compare("==", needed[0], Const(needed[1]))))
