"""The sieve: the same conditions hold as when each is asked."""

from __future__ import annotations

from hypothesis import given

from pasdedeux.engine.plain.facts import Facts
from pasdedeux.engine.plain.sieve import Sieve, places
from pasdedeux.engine.plain.transitions import Transitions
from tests.engine.plain.sides import Sides
from tests.strategies import any_worlds


@given(any_worlds())
def test_all_at_once_is_one_by_one(world):
    """Of every formula that looks into no mind the sieve says what the formula says, in every state of the start."""
    sides = Sides(world)
    work = Transitions(sides.task)
    formulas = work.formulas
    kept = [
        place
        for place, row in enumerate(sides.task.formulas)
        if formulas.flat(place) and row[0] in ("and", "or", "fluent", "==", "!=", "value", "<", ">", "<=", ">=")
    ]
    sieve = Sieve(formulas, [list(formulas.parts(place)) for place in kept])
    for code in sides.task.start:
        facts = Facts(work.layout.write(work.layout.write(0, enumerate(sides.task.defaults)), code.values))
        expected = [at for at, place in enumerate(kept) if formulas.test(place)(facts)]
        assert list(places(sieve.holding(facts.values))) == expected
