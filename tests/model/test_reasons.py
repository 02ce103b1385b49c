"""Reasons as one shared computation, against the checker's naive way, on random small worlds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from pasdedeux.model.checker import Checker
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.limits import Limits
from pasdedeux.model.possible import events_of
from pasdedeux.model.reasons import NoOutcome, Reasons
from pasdedeux.model.semantics import RuleLoop, Semantics
from pasdedeux.model.verdict import Soundness
from tests.strategies import any_worlds

LIMITS = st.builds(Limits, st.integers(0, 3), st.integers(0, 3), st.integers(0, 2))


def at_work(world, limits):
    """The reasons and the events of a random world that has a meaning."""
    try:
        semantics = Semantics(world)
        assert semantics.start is not None
        events = events_of(world)
        return Reasons(semantics, events, limits), events
    except (RuleLoop, ArithmeticError, Ungroundable, NoOutcome):
        assume(False)
        raise


@given(any_worlds(), LIMITS)
def test_reasons_agree_with_the_naive_way(world, limits):
    """Whether somebody has a reason is the same as when every imagined sequence is tried."""
    reasons, possible = at_work(world, limits)
    checker = Checker(reasons.semantics, possible, limits)
    start = reasons.semantics.start
    try:
        for event in possible:
            for who in event.consents:
                found = reasons.explain(start, event, who)
                assert (found is not None) == checker._would(start, event, who, 1, 1), (event, who)
                if found is not None:
                    assert checker.explanation(start, event, found).answer is Soundness.SOUND
    except (RuleLoop, ArithmeticError, NoOutcome):
        assume(False)


@given(any_worlds(), LIMITS)
def test_author_plans_are_exactly_the_sound_ones(world, limits):
    """Every plan that is enumerated is sound by the checker, and every sound sequence of acts is enumerated."""
    reasons, possible = at_work(world, limits)
    checker = Checker(reasons.semantics, possible, limits)
    start = reasons.semantics.start
    try:
        plans = {plan.events for plan in reasons.author_plans(start)}
        for events in sequences(reasons, possible, start, limits.author):
            trees = [[reasons.explain(s, e, who) for who in e.consents] for s, e in along(reasons, start, events)]
            if any(tree is None for row in trees for tree in row):
                assert events not in plans
                continue
            answer = checker.plan(start, events, trees).answer
            assert answer is (Soundness.SOUND if events in plans else Soundness.UNSOUND), events
    except (RuleLoop, ArithmeticError, NoOutcome):
        assume(False)


def sequences(reasons, events, state, length):
    """Every possible sequence of at most ``length`` acts."""
    if length:
        for event in events:
            if event.possible(state):
                yield (event,)
                for rest in sequences(reasons, events, reasons.after(state, event), length - 1):
                    yield (event, *rest)


def along(reasons, state, events):
    """Each event with the state in which it happens."""
    for event in events:
        yield state, event
        state = reasons.after(state, event)


@given(any_worlds(), LIMITS)
def test_the_checker_refuses_what_was_tampered_with(world, limits):
    """A tree without its first act, of somebody without a part in it, or over the limits is not sound."""
    reasons, possible = at_work(world, limits)
    start = reasons.semantics.start
    checker = Checker(reasons.semantics, possible, limits)
    try:
        for event in possible:
            for who in event.consents:
                tree = reasons.explain(start, event, who)
                if tree is None:
                    continue
                headless = replace(tree, steps=tree.steps[1:])
                assert checker.explanation(start, event, headless).answer is Soundness.UNSOUND
                stranger = next((c for c in world.characters if c not in event.consents), None)
                if stranger is not None:
                    assert checker.explanation(start, event, replace(tree, who=stranger)).answer is Soundness.UNSOUND
                short = Checker(reasons.semantics, possible, replace(limits, character=1))
                expected = Soundness.SOUND if len(tree.steps) == 1 else Soundness.UNSOUND
                assert short.explanation(start, event, tree).answer is expected
                impatient = Checker(reasons.semantics, possible, limits, effort=0)
                assert impatient.explanation(start, event, tree).answer is Soundness.UNCHECKED
    except (RuleLoop, ArithmeticError, NoOutcome):
        assume(False)
