"""What one character cannot tell apart, by the model alone: nothing of the code that makes views is used here.

Two stories are alike to somebody if they notice the same acts in the same order, and believe the same to any depth
before all of it and after each experience. Beliefs are compared by names: each story has a world of its own. What
exists in one of them only must be nowhere in that mind, and in no act that was noticed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pasdedeux.model.formula import Const, Fluent
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.state import State
from pasdedeux.model.trees import nodes
from pasdedeux.model.values import UNKNOWN, Entity

Names = Mapping[str, str]  # what something of the other story is called in this one


def lived(replayed: Replay, who: str) -> Iterator[tuple[object, Moment]]:
    """The moments that reached somebody, and what they noticed of each."""
    one = replayed.story.world.by_name[who]
    for moment in replayed.moments:
        noticed = one in moment.observers
        changed = moment.before.believed(one) is not moment.after.believed(one)
        if moment.line.staging:
            if changed:
                yield ("staging", moment.event.source.name, str(moment.event.args[-1]), moved(moment), noticed), moment
        elif noticed or changed:
            yield noticed and act(moment), moment


def moved(moment: Moment) -> frozenset[str]:
    """Of those who are to come or go at the heading of a scene, who really does."""
    before, after = moment.before.values, moment.after.values
    changed = [f for f in {**before, **after} if before.get(f, f.default) is not after.get(f, f.default)]
    return frozenset(str(who) for who in moment.event.args[:-1] if any(f.args == (who,) for f in changed))


def act(moment: Moment) -> object:
    """An act as it is noticed: what was done, with whom and what."""
    return (moment.event.source.name, *(written(argument) for argument in moment.event.args))


def written(argument: object) -> str:
    """An argument by its names: a claim is written as it is built."""
    return repr(argument)


def alike(one: Replay, other: Replay, who: str, names: Names | None = None) -> bool:
    """Whether ``who`` cannot tell the stories apart."""
    called = names or {}
    first, second = list(lived(one, who)), list(lived(other, who))
    if [seen for seen, _ in first] != [seen for seen, _ in second]:
        return False
    me, twin = one.story.world.by_name[who], other.story.world.by_name[who]
    pairs = [(one.start.believed(me), other.start.believed(twin))]
    pairs += [(m.after.believed(me), n.after.believed(twin)) for (_, m), (_, n) in zip(first, second, strict=True)]
    if not all(same_mind(a, b, one, other, called) for a, b in pairs):
        return False
    return not any(known(x, one, who, [m for _, m in first]) for x in strangers(one, other, called)) and not any(
        known(x, other, who, [m for _, m in second]) for x in strangers(other, one, {v: k for k, v in called.items()})
    )


def strangers(one: Replay, other: Replay, called: Names) -> list[Entity]:
    """What exists in one story only, or is called otherwise in the other."""
    there = {entity.name: entity.label for entity in other.story.world.entities}
    return [e for e in one.story.world.entities if there.get(e.name) != e.label]


def same_mind(a: State, b: State, one: Replay, other: Replay, called: Names) -> bool:
    """Whether two minds hold the same at every depth, as far as those reach who are in both stories."""
    people = [(e, other.story.world.by_name.get(e.name)) for e in one.story.world.characters]
    shared = [(e, f) for e, f in people if f is not None]
    todo, done = [(a, b)], {(a, b)}
    for mine, theirs in todo:
        if facts(mine, lambda name: name) != facts(theirs, lambda name: called.get(name, name)):
            return False
        for who, twin in shared:
            pair = (mine.believed(who), theirs.believed(twin))
            if pair not in done:
                done.add(pair)
                todo.append(pair)
    return True


def facts(state: State, call: Callable[[str], str]) -> dict[object, object]:
    """The facts of a state by names; what is as it is by default is not in it."""

    def named(value: Any) -> object:
        return call(value.name) if isinstance(value, Entity) else (type(value).__name__, str(value))

    return {(f.name, tuple(map(named, f.args))): named(value) for f, value in state.values.items()}


def known(entity: Entity, replayed: Replay, who: str, moments: list[Moment]) -> bool:
    """Whether somebody may know of it: it is in an act that they noticed, in their mind at any depth, in their wants.

    A secret is in a mind that has a view of it; and wanting something of a secret is not knowing of it.
    """
    one, world = replayed.story.world.by_name[who], replayed.story.world
    secret = "secret" in entity.types
    for moment in moments:
        told = one in moment.observers and entity in mentioned((moment.event.args, moment.event.speech))
        if told and (not moment.line.staging or entity in in_mind(moment.after.believed(one), secret)):
            return True
    if entity in initiated(replayed, one):
        return True
    minds = [replayed.start.believed(one), *(m.after.believed(one) for m in moments)]
    if any(entity in in_mind(mind, secret) for mind in minds):
        return True
    utility = world.utilities.get(one)
    wants = mentioned((utility.value, tuple(w.condition for w in utility.wants))) if utility else set()
    return entity is one or (entity in wants and not secret)


def initiated(replayed: Replay, one: Entity) -> set[Entity]:
    """Those with whom somebody shares a secret before the story, as they see it."""
    mind = replayed.start.believed(one)
    return {
        who
        for who in replayed.story.world.characters
        if any(f.name == "so" and value is not UNKNOWN for f, value in mind.believed(who).values.items())
    }


def mentioned(tree: object) -> set[Entity]:
    """The entities in a tree of data."""
    found: set[Entity] = set()
    for node in nodes(tree):
        if isinstance(node, Entity):
            found.add(node)
        elif isinstance(node, Const) and isinstance(node.value, Entity):
            found.add(node.value)
        elif isinstance(node, Fluent):
            found.update(arg for arg in node.args if isinstance(arg, Entity))
    return found


def in_mind(mind: State, secret: bool) -> set[Entity]:
    """What a mind holds something of, at any depth."""
    found: set[Entity] = set()
    for state in mind.reachable():
        for fluent, value in state.values.items():
            if not secret or (fluent.name == "so" and value is not UNKNOWN):
                found.update(x for x in (*fluent.args, value) if isinstance(x, Entity))
    return found
