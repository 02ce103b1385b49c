"""Goals that no values could ever be worth: nobody need look at stories to know."""

import pytest

from pasdedeux import api
from pasdedeux.engine import which
from pasdedeux.engine.find import find
from pasdedeux.model.limits import Limits
from pasdedeux.model.verdict import Impossible
from tests.bench.harness import PROBLEMS

ENGINES = ["python", *(["native"] if which.native().ready else [])]
LIMITS = Limits(30, 12, 3)
FEW = 1000  # states: those of the first moment, cut for all limits that are tried in turn


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("problem", ["bread", "chest", "ferry", "honey", "kitten"])  # the pond counts without end
def test_what_can_never_be_worth_so_much_is_known_at_once(problem, engine, monkeypatch):
    """A goal beyond all that the author may gain is impossible, however far everybody might think ahead."""
    monkeypatch.setenv(which.VARIABLE, engine)
    verdict = find(api.load(PROBLEMS / f"{problem}.txt").world, goal=1000.0, limits=LIMITS, states=FEW)
    assert isinstance(verdict, Impossible)
