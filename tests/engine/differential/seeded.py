"""Random small worlds and limits by number, the same on every machine: what the engines are compared on.

Three kinds in turn. Errands have something to do, so that stories of two or three acts are common in them. Shapes put
formulas, effects and rules together without a thought, to find what nobody would write. Varied worlds have actions
with parameters, quantifiers, and facts that never change.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

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
from pasdedeux.model.limits import UNLIMITED, Limits
from pasdedeux.model.world import Action, Rule, Utility, World
from tests.engine.compile.varied import varied
from tests.strategies import CAST, FACTS, SPOTS, TYPES, errand

KINDS = ("errand", "shape", "errand", "shape", "varied")


def kind(number: int) -> str:
    """What kind of world a number stands for."""
    return KINDS[number % len(KINDS)]


def world(number: int) -> World:
    """The world of a number."""
    if kind(number) == "errand":
        return overheard(errand(number), random.Random(f"listeners of world {number}"))
    return shape(number) if kind(number) == "shape" else varied(number)


def limits(number: int) -> Limits:
    """The limits to search the world of a number within."""
    draw = random.Random(f"limits of world {number}")
    characters, minds = [0, 1, 2, 2, 3, 4, UNLIMITED], [0, 1, 1, 2, 3, UNLIMITED]
    return Limits(draw.choice([1, 2, 3, 3]), draw.choice(characters), draw.choice(minds))


def overheard(made: World, draw: random.Random) -> World:
    """The same world, where somebody may notice open actions without being noticed."""

    def secretly(action: Action) -> Action:
        if not action.open or draw.random() < 0.6:
            return action
        return replace(action, secretly=("o", Compare("==", Var("o"), Const(draw.choice(_cast(made))))))

    return replace(made, actions=tuple(map(secretly, made.actions)))


def _cast(made: World) -> Sequence[Any]:
    return [e for e in made.entities if e.is_character]


def shape(number: int) -> World:
    """A world of two or three characters, of formulas and effects of any shape."""
    return _Shapes(random.Random(f"shape {number}")).world(number)


class _Shapes:
    def __init__(self, draw: random.Random) -> None:
        self.draw: Any = draw  # whose choices are formulas of any kind
        self.cast = CAST[: draw.choice([2, 3])]

    def world(self, number: int) -> World:
        draw = self.draw
        common = self.want()
        alike = draw.random() < 0.5
        rules = draw.choice([0, 0, 1, 2])
        return World(
            name=f"shape {number}",
            types=TYPES,
            entities=(*self.cast, *SPOTS),
            fluents=FACTS,
            actions=tuple(self.action(f"act{i}") for i in range(draw.choice([1, 2, 3, 3, 4]))),
            rules=tuple(self.rule(f"rule{i}") for i in range(rules)),
            initial=tuple(self.effects(depth=2) for _ in range(draw.choice([0, 1, 2, 3]))),
            utilities={owner: Utility(common if alike else self.want()) for owner in (None, *self.cast)},
        )

    def person(self):
        return Const(self.draw.choice(self.cast))

    def truth(self):
        return self.draw.choice([Named("p"), Named("q")])

    def comparison(self):
        draw = self.draw
        place, other = Named("at", (self.person(),)), Named("at", (self.person(),))
        small = draw.choice([*(Const(float(n)) for n in range(3)), Arith("+", Named("n"), Const(1.0))])
        equal = draw.choice(["==", "!="])
        return draw.choice(
            [
                Compare(equal, place, draw.choice([*map(Const, SPOTS), NO_IDEA, other])),
                Compare(draw.choice(["==", "!=", ">", "<", ">=", "<="]), Named("n"), small),
                Compare(equal, Named("t"), draw.choice([TRUE, FALSE, NO_IDEA])),
            ]
        )

    def condition(self, depth: int = 2):
        draw = self.draw
        if depth == 0 or draw.random() < 0.45:
            return draw.choice([self.truth(), self.truth(), self.comparison(), self.comparison(), TRUE])

        def inner():
            return self.condition(depth - 1)

        return draw.choice(
            [
                lambda: Not(inner()),
                lambda: And((inner(), inner())),
                lambda: Or((inner(), inner())),
                lambda: Believes(self.person(), inner()),
                lambda: If(((inner(), inner()),), inner()),
            ]
        )()

    def assignment(self, depth: int):
        draw = self.draw
        path = tuple(self.person() for _ in range(draw.choice([0, 0, 1, 2]))) if depth else ()
        place = Named("at", (self.person(),))
        more = Arith(draw.choice(["+", "-"]), Named("n"), Const(1.0))
        return draw.choice(
            [
                Assign(path, self.truth(), draw.choice([TRUE, TRUE, FALSE, Named("p")])),
                Assign(path, Named("t"), draw.choice([TRUE, FALSE, NO_IDEA])),
                Assign(path, Named("n"), draw.choice([Const(0.0), Const(1.0), more, more])),
                Assign(path, place, draw.choice([*map(Const, SPOTS), NO_IDEA, Named("at", (self.person(),))])),
            ]
        )

    def effects(self, depth: int):
        some = []
        for _ in range(self.draw.choice([1, 1, 2, 3])):
            one = self.assignment(depth)
            some.append(When(((self.condition(), (one,)),)) if self.draw.random() < 0.3 else one)
        return tuple(some)

    def observing(self):
        return self.draw.choice([None, ("o", self.condition()), ("o", self.is_observer()), ("o", self.stands_there())])

    def is_observer(self):
        return Compare("==", Var("o"), self.person())

    def stands_there(self):
        return Compare("==", Named("at", (Var("o"),)), Const(self.draw.choice(SPOTS)))

    def action(self, name: str) -> Action:
        draw = self.draw
        opened = draw.random() < 0.3
        return Action(
            name,
            precondition=draw.choice([TRUE, self.condition()]),
            effects=self.effects(depth=2),
            consents=tuple(map(Const, draw.sample(self.cast, draw.choice([0, 1, 1, 2])))),
            observing=self.observing(),
            open=opened,
            secretly=draw.choice([None, ("o", self.is_observer())]) if opened else None,
        )

    def rule(self, name: str) -> Rule:
        """A rule that ends itself, as long as nothing sets its guard again."""
        guard = self.truth()
        effects = (*self.effects(depth=1), Assign((), guard, FALSE))
        return Rule(name, condition=And((guard, self.condition())), effects=effects)

    def want(self):
        def worth(much: float):
            return If(((self.condition(), Const(much)),), Const(0.0))

        return self.draw.choice([lambda: Named("n"), lambda: worth(1.0), lambda: Arith("+", worth(1.0), worth(2.0))])()
