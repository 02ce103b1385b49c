"""Random worlds of declarations with parameters, facts that never change, quantifiers and comparisons of all kinds."""

from __future__ import annotations

import random
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
    Each,
    Expr,
    If,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Term,
    Var,
    When,
)
from pasdedeux.model.values import UNKNOWN, Entity
from pasdedeux.model.world import Action, FluentSchema, Parameter, Rule, Type, Utility, World

CAST = tuple(Entity(name, i, ("human",) if i else ("human", "ghost"), True) for i, name in enumerate(("Ann", "Ben")))
SPOTS = tuple(
    Entity(name, 2 + i, ("spot",) if i else ("spot", "thing")) for i, name in enumerate(("Cave", "Hill", "Sea"))
)
TYPES = {
    "entity": Type("entity"),
    "character": Type("character", ("entity",)),
    "human": Type("human", ("character",)),
    "ghost": Type("ghost", ("entity",)),
    "spot": Type("spot", ("entity",)),
    "thing": Type("thing", ("entity",)),
}
SOMEBODY, SOMEWHERE = Parameter("human", "c"), Parameter("spot", "s")
FACTS = (
    FluentSchema("at", (SOMEBODY,), "spot", UNKNOWN),
    FluentSchema("at", (Parameter("thing", "t"),), "spot", UNKNOWN),  # Cave is a spot and a thing
    FluentSchema("home", (SOMEBODY,), "spot", UNKNOWN),
    FluentSchema("path", (SOMEWHERE, Parameter("spot", "to")), "boolean", False),
    FluentSchema("fine", (), "boolean", False),
    FluentSchema("asleep", (SOMEBODY,), "boolean", False),
    FluentSchema("heard", (SOMEBODY,), "truth", UNKNOWN),
    FluentSchema("coins", (SOMEBODY,), "number", 0.0),
    FluentSchema("price", (SOMEWHERE,), "number", 1.0),
)


def varied(seed: int) -> World:
    """A world of one or two actions with variables, perhaps a rule; the same for the same seed."""
    return _Maker(random.Random(seed)).world(seed)


