"""What only shows when the declarations are bound: contradictions, divisions by zero, facts that are not declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice

from pasdedeux.diagnostics.collector import Collector
from pasdedeux.diagnostics.diagnostic import Diagnostic
from pasdedeux.diagnostics.span import Span
from pasdedeux.model.binding import all_events, bind, contradiction, ground_effects
from pasdedeux.model.evaluate import reader
from pasdedeux.model.event import Event
from pasdedeux.model.formula import Assign, Effects
from pasdedeux.model.ground import Ungroundable, ground
from pasdedeux.model.semantics import RuleLoop, Semantics
from pasdedeux.model.state import State
from pasdedeux.model.world import Action, Rule, Utility, World
from pasdedeux.sabre.checks.clashes import Clash, clashes
from pasdedeux.sabre.checks.satisfiable import satisfiable
from pasdedeux.sabre.meaning.events import Part

INSTANCES = 100_000  # of one action; nobody can plan with more, and looking at them would take minutes


def check(world: World, parts: Iterable[Part], mistakes: Collector) -> None:
    """Report what is wrong with instances of the declarations. Only those are bound that could be wrong."""
    parts = list(parts)
    for part in parts:
        if part.watch.partial:
            _try(part, mistakes, partial(_bind_all, world, part.what))
    if not mistakes.has_errors:
        for part in parts:
            _contradictions(world, part, mistakes)
    if not mistakes.has_errors and any(part.watch.divisions for part in parts):
        _divisions(world, parts, mistakes)


def _try(part: Part, mistakes: Collector, bound: Callable[[], None]) -> None:
    """Bind something, and report why that has no meaning."""
    try:
        bound()
    except Ungroundable as error:
        mistakes.add(_undeclared(part.watch.partial[0] if part.watch.partial else part.span, str(error)))
    except ArithmeticError as error:
        mistakes.add(_incalculable(part.watch.divisions[0] if part.watch.divisions else part.span, str(error)))


def _bind_all(world: World, what: Action | Rule | Utility | Effects) -> None:
    if isinstance(what, Utility):
        ground(what.value, world)
    elif isinstance(what, Action | Rule):
        for _ in islice(all_events(world, what), INSTANCES):
            pass
    else:
        ground_effects(what, world)


# --- contradictions ---


def _contradictions(world: World, part: Part, mistakes: Collector) -> None:
    what = part.what
    if isinstance(what, Utility):
        return
    effects = what.effects if isinstance(what, Action | Rule) else what
    if len(effects) == 1 and isinstance(effects[0], Assign):
        return  # nothing to contradict
    for clash in clashes(effects, world):
        if clash.always:
            mistakes.add(_contradictory(part.span, ""))
            return
        if isinstance(what, Action | Rule):
            found = _instance(world, what, clash)
            if found is not None:
                mistakes.add(_contradictory(part.span, found.signature))
                return


def _instance(world: World, what: Action | Rule, clash: Clash) -> Event | None:
    """An instance that could happen and in which the two assignments contradict each other."""
    condition = what.precondition if isinstance(what, Action) else what.condition
    if clash.excluded(condition):
        return None
    for args in islice(world.arguments(clash.parameters(what.parameters)), INSTANCES):
        event = bind(world, what, args)
        if contradiction(event.writes) and satisfiable(event.precondition, world):
            return event
    return None


# --- divisions ---


def _divisions(world: World, parts: list[Part], mistakes: Collector) -> None:
    """Work out at the start whatever divides, as a search would do at once."""
    start = _start(world, parts, mistakes)
    for part in parts:
        if part.watch.divisions and start is not None:
            _try(part, mistakes, partial(_work_out, world, part.what, start))


def _start(world: World, parts: list[Part], mistakes: Collector) -> State | None:
    try:
        return Semantics(world).start
    except RuleLoop:
        return None  # told by whoever asks for the start
    except ArithmeticError as error:
        divide = (p for p in parts if p.watch.divisions and not isinstance(p.what, Action | Utility))
        span = next((part.watch.divisions[0] for part in divide), None)
        mistakes.add(_incalculable(span, str(error)))
        return None


def _work_out(world: World, what: Action | Rule | Utility | Effects, start: State) -> None:
    if isinstance(what, Utility):
        reader(ground(what.value, world))(start)
    elif isinstance(what, Action):
        for event in islice(all_events(world, what), INSTANCES):
            if event.possible(start):
                _live_through(event, start)


def _live_through(event: Event, start: State) -> None:
    for write in event.writes:
        if write.holds(start):
            write.read(start)
    for notices in event.observing.values():
        notices(start)


# --- the messages ---


def _undeclared(span: Span, why: str) -> Diagnostic:
    return Diagnostic(
        "P204",
        why,
        span,
        consequence="The variables here can stand for something that this property says nothing about.",
        hint="give the variable a narrower type, or declare the property for more.",
    )


def _contradictory(span: Span, instance: str) -> Diagnostic:
    when = f" in `{instance}`" if instance else ""
    hint = "leave one of the values out"
    if instance:
        hint = "exclude the case in the precondition, as `a != b` does"
    return Diagnostic(
        "P306",
        f"this effect gives one fact two values at once{when}",
        span,
        consequence="A fact has one value, so nobody could tell what is so afterwards.",
        hint=f"{hint}.",
    )


def _incalculable(span: Span | None, why: str) -> Diagnostic:
    return Diagnostic(
        "P309",
        f"this cannot be worked out: {why}",
        span,
        consequence="It happens at the start already, so no story could begin.",
        hint="exclude the case in the precondition, as `coins() != 0` does, or choose with `if`.",
    )
