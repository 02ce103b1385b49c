"""Random small worlds: for the laws, and for the fast way against the slow one."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from pasdedeux.model.formula import (
    FALSE,
    NO_IDEA,
    TRUE,
    And,
    Arith,
    Assign,
    Believes,
    Compare,
    Const,
    If,
    Named,
    Not,
    Or,
    Var,
    When,
)
from pasdedeux.model.values import UNKNOWN, Entity
from pasdedeux.model.world import Action, FluentSchema, Parameter, Rule, Type, Utility, World

CAST = tuple(Entity(name, i, ("character",), True) for i, name in enumerate(("Ann", "Ben", "Cleo")))
SPOTS = tuple(Entity(name, 3 + i, ("spot",)) for i, name in enumerate(("Cave", "Hill")))
TYPES = {
    "entity": Type("entity"),
    "character": Type("character", ("entity",)),
    "spot": Type("spot", ("entity",)),
}
FACTS = (
    FluentSchema("p", (), "boolean", False),
    FluentSchema("q", (), "boolean", False),
    FluentSchema("t", (), "truth", UNKNOWN),
    FluentSchema("n", (), "number", 0.0),
    FluentSchema("at", (Parameter("character", "c"),), "spot", UNKNOWN),
)


@cache
def people(count: int):
    """A constant for one of the first ``count`` characters."""
    return st.sampled_from(CAST[:count]).map(Const)


@cache
def booleans():
    """A fact that is true or false."""
    return st.sampled_from([Named("p"), Named("q")])


@cache
def comparisons(count: int):
    """A comparison of a number, a place or a truth value."""
    place = people(count).map(lambda who: Named("at", (who,)))
    spot = st.sampled_from([Const(SPOTS[0]), Const(SPOTS[1]), NO_IDEA])
    small = st.sampled_from([Const(0.0), Const(1.0), Const(2.0), Arith("+", Named("n"), Const(1.0))])
    ops = st.sampled_from(["==", "!=", ">", "<", ">=", "<="])
    return st.one_of(
        st.builds(Compare, st.sampled_from(["==", "!="]), place, st.one_of(spot, place)),
        st.builds(Compare, ops, st.just(Named("n")), small),
        st.builds(Compare, st.sampled_from(["==", "!="]), st.just(Named("t")), st.sampled_from([TRUE, FALSE, NO_IDEA])),
    )


@cache
def conditions(count: int):
    """A condition of any shape, two or three levels deep."""
    leaf = st.one_of(booleans(), comparisons(count), st.just(TRUE))
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(lambda a, b: And((a, b)), inner, inner),
            st.builds(lambda a, b: Or((a, b)), inner, inner),
            st.builds(Believes, people(count), inner),
            st.builds(lambda a, b, c: If(((a, b),), c), inner, inner, inner),
        ),
        max_leaves=3,
    )


@cache
def assignments(count: int, depth: int):
    """An effect on one fact, in reality or in somebody's mind."""
    paths = st.one_of(st.just(()), st.lists(people(count), max_size=depth).map(tuple))
    place = people(count).map(lambda who: Named("at", (who,)))
    return st.one_of(
        st.builds(Assign, paths, booleans(), st.sampled_from([TRUE, FALSE, Named("p")])),
        st.builds(Assign, paths, st.just(Named("t")), st.sampled_from([TRUE, FALSE, NO_IDEA])),
        st.builds(
            Assign,
            paths,
            st.just(Named("n")),
            st.sampled_from([Const(0.0), Const(1.0), Arith("+", Named("n"), Const(1.0))]),
        ),
        st.builds(Assign, paths, place, st.one_of(st.sampled_from([Const(SPOTS[0]), NO_IDEA]), place)),
    )


@cache
def effects(count: int, *, depth: int = 2):
    """One to three effects, some conditional, some on beliefs."""
    one = assignments(count, depth)
    maybe = st.builds(lambda c, e: When(((c, (e,)),)), conditions(count), one)
    return st.lists(st.one_of(one, maybe), min_size=1, max_size=3).map(tuple)


@cache
def observations(count: int):
    """Who notices an action: everybody, those for whom a condition holds, or one person."""
    return st.one_of(
        st.none(),
        conditions(count).map(lambda c: ("o", c)),
        people(count).map(lambda who: ("o", Compare("==", Var("o"), who))),
    )


@st.composite
def actions(draw, name: str, count: int):
    """An action with random consent and observation."""
    observing = draw(observations(count))
    return Action(
        name,
        precondition=draw(st.one_of(st.just(TRUE), conditions(count))),
        effects=draw(effects(count)),
        consents=tuple(draw(st.lists(people(count), max_size=2, unique=True))),
        observing=observing,
    )


@st.composite
def rules(draw, name: str, count: int):
    """A rule that ends itself: a boolean sets another fact and is taken back (loops still occur, rarely)."""
    guard = draw(booleans())
    rest = draw(effects(count, depth=1))
    return Rule(name, condition=And((guard, draw(conditions(count)))), effects=(*rest, Assign((), guard, FALSE)))