class _Maker:
    def __init__(self, draw: random.Random) -> None:
        self.draw: Any = draw  # whose choices are formulas of any kind
        self.people: list[Term] = []
        self.spots: list[Term] = []

    def person(self):
        return self.draw.choice(
            [*self.people, *map(Const, CAST)] if self.draw.random() < 0.3 else self.people or [Const(CAST[0])]
        )

    def spot(self):
        return self.draw.choice(
            [*self.spots, *map(Const, SPOTS)] if self.draw.random() < 0.3 else self.spots or [Const(SPOTS[1])]
        )

    def place(self):
        """Somewhere that a fact tells."""
        found: Expr = Named(self.draw.choice(["at", "at", "home"]), (self.person(),))
        return Believes(self.person(), found) if self.draw.random() < 0.2 else found

    def number(self):
        return self.draw.choice(
            [
                Named("coins", (self.person(),)),
                Named("coins", (self.person(),)),
                Named("price", (self.spot(),)),
                Const(float(self.draw.choice([0, 1, 2]))),
                Arith("-", Named("coins", (self.person(),)), Named("price", (self.spot(),))),
            ]
        )

    def leaf(self):
        draw = self.draw
        equal = draw.choice(["==", "==", "!="])
        return draw.choice(
            [
                lambda: Compare(equal, self.place(), self.spot()),
                lambda: Compare(equal, self.place(), self.spot()),
                lambda: Compare(equal, self.spot(), self.place()),
                lambda: Compare(equal, self.place(), self.place()),
                lambda: Compare("!=", self.spot(), self.spot()),
                lambda: Compare("!=", self.person(), self.person()),
                lambda: Named("path", (self.spot(), self.spot())),
                lambda: Named("asleep", (self.person(),)),
                lambda: Named("fine"),
                lambda: Named("heard", (self.person(),)),
                lambda: Compare(equal, Named("heard", (self.person(),)), draw.choice([TRUE, FALSE, NO_IDEA])),
                lambda: Compare(draw.choice(["==", "!=", "<", ">=", ">", "<="]), self.number(), self.number()),
                lambda: IsA(self.spot(), "thing"),
                lambda: IsA(self.place(), "thing"),
                lambda: Compare(
                    equal, If(((Named("asleep", (self.person(),)), self.place()),), self.place()), self.spot()
                ),
            ]
        )()

    def condition(self, deep: int = 2):
        draw = self.draw
        if deep == 0 or draw.random() < 0.45:
            return self.leaf()

        def quantified() -> Expr:
            self.spots.append(Var("q"))
            body = self.condition(deep - 1)
            self.spots.pop()
            return Quantified(draw.choice(["forall", "exists"]), "q", draw.choice(["spot", "thing"]), body)

        return draw.choice(
            [
                lambda: Not(self.condition(deep - 1)),
                lambda: And((self.condition(deep - 1), self.condition(deep - 1))),
                lambda: Or((self.condition(deep - 1), self.condition(deep - 1))),
                lambda: Believes(self.person(), self.condition(deep - 1)),
                lambda: If(((self.leaf(), self.condition(deep - 1)),), self.condition(deep - 1)),
                quantified,
            ]
        )()

    def effect(self, deep: int = 1):
        draw = self.draw
        path = () if draw.random() < 0.7 else (self.person(),)
        if deep and draw.random() < 0.2:
            return When(((self.condition(1), (self.effect(0),)),), (self.effect(0),) if draw.random() < 0.3 else ())
        if deep and draw.random() < 0.15:
            self.people.append(Var("e"))
            made = Each("e", "human", (self.effect(0),), self.leaf())
            self.people.pop()
            return made
        value = draw.choice([self.spot(), self.spot(), NO_IDEA, self.place()])
        return draw.choice(
            [
                Assign(path, Named("at", (self.person(),)), value),
                Assign(path, Named("at", (self.person(),)), value),
                Assign(path, Named("asleep", (self.person(),)), draw.choice([TRUE, FALSE])),
                Assign(path, Named("heard", (self.person(),)), draw.choice([TRUE, FALSE, NO_IDEA])),
                Assign(path, Named("coins", (self.person(),)), self.number()),
            ]
        )

    def declared(self):
        chosen = [Parameter("human", "c")] * self.draw.choice([0, 1, 1]) + [Parameter("spot", "s")]
        chosen += [Parameter("human", "d")] * self.draw.choice([0, 0, 1]) + [
            Parameter("thing", "s")
        ] * self.draw.choice([0, 0, 1])
        chosen += [Parameter(constant=CAST[1], name="who")] * self.draw.choice([0, 0, 1])
        self.people = [Var(p.name) for p in chosen if p.type == "human" or p.constant is not None]
        self.spots = [Var("s")]
        return tuple(chosen)

    def action(self, name: str) -> Action:
        parameters = self.declared()
        precondition = And(tuple(self.condition() for _ in range(self.draw.choice([1, 2, 3]))))
        effects = tuple(self.effect() for _ in range(self.draw.choice([1, 2])))
        consents = tuple(self.people[:1])
        self.people.append(Var("o"))
        observing = self.draw.choice([None, ("o", self.condition(1)), ("o", self.condition(1))])
        return Action(name, parameters, precondition, effects, consents, observing, open=self.draw.random() < 0.3)

    def world(self, seed: int) -> World:
        draw = self.draw
        begun = [Assign((), Named("at", (Const(who),)), Const(draw.choice(SPOTS))) for who in CAST]
        begun += [
            Assign((), Named("home", (Const(who),)), Const(draw.choice(SPOTS))) for who in CAST if draw.random() < 0.7
        ]
        begun += [
            Assign((), Named("path", (Const(draw.choice(SPOTS)), Const(draw.choice(SPOTS)))), TRUE) for _ in range(2)
        ]
        begun += [Assign((), Named("fine"), draw.choice([TRUE, FALSE]))]
        begun += [Assign((), Named("coins", (Const(draw.choice(CAST)),)), Const(float(draw.choice([1, 2]))))]
        if draw.random() < 0.4:
            begun.append(
                Assign((Const(draw.choice(CAST)),), Named("home", (Const(draw.choice(CAST)),)), Const(SPOTS[0]))
            )
        if draw.random() < 0.6:
            begun.append(self.effect(0))
        actions = tuple(self.action(f"act{i}") for i in range(draw.choice([1, 2, 2])))
        rules: tuple[Rule, ...] = ()
        if draw.random() < 0.3:
            parameters = self.declared()
            guard = Named("asleep", (self.person(),))
            condition = And((guard, self.condition(1)))
            rules = (Rule("rule", parameters, condition, (self.effect(), Assign((), guard, FALSE))),)
        self.people, self.spots = [], []
        wants = {owner: Utility(self.want()) for owner in (None, *CAST) if draw.random() < 0.8}
        return World(f"varied {seed}", TYPES, (*CAST, *SPOTS), FACTS, actions, rules, tuple((s,) for s in begun), wants)

    def want(self):
        self.people.append(Var("x"))
        body = self.leaf() if self.draw.random() < 0.7 else Not(And((self.leaf(), self.leaf())))
        self.people.pop()
        return self.draw.choice(
            [Quantified("sum", "x", "human", body), If(((self.condition(1), Const(1.0)),), Const(0.0))]
        )
