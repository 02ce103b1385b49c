"""Events against the naive reading of their definition, and the laws that hold of all of them."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from pasdedeux.model.binding import all_events
from pasdedeux.model.formula import FALSE, TRUE, Assign, Compare, Const, Named, Not, Var
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.semantics import RuleLoop, Semantics
from pasdedeux.model.values import same
from pasdedeux.model.world import Action, Rule, World
from tests.model import naive
from tests.strategies import CAST, FACTS, SPOTS, TYPES, any_worlds, opened, worlds


def begun(world):
    """The semantics of a random world whose beginning has a meaning."""
    semantics = Semantics(world)
    try:
        assert semantics.start is not None
    except (RuleLoop, ArithmeticError, Ungroundable):
        assume(False)
    return semantics


def walk(semantics, data, most=4):
    """States and events of a random walk (events need not be possible: stories are replayed as written)."""
    events = [e for a in semantics.world.actions for e in all_events(semantics.world, a)]
    assume(events)
    state = semantics.start
    for _ in range(data.draw(st.integers(1, most))):
        event = data.draw(st.sampled_from(events))
        try:
            following = semantics.after(state, event)
        except (RuleLoop, ArithmeticError):
            assume(False)
        yield state, event, following
        state = following


def anew(semantics, state):
    """The same world at work once more, and its state like ``state``: None unless that is one of the start."""
    fresh = begun(semantics.world)
    return fresh, dict(zip(semantics.start.reachable(), fresh.start.reachable(), strict=True)).get(state)


def paths(characters, depth):
    """Every path of at most ``depth`` minds."""
    yield ()
    if depth:
        for rest in paths(characters, depth - 1):
            for who in characters:
                yield (who, *rest)


@given(any_worlds() | opened(any_worlds()), st.data())
def test_events_mean_what_the_naive_reading_says(world, data):
    """After any event, every belief to depth 3 is the one that the endless trees of the definition give."""
    semantics = begun(world)
    for state, event, following in walk(semantics, data):
        for path in paths(world.characters, 3):
            expected = unfolded(world, state, event, path)
            assert dict(following.along(path).values) == dict(expected.values), (event, path)


def unfolded(world, state, event, path):
    """What the naive reading says along a path. Some effects never unfold: they ask for the belief that they set."""
    try:
        tree = naive.after(world, state, event)
        for who in path:
            tree = tree.believed(who)
    except (RecursionError, OverflowError):
        assume(False)
    return tree


@given(any_worlds(), st.data())
def test_what_nobody_notices_changes_no_belief(world, data):
    """An event that nobody observes, without effects on beliefs and rules, leaves every mind the very same state."""
    semantics = begun(world)
    if world.rules:
        return
    for state, event, following in walk(semantics, data):
        if not semantics.observers(state, event) and all(not w.path for w in event.writes):
            assert following.beliefs == state.beliefs


@given(any_worlds() | opened(any_worlds()), st.data())
def test_what_was_asked_before_changes_no_answer(world, data):
    """The outcome of an event is the same whether or not other outcomes were worked out before, in imagined states."""
    semantics = begun(world)
    for state, event, following in walk(semantics, data):
        fresh, twin = anew(semantics, state)
        if twin is None:
            return
        try:
            for inner in [*twin.reachable()][1:]:
                fresh.after(inner, event)
            again = fresh.after(twin, event)
        except (RuleLoop, ArithmeticError):
            return
        for path in paths(world.characters, 3):
            assert again.along(path).values == following.along(path).values, (event, path)


@given(any_worlds() | opened(any_worlds()), st.data())
def test_a_glimpse_shows_what_comes_after(world, data):
    """What is looked at before anything is settled is what the state then has, and leaves nothing behind."""
    semantics = begun(world)
    for state, event, following in walk(semantics, data):
        fresh, twin = anew(semantics, state)
        if twin is None:
            return
        seen = fresh.glimpse(twin, event)
        for path in paths(world.characters, 3):
            mind = seen
            for who in path:
                mind = mind.believed(who)
            assert dict(mind.values) == dict(following.along(path).values), (event, path)
        assert fresh.known(twin, event) is None


@given(any_worlds() | opened(any_worlds()), st.data())
def test_equal_states_are_one_object(world, data):
    """Two states that agree on all values to a depth beyond the number of states are the same object."""
    semantics = begun(world)
    seen = {semantics.start}
    for _, _, following in walk(semantics, data):
        seen.update(following.reachable())
    by_look: dict[object, object] = {}
    for state in sorted(seen, key=lambda s: s.number):
        look = tuple(frozenset(state.along(p).values.items()) for p in paths(world.characters, 4))
        deep = by_look.setdefault(look, state)
        assert deep is state or not bisimilar(deep, state, world.characters)


def bisimilar(one, two, characters):
    """Whether two states behave alike at every depth: the greatest relation, by its definition."""
    todo, assumed = [(one, two)], {(one, two)}
    for a, b in todo:
        if a.values != b.values:
            return False
        for who in characters:
            pair = (a.believed(who), b.believed(who))
            if pair not in assumed:
                assumed.add(pair)
                todo.append(pair)
    return True


@given(worlds(with_rules=False))
def test_saying_it_makes_them_believe_it(world):
    """An explicit effect on a belief holds afterwards in the mind that it names, whoever noticed the event."""
    semantics = begun(world)
    told = Action("told", effects=(Assign((Const(CAST[1]),), Named("p"), TRUE),), observing=("o", Const(False)))
    event = next(iter(all_events(world, told)))
    following = semantics.after(semantics.start, event)
    assert same(following.value(world.fluent("p"), (CAST[1],)), True)


def test_an_open_event_is_shared_by_those_who_really_notice_it():
    """Ann thinks that Ben is elsewhere; once both see it she knows that he saw it, whatever was worked out before."""
    here = Const(SPOTS[0])
    there = Compare("==", Named("at", (Var("o"),)), here)
    see = Action("see", effects=(Assign((), Named("p"), TRUE),), observing=("o", there), open=True)
    begin = tuple((Assign((), Named("at", (Const(who),)), here),) for who in CAST[:2])
    wrong = (Assign((Const(CAST[0]),), Named("at", (Const(CAST[1]),)), Const(SPOTS[1])),)
    world = World("w", TYPES, (*CAST, *SPOTS), FACTS, (see,), initial=(*begin, wrong))
    event = next(iter(all_events(world, see)))
    p = world.fluent("p")
    for asked_before in (False, True):
        semantics = Semantics(world)
        if asked_before:
            alone = semantics.after(semantics.start.believed(CAST[0]), event)
            assert alone.value(p, (CAST[1],)) is False  # in a world as Ann thinks it is, Ben would miss it
        following = semantics.after(semantics.start, event)
        assert following.value(p, (CAST[0], CAST[1])) is True
        assert following.value(p, (CAST[2],)) is False


def test_rules_that_go_round_are_an_error_with_names():
    """Two rules that undo each other are refused by name, without a hang."""
    on = Rule("on", condition=Not(Named("p")), effects=(Assign((), Named("p"), TRUE),))
    off = Rule("off", condition=Named("p"), effects=(Assign((), Named("p"), FALSE),))
    semantics = Semantics(World("w", TYPES, CAST, FACTS, (), (on, off)))
    try:
        assert semantics.start is None
    except RuleLoop as loop:
        assert set(loop.rules) == {"on", "off"}
    else:
        raise AssertionError("the loop was not noticed")
