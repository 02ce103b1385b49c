"""What the tests need to hold the Python engine against the reference: a world in both, side by side."""

from __future__ import annotations

from hypothesis import assume

from pasdedeux.engine.compile import compile_world
from pasdedeux.engine.plain import PlainCore
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.semantics import RuleLoop
from pasdedeux.model.utilities import Utilities

WITHOUT_MEANING = (RuleLoop, ArithmeticError, Ungroundable)


class Sides:
    """A world in the reference and in the engine. A random world without meaning is not tried."""

    def __init__(self, world) -> None:
        try:
            self.compiled = compile_world(world)
            self.core = PlainCore(self.compiled.task)
        except WITHOUT_MEANING:
            assume(False)
            raise
        self.semantics, self.task = self.compiled.semantics, self.compiled.task
        self.events = tuple(self.compiled.events)
        self.utilities = Utilities(self.semantics)
        self.owners = (*world.characters, None)

    def possible(self, state):
        """The places of the events that are possible by the reference; None if that cannot be said."""
        try:
            return tuple(i for i, event in enumerate(self.events) if event.possible(state))
        except ArithmeticError:
            return None

    def after(self, state, event):
        """The state after an event by the reference; None if it has no outcome."""
        try:
            return self.semantics.after(state, self.events[event])
        except WITHOUT_MEANING:
            return None

    def differences(self, state, number, depth=None):
        """Where what is believed differs, as the minds gone through: to the end, or ``depth`` minds deep."""
        codes = self.compiled.graph(state)
        todo: list[tuple[int, int, tuple[int, ...]]] = [(0, number, ())]
        seen = set()
        for at, node, path in todo:
            if typed(self.values(codes[at])) != typed(self.core.values(node)):
                yield path
            for who, inner in enumerate(codes[at].beliefs):
                believed = self.core.believed(node, who)
                if depth is not None and len(path) == depth:
                    continue
                if depth is not None or (inner, believed) not in seen:
                    seen.add((inner, believed))
                    todo.append((inner, believed, (*path, who)))

    def values(self, code):
        """All values of a state in numbers."""
        values = list(self.task.defaults)
        for fluent, value in code.values:
            values[fluent] = value
        return values


def typed(values):
    """Values with their types: true is not one."""
    return [(type(value), value) for value in values]
