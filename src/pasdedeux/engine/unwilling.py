"""Who has no reason for what they do in a sequence of acts that is possible, but need not be a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic

from pasdedeux.engine import which
from pasdedeux.engine.compile import Compiled, Unforeseen, compile_world
from pasdedeux.engine.core import Core, Halted
from pasdedeux.engine.core import NoOutcome as WithoutOutcome
from pasdedeux.model.event import Event
from pasdedeux.model.limits import Limits
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.values import Entity

PATIENCE = 0.5  # seconds for one question; who has found no reason by then has none that is near at hand


def unwilling(
    semantics: Semantics, names: Sequence[str], limits: Limits
) -> tuple[tuple[Event, ...], tuple[tuple[int, Entity], ...]] | None:
    """The acts of those names, from the start on, and who has no reason for which of them; None where they are not
    possible one after the other.

    Raises:
        RuleLoop, ArithmeticError, Ungroundable: if the world has no meaning.
    """
    compiled = compile_world(semantics.world, semantics=semantics)
    named = {event.signature: event for event in compiled.events}
    events = tuple(named[name] for name in names if name in named)
    core = which.engine(compiled.task)
    try:
        return (events, tuple(_asked(compiled, core, events, limits))) if len(events) == len(names) else None
    except (_Impossible, Unforeseen, WithoutOutcome):
        return None


class _Impossible(Exception):
    """An act is not possible where it should happen."""


def _asked(compiled: Compiled, core: Core, events: Sequence[Event], limits: Limits) -> Iterator[tuple[int, Entity]]:
    state = compiled.semantics.start
    for index, event in enumerate(events):
        if not event.possible(state):
            raise _Impossible
        here = core.state(compiled.graph(state))
        for who in event.consents:
            if not _has_reason(core, here, compiled.place(event), who, limits):
                yield index, who
        state = compiled.semantics.after(state, event)


def _has_reason(core: Core, state: int, event: int, who: Entity, limits: Limits) -> bool:
    until = monotonic() + PATIENCE
    try:
        return core.reason(state, event, who.number, limits, go_on=lambda now: monotonic() < until) is not None
    except Halted:
        return False
