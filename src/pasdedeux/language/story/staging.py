"""What a scene's heading does: whoever is there and not listed goes, the listed leave where they were, the scene opens.

The naive way is one event after the other, each judged by who is there already. Then the first to come does not see
the last one, and in everybody's mind stale ideas of where the others are decide who notices whom, at every depth anew.
So the moves of a heading are joined, place by place: they happen at once, and in public: everyone who really is there
notices, and knows that everyone there does. That is what makes being together in a scene common knowledge.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from pasdedeux.model.evaluate import reader, truth
from pasdedeux.model.event import Event, Write
from pasdedeux.model.formula import TRUE, Expr
from pasdedeux.model.ground import conjunction, disjunction
from pasdedeux.model.story import Scene
from pasdedeux.model.values import Entity
from pasdedeux.model.world import Action, World

Binder = Callable[[Action, tuple[Entity, Entity]], Event]

GOES, COMES = "goes", "comes"  # what the staging actions of a library are called


def left(
    world: World, scene: Scene, moves: Mapping[str, Action], may: Callable[[Action, tuple[Entity, Entity]], bool]
) -> tuple[Entity, ...]:
    """The places that somebody leaves when a scene opens, where ``may`` says who may be there."""
    goes = moves.get(GOES)
    if scene.place is None or not scene.people or goes is None:
        return ()
    places = (place for place in world.values_of("place") if isinstance(place, Entity))
    return tuple(place for place in places if any(may(goes, (who, place)) for who in gone(world, scene, place)))


def gone(world: World, scene: Scene, place: Entity) -> tuple[Entity, ...]:
    """Who is not to be at a place when a scene opens: there, those who are not listed; elsewhere, those who are."""
    return tuple(w for w in world.characters if w not in scene.people) if place is scene.place else scene.people


def staged(
    world: World,
    scene: Scene,
    moves: Mapping[str, Action],
    bound: Binder,
    places: Collection[Entity] | None = None,
) -> Iterator[Event]:
    """The events of a heading, in order. ``moves`` are the staging actions by name; ``bound`` binds one of them.

    Only ``places`` are left, where they are given: nobody can be at another one.
    """
    if scene.place is None or not scene.people:  # a place that is only shown: nobody comes there, nobody leaves it
        return
    absent = [who for who in world.characters if who not in scene.people]
    goes, comes = moves.get(GOES), moves.get(COMES)
    for place in world.values_of("place"):
        if isinstance(place, Entity) and goes is not None and (places is None or place in places):
            out = gone(world, scene, place)
            if out:
                yield leaving(world, [bound(goes, (who, place)) for who in out])
    if comes is not None and scene.people:
        others = [] if goes is None else [bound(goes, (who, scene.place)) for who in absent]
        yield opening(world, [bound(comes, (who, scene.place)) for who in scene.people], others, scene.people)


def leaving(world: World, goes: Sequence[Event]) -> Event:
    """All who are there and not listed go at once; whoever would notice one of them notices all.

    It is impossible, and so passed over, where nobody of them is there.
    """
    writes = tuple(w for event in goes for w in _guarded(world, event))
    seen = {who: _any(_own(who, e, e.observing_formula[who]) for e in goes) for who in world.characters}
    secretly = _secretly(world, goes)
    return _joined(world, goes, disjunction(e.precondition for e in goes), writes, seen, secretly)


def opening(world: World, comes: Sequence[Event], goes: Sequence[Event], people: Sequence[Entity]) -> Event:
    """All who are listed are there at once, and know it of each other, and that nobody else is there."""
    writes = (*(w for e in goes for w in _guarded(world, e) if not w.path), *(w for e in comes for w in e.writes))
    seen = {who: TRUE if who in people else _any(e.observing_formula[who] for e in comes) for who in world.characters}
    secretly = {who: test for who, test in _secretly(world, comes).items() if who not in people}
    return _joined(world, comes, TRUE, writes, seen, secretly)


def _secretly(world: World, events: Sequence[Event]) -> dict[Entity, Expr]:
    """Who notices one of the events without being noticed."""
    return {
        who: _any(_own(who, e, e.secretly_formula[who]) for e in events if who in e.secretly_formula)
        for who in world.characters
    }


def _own(who: Entity, event: Event, notices: Expr) -> Expr:
    """Whoever moves notices their own move only if they do move; the others see somebody move, or nothing happens."""
    return conjunction((event.precondition, notices)) if event.args[0] is who else notices


def _any(conditions: Iterable[Expr]) -> Expr:
    """Any of them, each once: mostly it is the same whoever moves."""
    return disjunction(tuple(dict.fromkeys(conditions)))


def _guarded(world: World, event: Event) -> tuple[Write, ...]:
    """The writes of an event under its own condition: joined with others, it may be the only one that cannot happen."""
    return tuple(_write(world, w, conjunction((event.precondition, w.condition))) for w in event.writes)


def _write(world: World, write: Write, condition: Expr) -> Write:
    return Write(write.path, write.fluent, condition, write.value, truth(condition, world.truths), reader(write.value))


def _joined(
    world: World,
    events: Sequence[Event],
    condition: Expr,
    writes: tuple[Write, ...],
    seen: dict[Entity, Expr],
    secretly: dict[Entity, Expr],
) -> Event:
    where = events[0].args[1:]
    return Event(
        source=events[0].source,
        args=(*(e.args[0] for e in events), *where),
        precondition=condition,
        possible=truth(condition, world.truths),
        writes=writes,
        consents=(),
        observing={who: truth(test, world.truths) for who, test in seen.items()},
        observing_formula=seen,
        secretly={who: truth(test, world.truths) for who, test in secretly.items()},
        secretly_formula=secretly,
    )
