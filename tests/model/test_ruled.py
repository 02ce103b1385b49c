"""Ground rules that are bound when they are needed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pasdedeux.model.binding import all_events
from pasdedeux.model.ground import Grounding
from pasdedeux.model.ruled import Ruled
from pasdedeux.model.rules import Rules
from pasdedeux.model.world import World
from tests.engine.compile.varied import varied
from tests.sabre.problems import world
from tests.strategies import any_worlds

RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))
SEES = """
type room; entity Ann : character; entity Ben : character; entity Hall : room; entity Attic : room;
property at(c : character) : room; property dark(r : room) : boolean;
trigger see(c : character, o : character, r : room) {
  precondition: c != o & at(c) == r & at(o) == r & !dark(r) & believes(c, at(o)) != r;
  effect: believes(c, at(o)) = r; };
"""


def alike(made: World) -> None:
    """The rules of a world are those that the naive way binds, and what is said of them is what binding tells."""
    bound = [event for rule in made.rules for event in all_events(made, rule)]
    rules = list(Rules(made))
    assert [rule.event.signature for rule in rules] == [event.signature for event in bound]
    for rule in rules:
        again = Ruled.of(rule.event)
        assert set(rule.reads) == set(again.reads)
        assert rule.looks_into_minds == again.looks_into_minds
        assert rule.needs == again.needs


@RELAXED
@given(any_worlds())
def test_rules_are_those_that_binding_each_gives(made):
    """Of random worlds."""
    alike(made)


@RELAXED
@given(st.integers(0, 10**6))
def test_rules_with_variables_are_those_that_binding_each_gives(seed):
    """Of random worlds with variables and conditions of all kinds."""
    alike(varied(seed))


def test_rules_that_compare_their_parameters():
    """What the parameters alone decide leaves rules out."""
    made = world(SEES)
    alike(made)
    assert len(list(Rules(made))) == 4


def test_a_rule_is_bound_when_its_event_is_asked_for(monkeypatch):
    """A world begins without binding its rules, and each is bound once."""
    made = world(SEES)
    monkeypatch.setattr(Grounding, "formula", lambda *_: pytest.fail("bound too early"))
    rules = list(Rules(made))
    monkeypatch.undo()
    assert rules[0].event is rules[0].event
