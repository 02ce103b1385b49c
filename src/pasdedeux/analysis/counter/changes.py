"""Changes of a world: one want, one belief, one fact, one observer, one consent, and the world with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from pasdedeux.analysis.counter.spoken import consenting, statement, told_action, wish
from pasdedeux.model.formula import TRUE, And, Arith, Assign, Compare, Const, Expr, If, Or, Var
from pasdedeux.model.formula import Named as Fact
from pasdedeux.model.values import Entity, Value, show
from pasdedeux.model.world import Action, Utility, Want, World

LONG = 60  # characters of a condition that are too many for a sentence


class Change(Protocol):
    """One change of a world. Two changes of one ``place`` are never made together."""

    @property
    def kind(self) -> str:
        """One of: want, belief, fact, observer, consent."""

    @property
    def place(self) -> tuple[object, ...]:
        """What of a world it changes."""

    def on(self, world: World) -> World:
        """The world with the change."""

    def words(self, world: World) -> str:
        """What to do, as a clause in the imperative; what can be written down stands there as the author writes it."""

    def data(self, world: World) -> dict[str, object]:
        """What it changes, as plain data beside ``kind`` and ``what``."""


@dataclass(frozen=True, slots=True)
class MoreWanted:
    """``who`` wants ``condition`` too, with ``weight``; ``name`` says it where it takes too many words otherwise."""

    who: Entity
    condition: Expr
    weight: float
    name: str = field(default="", compare=False)

    @property
    def kind(self) -> str:
        """The kind of change."""
        return "want"

    @property
    def place(self) -> tuple[object, ...]:
        """Wants add up, so each condition is a place of its own."""
        return ("want", self.who, self.condition)

    def on(self, world: World) -> World:
        """The world with one want more."""
        line = If(((self.condition, Const(self.weight)),), Const(0.0))
        old = world.utilities.get(self.who)
        want = Want(self.weight, self.condition)
        new = Utility(line, (want,)) if old is None else Utility(Arith("+", old.value, line), (*old.wants, want))
        return replace(world, utilities={**world.utilities, self.who: new})

    def words(self, world: World) -> str:
        """`let Gorm want has(Bread) == Elke, with a weight of 2`."""
        what = self._condition(world)
        already = world.utilities.get(self.who)
        known = already is not None and any(want.condition == self.condition for want in already.wants)
        degree = f"more than now, by {show(self.weight)}" if known else f"with a weight of {show(self.weight)}"
        return f"let {self.who.name} want this{'' if known else ' too'}, {degree}: {what}"

    def data(self, world: World) -> dict[str, object]:
        """Who wants what, and how much."""
        return {"who": self.who.name, "condition": self._condition(world), "weight": self.weight}

    def _condition(self, world: World) -> str:
        said = wish(world, self.condition)
        return self.name if self.name and len(said) > LONG else said


@dataclass(frozen=True, slots=True)
class BegunWith:
    """It begins with ``fact`` having a ``value``: in reality, or in what the first of ``path`` believes, and so on."""

    path: tuple[Entity, ...]
    fact: Fact
    value: Value

    @property
    def kind(self) -> str:
        """The kind of change."""
        return "belief" if self.path else "fact"

    @property
    def place(self) -> tuple[object, ...]:
        """The fact in the mind where it is stated."""
        return ("begin", self.path, self.fact)

    def on(self, world: World) -> World:
        """The world with one more statement of how it begins, after all others."""
        stated = (Assign(tuple(map(Const, self.path)), self.fact, Const(self.value)),)
        return replace(world, initial=(*world.initial, stated))

    def words(self, world: World) -> str:
        """`begin with this: believes(Elke, has(Coin) = Elke)`."""
        return f"begin with this: {statement(world, self.path, self.fact, self.value)}"

    def data(self, world: World) -> dict[str, object]:
        """The statement, and in whose mind it stands."""
        believers = {"believers": [who.name for who in self.path]} if self.path else {}
        return {**believers, "statement": statement(world, self.path, self.fact, self.value)}


@dataclass(frozen=True, slots=True)
class Noticed:
    """``who`` notices the ``action`` of that place in the world wherever it happens; or never does."""

    action: int
    who: Entity
    notices: bool

    @property
    def kind(self) -> str:
        """The kind of change."""
        return "observer"

    @property
    def place(self) -> tuple[object, ...]:
        """An action and one of its observers."""
        return ("observer", self.action, self.who)

    def on(self, world: World) -> World:
        """The world with an observer more or less."""
        return _changed(world, self.action, self._observed)

    def _observed(self, action: Action) -> Action:
        variable, condition = action.observing or (_fresh(action), TRUE)
        if self.notices:
            wider: Expr = Or((condition, Compare("==", Var(variable), Const(self.who))))
        else:
            wider = And((condition, Compare("!=", Var(variable), Const(self.who))))
        return replace(action, observing=(variable, wider))

    def words(self, world: World) -> str:
        """`let Elke notice “give(giver, other, Bread)”`."""
        told = told_action(world.actions[self.action])
        return f"let {self.who.name} notice {told}" if self.notices else f"do not let {self.who.name} notice {told}"

    def data(self, world: World) -> dict[str, object]:
        """The action, who, and whether they notice it."""
        return {"action": world.actions[self.action].name, "who": self.who.name, "notices": self.notices}


@dataclass(frozen=True, slots=True)
class WithoutConsent:
    """The ``action`` of that place in the world needs one reason less: of the ``index``-th of those who consent."""

    action: int
    index: int

    @property
    def kind(self) -> str:
        """The kind of change."""
        return "consent"

    @property
    def place(self) -> tuple[object, ...]:
        """The action: with one consent less the others have another index."""
        return ("consent", self.action)

    def on(self, world: World) -> World:
        """The world in which that consent is not needed."""
        return _changed(world, self.action, self._freed)

    def _freed(self, action: Action) -> Action:
        return replace(action, consents=(*action.consents[: self.index], *action.consents[self.index + 1 :]))

    def words(self, world: World) -> str:
        """`let “give(giver, other, Bread)” happen without a reason of giver`."""
        return f"let {told_action(world.actions[self.action])} happen without a reason of {self._consenting(world)}"

    def data(self, world: World) -> dict[str, object]:
        """The action, and who need not consent: a parameter of it, or somebody by name."""
        return {"action": world.actions[self.action].name, "consent": self._consenting(world)}

    def _consenting(self, world: World) -> str:
        return consenting(world.actions[self.action], self.index)


def changed(world: World, changes: tuple[Change, ...]) -> World:
    """The world with all of the changes."""
    for change in changes:
        world = change.on(world)
    return world


def _changed(world: World, place: int, change: Callable[[Action], Action]) -> World:
    return replace(world, actions=tuple(change(a) if i == place else a for i, a in enumerate(world.actions)))


def _fresh(action: Action) -> str:
    """The name of a variable that the action does not have."""
    taken = {parameter.name for parameter in action.parameters}
    name = "observer"
    while name in taken:
        name += "_"
    return name
