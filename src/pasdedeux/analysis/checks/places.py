"""Contradictions of place: people act where they are not, or are in two places at once."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.checks.case import Case, actor, scenes
from pasdedeux.analysis.checks.findings import Finding, finding
from pasdedeux.analysis.checks.gaps import about_places, world_gaps
from pasdedeux.analysis.checks.impossible import why_not
from pasdedeux.analysis.wording import clause, lacking_words, listed, required
from pasdedeux.model.replay import Moment
from pasdedeux.model.story import Scene
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name


def wrong_places(case: Case) -> Iterator[Finding]:
    """Acts of people who are somewhere else (C203)."""
    for moment in case.told:
        gaps = about_places(case, world_gaps(moment))
        if gaps:
            history, related = why_not(case, moment, gaps)
            yield finding(
                "C203",
                f"somebody is in another place: {listed([lacking_words(g, moment.before) for g in gaps])}",
                moment.line,
                consequence=" ".join([required(gaps), *history]),
                hint="let them come first, or open a scene where they are.",
                related=related,
                labels=[(line, "since this") for line in related if line not in case.removed],
                gaps=gaps,
            )
        elif (elsewhere := _unseen_elsewhere(case, moment)) is not None:
            yield elsewhere


def _unseen_elsewhere(case: Case, moment: Moment) -> Finding | None:
    """An act in a scene by somebody who is in another place, where nobody of the scene can notice it."""
    scene, who = moment.line.scene, actor(moment)
    if scene is None or scene.place is None or who is None:
        return None
    place = case.places.of(who, moment)
    here = (c for c in case.world.characters if case.places.of(c, moment) is scene.place)
    if place is None or place is scene.place or any(c in moment.observers for c in here):
        return None
    if who in scene.people and moment.possible and _left_in_scene(case, moment, who):
        return None  # they went off in this very scene, and it follows them
    return finding(
        "C203",
        f"{name(who)} is not here: this scene is at {name(scene.place)}, and {name(who)} is at {name(place)}",
        moment.line,
        consequence=f"Nobody at {name(scene.place)} can notice that {clause(moment.line)}: it happens somewhere else.",
        hint=f"let {name(who)} arrive first, or open a scene at {name(place)}.",
        subject="elsewhere",
    )


def _left_in_scene(case: Case, moment: Moment, who: Entity) -> bool:
    facts = case.places.facts(who)
    return any(
        m.line.scene is moment.line.scene and any(m.before.value(f) is not m.after.value(f) for f in facts)
        for m in case.moments[: moment.index]
        if not m.line.staging
    )


def double_places(case: Case) -> Iterator[Finding]:
    """People in two places at the same time (C203). That one is named twice in a scene is refused when it is read."""
    together: list[tuple[Scene, tuple[Moment, ...]]] = []
    for scene, moments in scenes(case):
        if not scene.meanwhile:
            together = []
        for other, others in together:
            if other.place is not scene.place:
                yield from _doubled(scene, _present(scene, moments), other, _present(other, others))
        together.append((scene, moments))


def _present(scene: Scene, moments: tuple[Moment, ...]) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(scene.people)) or tuple(
        dict.fromkeys(who for m in moments if (who := actor(m)) is not None)
    )


def _doubled(scene: Scene, people: tuple[Entity, ...], other: Scene, others: tuple[Entity, ...]) -> Iterator[Finding]:
    for who in people:
        if who in others:
            places = [name(s.place) if s.place is not None else "a place without a name" for s in (other, scene)]
            yield finding(
                "C203",
                f"{name(who)} is in two places at the same time: {listed(places)}",
                span=scene.span,
                consequence=f'"{scene.title}" happens meanwhile, at the same time as "{other.title}".',
                hint="leave them out of one of the two scenes, or take the `meanwhile` away.",
                subject=f"meanwhile {who.name}",
            )
