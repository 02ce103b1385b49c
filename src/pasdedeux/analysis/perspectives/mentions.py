"""Who and what is mentioned: in a formula, in an event, in a mind."""

from __future__ import annotations

from collections.abc import Iterable

from pasdedeux.model.formula import Const, Fluent
from pasdedeux.model.state import State, Values
from pasdedeux.model.trees import nodes
from pasdedeux.model.values import UNKNOWN, Entity, Value
from pasdedeux.model.world import Action, Parameter, Utility, World

SECRET = "secret"


def in_tree(tree: object) -> frozenset[Entity]:
    """The entities in a formula, an effect, or a tuple of them; not those that a quantifier would run through."""
    found: set[Entity] = set()
    for node in nodes(tree):
        if isinstance(node, Entity):
            found.add(node)
        elif isinstance(node, Const) and isinstance(node.value, Entity):
            found.add(node.value)
        elif isinstance(node, Fluent):
            found.update(arg for arg in node.args if isinstance(arg, Entity))
        elif isinstance(node, Parameter) and isinstance(node.constant, Entity):
            found.add(node.constant)
    return frozenset(found)


def in_action(action: Action) -> frozenset[Entity]:
    """The entities that an action speaks of whoever does it: what it takes and does, what it says, whose it is."""
    parts = (action.parameters, action.precondition, action.effects, action.consents, action.speech)
    return in_tree(parts)


def in_utility(utility: Utility) -> frozenset[Entity]:
    """The entities that somebody's wants speak of."""
    return in_tree((utility.value, tuple(want.condition for want in utility.wants)))


class Mentions:
    """Whom and what minds speak of: by each fact that is not as it is by default, at any depth of belief.

    A secret is spoken of by whoever has a view of it. That a letter tells of it, as everybody may believe from the
    start, does not count: else a secret would be known of by all because of a letter that nobody has read.
    """

    def __init__(self, world: World) -> None:
        self._secrets = frozenset(e for e in world.entities if SECRET in world.types and world.is_a(e, SECRET))
        self._people = world.characters
        self._answers = frozenset(schema.name for schema in world.fluents if schema.secret)
        self._here: dict[int, tuple[Values, frozenset[Entity]]] = {}
        self._all: dict[tuple[State, frozenset[Entity]], frozenset[Entity]] = {}

    def is_secret(self, entity: Entity) -> bool:
        """Whether it is a secret, which one meets only by a view of it or by hearing of it."""
        return entity in self._secrets

    def initiated(self, mind: State) -> frozenset[Entity]:
        """Those of whom a mind takes it that they have a view of a secret: before the story, who shares one with it."""
        return frozenset(
            who
            for who in self._people
            for fluent, value in mind.believed(who).values.items()
            if fluent.name in self._answers and value is not UNKNOWN
        )

    def in_mind(self, mind: State, met: frozenset[Entity]) -> frozenset[Entity]:
        """``met``, and all that ``mind`` speaks of besides: itself, or as the belief of somebody whom it knows of.

        Of those whom it does not know of it takes nothing to be so, though the engine keeps a mind for them as well.
        """
        known = self._all.get((mind, met))
        if known is None:
            known = self._all[mind, met] = self._gathered(mind, met)
        return known

    def _gathered(self, mind: State, met: frozenset[Entity]) -> frozenset[Entity]:
        found = met
        while True:
            minds = [who for who in found if who.is_character]
            grown = found.union(*(self._spoken_of(values) for values in _reached(mind, minds)))
            if not any(who.is_character for who in grown - found):
                return grown
            found = grown

    def _spoken_of(self, values: Values) -> frozenset[Entity]:
        known = self._here.get(id(values))
        if known is None:
            every = (e for fluent, value in values.items() for e in self._of_fact(fluent, value))
            known = self._here[id(values)] = (values, frozenset(every))  # kept, so that its id stays its own
        return known[1]

    def _of_fact(self, fluent: Fluent, value: Value) -> tuple[Entity, ...]:
        there = [x for x in (*fluent.args, value) if isinstance(x, Entity)]
        if fluent.name in self._answers:
            return tuple(there) if value is not UNKNOWN else ()
        return tuple(e for e in there if e not in self._secrets)


def _reached(mind: State, people: list[Entity]) -> Iterable[Values]:
    """The values of all states that can be reached by way of what ``people`` believe, each once."""
    seen, todo = {mind}, [mind]
    values: dict[int, Values] = {}
    for state in todo:
        values[id(state.values)] = state.values
        for who in people:
            inner = state.believed(who)
            if inner not in seen:
                seen.add(inner)
                todo.append(inner)
    return values.values()
