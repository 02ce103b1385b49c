"""Who is in the room: those whose place, by the story's own facts, is that of the scene."""

from __future__ import annotations

from collections.abc import Callable

from pasdedeux.model.formula import Fluent
from pasdedeux.model.replay import Moment
from pasdedeux.model.state import State
from pasdedeux.model.story import Scene
from pasdedeux.model.values import Entity
from pasdedeux.model.world import FluentSchema, World

Inside = Callable[[State, Entity], bool]


class Presence:
    """Who is present at the moments of a story.

    Which fact says where somebody is, is for a story to declare. It is recognised by what it says when a scene
    opens: that those in its heading are at its place. Where no fact does, those in the heading are present until
    the scene ends.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._scenes: dict[Scene, FluentSchema | None] = {}

    def at(self, moment: Moment) -> tuple[Entity, ...]:
        """Those present just before an event, in the world's order."""
        scene = moment.line.scene
        if scene is None:
            return ()
        if moment.line.staging:  # people are still coming in
            return scene.people
        if scene not in self._scenes:
            self._scenes[scene] = self._placing(scene, moment.before)
        schema = self._scenes[scene]
        if schema is None:
            return scene.people
        return tuple(who for who in self._world.characters if self._is_there(schema, who, scene, moment.before))

    def places(self, fluent: Fluent) -> bool:
        """Whether a fact was recognised as one that says where people are."""
        return any(schema is not None and schema.name == fluent.name for schema in self._scenes.values())

    def _placing(self, scene: Scene, state: State) -> FluentSchema | None:
        if scene.place is None or not scene.people:
            return None
        candidates = (
            s for s in self._world.fluents if len(s.parameters) == 1 and self._world.is_a(scene.place, s.kind)
        )
        return next((s for s in candidates if all(self._is_there(s, who, scene, state) for who in scene.people)), None)

    def _is_there(self, schema: FluentSchema, who: Entity, scene: Scene, state: State) -> bool:
        if not self._world.accepts(schema.parameters[0], who):
            return False
        return state.value(self._world.fluent(schema.name, (who,))) is scene.place
