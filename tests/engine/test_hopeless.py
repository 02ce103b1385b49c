"""Goals that no values could ever be worth: the native core need not look at stories to know."""

import pytest

from pasdedeux import api
from pasdedeux.engine import which
from pasdedeux.engine.find import find
from pasdedeux.model.limits import Limits
from pasdedeux.model.verdict import Impossible
from tests.bench.harness import PROBLEMS

LIMITS = Limits(30, 12, 3)
FEW = 1000  # states: those of the first moment, cut for all limits that are tried in turn


@pytest.mark.parametrize("problem", ["bread", "chest", "ferry", "honey", "kitten"])  # the pond counts without end
def test_what_can_never_be_worth_so_much_is_known_at_once(problem, monkeypatch):
    """A goal beyond all that the author may gain is impossible, however far everybody might think ahead."""
    if not which.native().ready:
        pytest.skip("the native core was not built")
    monkeypatch.setenv("PASDEDEUX_CORE", "native")
    verdict = find(api.load(PROBLEMS / f"{problem}.txt").world, goal=1000.0, limits=LIMITS, states=FEW)
    assert isinstance(verdict, Impossible)
