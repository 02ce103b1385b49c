"""What people may think of doing: every act of a world with every argument, bound only once it is possible somewhere.

Binding an act with all its effects takes a hundred times as long as testing its condition, and most acts are never
possible in the few states that a story's people imagine. So only conditions are made ready for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pasdedeux.analysis.acts.speaking import Speaking
from pasdedeux.model.binding import bind
from pasdedeux.model.evaluate import Truth, truth
from pasdedeux.model.event import Argument, Event
from pasdedeux.model.formula import FALSE, Expr, Fluent
from pasdedeux.model.ground import Ungroundable, ground
from pasdedeux.model.possible import arguments_of
from pasdedeux.model.state import State
from pasdedeux.model.world import Action, World

Known = dict[tuple[object, ...], "Candidate | None"]  # by action and arguments


class Repertoire:
    """The acts of some actions that somebody consents to, in the order of the actions and their arguments.

    ``known`` are acts of the same world that another repertoire has made ready; it takes in those that are new.
    """

    def __init__(
        self, world: World, actions: Iterable[Action], claims: Iterable[Expr], known: Known | None = None
    ) -> None:
        self.world = world
        self._candidates = tuple(_candidates(world, tuple(actions), tuple(claims), {} if known is None else known))
        self._speaking = Speaking(world)
        self._helpful: dict[frozenset[Fluent], tuple[Candidate, ...]] = {}

    def possible(self, state: State, wanted: frozenset[Fluent] | None = None) -> tuple[Event, ...]:
        """The acts that are possible in ``state``; those that speak of nothing ``wanted`` are left out."""
        some = self._candidates if wanted is None else self._among(wanted)
        return tuple(e for c in some if c.holds(state) and (e := c.event(self.world)) is not None)

    def _among(self, wanted: frozenset[Fluent]) -> tuple[Candidate, ...]:
        found = self._helpful.get(wanted)
        if found is None:
            some = (c for c in self._candidates if self._speaking.of(c.action, c.args, wanted))
            found = self._helpful[wanted] = tuple(some)
        return found

    def __len__(self) -> int:
        return len(self._candidates)


class Candidate:
    """An act that may be bound."""

    __slots__ = ("_event", "_tried", "action", "args", "holds")

    def __init__(self, action: Action, args: tuple[Argument, ...], holds: Truth) -> None:
        self.action, self.args, self.holds = action, args, holds
        self._event: Event | None = None
        self._tried = False

    def event(self, world: World) -> Event | None:
        """The event; None where its effects have no meaning with these arguments: a claim says too little."""
        if not self._tried:
            self._tried = True
            try:
                self._event = bind(world, self.action, self.args)
            except Ungroundable:
                self._event = None
        return self._event


def _candidates(
    world: World, actions: tuple[Action, ...], claims: tuple[Expr, ...], known: Known
) -> Iterator[Candidate]:
    for action in actions:
        if not action.effects or action.staging or not action.consents:
            continue
        for args in arguments_of(world, action, claims):
            found = kept(world, action, args, known)
            if found is not None:
                yield found


def kept(world: World, action: Action, args: tuple[Argument, ...], known: Known) -> Candidate | None:
    """As `candidate`, one object for each act: what is ``known`` already is not made ready again."""
    key = (action, *((type(arg), arg) for arg in args))  # `yes` and 1 are two things
    if key not in known:
        known[key] = candidate(world, action, args)
    return known[key]


def candidate(world: World, action: Action, args: tuple[Argument, ...]) -> Candidate | None:
    """The act with its condition made ready; None where it can never happen, or has no meaning with these arguments."""
    binding = {p.name: a for p, a in zip(action.parameters, args, strict=True) if p.name}
    try:
        condition = ground(action.precondition, world, binding)
    except Ungroundable:
        return None  # a claim that this action cannot be about
    return None if condition == FALSE else Candidate(action, args, truth(condition, world.truths))