@cache
def utilities(count: int):
    """What somebody wants."""
    return st.one_of(
        st.just(Named("n")),
        conditions(count).map(lambda c: If(((c, Const(1.0)),), Const(0.0))),
        st.builds(
            lambda a, b: Arith("+", If(((a, Const(1.0)),), Const(0.0)), If(((b, Const(2.0)),), Const(0.0))),
            conditions(count),
            conditions(count),
        ),
    )


@st.composite
def worlds(draw, *, most_actions: int = 3, with_rules: bool = True) -> World:
    """A world of two or three characters with wants."""
    count = draw(st.integers(2, 3))
    statements = draw(st.lists(effects(count), max_size=3))
    wants = draw(st.one_of(st.just(utilities(count)), utilities(count).map(st.just)))  # their own, or one for all
    owners = (None, *CAST[:count])
    return World(
        name="random",
        types=TYPES,
        entities=(*CAST[:count], *SPOTS),
        fluents=FACTS,
        actions=tuple(draw(actions(f"act{i}", count)) for i in range(draw(st.integers(1, most_actions)))),
        rules=tuple(draw(rules(f"rule{i}", count)) for i in range(draw(st.integers(0, 2)) if with_rules else 0)),
        initial=tuple(statements),
        utilities={owner: Utility(draw(wants)) for owner in owners},
    )


@st.composite
def opened(draw, made) -> World:
    """A world some of whose actions are seen openly, by some in secret."""
    world = draw(made)
    count = len(world.characters)
    hidden = st.none() | conditions(count).map(lambda c: ("o", c))
    seen = [replace(a, open=True, secretly=draw(hidden)) if draw(st.booleans()) else a for a in world.actions]
    made_open: World = replace(world, actions=tuple(seen))
    return made_open


def errand(seed: int, *, with_rules: bool = True) -> World:
    """A world with something to do: people want numbers to rise, facts to hold, others to believe things; acts need
    what other acts bring about. Stories of two or three acts that everybody has reasons for are common in these.
    """
    draw = random.Random(seed)
    cast = CAST[: draw.choice([2, 2, 3])]

    def fact():
        return draw.choice([Named("p"), Named("q")])

    def literal():
        positive = fact()
        plain = draw.choice(
            [
                positive,
                Not(positive),
                Compare("==", Named("at", (Const(draw.choice(cast)),)), Const(draw.choice(SPOTS))),
            ]
        )
        return plain if draw.random() < 0.7 else Believes(Const(draw.choice(cast)), plain)

    def change():
        path = () if draw.random() < 0.75 else (Const(draw.choice(cast)),)
        mover = Named("at", (Const(draw.choice(cast)),))
        return draw.choice(
            [
                Assign(path, fact(), draw.choice([TRUE, TRUE, FALSE])),
                Assign(path, Named("n"), Arith("+", Named("n"), Const(1.0))),
                Assign(path, mover, Const(draw.choice(SPOTS))),
            ]
        )

    def want():
        wish = draw.choice([literal(), Compare(">=", Named("n"), Const(float(draw.choice([1, 2]))))])
        return draw.choice(
            [Named("n"), If(((wish, Const(1.0)),), Const(0.0)), If(((And((literal(), wish)), Const(2.0)),), Const(0.0))]
        )

    def action(name):
        there = Compare("==", Named("at", (Var("o"),)), Const(draw.choice(SPOTS)))
        observing = draw.choice([None, ("o", Compare("==", Var("o"), Const(draw.choice(cast)))), ("o", there)])
        return Action(
            name,
            precondition=And(tuple(literal() for _ in range(draw.choice([0, 1, 1, 2])))),
            effects=tuple(change() for _ in range(draw.choice([1, 2, 2]))),
            consents=tuple(map(Const, draw.sample(cast, draw.choice([0, 1, 1, 2])))),
            observing=observing,
            open=draw.random() < 0.4,
        )

    guard = fact()
    rule = Rule("rule", condition=And((guard, literal())), effects=(change(), Assign((), guard, FALSE)))
    begun = [Assign((), Named("at", (Const(who),)), Const(draw.choice(SPOTS))) for who in cast]
    begun += [change() for _ in range(draw.choice([0, 1, 2]))]
    common = want()
    return World(
        name=f"errand {seed}",
        types=TYPES,
        entities=(*cast, *SPOTS),
        fluents=FACTS,
        actions=tuple(action(f"act{i}") for i in range(draw.choice([2, 3, 4]))),
        rules=(rule,) if with_rules and draw.random() < 0.3 else (),
        initial=tuple((statement,) for statement in begun),
        utilities={owner: Utility(common if draw.random() < 0.5 else want()) for owner in (None, *cast)},
    )


def errands(*, with_rules: bool = True):
    """Worlds with something to do (`errand`), by their seeds."""
    return st.integers(0, 10**6).map(lambda seed: errand(seed, with_rules=with_rules))


def any_worlds():
    """Worlds of either kind."""
    return st.one_of(errands(), worlds())
